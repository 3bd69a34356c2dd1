/**
 * The one app that is walked, served by the child itself on a port of its own: the real player and
 * frames, the bundle that was compiled, and a proxy that goes by the app's own domains. Nothing of
 * the platform can be reached from here, whatever an app does.
 */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { accept, refuse } from '@maque/base/result.ts'
import { contentBaseFor, createContentRouter } from '@maque/content/content-router.ts'
import type { ContentSource } from '@maque/content/content-source.ts'
import { isPublicOrIn } from '@maque/content/outbound/address-policy.ts'
import { createGuardedAgent } from '@maque/content/outbound/guarded-agent.ts'
import { createSocketRelays } from '@maque/content/outbound/socket-relays.ts'
import { createCompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import { mayReach } from '@maque/platform/modules/development/may-reach.ts'
import { parseManifest } from '@maque/platform/parse-manifest.ts'
import { NOBODY } from '@maque/client/who-is-here.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { ServerDomains } from '@maque/protocol/platform/development.ts'
import { filesByHash } from '@maque/protocol/bundle/files-by-hash.ts'
import { firstFilesOf } from '@maque/protocol/bundle/first-files.ts'
import { viewScriptsOf } from '@maque/protocol/bundle/view-scripts.ts'
import type { BuiltSite } from '../site/built-site.ts'
import { serveSite } from '../site/serve-site.ts'

export interface WalkedApp {
  readonly appId: string
  readonly appName: string
  readonly version: string
  readonly digest: string
  readonly signature: { readonly key: string; readonly value: string }
  readonly serverDomains: ServerDomains
  /** Of the operator's, where the app's servers may be too. */
  readonly ownNetworks: readonly string[]
  readonly manifest: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface WalkServer {
  readonly port: number
  addressOf(page: string): string
  /** What the app has asked since this was asked last. */
  takeAsked(): readonly AskedHost[]
}

export interface AskedHost {
  readonly origin: string
  readonly isAllowed: boolean
  readonly times: number
}

const LIMITS = { maxTimeoutMs: 20_000, maxAnswerBytes: 50 * 1024 * 1024 }
const PROXY_KEY = 'walk'
/** Of distinct origins on one page. */
const MOST_ASKED = 50

export async function startWalkServer(app: WalkedApp, site: BuiltSite): Promise<WalkServer> {
  const mayConnect = isPublicOrIn(app.ownNetworks)
  const agent = createGuardedAgent(mayConnect)
  const files = filesByHash(parseManifest(app.manifest), app.files)
  let asked = new Map<string, AskedHost>()
  const note = (url: URL, isAllowed: boolean): void => {
    const origin = `${url.protocol}//${url.host}`
    const key = `${isAllowed} ${origin}`
    if (asked.has(key) || asked.size < MOST_ASKED)
      asked.set(key, { origin, isAllowed, times: (asked.get(key)?.times ?? 0) + 1 })
  }
  let port = 0
  const place = {
    contentDomain: 'localhost',
    scheme: 'http',
    sourceOf: (label: string): ContentSource | undefined =>
      label === app.appId.toLowerCase() || label === app.appId
        ? {
            readManifest: async (digest) => (digest === app.digest ? app.manifest : undefined),
            readFile: async (sha256) => files.get(sha256),
            playerOrigins: [`http://localhost:${port}`],
            // Sites in web views are others' pages: nobody looks at them here.
            sites: [],
            outboundFor: (key) =>
              key === PROXY_KEY
                ? {
                    agent,
                    mayConnect,
                    limits: LIMITS,
                    mayReach(url, kind) {
                      const isAllowed = mayReach(
                        { serverDomains: app.serverDomains, domainChecks: { develop: true, trial: true } },
                        { kind, url, version: 'release' },
                      )
                      note(url, isAllowed)
                      return isAllowed
                    },
                  }
                : undefined,
          }
        : undefined,
  } as const
  const content = createContentRouter({ ...place, documents: () => site.documents })
  const sockets = createSocketRelays(place)
  const screens = serveSite({
    site,
    compressed: createCompressedBytes(),
    launchOnline: async () => accept(launchOf(app, port, site)),
    launchRelease: async () => refuse(undefined),
    personOf: async () => NOBODY,
  })
  const listener = getRequestListener(async (request) => (await content(request)) ?? screens.fetch(request))
  port = await new Promise<number>((resolve, reject) => {
    const server = createServer(listener).on('upgrade', sockets.upgrade)
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound ? bound.port : 0)
    })
  })
  return {
    port,
    addressOf: (page) => `http://localhost:${port}/app/${app.appId}?path=${encodeURIComponent(page)}`,
    takeAsked() {
      const taken = [...asked.values()]
      asked = new Map()
      return taken
    },
  }
}

function launchOf(app: WalkedApp, port: number, site: BuiltSite): Launch {
  const manifest = parseManifest(app.manifest)
  const place = contentBaseFor(app.appId, {
    host: `localhost:${port}`,
    scheme: 'http',
    contentDomain: 'localhost',
  })
  return {
    appId: app.appId,
    name: app.appName,
    intro: '',
    iconUrl: 'data:,',
    digest: app.digest,
    signature: {
      key: { kty: 'OKP', crv: 'Ed25519', x: app.signature.key },
      value: app.signature.value,
      successions: [],
    },
    version: app.version,
    // Not released yet: there is nothing in the log that a player could check.
    envVersion: 'trial',
    content: { ...place, proxyKey: PROXY_KEY, frameVersion: site.documents.version },
    viewScripts: viewScriptsOf(manifest),
    firstFiles: firstFilesOf(manifest),
  }
}
