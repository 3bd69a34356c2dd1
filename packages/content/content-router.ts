/**
 * Sends each request to the platform or to an app's content, by its `Host`.
 *
 * `<app>.<content domain>` is an app's origin and serves nothing else. On any other host,
 * `/content/<app>/…` is the same content in single-origin mode (a phone on a LAN address): the
 * frames are as opaque there, but share a process with the player, so that a looping app can
 * stop it.
 */
import { Hono } from 'hono'
import type { ContentSource } from './content-source.ts'
import { createContentRoutes } from './content-routes.ts'
import type { FrameDocuments } from './frames/frame-documents.ts'

export interface ContentRouterOptions {
  /** `localhost` in development; a domain of its own, never the platform's, elsewhere. */
  readonly contentDomain: string
  /** Whether the router is reached over https. Behind a TLS proxy it is, though the socket does not show it. */
  readonly scheme: 'http' | 'https'
  documents(): FrameDocuments
  /** `self` is the origin asked: the player's own in single-origin mode. */
  sourceOf(app: string, self: string): ContentSource | undefined | Promise<ContentSource | undefined>
}

/** Gives a response for content requests, and `undefined` for everything that is the platform's. */
export type ContentRouter = (request: Request) => Promise<Response | undefined>

/** An app's label in its host name. */
const LABEL = /^[a-z0-9][a-z0-9-]{0,61}$/

export function createContentRouter(options: ContentRouterOptions): ContentRouter {
  return async (request) => {
    const { host, pathname } = new URL(request.url)
    const place = placeOf(request.headers.get('host') ?? host, pathname, options)
    if (!place) return undefined
    const source = await options.sourceOf(place.app, place.self)
    if (!source) return new Response('Not found.', { status: 404 })
    const routes = createContentRoutes({ documents: options.documents, source, base: place.base })
    const mounted = place.path === '/' ? routes : new Hono().route(place.path, routes)
    return mounted.fetch(request)
  }
}

export interface ContentPlace {
  readonly app: string
  readonly self: string
  readonly base: string
  /** Where the routes are mounted. */
  readonly path: string
}

/** Whose content is asked for, if any. */
export function placeOf(
  host: string,
  pathname: string,
  { contentDomain, scheme }: Pick<ContentRouterOptions, 'contentDomain' | 'scheme'>,
): ContentPlace | undefined {
  // Parsed again: a `Host` with anything but a host in it must not reach a policy header.
  const asked = URL.parse(`${scheme}://${host}`)
  if (!asked || asked.pathname !== '/' || asked.username) return undefined
  const self = asked.origin
  if (asked.hostname.endsWith(`.${contentDomain}`)) {
    const app = asked.hostname.slice(0, -contentDomain.length - 1)
    return LABEL.test(app) ? { app, self, base: `${self}/`, path: '/' } : undefined
  }
  const app = /^\/content\/([^/]+)\//.exec(pathname)?.[1]
  if (!app || !LABEL.test(app)) return undefined
  return { app, self, base: `${self}/content/${app}/`, path: `/content/${app}` }
}

/** Where the player finds an app's content when it was itself asked at `playerHost`. */
export function contentBaseFor(
  app: string,
  player: { readonly host: string; readonly scheme: 'http' | 'https'; readonly contentDomain: string },
): { readonly base: string; readonly isOwnOrigin: boolean } {
  const asked = new URL(`${player.scheme}://${player.host}`)
  const isLoopback = asked.hostname === 'localhost' || asked.hostname === '127.0.0.1'
  const isReachable = player.contentDomain === 'localhost' ? isLoopback : true
  if (!isReachable) return { base: `${asked.origin}/content/${app}/`, isOwnOrigin: false }
  const port = asked.port === '' ? '' : `:${asked.port}`
  return { base: `${player.scheme}://${app}.${player.contentDomain}${port}/`, isOwnOrigin: true }
}
