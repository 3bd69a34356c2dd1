/** The content origins of apps: what they serve, who may use their proxies, and where they are. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { contentBaseFor, createContentRouter, type ContentRouter } from '@maque/content/content-router.ts'
import type { ContentSource } from '@maque/content/content-source.ts'
import type { FrameDocuments } from '@maque/content/frames/frame-documents.ts'
import { createGuardedAgent } from '@maque/content/outbound/guarded-agent.ts'
import type { OutboundPurpose } from '@maque/protocol/content/outbound.ts'
import type { ContentPlaces } from '@maque/platform/launches.ts'
import type { CompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import type { Platform } from '@maque/platform/platform.ts'
import type { ServerConfig } from '../config.ts'

export interface AppContentsOptions {
  readonly config: Pick<ServerConfig, 'contentDomain' | 'scheme'>
  readonly documents: FrameDocuments
}

const KEY_BYTES = 16

/** A key stands for its app and nothing else; it is the same for everybody who opens the app. */
function proxyKeyOf(appId: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(appId).digest().subarray(0, KEY_BYTES).toString('base64url')
}

export function contentPlaces({ config, documents }: AppContentsOptions, secret: Buffer): ContentPlaces {
  return {
    placeOf(appId, { host, scheme }) {
      const place = contentBaseFor(appId, { host, scheme, contentDomain: config.contentDomain })
      return { ...place, proxyKey: proxyKeyOf(appId, secret), frameVersion: documents.version }
    },
  }
}

/** One answer of a proxied server. */
const MAX_ANSWER_BYTES = 200 * 1024 * 1024
const MAX_TIMEOUT_MS = 60_000

export interface AppContents {
  readonly serve: ContentRouter
  close(): Promise<void>
}

export function openAppContents(
  { config, documents }: AppContentsOptions,
  platform: Pick<Platform, 'apps' | 'releases' | 'bundles'>,
  secret: Buffer,
  compressed: CompressedBytes,
): AppContents {
  const agent = createGuardedAgent({ allowsPrivate: false })

  const sourceOf = async (appId: string, self: string): Promise<ContentSource | undefined> => {
    const domains = await platform.apps.serverDomains(appId)
    if (!domains) return undefined
    const key = proxyKeyOf(appId, secret)
    const ifItsOwn = async (
      digest: string,
      read: () => Promise<Buffer | undefined>,
    ): Promise<Buffer | undefined> =>
      (await platform.releases.hasBundle(appId, digest)) ? read() : undefined
    return {
      readManifest: (digest) => ifItsOwn(digest, () => platform.bundles.readManifest(digest)),
      readFile: (digest, path) => ifItsOwn(digest, () => platform.bundles.readFile(digest, path)),
      playerOrigins: playerOrigins(self, config),
      mayUseProxy: (given) => given !== undefined && isSame(given, key),
      sites: domains.webView ?? [],
      outbound: {
        agent,
        allowsPrivate: false,
        limits: { maxTimeoutMs: MAX_TIMEOUT_MS, maxAnswerBytes: MAX_ANSWER_BYTES },
        mayReach: (url: URL, purpose: OutboundPurpose) => domains[purpose].includes(url.origin),
      },
    }
  }
  const route = createContentRouter({ ...config, documents: () => documents, sourceOf })
  return {
    async serve(request) {
      const response = await route(request)
      return response && compress(request, response, compressed)
    },
    close: () => agent.close(),
  }
}

/** Where players of this platform are, as seen from an app's content at `self`. */
function playerOrigins(
  self: string,
  { contentDomain, scheme }: Pick<ServerConfig, 'contentDomain' | 'scheme'>,
): readonly string[] {
  const { hostname, port } = new URL(self)
  const suffix = port === '' ? '' : `:${port}`
  if (!hostname.endsWith(`.${contentDomain}`)) return [self]
  // In development the player is at any name of this machine; policies cannot name `[::1]`.
  const hosts = contentDomain === 'localhost' ? ['localhost', '127.0.0.1'] : [contentDomain]
  return hosts.map((host) => `${scheme}://${host}${suffix}`)
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Scripts of apps go as mere bytes. Pictures, sound and video are compressed as they are. */
const SHRINKS =
  /^(text\/|application\/(json|javascript|octet-stream)|image\/(svg\+xml|bmp|x-icon)|font\/(ttf|otf))/

const OF_THE_PLAIN_BYTES = new Set(['content-length', 'accept-ranges'])

/** What may be kept for ever is worth compressing well, once. */
async function compress(
  request: Request,
  response: Response,
  compressed: CompressedBytes,
): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isKept = response.headers.get('cache-control')?.includes('immutable') ?? false
  if (response.status !== 200 || !isKept || !SHRINKS.test(type)) return response
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OF_THE_PLAIN_BYTES.has(name)))
  return compressed.respond(request, {
    key: `${request.headers.get('host')} ${request.url}`,
    bytes: new Uint8Array(await response.arrayBuffer()),
    type,
    headers,
  })
}
