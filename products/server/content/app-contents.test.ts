import { MockAgent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFrameDocuments } from '@maque/content/frames/frame-documents.ts'
import type { ContentRouter } from '@maque/content/content-router.ts'
import { ENVELOPE_LENGTH_BYTES, type OutboundPurpose } from '@maque/protocol/content/outbound.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { ReachSettings } from '@maque/platform/modules/development/contract.ts'
import { createCompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import { contentPlaces, openAppContents } from './app-contents.ts'

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

let settings: ReachSettings
let agent: MockAgent
let contents: ContentRouter
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
    releases: { hasBundle: async () => false },
    bundles: {},
  }
  // Of the platform nothing else is asked for requests of apps.
  contents = openAppContents({ config, documents }, platform as never, secret, {
    agent,
    compressed: createCompressedBytes(),
  })
})
afterAll(() => agent.close())

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
  purpose: OutboundPurpose = 'request',
): Promise<string> {
  const { proxyKey } = contentPlaces({ config, documents }, secret).placeOf(appId, origin, version)
  return send(url, proxyKey, purpose)
}

async function send(url: string, key: string, purpose: OutboundPurpose = 'request'): Promise<string> {
  const head = new TextEncoder().encode(
    JSON.stringify({ url, method: 'GET', headers: {}, timeoutMs: 1000, purpose }),
  )
  const envelope = new Uint8Array(ENVELOPE_LENGTH_BYTES + head.length)
  new DataView(envelope.buffer).setUint32(0, head.length)
  envelope.set(head, ENVELOPE_LENGTH_BYTES)
  const response = await contents(
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
    ['wss://chat.good.test/room', 'release', 'socket', 'not supported'],
    ['wss://api.good.test/room', 'release', 'socket', 'url not in domain list'],
    ['ws://chat.good.test/room', 'release', 'socket', 'url not in domain list'],
    ['ws://evil.test/room', 'develop', 'socket', 'not supported'],
    ['wss://wx1.content.test/', 'develop', 'socket', 'url not in domain list'],
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
