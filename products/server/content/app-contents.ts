/** The content origins of apps: what they serve, who may use their proxies, and where they are. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { contentBaseFor, createContentRouter, type ContentRouter } from '@maque/content/content-router.ts'
import type { ContentSource } from '@maque/content/content-source.ts'
import type { FrameDocuments } from '@maque/content/frames/frame-documents.ts'
import type { OutboundRules } from '@maque/content/outbound/outbound-request.ts'
import { createSocketRelays, type SocketRelays } from '@maque/content/outbound/socket-relays.ts'
import type { OutboundPurpose } from '@maque/protocol/content/outbound.ts'
import type { ContentPlaces } from '@maque/platform/launches.ts'
import type { CompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import type { Platform } from '@maque/platform/platform.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import { mayReach } from '@maque/platform/modules/development/may-reach.ts'
import type { ServerConfig } from '../config.ts'

type EnvVersion = Launch['envVersion']

const envVersions: readonly EnvVersion[] = ['release', 'trial', 'develop']

export interface AppContentsOptions {
  readonly config: Pick<ServerConfig, 'contentDomain' | 'scheme'>
  readonly documents: FrameDocuments
}

const KEY_BYTES = 16

/**
 * A key stands for one kind of version of one app; it is the same for everybody who opens that. So
 * the proxy knows what runs without being told: a version that is online has no other key.
 */
function proxyKeyOf(appId: string, version: EnvVersion, secret: Buffer): string {
  return createHmac('sha256', secret)
    .update(`${version} ${appId}`)
    .digest()
    .subarray(0, KEY_BYTES)
    .toString('base64url')
}

export function contentPlaces({ config, documents }: AppContentsOptions, secret: Buffer): ContentPlaces {
  return {
    placeOf(appId, { host, scheme }, version) {
      const place = contentBaseFor(appId, { host, scheme, contentDomain: config.contentDomain })
      return { ...place, proxyKey: proxyKeyOf(appId, version, secret), frameVersion: documents.version }
    },
  }
}

/** One answer of a proxied server. */
const MAX_ANSWER_BYTES = 200 * 1024 * 1024
const MAX_TIMEOUT_MS = 60_000

export interface Passing {
  readonly agent: OutboundRules['agent']
  readonly mayConnect: OutboundRules['mayConnect']
  readonly compressed: CompressedBytes
}

export interface AppContents {
  readonly route: ContentRouter
  readonly sockets: SocketRelays
}

export function openAppContents(
  { config, documents }: AppContentsOptions,
  platform: Pick<Platform, 'development' | 'releases' | 'bundles'>,
  secret: Buffer,
  { agent, mayConnect, compressed }: Passing,
): AppContents {
  const sourceOf = async (appId: string, self: string): Promise<ContentSource | undefined> => {
    const settings = await platform.development.reachOf(appId)
    if (!settings) return undefined
    const { bundles, releases } = platform
    return {
      readManifest: async (digest) =>
        (await releases.hasBundle(appId, [digest])) ? bundles.readManifest(digest) : undefined,
      async readFile(sha256) {
        const isItsOwn = await releases.hasBundle(appId, await bundles.bundlesWith(sha256))
        return isItsOwn ? bundles.readHashed(sha256) : undefined
      },
      playerOrigins: playerOrigins(self, config),
      sites: settings.businessDomains,
      outboundFor(given) {
        const version = envVersions.find((one) => isSame(given, proxyKeyOf(appId, one, secret)))
        return (
          version && {
            agent,
            mayConnect,
            limits: { maxTimeoutMs: MAX_TIMEOUT_MS, maxAnswerBytes: MAX_ANSWER_BYTES },
            mayReach: (url: URL, purpose: OutboundPurpose) =>
              !isOwn(url, config.contentDomain) && mayReach(settings, { kind: purpose, url, version }),
          }
        )
      },
    }
  }
  const route = createContentRouter({ ...config, documents: () => documents, sourceOf })
  return {
    sockets: createSocketRelays({ ...config, sourceOf }),
    async route(request) {
      const response = await route(request)
      return response && compress(request, response, compressed)
    },
  }
}

/** The platform's own names are no app's to ask, whatever its lists say. */
function isOwn({ hostname }: URL, contentDomain: string): boolean {
  return hostname === contentDomain || hostname.endsWith(`.${contentDomain}`)
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
