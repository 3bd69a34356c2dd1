import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { sampleOf } from '@maque/testing/platform/sample-of.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import type { Route } from './kernel/http/route.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

/** What its contract takes, of things with these names. */
function requestTo(
  { endpoint, contract, declaration }: Route,
  values: Readonly<Record<string, string>>,
): Request {
  const [method = '', pattern = ''] = endpoint.split(' ')
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name)
  const query = contract.query ? new URLSearchParams(sampleOf(contract.query) as Record<string, string>) : ''
  const type = contract.body ? 'application/json' : declaration.fileTypes?.[0]
  const body = contract.body ? JSON.stringify(sampleOf(contract.body)) : declaration.fileTypes && 'bytes'
  return new Request(`http://localhost:8080${path}?${query}`, {
    method,
    ...(type !== undefined && { headers: { 'content-type': type } }),
    ...(body !== undefined && { body }),
  })
}

describe('every route', () => {
  it('of an app is closed to members of other apps, and to nobody in particular', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    const token = await shop.owner.createUploadToken(app.appId, 'one')
    await shop.stranger.createApp({
      name: `Somebody else's ${Date.now()}`.slice(0, 30),
      intro: 'Another app.',
    })
    const values: Readonly<Record<string, string>> = {
      appId: app.appId,
      releaseId: release.id,
      tokenId: token.id,
      personId: shop.owner.id,
    }
    const routes = shop.platform.routes.filter(
      ({ endpoint, guardName }) =>
        endpoint.includes(':') && guardName !== 'anyone' && !endpoint.includes(' /api/scan-tickets/'),
    )
    expect(routes.length).toBeGreaterThan(15)
    for (const route of routes) {
      const { endpoint } = route
      const ask = async (person: TestPerson): Promise<number> =>
        (await person.send(requestTo(route, values))).status
      expect([endpoint, await ask(shop.visitor)]).toEqual([endpoint, 401])
      // Of staff the role is missing, of an account its own session, of all else that it exists is not told.
      const refused = /\/(review|operator)\//.test(endpoint)
        ? 403
        : endpoint.includes('/registration/')
          ? 401
          : 404
      expect([endpoint, await ask(shop.stranger)]).toEqual([endpoint, refused])
    }
    expect(await shop.owner.oneRelease(app.appId, release.id)).toMatchObject({ state: 'development' })
  })

  it('of an app answers members of other apps as if it did not exist, and changes nothing (API-01)', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    const token = await shop.owner.createUploadToken(app.appId, 'one')
    const tester = await shop.signIn('tester of another')
    const elsewhere = await shop.stranger.createApp({ name: 'Elsewhere', intro: 'Another app.' })
    const params = { appId: elsewhere.appId }
    await shop.stranger.call('POST /api/apps/:appId/experiencers', { params, body: { email: tester.email } })
    const auditor = await shop.signIn('auditor', ['auditor'])
    const done = async (): Promise<unknown> =>
      (await auditor.call('GET /api/operator/audit', { query: { outcome: 'done' } })).entries[0]
    const before = await done()
    const there = {
      appId: app.appId,
      releaseId: release.id,
      tokenId: token.id,
      personId: shop.owner.id,
    }
    const nowhere = {
      appId: 'wx0000000000000000',
      releaseId: 'release_00000000000000000000',
      tokenId: 'token_00000000000000000000',
      personId: 'person_00000000000000000000',
    }
    const routes = shop.platform.routes.filter(
      ({ endpoint, guardName }) => endpoint.includes(':appId') && guardName !== 'anyone',
    )
    expect(routes.length).toBeGreaterThan(20)
    for (const route of routes) {
      for (const person of [shop.stranger, tester, shop.reviewer, shop.visitor]) {
        const ask = async (values: Readonly<Record<string, string>>) => {
          const response = await person.send(requestTo(route, values))
          return [route.endpoint, response.status, await response.text()]
        }
        const answer = await ask(there)
        expect(answer).toEqual(await ask(nowhere))
        // Of staff the role is missing, whatever app they ask for.
        const refused = route.guardName.startsWith('staff: ') ? 403 : 404
        expect([route.endpoint, answer[1]]).toEqual([route.endpoint, person === shop.visitor ? 401 : refused])
      }
    }
    expect(await done()).toEqual(before)
  })

  it('of an open interface opens nothing without a token that is proven (AUTH-09)', async () => {
    const { appId } = await shop.newApp()
    const proof = '0'.repeat(64)
    const tokens = [
      '',
      `p-${appId}-1-${proof}`,
      `s-${appId}-1-${proof}`,
      `c-${appId}-m1-${proof}`,
      `a-wx0123456789abcdef-${appId}-m1-${proof}`,
      `ww0123456789abcdef-1-${proof}`,
    ]
    const auditor = await shop.signIn('auditor', ['auditor'])
    const done = async (): Promise<unknown> =>
      (await auditor.call('GET /api/operator/audit', { query: { outcome: 'done' } })).entries[0]
    const before = await done()
    // What miniprogram-ci asks before it signs.
    const forAnybody = ['POST /wxa/ci/getrandstr', 'GET /wxa/ci/getwhiteextlist']
    const routes = shop.platform.routes.filter(
      ({ endpoint, contract }) => contract.refusals !== undefined && !forAnybody.includes(endpoint),
    )
    expect(routes.length).toBeGreaterThan(60)
    for (const [index, route] of routes.entries()) {
      for (const token of tokens) {
        const request = requestTo(route, {})
        const url = new URL(request.url)
        for (const name of ['access_token', 'component_access_token']) url.searchParams.set(name, token)
        const asking = new Request(url, request)
        asking.headers.set('x-test-address', `10.3.${index}.1`)
        const response = await shop.visitor.send(asking)
        const answer = (await response.json()) as Readonly<Record<string, unknown>>
        const number = answer['errcode'] ?? answer['errCode']
        expect([route.endpoint, token, response.status, number]).toEqual([
          route.endpoint,
          token,
          200,
          expect.any(Number),
        ])
        expect([route.endpoint, token, number]).not.toEqual([route.endpoint, token, 0])
      }
    }
    expect(await done()).toEqual(before)
  })

  it('that changes something refuses pages of other sites (AUTH-19)', async () => {
    for (const { endpoint } of shop.platform.routes) {
      const [method = '', pattern = ''] = endpoint.split(' ')
      if (method === 'GET') continue
      const path = pattern.replaceAll(/:(\w+)/g, 'x')
      for (const headers of [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { origin: 'http://wx0123456789abcdef.localhost:8080' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] satisfies readonly Record<string, string>[]) {
        const response = await shop.owner.send(
          new Request(`http://localhost:8080${path}`, {
            method,
            headers: new Headers(Object.entries(headers)),
          }),
        )
        const answer = (await response.json()) as {
          readonly code?: string
          readonly errMsg?: string
          readonly errmsg?: string
        }
        // Programs of WeChat's and WeCom's are told no with a status of 200 and a number.
        const said = answer.errMsg ?? answer.errmsg
        const isRefused = / \/(wxa|cgi-bin)\//.test(endpoint)
          ? response.status === 200 && said?.includes('never pages') === true
          : response.status === 403 && answer.code === 'foreign-origin'
        expect([endpoint, answer, isRefused]).toEqual([endpoint, answer, true])
      }
    }
  })

  it('takes JSON as JSON only, and not more than it needs', async () => {
    const post = async (body: string, type: string): Promise<number> => {
      const request = new Request('http://localhost:8080/api/apps', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      return (await shop.owner.send(request)).status
    }
    const good = JSON.stringify({ name: 'Plain tea', intro: 'Nothing but tea.' })
    expect(await post(good, 'text/plain')).toBe(415)
    expect(await post('{', 'application/json')).toBe(400)
    expect(await post('{"name":1}', 'application/json')).toBe(400)
    expect(await post(JSON.stringify({ name: 'x'.repeat(70_000) }), 'application/json')).toBe(413)
    expect(await post(good, 'application/json; charset=utf-8')).toBe(201)
  })
})

describe('what is asked for and is not there', () => {
  it.each([
    ['GET', '/wxa/nothing', 200, { errcode: 40066 }],
    ['POST', '/datacube/getweanalysisappidnothing', 200, { errcode: 40066 }],
    ['GET', '/wxa/getwxadevinfo', 200, { errcode: 43002 }],
    ['POST', '/cgi-bin/token', 200, { errcode: 43001 }],
    ['GET', '/api/nothing', 404, { code: 'not-found' }],
  ])('is told as its family tells refusals: %s %s', async (method, path, status, told) => {
    const answered = await shop.platform.http.request(`http://localhost:8080${path}`, { method })
    expect(answered.status).toBe(status)
    expect(await answered.json()).toMatchObject(told)
  })
})
