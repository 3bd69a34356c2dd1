import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MockAgent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { isPublicAddress } from '@maque/content/outbound/address-policy.ts'
import { makeFrameDocuments } from '@maque/content/frames/frame-documents.ts'
import { ENVELOPE_LENGTH_BYTES, type OutboundRequestHead } from '@maque/protocol/content/outbound.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { ReachSettings } from '@maque/platform/modules/development/contract.ts'
import { createCompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import { contentPlaces, openAppContents, type AppContents } from './app-contents.ts'

const documents = makeFrameDocuments({
  logicFrame: '',
  logicWorker: '',
  appWorker: '',
  view: '',
  viewWithAll: '',
  site: '',
  siteBridge: '',
})
const secret = Buffer.alloc(32, 7)
const config = { contentDomain: 'content.test', scheme: 'http' } as const
const origin = { address: '', host: 'maque.test', scheme: 'http' } as const

const [ownDigest, ownFile] = ['a'.repeat(64), 'b'.repeat(64)]
const [otherDigest, otherFile] = ['c'.repeat(64), 'd'.repeat(64)]

let settings: ReachSettings
let agent: MockAgent
let contents: AppContents
beforeAll(() => {
  agent = new MockAgent()
  agent.disableNetConnect()
  for (const host of ['https://api.good.test', 'https://evil.test', 'https://wx1.content.test']) {
    agent.get(host).intercept({ path: '/' }).reply(200, 'tea').persist()
  }
  agent
    .get('https://api.good.test')
    .intercept({ path: '/away' })
    .reply(302, '', { headers: { location: 'https://evil.test/' } })
    .persist()
  const platform = {
    development: { reachOf: async (appId: string) => (appId === 'wx1' ? settings : undefined) },
    releases: {
      hasBundle: async (_: string, digests: readonly string[]) => digests.includes(ownDigest),
    },
    bundles: {
      bundlesWith: async (sha256: string) => (sha256 === ownFile ? [ownDigest] : [otherDigest]),
      readManifest: async () => Buffer.from('{}'),
      readHashed: async () => Buffer.from('tea'),
    },
  }
  // Of the platform nothing else is asked for requests of apps.
  contents = openAppContents({ config, documents }, platform as never, secret, {
    agent,
    mayConnect: isPublicAddress,
    compressed: createCompressedBytes(),
  })
})
afterAll(() => {
  contents.sockets.close()
  return agent.close()
})

const listed = {
  request: ['https://api.good.test', 'https://wx1.content.test'],
  socket: ['wss://chat.good.test'],
  upload: [],
  download: [],
  udp: ['udp://play.good.test:9000'],
  tcp: ['tcp://play.good.test:9000'],
}

async function ask(
  url: string,
  version: Launch['envVersion'],
  appId = 'wx1',
  purpose: OutboundRequestHead['purpose'] = 'request',
): Promise<string> {
  const { proxyKey } = contentPlaces({ config, documents }, secret).placeOf(appId, origin, version)
  return send(url, proxyKey, purpose)
}

async function send(
  url: string,
  key: string,
  purpose: OutboundRequestHead['purpose'] = 'request',
): Promise<string> {
  const head = new TextEncoder().encode(
    JSON.stringify({ url, method: 'GET', headers: {}, timeoutMs: 1000, purpose }),
  )
  const envelope = new Uint8Array(ENVELOPE_LENGTH_BYTES + head.length)
  new DataView(envelope.buffer).setUint32(0, head.length)
  envelope.set(head, ENVELOPE_LENGTH_BYTES)
  const response = await contents.route(
    new Request(`http://wx1.content.test/outbound/request?key=${key}`, {
      method: 'POST',
      body: envelope,
      headers: { host: 'wx1.content.test', 'content-length': String(envelope.length) },
    }),
  )
  if (response?.status !== 200) return String(response?.status)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const length = new DataView(bytes.buffer).getUint32(0)
  const answer = JSON.parse(
    new TextDecoder().decode(bytes.subarray(ENVELOPE_LENGTH_BYTES, ENVELOPE_LENGTH_BYTES + length)),
  ) as { ok: boolean; reason?: string }
  return answer.ok
    ? new TextDecoder().decode(bytes.subarray(ENVELOPE_LENGTH_BYTES + length))
    : (answer.reason ?? '')
}

describe('a request of an app', () => {
  it.each([
    ['https://api.good.test/', 'release', 'tea'],
    ['https://evil.test/', 'release', 'url not in domain list'],
    // NET-05: at every hop.
    ['https://api.good.test/away', 'release', 'url not in domain list'],
    // NET-19: what is online has no switch.
    ['https://evil.test/', 'develop', 'tea'],
    ['https://api.good.test/away', 'develop', 'tea'],
    ['https://evil.test/', 'trial', 'url not in domain list'],
    // NET-13: the platform’s own names are nobody’s to ask, listed or let off.
    ['https://wx1.content.test/', 'release', 'url not in domain list'],
    ['https://wx1.content.test/', 'develop', 'url not in domain list'],
  ] as const)('to %s from a version of kind %s: %s', async (url, version, outcome) => {
    settings = { serverDomains: listed, domainChecks: { develop: false, trial: true }, businessDomains: [] }
    expect(await ask(url, version)).toBe(outcome)
  })

  it.each([
    ['udp://play.good.test:9000', 'release', 'udp', 'not supported'],
    ['udp://play.good.test:9001', 'release', 'udp', 'url not in domain list'],
    ['tcp://play.good.test:9000', 'release', 'tcp', 'not supported'],
    ['tcp://evil.test:9000', 'trial', 'tcp', 'url not in domain list'],
  ] as const)(
    'to %s from a version of kind %s goes by the list of %s: %s',
    async (url, version, kind, outcome) => {
      settings = { serverDomains: listed, domainChecks: { develop: false, trial: true }, businessDomains: [] }
      expect(await ask(url, version, 'wx1', kind)).toBe(outcome)
    },
  )

  it('is made with the key of its own app alone', async () => {
    settings = { serverDomains: listed, domainChecks: { develop: false, trial: false }, businessDomains: [] }
    expect(await ask('https://api.good.test/', 'release', 'wx2')).toBe('403')
    expect(await send('https://api.good.test/', '')).toBe('403')
  })
})

describe('the origin of an app (CLI-02)', () => {
  it.each([
    ['its own bundle', `/bundle/${ownDigest}`, 200],
    ['its own file', `/files/${ownFile}/a.png`, 200],
    ['no bundle of another app', `/bundle/${otherDigest}`, 404],
    ['no file of another app', `/files/${otherFile}/a.png`, 404],
  ])('has %s', async (_, path, status) => {
    settings = { serverDomains: listed, domainChecks: { develop: false, trial: false }, businessDomains: [] }
    const response = await contents.route(
      new Request(`http://wx1.content.test${path}`, { headers: { host: 'wx1.content.test' } }),
    )
    expect(response?.status).toBe(status)
  })
})

describe('a WebSocket of an app', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer().on('upgrade', contents.sockets.upgrade)
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => server.close())

  /** What the relay says first. Of what may be opened, nothing listens or is public. */
  async function ask(url: string, version: Launch['envVersion'], key?: string): Promise<unknown> {
    const { proxyKey } = contentPlaces({ config, documents }, secret).placeOf('wx1', origin, version)
    const socket = new WebSocket(
      `ws://127.0.0.1:${(server.address() as AddressInfo).port}/outbound/socket?key=${key ?? proxyKey}`,
      { headers: { host: 'wx1.content.test', origin: 'http://content.test' } },
    )
    socket.on('open', () =>
      socket.send(JSON.stringify({ url, protocols: [], headers: {}, timeoutMs: 1000, compresses: false })),
    )
    const [said] = await Promise.race([once(socket, 'message'), once(socket, 'unexpected-response')])
    socket.on('error', () => undefined).terminate()
    return Buffer.isBuffer(said) ? (JSON.parse(said.toString()) as { reason: string }).reason : 'turned away'
  }

  it.each([
    ['wss://10.0.0.1/room', 'release', 'address not allowed'],
    ['ws://10.0.0.1/room', 'release', 'url not in domain list'],
    ['wss://api.good.test/room', 'release', 'url not in domain list'],
    ['ws://10.0.0.2/room', 'develop', 'address not allowed'],
    ['wss://wx1.content.test/', 'develop', 'url not in domain list'],
  ] as const)('to %s from a version of kind %s: %s', async (url, version, outcome) => {
    settings = {
      serverDomains: { ...listed, socket: ['wss://10.0.0.1'] },
      domainChecks: { develop: false, trial: true },
      businessDomains: [],
    }
    expect(await ask(url, version)).toBe(outcome)
  })

  it('is opened with the key of its own app alone', async () => {
    expect(await ask('wss://10.0.0.1/room', 'release', 'other')).toBe('turned away')
  })
})
