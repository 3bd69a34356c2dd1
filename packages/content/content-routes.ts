/**
 * The routes of an app's content origin, or of its folder `/content/<app>/` where there is but
 * one origin:
 *
 *     GET  frame/logic                     the logic frame
 *     GET  frame/view?wxs=…&builtins=all   a view frame, with the common built-ins or with all
 *     GET  frame/site                      the frame around a web site that the app shows
 *     GET  site.js                         what such a site includes to talk to the app
 *     GET  bundle/<digest>                 a manifest
 *     GET  files/<sha256>/<path>           a file of the app's bundles, whichever of them it is in
 *     GET  image?key=…&url=…               a remote image, video, sound or font
 *     POST outbound/request?key=…          a request of the app
 *     GET  outbound/socket?key=…           a WebSocket of the app: see outbound/socket-relays.ts
 */
import { Hono, type Context } from 'hono'
import type { ContentSource } from './content-source.ts'
import { contentTypeOf } from './files/content-type.ts'
import { fileHeaders, immutable } from './files/file-headers.ts'
import type { FrameDocument, FrameDocuments } from './frames/frame-documents.ts'
import {
  frameHeaders,
  logicFramePolicy,
  siteFramePolicy,
  viewFramePolicy,
  type FrameSurroundings,
} from './frames/frame-policy.ts'
import { parseWxsHashes } from './frames/wxs-hashes.ts'
import { serveOutboundRequest } from './outbound/serve-outbound-request.ts'
import { serveRemoteMedia } from './outbound/serve-remote-media.ts'

export interface ContentRoutesOptions {
  /** Asked at each request: a rebuilt runtime is served without a restart. */
  documents(): FrameDocuments
  source: ContentSource
  /** Where these routes are, with a slash at the end: `http://app.localhost:8080/`. */
  base: string
}

const DIGEST = /^[0-9a-f]{64}$/

export function createContentRoutes({ documents, source, base }: ContentRoutesOptions): Hono {
  const routes = new Hono()
  const surroundings: FrameSurroundings = { contentBase: base, playerOrigins: source.playerOrigins }

  const frame = (c: Context, served: ServedFrame): Response =>
    c.body(served.document.html, 200, {
      ...frameHeaders(surroundings),
      'Content-Security-Policy': served.policy,
      'Cache-Control': c.req.query('v') === served.version ? immutable : 'no-store',
    })

  routes.get('/frame/logic', (c) => {
    const { logic, version } = documents()
    return frame(c, { document: logic, version, policy: logicFramePolicy(logic.scriptHash, surroundings) })
  })

  routes.get('/frame/view', (c) => {
    const wxs = parseWxsHashes(c.req.query('wxs'))
    if (!wxs.ok) return c.text('The hashes are malformed.', 400)
    const { view: common, viewWithAll, version } = documents()
    const view = c.req.query('builtins') === 'all' ? viewWithAll : common
    return frame(c, {
      document: view,
      version,
      policy: viewFramePolicy([view.scriptHash, ...wxs.value], surroundings),
    })
  })

  routes.get('/frame/site', (c) => {
    const { site } = documents()
    // Never kept: the list of sites is the platform's, and may change at any time.
    const policy = siteFramePolicy(site.scriptHash, source.sites, surroundings)
    return frame(c, { document: site, version: '', policy })
  })

  routes.get('/site.js', (c) =>
    c.body(documents().siteBridge, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }),
  )

  routes.get('/bundle/:digest', async (c) => {
    const digest = c.req.param('digest')
    const manifest = DIGEST.test(digest) ? await source.readManifest(digest) : undefined
    return manifest ? file(c, manifest, 'application/json') : notFound(c)
  })

  routes.get('/files/:sha256/:path{.+}', async (c) => {
    const sha256 = c.req.param('sha256')
    const path = c.req.param('path')
    const bytes = DIGEST.test(sha256) ? await source.readFile(sha256) : undefined
    return bytes ? file(c, bytes, contentTypeOf(path)) : notFound(c)
  })

  routes.get('/image', async (c): Promise<Response> => {
    const rules = source.outboundFor(c.req.query('key') ?? '')
    return rules ? serveRemoteMedia(c, rules) : c.text('No key.', 403, fileHeaders)
  })

  routes.on(['POST', 'OPTIONS'], '/outbound/request', (c) =>
    serveOutboundRequest(c, source.playerOrigins, source.outboundFor(c.req.query('key') ?? '')),
  )

  routes.notFound(notFound)
  return routes
}

interface ServedFrame {
  readonly document: FrameDocument
  readonly version: string
  readonly policy: string
}

/** Answers range requests too: players of video and sound ask for parts. */
function file(c: Context, bytes: Uint8Array, type: string): Response {
  const headers = {
    ...fileHeaders,
    'Content-Type': type,
    'Cache-Control': immutable,
    'Accept-Ranges': 'bytes',
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(c.req.header('range') ?? '')
  // The copy makes the type say what is true of bytes read from disk: no shared memory behind them.
  if (!range) return c.body(new Uint8Array(bytes), 200, headers)
  const start = Number(range[1])
  const end = Math.min(range[2] ? Number(range[2]) : Infinity, bytes.length - 1)
  if (start > end) return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${bytes.length}` })
  return c.body(new Uint8Array(bytes.subarray(start, end + 1)), 206, {
    ...headers,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
  })
}

function notFound(c: Context): Response {
  return c.text('Not found.', 404, fileHeaders)
}
