/**
 * Serves one project in development.
 *
 *     localhost:PORT        the player, and what it and the terminal tell each other
 *     app.localhost:PORT    the app's content origin
 *
 * Opened by another address (a phone on the same network), everything is served from that one
 * origin.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { inAuthorsPlaces } from '@maque/compiler/bundle/authors-places.ts'
import { toStandardMap } from '@maque/compiler/bundle/source-maps.ts'
import { contentBaseFor, createContentRouter } from '@maque/content/content-router.ts'
import type { ContentSource } from '@maque/content/content-source.ts'
import { playerPolicy } from '@maque/content/frames/frame-policy.ts'
import { isAnyAddress } from '@maque/content/outbound/address-policy.ts'
import { createGuardedAgent } from '@maque/content/outbound/guarded-agent.ts'
import { createSocketRelays, type SocketRelays } from '@maque/content/outbound/socket-relays.ts'
import type { OutboundRules } from '@maque/content/outbound/outbound-request.ts'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { BuiltPlayer } from './built-player.ts'
import type { DevBundle } from './dev-bundle.ts'
import { devPage } from './dev-page.ts'

export interface DevServerOptions {
  /** 0: any that is free. */
  readonly port: number
  /** Listens beyond this machine. */
  readonly isPublic: boolean
  readonly player: Promise<BuiltPlayer>
  /** The first compilation may still run: the page waits for it. */
  bundle(): Promise<DevBundle | undefined>
  onAppLog(line: AppLogLine): void
}

export interface AppLogLine {
  readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error'
  readonly text: string
}

export interface DevServer {
  readonly port: number
  /** Serves a newer bundle and tells every open player. */
  announce(bundle: DevBundle): void
  close(): Promise<void>
}

const APP = 'app'
const MAX_LOG_BYTES = 4 * 1024 * 1024

