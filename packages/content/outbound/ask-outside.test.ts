import { createServer, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { isAnyAddress, isPublicAddress } from './address-policy.ts'
import { askOutside, type OutsideRequest } from './ask-outside.ts'
import { createGuardedAgent } from './guarded-agent.ts'

let server: Server
let address: string
const agents = {
  open: createGuardedAgent(isAnyAddress),
  guarded: createGuardedAgent(isPublicAddress),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end()
    else if (request.url === '/large') response.end('x'.repeat(101))
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000)))
    else if (request.url === '/silent') return
    else if (request.url === '/endless') response.writeHead(200).write('x')
    else if (request.method === 'POST') request.pipe(response.writeHead(201))
    else response.end('雀')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await Promise.all([agents.open.close(), agents.guarded.close()])
})

const ask = (url: string, more: Partial<OutsideRequest> = {}) =>
  askOutside(
    { url: url.startsWith('/') ? address + url : url, method: 'GET', timeoutMs: 300, maxBytes: 100, ...more },
    { agent: agents.open, mayConnect: isAnyAddress },
  )
const askGuarded = (url: string) =>
  askOutside(
    { url, method: 'GET', timeoutMs: 300, maxBytes: 100 },
    { agent: agents.guarded, mayConnect: isPublicAddress },
  )

describe('asking a server outside', () => {
  it('gives status and text', async () => {
    expect(await ask('/')).toEqual(accept({ status: 200, body: '雀' }))
    expect(await ask('/', { method: 'POST', body: '麻雀' })).toEqual(accept({ status: 201, body: '麻雀' }))
  })

  it.each([
    ['/elsewhere', 'redirected'],
    ['/large', 'too-large'],
    ['/bomb', 'too-large'],
    ['/silent', 'unreachable'],
    ['/endless', 'unreachable'],
    ['http://127.0.0.1:1/', 'unreachable'],
  ] as const)('is refused at %s: %s', async (url, refusal) => {
    expect(await ask(url)).toEqual(refuse(refusal))
  })

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://localhost/',
    'http://user:word@example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
  ])('is forbidden at %s', async (url) => {
    expect(await askGuarded(url)).toEqual(refuse('forbidden'))
  })
})
