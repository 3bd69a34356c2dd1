import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createProxiedNetwork } from '@maque/runtime-host/network/proxied-network.ts'
import type { OpenSocket, SocketRequest } from '@maque/runtime-host/ports/network.ts'
import { isAnyAddress, isPublicAddress } from './address-policy.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import type { OutboundRules } from './outbound-request.ts'
import { MAX_MESSAGE_BYTES } from './relay-socket.ts'
import { createSocketRelays, type SocketRelays } from './socket-relays.ts'

const PLAYER = 'http://localhost:1'
const rules: OutboundRules = {
  agent: createGuardedAgent(isAnyAddress),
  mayConnect: isAnyAddress,
  limits: { maxTimeoutMs: 5_000, maxAnswerBytes: 1000 },
  mayReach: ({ pathname }) => pathname !== '/unlisted',
}
const portOf = (server: Server | WebSocketServer): number => (server.address() as AddressInfo).port

let outside: WebSocketServer
let relays: SocketRelays
let content: Server
const met: (readonly [IncomingMessage, WebSocket])[] = []

beforeAll(async () => {
  outside = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    perMessageDeflate: true,
    handleProtocols: (protocols) => [...protocols][0] ?? false,
    verifyClient: ({ req }: { readonly req: IncomingMessage }) => req.url !== '/closed-door',
  })
  outside.on('headers', (headers) => headers.push('X-Room: 7'))
  outside.on('connection', (socket, request) => {
    met.push([request, socket])
    // Said at once, with the answer to the handshake.
    socket.send('welcome')
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  })
  await once(outside, 'listening')
})
beforeEach(async () => {
  met.length = 0
  relays = createSocketRelays({
    contentDomain: 'localhost',
    scheme: 'http',
    sourceOf: (app) =>
      app === 'app'
        ? {
            readManifest: async () => undefined,
            readFile: async () => undefined,
            playerOrigins: [PLAYER],
            sites: [],
            outboundFor: (key) =>
              key === 'open'
                ? rules
                : key === 'guarded'
                  ? { ...rules, mayConnect: isPublicAddress }
                  : undefined,
          }
        : undefined,
  })
  content = createServer().on('upgrade', relays.upgrade)
  await once(content.listen(0, '127.0.0.1'), 'listening')
  // Browsers say whose page it is; nothing else of theirs is missed here.
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url, { origin: PLAYER })
        // Node throws what nobody hears; browsers do not.
        this.on('error', () => undefined)
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  relays.close()
  content.close()
})
afterAll(() => {
  for (const client of outside.clients) client.terminate()
  outside.close()
})

/** Through the host's own side, in single-origin mode: names below `localhost` are not everywhere known. */
async function connect(asked: Partial<SocketRequest> & { readonly path?: string } = {}, key = 'open') {
  const network = createProxiedNetwork({
    base: `http://127.0.0.1:${portOf(content)}/content/app/`,
    isOwnOrigin: false,
    proxyKey: key,
    frameVersion: 'v',
  })
  const told: unknown[] = []
  const waiting: { readonly count: number; resolve(): void }[] = []
  const tell = (news: unknown): void => {
    told.push(news)
    for (const { count, resolve } of waiting) if (told.length >= count) resolve()
  }
  const giveUp = new AbortController()
  const outcome = await network.connectSocket(
    {
      url: `ws://127.0.0.1:${portOf(outside)}${asked.path ?? '/'}`,
      protocols: [],
      headers: {},
      timeoutMs: 5_000,
      compresses: false,
      ...asked,
    },
    {
      signal: giveUp.signal,
      onMessage: (data) => tell(typeof data === 'string' ? data : new Uint8Array(data)),
      onError: (reason) => tell({ error: reason }),
      onClose: (code, reason) => tell({ code, reason }),
    },
  )
  return {
    refusal: outcome.ok ? undefined : outcome.refusal,
    /** `undefined` where it was refused, which makes a test fail. */
    socket: (outcome.ok ? outcome.value : undefined) as OpenSocket,
    heard: (count: number) =>
      new Promise<readonly unknown[]>((resolve) => {
        waiting.push({ count, resolve: () => resolve(told) })
        if (told.length >= count) resolve(told)
      }),
  }
}

