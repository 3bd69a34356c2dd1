import { createServer, type IncomingMessage, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutboundRequestHead } from '@maque/protocol/content/outbound.ts'
import { isAnyAddress, isPublicAddress, type AddressPolicy } from './address-policy.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { makeOutboundRequest, type OutboundRules } from './outbound-request.ts'

let server: Server
let address: string
const seen: IncomingMessage[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request)
    const url = new URL(request.url ?? '/', 'http://x')
    const to = url.searchParams.get('to')
    if (to) response.writeHead(Number(url.searchParams.get('status') ?? 302), { location: to }).end()
    else if (url.pathname === '/gzip')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'))
    else if (url.pathname === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)))
    else if (url.pathname === '/loop') response.writeHead(302, { location: '/loop' }).end()
    else if (url.pathname === '/slow') setTimeout(() => response.end(), 10_000).unref()
    else request.pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const rulesFor = (
  mayConnect: AddressPolicy,
  mayReach: OutboundRules['mayReach'] = () => true,
): OutboundRules => ({
  agent: createGuardedAgent(mayConnect),
  mayConnect,
  limits: { maxTimeoutMs: 5000, maxAnswerBytes: 1_000_000 },
  mayReach,
})
const ask = (
  url: string,
  rules = rulesFor(isAnyAddress),
  more: Partial<OutboundRequestHead> = {},
  body?: Uint8Array,
) =>
  makeOutboundRequest(
    { url, method: 'GET', headers: {}, timeoutMs: 5000, purpose: 'request', ...more },
    body,
    rules,
    new AbortController().signal,
  )
const outcome = async (asked: ReturnType<typeof ask>): Promise<string> => {
  const answered = await asked
  return answered.ok ? `${answered.value.status} ${await text(answered.value.body)}` : answered.refusal
}

describe('an outbound request', () => {
  it('sends the body and gives the answer', async () => {
    expect(await outcome(ask(address, undefined, { method: 'POST' }, Buffer.from('hello')))).toBe('200 hello')
  })

  it('unpacks what comes compressed', async () => {
    expect(await outcome(ask(`${address}/gzip`))).toBe('200 unpacked')
  })

  it('stops an answer that unpacks to more than the limit', async () => {
    await expect(outcome(ask(`${address}/bomb`))).rejects.toThrow('response too large')
  })

  it.each([
    ['file:///etc/passwd', 'invalid url'],
    ['ftp://example.com/', 'invalid url'],
    ['javascript:1', 'invalid url'],
    ['http://user:secret@example.com/', 'invalid url'],
    ['not a url', 'invalid url'],
    ['http://127.0.0.1/', 'address not allowed'],
    ['http://2130706433/', 'address not allowed'],
    ['http://0x7f.1/', 'address not allowed'],
    ['http://[::1]/', 'address not allowed'],
    ['http://[::ffff:127.0.0.1]/', 'address not allowed'],
    ['http://169.254.169.254/latest/meta-data/', 'address not allowed'],
    // Resolved when connecting, not before.
    ['http://localhost/', 'address not allowed'],
  ])('to %s is refused', async (url, refusal) => {
    expect(await outcome(ask(url, rulesFor(isPublicAddress)))).toMatch(refusal)
  })

  it('is bound to the domain list at every hop', async () => {
    const asked: string[] = []
    const rules = rulesFor(isAnyAddress, (url) => {
      asked.push(url.pathname)
      return url.pathname !== '/secret'
    })
    expect(await outcome(ask(`${address}/?to=/secret`, rules))).toBe('url not in domain list')
    expect(asked).toEqual(['/', '/secret'])
  })

  it.each([
    ['udp://listed.example:9000', 'udp', 'not supported'],
    ['udp://other.example:9000', 'udp', 'url not in domain list'],
    ['tcp://listed.example:9000', 'tcp', 'not supported'],
    ['tcp://other.example:9000', 'tcp', 'url not in domain list'],
    ['udp://listed.example:9000', 'tcp', 'invalid url'],
    ['tcp://a:b@listed.example:9000', 'tcp', 'invalid url'],
  ] as const)('to %s for a %s: %s', async (url, purpose, refusal) => {
    const asked: string[] = []
    const rules = rulesFor(isAnyAddress, ({ hostname }, kind) => {
      asked.push(kind)
      return hostname === 'listed.example'
    })
    expect(await outcome(ask(url, rules, { purpose }))).toBe(refusal)
    expect(asked).toEqual(refusal === 'invalid url' ? [] : [purpose])
  })

  it('does not follow a redirect to another scheme', async () => {
    expect(await outcome(ask(`${address}/?to=file:///etc/passwd`))).toBe('invalid url')
  })

  it('gives up after five redirects', async () => {
    expect(await outcome(ask(`${address}/loop`))).toBe('too many redirects')
  })

  it('takes no credentials along to another origin', async () => {
    const other = address.replace('127.0.0.1', 'localhost')
    seen.length = 0
    await outcome(
      ask(`${address}/?to=${other}/`, undefined, {
        headers: { Authorization: 'secret', Cookie: 'a=b', 'X-A': '1' },
      }),
    )
    expect(seen.map(({ headers }) => [headers.authorization, headers.cookie, headers['x-a']])).toEqual([
      ['secret', 'a=b', '1'],
      [undefined, undefined, '1'],
    ])
  })

  it.each([
    [303, 'GET', 'PUT'],
    [302, 'GET', 'POST'],
    [307, 'POST', 'POST'],
  ])('after a %i becomes %s, having been %s', async (status, after, method) => {
    seen.length = 0
    await outcome(ask(`${address}/?status=${status}&to=/end`, undefined, { method }, Buffer.from('x')))
    expect(seen.map((request) => request.method)).toEqual([method, after])
  })

  it('ends when its time is over', async () => {
    expect(await outcome(ask(`${address}/slow`, undefined, { timeoutMs: 50 }))).toBe('timeout')
  })
})
