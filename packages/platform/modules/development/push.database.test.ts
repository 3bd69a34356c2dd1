/** Message push (§2.3), told to a server that listens. */
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { PushForm } from '@maque/protocol/platform/message-push.ts'
import { isAnyAddress } from '@maque/content/outbound/address-policy.ts'
import { askOutside } from '@maque/content/outbound/ask-outside.ts'
import { createGuardedAgent } from '@maque/content/outbound/guarded-agent.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openEnvelope, signParts } from './push-cipher.ts'

interface Received {
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string
}

const TOKEN = 'teatoken'
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const SECOND_MS = 1_000

let shop: TeaShop
let server: Server
let url: string
let received: Received[] = []
/** What its last answer was allowed to be. */
let allowance: object | undefined
/** What the server answers to pushes; an echo it always answers. */
let answers: (readonly [status: number, body: string])[] = []
const agent = createGuardedAgent(isAnyAddress)

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
      received.push({ method: request.method ?? '', query, body })
      const { signature, timestamp = '', nonce = '', echostr } = query
      if (signature !== signParts(TOKEN, timestamp, nonce)) response.writeHead(403).end()
      else if (request.method === 'GET') response.end(echostr)
      else {
        const [status, answer] = answers.shift() ?? [200, 'success']
        response.writeHead(status, { location: '/elsewhere' }).end(answer)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' ? (bound?.port ?? 0) : 0
  url = `http://127.0.0.1:${port}/receive?own=1`
  shop = await openTeaShop({
    outside: {
      ask(request) {
        allowance = { timeoutMs: request.timeoutMs, maxBytes: request.maxBytes }
        return askOutside(request, { agent, mayConnect: isAnyAddress })
      },
    },
    policyValues: {
      'push.ports': [80, 443, port],
      'push.timeout-seconds': 3,
      'push.tries': 3,
      'push.retry-seconds': 5,
      'push.answer-bytes': 100,
      'development.checks-per-minute': 1000,
    },
  })
})
afterAll(async () => {
  await shop.close()
  server.closeAllConnections()
  server.close()
  await agent.close()
})
beforeEach(() => {
  received = []
  answers = []
})

const form = (more: Partial<PushForm> = {}): PushForm => ({
  url,
  token: TOKEN,
  encodingKey: KEY,
  mode: 'safe',
  format: 'json',
  ...more,
})
const save = ({ appId }: App, body: PushForm) =>
  shop.owner.call('PUT /api/apps/:appId/message-push', { params: { appId }, body })
const read = ({ appId }: App) => shop.owner.call('GET /api/apps/:appId/message-push', { params: { appId } })
const pushTo = async ({ appId }: App, content = '你好') => {
  await shop.platform.unit.run(() =>
    shop.platform.development.push(appId, {
      from: 'oUser',
      at: shop.clock.now(),
      msgType: 'text',
      fields: { Content: content, MsgId: 1 },
    }),
  )
  await shop.platform.settle()
}
const stateOf = async (app: App) => {
  const [latest] = (await read(app)).deliveries
  return latest && [latest.state, latest.tries, latest.outcome]
}

describe('settings of message push', () => {
  it('are saved when the server answers the echo, and hide the key', async () => {
    const app = await shop.newApp()
    const saved = await save(app, form())
    expect(saved).toEqual({ url, token: TOKEN, encodingKeyHint: 'abc…EFG', mode: 'safe', format: 'json' })
    expect(JSON.stringify(await read(app))).not.toContain(KEY)
    expect(received.map(({ method, query }) => [method, query['own']])).toEqual([['GET', '1']])
    // Without a key it stays the one that was.
    const { encodingKey: _, ...without } = form({ mode: 'compatible' })
    expect(await save(app, without)).toMatchObject({ encodingKeyHint: 'abc…EFG', mode: 'compatible' })
    expect(await refusalOf(save(await shop.newApp(), without))).toBe('encoding-key-malformed')
  })

  it.each([
    ['a token that the server does not know', { token: 'another' }, 'echo-not-answered'],
    ['a server that is not there', { url: 'http://127.0.0.1/' }, 'echo-not-answered'],
    ['another language', { url: 'ftp://push.example/' }, 'push-url-malformed'],
    ['credentials', { url: 'https://a:b@push.example/' }, 'push-url-malformed'],
    ['the platform’s own address', { url: 'http://localhost/api' }, 'push-url-malformed'],
    ['a short key', { encodingKey: 'a'.repeat(42) }, 'encoding-key-malformed'],
    ['a long key', { encodingKey: 'a'.repeat(44) }, 'encoding-key-malformed'],
    ['a key of other characters', { encodingKey: `${'a'.repeat(42)}+` }, 'encoding-key-malformed'],
    ['a token of other characters', { token: 'a-b-c' }, 'push-token-malformed'],
    ['a short token', { token: 'ab' }, 'push.token-characters'],
    ['a long token', { token: 'a'.repeat(33) }, 'push.token-characters'],
    ['another port', { url: 'http://127.0.0.1:1/' }, 'push.ports'],
  ] as const)('are refused for %s', async (_, more, refusal) => {
    const app = await shop.newApp()
    expect(await ruleThatRefused(save(app, form(more)))).toBe(refusal)
    expect((await read(app)).settings).toBeUndefined()
  })

  it('take tokens of three and of thirty-two characters as far as asking the server', async () => {
    const app = await shop.newApp()
    for (const token of ['abc', 'a'.repeat(32)]) {
      expect(await refusalOf(save(app, form({ token })))).toBe('echo-not-answered')
    }
  })

  it('are tried out: echo and `debug_demo`', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const tryOut = () => shop.owner.call('POST /api/apps/:appId/message-push/trial', { params })
    expect(await refusalOf(tryOut())).toBe('not-found')
    await save(app, form({ mode: 'plain' }))
    expect(await tryOut()).toMatchObject({
      echo: { status: 200 },
      push: { status: 200, answer: 'success' },
    })
    expect(received.at(-1)?.body).toContain('debug_demo')
    answers = [[500, 'broken']]
    expect((await tryOut()).push).toEqual({ failure: 'status', status: 500, answer: 'broken' })
    await shop.owner.call('DELETE /api/apps/:appId/message-push', { params })
    expect(await refusalOf(tryOut())).toBe('not-found')
  })
})