describe('a WebSocket of an app', () => {
  it('carries protocols, headers, text and bytes, and how it was ended', async () => {
    const { socket, heard } = await connect({
      protocols: ['tea', 'coffee'],
      headers: { Token: 't', Host: 'evil.test', 'Sec-WebSocket-Key': 'mine' },
    })
    const [request] = met[0] ?? []
    expect(request?.headers).toMatchObject({
      token: 't',
      host: `127.0.0.1:${portOf(outside)}`,
      'sec-websocket-protocol': 'tea,coffee',
    })
    expect(request?.headers['sec-websocket-key']).not.toBe('mine')
    expect(request?.headers).not.toHaveProperty('sec-websocket-extensions')
    expect([socket.protocol, socket.headers['x-room']]).toEqual(['tea', '7'])
    socket.send('麻雀 "quoted"')
    socket.send(new Uint8Array([0, 255]).buffer)
    socket.send('')
    expect(await heard(4)).toEqual(['welcome', '麻雀 "quoted"', new Uint8Array([0, 255]), ''])
    const ended = met[0] && once(met[0][1], 'close')
    socket.close(4001, '再见')
    expect((await heard(5)).at(-1)).toEqual({ code: 4001, reason: '再见' })
    expect((await ended)?.map(String)).toEqual(['4001', '再见'])
  })

  it('offers compression where it was asked for', async () => {
    const { socket, heard } = await connect({ compresses: true })
    expect(met[0]?.[0].headers['sec-websocket-extensions']).toMatch(/^permessage-deflate/)
    socket.send('a'.repeat(10_000))
    expect((await heard(2)).at(-1)).toHaveLength(10_000)
  })

  it.each([
    ['with a code', (other: WebSocket) => other.close(4321, 'enough'), [{ code: 4321, reason: 'enough' }]],
    ['without one', (other: WebSocket) => other.close(), [{ code: 1005, reason: '' }]],
    ['without a word', (other: WebSocket) => other.terminate(), [{ code: 1006, reason: '' }]],
    [
      'by a message that is too large',
      (other: WebSocket) => other.send(Buffer.alloc(MAX_MESSAGE_BYTES + 1)),
      [{ error: 'Max payload size exceeded' }, { code: 1006, reason: '' }],
    ],
  ])('hears that the other side ended it %s', async (_, end, news) => {
    const { heard } = await connect()
    end(met[0]?.[1] as WebSocket)
    expect((await heard(1 + news.length)).slice(1)).toEqual(news)
  })

  it('makes a side wait that says more than the other takes, and loses nothing', async () => {
    const { socket, heard } = await connect()
    for (let i = 0; i < 4; i++) socket.send(new Uint8Array(2_000_000).fill(i).buffer)
    const [, ...echoes] = (await heard(5)) as readonly Uint8Array[]
    expect(echoes.map(({ length, 0: first }) => [length, first])).toEqual(
      [0, 1, 2, 3].map((i) => [2_000_000, i]),
    )
  })

  it('ends on the other side when its player is gone', async () => {
    await connect()
    const ended = once(met[0]?.[1] as WebSocket, 'close')
    for (const client of [...met]) expect(client[1].readyState).toBe(WebSocket.OPEN)
    relays.close()
    expect((await ended)[0]).toBe(1001)
  })

  it('errs and is over when the proxy is gone', async () => {
    const { heard } = await connect()
    relays.close()
    expect((await heard(3)).slice(1)).toEqual([{ error: 'connection failed' }, { code: 1006, reason: '' }])
  })

  it.each([
    ['an address outside the list', { path: '/unlisted' }, 'url not in domain list'],
    ['what is no WebSocket', { url: 'https://127.0.0.1/' }, 'invalid url'],
    ['credentials', { url: 'wss://a:b@127.0.0.1/' }, 'invalid url'],
    ['a port where nobody listens', { url: 'ws://127.0.0.1:1/' }, 'connection failed'],
    ['a server that does not want it', { path: '/closed-door' }, 'connection failed'],
    ['protocols that are no words', { protocols: ['a b'] }, 'connection failed'],
    ['headers that are none', { headers: { 'a b': 'c' } }, 'connection failed'],
  ])('is refused for %s', async (_, asked, refusal) => {
    expect((await connect(asked)).refusal).toBe(refusal)
    expect(met).toEqual([])
  })

  it.each([
    'ws://127.0.0.1/',
    'ws://[::1]/',
    'wss://169.254.169.254/',
    'ws://2130706433/',
    'ws://localhost/',
  ])('is not opened to %s where only public addresses may be reached', async (url) => {
    expect((await connect({ url }, 'guarded')).refusal).toBe('address not allowed')
  })

  it('gives up a server that does not answer', async () => {
    const silent = createServer().on('upgrade', (_, connection) => connection.on('error', () => undefined))
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const url = `ws://127.0.0.1:${portOf(silent)}/`
    expect((await connect({ url, timeoutMs: 50 })).refusal).toBe('timeout')
    silent.closeAllConnections()
    silent.close()
  })
})

describe('the relay of WebSockets', () => {
  const status = async (path: string, origin?: string): Promise<number | 'open'> => {
    const asking = new WebSocket(`ws://127.0.0.1:${portOf(content)}${path}`, origin ? { origin } : {})
    asking.on('error', () => undefined)
    return Promise.race([
      once(asking, 'open').then(() => 'open' as const),
      once(asking, 'unexpected-response').then(
        ([, response]) => (response as IncomingMessage).statusCode ?? 0,
      ),
    ])
  }

  it.each([
    ['opens to the player of the app', '/content/app/outbound/socket?key=open', PLAYER, 'open'],
    ['opens to no other site', '/content/app/outbound/socket?key=open', 'https://evil.test', 404],
    ['opens to nobody without a site', '/content/app/outbound/socket?key=open', undefined, 404],
    ['opens to nobody without the key', '/content/app/outbound/socket?key=other', PLAYER, 404],
    ['is of known apps', '/content/other/outbound/socket?key=open', PLAYER, 404],
    ['is nowhere else', '/content/app/outbound/request?key=open', PLAYER, 404],
    ['is not the platform’s', '/outbound/socket?key=open', PLAYER, 404],
  ])('%s', async (_, path, origin, outcome) => {
    expect(await status(path, origin)).toBe(outcome)
  })

  it.each([
    ['bytes first', [Buffer.from('{}')]],
    ['no JSON', ['{']],
    ['half of a question', [JSON.stringify({ url: 'ws://127.0.0.1/' })]],
  ])('hangs up on %s', async (_, said) => {
    const player = new WebSocket(`ws://127.0.0.1:${portOf(content)}/content/app/outbound/socket?key=open`, {
      origin: PLAYER,
    })
    await once(player, 'open')
    for (const one of said) player.send(one)
    expect((await once(player, 'close'))[0]).toBe(1003)
  })
})
