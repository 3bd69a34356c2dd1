/**
 * Apps' pictures, for everybody: `/icons/<digest>`, and `/icons/letter.svg?of=…&hue=…` for apps
 * without one.
 *
 * Not a rule: the numbers here are HTTP’s.
 */
import { Hono } from 'hono'
import { isDigest } from '../../kernel/blobs/blob-store.ts'
import { immutableHeaders } from '../../kernel/http/compressed-bytes.ts'
import { letterIcon, type AppIcons } from './icons.ts'

export function iconFiles(icons: AppIcons): Hono {
  const app = new Hono()
  app.get('/icons/letter.svg', (c) =>
    c.body(letterIcon(c.req.query('of') ?? '?', Number(c.req.query('hue') ?? 0)), 200, {
      ...immutableHeaders,
      'Content-Type': 'image/svg+xml',
    }),
  )
  app.get('/icons/:digest', async (c) => {
    const digest = c.req.param('digest')
    const icon = isDigest(digest) ? await icons.get(digest) : undefined
    if (!icon) return c.text('Not found.', 404)
    return c.body(new Uint8Array(icon.bytes), 200, { ...immutableHeaders, 'Content-Type': icon.type })
  })
  return app
}
