/** What programs send that mean no good: to every kind of place where something can be sent. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import { sql } from 'kysely'
import { startDatabase, stopDatabase } from '@maque/testing/postgres/postgres-server.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openTestPlatform, type TestPerson } from '@maque/testing/platform/test-platform.ts'
import type { KernelTables } from './kernel/store/kernel-tables.ts'
import { openDatabase } from './kernel/store/open-database.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'session.failures-per-account': 1000,
      'session.failures-per-address': 1000,
      'confirmation.name': false,
    },
  })
})
afterAll(() => shop.close())

const send = (
  person: TestPerson,
  method: string,
  path: string,
  body?: string,
  headers = {},
): Promise<Response> =>
  person.send(
    new Request(`http://localhost:8080${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body }),
    }),
  )

const injections = [
  "' OR 1=1--",
  '"; DROP TABLE persons; --',
  "'; select pg_sleep(5); --",
  '%',
  '_',
  '\\',
  '\0',
  'a\0b',
  '../../etc/passwd',
  '${7*7}',
  '{"$ne":1}',
  '\uD800',
]

describe('a text that would like to be code (API-04)', () => {
  it.each(injections)('is a text, or refused: %j', async (text) => {
    const path = encodeURIComponent(text.isWellFormed() ? text : '?')
    const json = JSON.stringify(text)
    const answers = [
      await send(shop.visitor, 'POST', '/api/session', `{"email":${json},"password":${json}}`),
      await send(shop.visitor, 'GET', `/api/catalogue?q=${path}`),
      await send(shop.owner, 'GET', `/api/apps/${path}`),
      await send(shop.owner, 'DELETE', `/api/sessions/${path}`),
      await send(shop.owner, 'DELETE', `/api/passkeys/${path}`),
      await send(shop.owner, 'GET', `/api/scan-tickets/${path}`),
      await send(
        shop.visitor,
        'POST',
        '/api/password-resets/confirmation',
        `{"token":${json},"newPassword":${json}}`,
      ),
      await send(shop.owner, 'POST', '/api/apps', `{"name":${json},"intro":${json}}`),
      await send(shop.owner, 'POST', '/api/session', `{"email":{"$ne":1},"password":{"$gt":""}}`),
    ]
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(answers.at(-1)?.status).toBe(400)
    // Nobody was signed in by it, and nothing is gone.
    expect(await shop.visitor.me()).toBeNull()
    expect(await shop.owner.me()).toMatchObject({ email: 'owner@example.com' })
  })
})

describe('a field that is not asked for (API-03)', () => {
  it('changes nothing: neither who owns an app, nor what somebody may', async () => {
    const { appId } = await shop.newApp()
    const app = await shop.owner.app(appId)
    const more = `"roles":["administrator"],"isOnline":true,"ownerId":"${shop.stranger.id}","appId":"wx0","__proto__":{"isOnline":true}`
    const changed = await send(
      shop.owner,
      'PUT',
      `/api/apps/${app.appId}/intro`,
      `{"intro":"Sells more tea.",${more}}`,
    )
    expect(changed.status).toBe(200)
    expect(await shop.owner.app(app.appId)).toEqual({ ...app, intro: 'Sells more tea.' })
    const session = await send(
      shop.stranger,
      'POST',
      '/api/session',
      '{"email":"stranger@example.com","password":"correct horse battery staple","staffRoles":["operator"],"person":{"staffRoles":["operator"]}}',
    )
    expect(await session.json()).toMatchObject({ person: { staffRoles: [] } })
  })
})

describe('a body that is too much (API-07)', () => {
  it.each([
    ['nested deeper than a stack', `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)},"intro":"x"}`],
    ['of ten thousand fields', `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
    ['longer than it may be', `{"name":"${'x'.repeat(100_000)}","intro":"x"}`],
    ['of nothing', ''],
    ['of another form', '[]'],
    ['that ends too early', '{"name":"'],
  ])('%s is refused in words, with nothing of the inside', async (_, body) => {
    const response = await send(shop.owner, 'POST', '/api/apps', body)
    expect([400, 413]).toContain(response.status)
    const text = await response.text()
    expect(text).not.toMatch(/node_modules|\.ts:|select |postgres/i)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a database that is gone for a while (REL-07)', () => {
  it('is told at once, with when to come again, and everything goes on when it is back', async () => {
    const away = await openTeaShop()
    const server = inject('postgresServer')
    if (!('database' in away.connection)) throw new Error('this test stops a database by its name')
    const { database } = away.connection
    const app = await away.newApp()
    const ask = async () => {
      const response = await send(away.owner, 'GET', `/api/apps/${app.appId}`)
      return [response.status, response.headers.get('retry-after')]
    }
    expect(await ask()).toEqual([200, null])
    await stopDatabase(server, database)
    expect(await ask()).toEqual([503, '5'])
    expect(await away.platform.isReady()).toBe(false)
    const answer = await send(away.owner, 'POST', '/api/apps', '{"name":"Later","intro":"Not now, then."}')
    expect(await answer.json()).toMatchObject({ code: 'database-away', message: { en: expect.any(String) } })
    await startDatabase(server, database)
    expect(await ask()).toEqual([200, null])
    expect(await away.platform.isReady()).toBe(true)
    // Nothing came of what was refused, and jobs are worked on again.
    expect((await away.owner.myApps()).map(({ name }) => name)).toEqual([app.name])
    expect((await away.upload(app, '1')).state).toBe('development')
    await away.close()
  })
})

describe('a fault (API-10)', () => {
  it('is told with a number to ask for, and with nothing of the inside', async () => {
    const broken = await openTestPlatform()
    const person = await broken.signIn('unlucky')
    const { database } = openDatabase<KernelTables>(broken.connection, () => undefined)
    await sql`alter table app_members rename to app_members_elsewhere`.execute(database)
    const response = await send(person, 'GET', '/api/apps')
    const text = await response.text()
    expect([response.status, JSON.parse(text)]).toMatchObject([500, { code: 'fault' }])
    expect(text).toMatch(/fault_[\w-]{8,}/)
    expect(text).not.toMatch(/app_members|relation|select|node_modules|\.ts/i)
    await database.destroy()
    await broken.close()
  })

  it.each([
    ['a cookie that is none', { cookie: 'maque-session=%E0%A4%A; =; ;;' }],
    ['an authorization that is none', { authorization: 'Bearer' }],
    ['a type that is none', { 'content-type': ';;;' }],
    ['an origin that is none', { origin: 'http://[' }],
    ['a confirmation that is none', { 'maque-confirmation': '\u00ff'.repeat(500) }],
  ])('is not made by %s', async (_, headers) => {
    const response = await send(shop.newVisitor(), 'POST', '/api/apps', '{}', headers)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })
})

describe('a page of another site (API-12)', () => {
  it.each(['https://evil.example', 'null', 'https://localhost:8080.evil.example', 'http://localhost:9999'])(
    'is not told anything: %s',
    async (origin) => {
      const read = await send(shop.owner, 'GET', '/api/session', undefined, { origin })
      const asked = await send(shop.owner, 'OPTIONS', '/api/apps', undefined, {
        origin,
        'access-control-request-method': 'POST',
      })
      for (const { headers } of [read, asked]) {
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      }
    },
  )
})

describe('a page number that is none (API-06)', () => {
  it.each(['-1', '0', 'NaN', '1e9999', '1;drop', ''])('is refused, or reads a page: %s', async (before) => {
    const auditor = await shop.signIn('auditor', ['auditor'])
    const response = await send(auditor, 'GET', `/api/operator/audit?before=${encodeURIComponent(before)}`)
    expect([200, 400]).toContain(response.status)
  })
})

describe('staff (API-02)', () => {
  const roles: readonly StaffRole[] = [
    'reviewer',
    'qualification-auditor',
    'finance',
    'trust-and-safety',
    'operator',
    'auditor',
  ]

  it.each(roles)('who is %s reaches what this role may, and nothing else', async (role) => {
    const person = await shop.signIn(`staff ${role}`, [role])
    const routes = shop.platform.routes.filter(({ guardName }) => guardName.startsWith('staff: '))
    expect(routes.length).toBeGreaterThan(15)
    for (const { endpoint, guardName } of routes) {
      const [method = '', pattern = ''] = endpoint.split(' ')
      const mayReach = role === 'operator' || guardName.slice('staff: '.length).split(', ').includes(role)
      // What they may change is tried elsewhere: here nothing is.
      if (mayReach && method !== 'GET') continue
      const { status } = await send(person, method, pattern.replaceAll(/:(\w+)/g, 'x'))
      expect([endpoint, status === 403]).toEqual([endpoint, !mayReach])
    }
  })
})
