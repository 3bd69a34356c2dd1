/** What comes to the port of a server from those who mean no good, and what every answer of it says to browsers. */
import { request as ask } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { endpoints } from '@maque/protocol/platform/endpoints.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

let server: TestServer
let owner: PlatformClient
beforeAll(async () => {
  server = await openTestServer()
  owner = await server.signIn('owner')
})
afterAll(() => server?.stop())

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Unlike `fetch`, under any name and with any header. */
function send(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): Promise<Answered> {
  const { port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const AT_A_TIME = 8

async function inTurns<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += AT_A_TIME)
    results.push(...(await Promise.all(items.slice(start, start + AT_A_TIME).map(run))))
  return results
}

const hostOf = (appId: string) => `${appId}.${new URL(server.origin).host}`

describe('every answer (API-13)', () => {
  it('is what it says, is framed by its own alone, and tells nobody where one came from', async () => {
    const app = await owner.createApp({ name: 'Headers', intro: 'Says what it is.' })
    const home = (await send('/')).body
    const administration = (await send('/console/')).body
    const files = [...`${home}${administration}`.matchAll(/(?:src|href)="(\/(?:player|console)\/[^"]+)"/g)]
    expect(files.length).toBeGreaterThan(2)
    const paths = [
      ...['/', '/console/', '/console', '/app/wx0', `/app/${app.appId}`, '/preview/x', '/scan/x', '/docs'],
      ...['/healthz', '/nothing', '/console/none.js', '/api/openapi.json', app.iconUrl],
      ...files.map(([, path = '']) => path),
      ...Object.keys(endpoints)
        .filter((endpoint) => endpoint.startsWith('GET '))
        .map((endpoint) => endpoint.slice('GET '.length).replaceAll(/:\w+/g, 'x')),
    ]
    const answers = [
      // Not all at once: a busy server says so, which is another matter.
      ...(await inTurns(paths, async (path) => [path, await send(path)] as const)),
      ['another host', await send('/', { host: 'evil.example' })] as const,
      ['a frame', await send('/frame/logic', { host: hostOf(app.appId) })] as const,
      ['no frame', await send('/frame/none', { host: hostOf(app.appId) })] as const,
      ['nobody’s frame', await send('/frame/logic', { host: hostOf('wx0000000000000000') })] as const,
    ]
    expect(answers.length).toBeGreaterThan(40)
    for (const [path, { headers, status }] of answers) {
      expect([path, status < 500]).toEqual([path, true])
      expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff'])
      expect([path, headers['referrer-policy']]).toEqual([path, 'no-referrer'])
      const policy = String(headers['content-security-policy'])
      // A file that may not even run can be shown by anybody, as pictures of an app are.
      const isBound = policy.includes('frame-ancestors') || policy.includes('sandbox')
      expect([path, policy, isBound]).toEqual([path, policy, true])
      if (String(headers['content-type']).startsWith('text/html')) {
        expect([path, headers['cross-origin-opener-policy']]).toEqual([path, 'same-origin'])
      }
    }
  })
})

describe('the origin of an app (ADM-04)', () => {
  it('is another site than the platform’s, where its cookies are not known and nothing of it is', async () => {
    const { appId } = await owner.createApp({ name: 'Elsewhere', intro: 'On a site of its own.' })
    const host = hostOf(appId)
    for (const path of ['/', '/console/', '/api/session', `/app/${appId}`, '/docs', '/player/app.js']) {
      const { status, headers } = await send(path, { host })
      expect([path, status]).toEqual([path, 404])
      expect([path, headers['set-cookie']]).toEqual([path, undefined])
    }
    // A cookie that a page of an app could set for all of them has no meaning to the platform.
    const given = await send('/api/session', {}, 'POST', '{"email":"a","password":"b"}')
    expect(given.status).toBeGreaterThanOrEqual(400)
    expect((await send('/', { host })).headers['access-control-allow-credentials']).toBeUndefined()
  })
})

describe('an address list (AUTH-13)', () => {
  it('goes by who really asks, whatever a request says of where it came from', async () => {
    const { appId } = await owner.createApp({ name: 'Addresses', intro: 'Lets in whom it lists.' })
    const { token } = await owner.createUploadToken(appId, 'one')
    const list = (entries: readonly string[]) =>
      owner.call('PUT /api/apps/:appId/upload-addresses', {
        params: { appId },
        body: { isOn: true, entries },
      })
    const upload = (headers: Readonly<Record<string, string>>) =>
      send(
        `/api/apps/${appId}/releases?version=1.0.0&description=`,
        { authorization: `Bearer ${token}`, 'content-type': 'application/zip', ...headers },
        'POST',
        'no archive',
      )
    await list(['203.0.113.7'])
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'client-ip', 'true-client-ip']) {
      for (const value of [
        '203.0.113.7',
        '::ffff:203.0.113.7',
        'for=203.0.113.7',
        '203.0.113.7, 127.0.0.1',
      ]) {
        const { status, body } = await upload({ [header]: value })
        expect([header, status, (JSON.parse(body) as { errcode?: number }).errcode]).toEqual([
          header,
          403,
          40164,
        ])
      }
    }
    // The one that asks is let in: what it brings is no archive.
    await list(['127.0.0.1'])
    expect((await upload({ 'x-forwarded-for': '203.0.113.9' })).status).not.toBe(403)
  })
})
