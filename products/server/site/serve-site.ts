/**
 * The screens: the player at `/`, one app at `/app/<AppID>`, a version on trial at
 * `/preview/<release>`, the console at `/console/`.
 *
 * An app's page is a document of its own, because its policy names exactly that app's content.
 */
import { Hono, type Context } from 'hono'
import { playerPolicy } from '@maque/content/frames/frame-policy.ts'
import type { CompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import type { Result } from '@maque/base/result.ts'
import type { AppPage, Launch } from '@maque/protocol/platform/catalogue.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { BuiltFile, BuiltSite } from './built-site.ts'
import { appPage, homePage, sorryPage } from './pages.ts'

export interface SiteOptions {
  readonly site: BuiltSite
  readonly compressed: CompressedBytes
  /** Refused: with the words for who would have opened it. */
  launchOnline(appId: string, c: Context): Promise<Result<Launch, BilingualText | undefined>>
  /** `sign-in`: nobody is signed in, so that it cannot be told. */
  launchRelease(releaseId: string, c: Context): Promise<Result<Launch, BilingualText | undefined> | 'sign-in'>
  /** Who asks, as `AppPage` names them. */
  personOf(c: Context): Promise<string>
}

const pageHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const homePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  // Apps' pages, which are ours and have policies of their own.
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  // Text becomes no code, and no markup that could hold any.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The component library sets style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  // Versions on trial, in the reviewer's phone frame.
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  // Text becomes no code; as markup only where console/shell/no-markup.ts lets it.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

export function serveSite(options: SiteOptions): Hono {
  const { site } = options
  const app = new Hono()
  app.get('/', (c) =>
    c.html(homePage(site.importsOf('home.js')), 200, {
      ...pageHeaders,
      'Content-Security-Policy': homePolicy,
    }),
  )
  // At the pages that it is for: a worker of this kind reaches no further up than where it is.
  app.get('/app/offline.js', (c) => built(c, site.files.get('player/offline.js'), options))
  app.get('/app/:appId', async (c) => {
    const [launch, person] = await Promise.all([
      options.launchOnline(c.req.param('appId'), c),
      options.personOf(c),
    ])
    return launch.ok ? page(c, { launch: launch.value, person }, site) : sorry(c, launch.refusal)
  })
  app.get('/preview/:releaseId', async (c) => {
    const launch = await options.launchRelease(c.req.param('releaseId'), c)
    if (launch === 'sign-in') {
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(`/console/?${new URLSearchParams({ next: pathname + search })}`, 302)
    }
    if (!launch.ok) return sorry(c, launch.refusal)
    return page(c, { launch: launch.value, person: await options.personOf(c) }, site)
  })
  // What a code says that is scanned with a phone's own camera.
  app.get('/scan/:ticketId', (c) => c.redirect(`/console${c.req.path}`, 302))
  app.get('/console', (c) => c.redirect('/console/', 301))
  app.get('/player/:path{.+}', (c) => built(c, site.files.get(`player/${c.req.param('path')}`), options))
  app.get('/console/:path{.*}', (c) => {
    const file = site.files.get(`console/${c.req.param('path')}`)
    if (file && c.req.param('path') !== 'index.html') return built(c, file, options)
    // Its addresses are its own: whatever is asked for below it, it decides what to show.
    const index = site.files.get('console/index.html')
    if (!index || c.req.path.includes('.')) return sorry(c)
    return c.body(new Uint8Array(index.bytes), 200, {
      ...pageHeaders,
      'Content-Type': index.type,
      'Content-Security-Policy': consolePolicy,
    })
  })
  return app
}

function page(c: Context, content: AppPage, site: BuiltSite): Response {
  const imports = site.importsOf('app.js')
  const later = ['capabilities.js', ...site.importsOf('capabilities.js')]
  return c.html(
    appPage(
      content,
      imports,
      later.filter((name) => !imports.includes(name)),
    ),
    200,
    {
      ...pageHeaders,
      'Content-Security-Policy': playerPolicy({ contentBase: content.launch.content.base }),
    },
  )
}

/** `data:` is the icon that is none. */
function sorry(c: Context, why?: BilingualText): Response {
  return c.html(sorryPage(why), why ? 409 : 404, {
    ...pageHeaders,
    'Content-Security-Policy': "default-src 'none'; img-src data:; style-src 'self'; frame-ancestors 'self'",
  })
}

async function built(
  c: Context,
  file: BuiltFile | undefined,
  { compressed }: SiteOptions,
): Promise<Response> {
  if (!file) return c.text('Not found.', 404)
  const headers = {
    'Cache-Control': file.isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  return compressed.respond(c.req.raw, { key: file.etag, bytes: file.bytes, type: file.type, headers })
}