export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const player = await options.player
  const proxyKey = randomBytes(16).toString('base64url')
  /** Older bundles stay while players still load from them. */
  const bundles = new Map<string, DevBundle>()
  const listeners = new Set<(digest: string) => void>()
  const agent = createGuardedAgent(isAnyAddress)

  const keep = (bundle: DevBundle): void => {
    bundles.delete(bundle.digest)
    bundles.set(bundle.digest, bundle)
    for (const old of [...bundles.keys()].slice(0, -KEPT_BUNDLES)) bundles.delete(old)
  }
  const current = async (): Promise<DevBundle | undefined> => {
    const bundle = await options.bundle()
    if (bundle) keep(bundle)
    return bundle
  }
  const outbound: OutboundRules = {
    agent,
    mayConnect: isAnyAddress,
    limits: { maxTimeoutMs: 60_000, maxAnswerBytes: 200 * 1024 * 1024 },
    // An author's backend may be anywhere; the domain lists are the platform's.
    mayReach: () => true,
  }
  const sourceFor = (self: string): ContentSource => ({
    readManifest: async (digest) => bundles.get(digest)?.manifest,
    readFile: async (sha256) =>
      [...bundles.values()].find((one) => one.byHash.has(sha256))?.byHash.get(sha256),
    playerOrigins: [...new Set([...loopbackOrigins(new URL(self).port), self])],
    sites: ['https:', 'http:'],
    outboundFor: (key) => (key === proxyKey ? outbound : undefined),
  })
  const place = {
    contentDomain: 'localhost',
    scheme: 'http',
    sourceOf: (app: string, self: string) => (app === APP ? sourceFor(self) : undefined),
  } as const
  const content = createContentRouter({ ...place, documents: () => player.documents })
  const sockets = createSocketRelays(place)

  const site = new Hono()
  site.get('/', async (c) => {
    const bundle = await current()
    const place = contentBaseFor(APP, {
      host: c.req.header('host') ?? 'localhost',
      scheme: 'http',
      contentDomain: 'localhost',
    })
    const name = bundle?.appName ?? 'Maque'
    const preloads = bundle
      ? [`${place.base}bundle/${bundle.digest}`, ...bundle.firstFiles.map((address) => place.base + address)]
      : []
    return c.html(
      devPage(
        {
          content: { ...place, proxyKey, frameVersion: player.documents.version },
          ...(bundle && { compiled: { digest: bundle.digest, expectedScripts: bundle.viewScripts } }),
          app: { key: 'dev', name },
        },
        {
          scripts: player.devImports.map((name) => `/player/${name}`),
          laterScripts: player.laterImports.map((name) => `/player/${name}`),
          files: preloads,
        },
      ),
      200,
      {
        'Content-Security-Policy': playerPolicy({ contentBase: place.base }),
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    )
  })
  site.get('/player/:file', (c) => {
    const script = player.scripts.get(c.req.param('file'))
    if (!script) return c.notFound()
    return c.body(new Uint8Array(script), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    })
  })
  site.get('/dev/events', (c) =>
    streamSSE(c, async (stream) => {
      const tell = (digest: string): void => void stream.writeSSE({ event: 'compiled', data: digest })
      listeners.add(tell)
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve))
      // A player that was away meanwhile catches up.
      const bundle = await current()
      if (bundle) tell(bundle.digest)
      await ended
      listeners.delete(tell)
    }),
  )
  site.post('/dev/console', async (c) => {
    // Other pages in the author's browser can post here; they cannot read, and only lines are taken.
    if (Number(c.req.header('content-length') ?? Infinity) > MAX_LOG_BYTES) return c.body(null, 413)
    const lines: unknown = await c.req.json().catch(() => [])
    if (Array.isArray(lines)) {
      for (const line of lines) {
        if (isLogLine(line))
          options.onAppLog({ ...line, text: inAuthorsPlaces(line.text, [...bundles.values()]) })
      }
    }
    return c.body(null, 204)
  })
  site.post('/dev/places', async (c) => c.text(inAuthorsPlaces(await c.req.text(), [...bundles.values()])))
  site.get('/dev/maps/:digest/:path', (c) => {
    const bundle = bundles.get(c.req.param('digest'))
    const map = bundle?.maps.get(c.req.param('path'))
    return bundle && map ? c.json(toStandardMap(map, bundle.sourceOf)) : c.notFound()
  })
  site.get('/healthz', (c) => c.text('ok'))

  const listener = getRequestListener(async (request) => (await content(request)) ?? site.fetch(request))
  const servers = await listen(listener, sockets, options)
  return {
    port: portOf(servers),
    announce(bundle) {
      keep(bundle)
      for (const tell of listeners) tell(bundle.digest)
    },
    async close() {
      sockets.close()
      await agent.close()
      await Promise.all(servers.map(closeServer))
    },
  }
}

const KEPT_BUNDLES = 5

/** Both loopback addresses, because browsers choose either for `localhost`. */
async function listen(
  listener: ReturnType<typeof getRequestListener>,
  sockets: SocketRelays,
  { port, isPublic }: { readonly port: number; readonly isPublic: boolean },
): Promise<readonly Server[]> {
  const open = (host: string, port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer(listener).on('upgrade', sockets.upgrade)
      server.once('error', reject)
      server.listen(port, host, () => resolve(server))
    })
  if (isPublic) return [await open('::', port).catch(() => open('0.0.0.0', port))]
  const first = await open('127.0.0.1', port)
  // A machine without IPv6 does without.
  const second = await open('::1', portOf([first])).catch(() => undefined)
  return second ? [first, second] : [first]
}

function portOf([server]: readonly Server[]): number {
  const bound = server?.address()
  if (!bound || typeof bound === 'string') throw new Error('the development server has no port')
  return bound.port
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Policies cannot name `[::1]`; whoever types it is at `localhost` anyway. */
function loopbackOrigins(port: string): readonly string[] {
  return ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`)
}

const levels: ReadonlySet<unknown> = new Set<AppLogLine['level']>(['debug', 'log', 'info', 'warn', 'error'])

function isLogLine(line: unknown): line is AppLogLine {
  if (typeof line !== 'object' || line === null) return false
  const { level, text } = line as Partial<Record<keyof AppLogLine, unknown>>
  return levels.has(level) && typeof text === 'string'
}