describe('what is pushed', () => {
  it('arrives signed and sealed for this app', async () => {
    const app = await shop.newApp()
    await save(app, form())
    received = []
    await pushTo(app)
    const [push] = received
    const { timestamp = '', nonce = '', msg_signature, openid, encrypt_type } = push?.query ?? {}
    const { Encrypt } = JSON.parse(push?.body ?? '{}') as { Encrypt: string }
    expect([openid, encrypt_type, msg_signature]).toEqual([
      'oUser',
      'aes',
      signParts(TOKEN, timestamp, nonce, Encrypt),
    ])
    const opened = openEnvelope(Encrypt, KEY)
    expect(opened?.receiver).toBe(app.appId)
    expect(JSON.parse(opened?.message ?? '')).toMatchObject({
      ToUserName: expect.stringMatching(/^gh_/),
      FromUserName: 'oUser',
      MsgType: 'text',
      Content: '你好',
    })
    expect(await stateOf(app)).toEqual(['delivered', 1, '200 success'])
  })

  it('is tried again, with `push.retry-seconds` between, `push.tries` times in all', async () => {
    const app = await shop.newApp()
    await save(app, form({ mode: 'plain' }))
    received = []
    answers = [
      [500, 'broken'],
      [302, ''],
      [200, 'success'],
    ]
    await pushTo(app)
    expect(await stateOf(app)).toEqual(['waiting', 1, 'status 500 broken'])
    shop.clock.advance(5 * SECOND_MS - 1)
    await shop.platform.settle()
    expect(received).toHaveLength(1)
    shop.clock.advance(1)
    await shop.platform.settle()
    expect(await stateOf(app)).toEqual(['waiting', 2, 'redirected'])
    shop.clock.advance(5 * SECOND_MS)
    await shop.platform.settle()
    expect(await stateOf(app)).toEqual(['delivered', 3, '200 success'])
    expect(new Set(received.map(({ query }) => query['nonce'])).size).toBe(3)

    answers = Array.from({ length: 9 }, () => [500, ''] as const)
    await pushTo(app, 'lost')
    for (let round = 0; round < 4; round++) {
      shop.clock.advance(5 * SECOND_MS)
      await shop.platform.settle()
    }
    expect(await stateOf(app)).toEqual(['failed', 3, 'status 500'])
    expect(received.filter(({ body }) => body.includes('lost'))).toHaveLength(3)
  })

  it('has an answer within `push.timeout-seconds`, of no more than `push.answer-bytes`', async () => {
    const app = await shop.newApp()
    await save(app, form())
    allowance = undefined
    await pushTo(app)
    expect(allowance).toEqual({ timeoutMs: 3 * SECOND_MS, maxBytes: 100 })
  })

  it('is nothing without settings, and nothing when its unit is taken back', async () => {
    const app = await shop.newApp()
    await pushTo(app)
    expect(await stateOf(app)).toBeUndefined()
    await save(app, form())
    await shop.platform.unit.run(async () => {
      await shop.platform.development.push(app.appId, {
        from: 'oUser',
        at: shop.clock.now(),
        msgType: 'event',
        fields: { Event: 'x' },
      })
      return false
    }, Boolean)
    await shop.platform.settle()
    expect(await stateOf(app)).toBeUndefined()
  })

  it('is dropped when the settings have gone meanwhile, and no longer answer than `push.answer-bytes` is read', async () => {
    const app = await shop.newApp()
    await save(app, form({ mode: 'plain' }))
    answers = [[200, 'x'.repeat(101)]]
    await pushTo(app)
    expect(await stateOf(app)).toEqual(['waiting', 1, 'content'])
    await shop.owner.call('DELETE /api/apps/:appId/message-push', { params: { appId: app.appId } })
    shop.clock.advance(5 * SECOND_MS)
    await shop.platform.settle()
    expect((await stateOf(app))?.[0]).toBe('dropped')
  })
})
