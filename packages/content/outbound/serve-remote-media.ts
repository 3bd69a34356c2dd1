/** `GET image?url=…`: remote pictures, sound, video and fonts, which frames may not load themselves. */
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { fileHeaders } from '../files/file-headers.ts'
import { makeOutboundRequest, type OutboundRules } from './outbound-request.ts'

const SHOWN = /^(image|audio|video|font)\/|^application\/(font|x-font|vnd\.ms-fontobject|ogg|octet-stream)/

export async function serveRemoteMedia(c: Context, rules: OutboundRules): Promise<Response> {
  const range = c.req.header('range')
  const answered = await makeOutboundRequest(
    {
      url: c.req.query('url') ?? '',
      method: 'GET',
      headers: { accept: 'image/*,audio/*,video/*,*/*;q=0.1', ...(range && { range }) },
      timeoutMs: 60_000,
      purpose: 'download',
    },
    undefined,
    // Any server may show a picture; only requests are bound to the app's domain lists.
    { ...rules, mayReach: () => true },
    c.req.raw.signal,
  )
  if (!answered.ok) return c.text(answered.refusal, 502, { ...fileHeaders, 'Cache-Control': 'no-store' })
  const { status, headers, body } = answered.value
  const type = String(headers['content-type'] ?? 'application/octet-stream')
  if ((status !== 200 && status !== 206) || !SHOWN.test(type)) {
    body.destroy()
    return c.text(`The server answered ${status} with ${type}.`, 502, {
      ...fileHeaders,
      'Cache-Control': 'no-store',
    })
  }
  const passed = ['content-range', 'accept-ranges', 'etag', 'last-modified'].flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]] as const] : [],
  )
  // Node's web streams and the DOM's are declared apart, but are the same object.
  return c.body(Readable.toWeb(body) as unknown as ReadableStream, status, {
    ...fileHeaders,
    ...Object.fromEntries(passed),
    'Content-Type': type,
    'Cache-Control':
      typeof headers['cache-control'] === 'string' ? headers['cache-control'] : 'public, max-age=3600',
  })
}
