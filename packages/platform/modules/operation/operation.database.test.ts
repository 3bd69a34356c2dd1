import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql, type Kysely } from 'kysely'
import { createAuditLog } from '../../kernel/audit/audit-log.ts'
import { GENESIS, hashEntry } from '../../kernel/audit/entry-hash.ts'
import type { KernelTables } from '../../kernel/store/kernel-tables.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { PASSWORD, type TestPerson } from '@maque/testing/platform/test-platform.ts'

const DAY_MS = 86_400_000

let shop: TeaShop
let operator: TestPerson
let database: Kysely<KernelTables>
beforeAll(async () => {
  shop = await openTeaShop({ isSandbox: true })
  operator = await shop.signIn('operator', ['operator'])
  database = openDatabase<KernelTables>(shop.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await shop.close()
})

describe('an edition of the policy', () => {
  const draft = { pack: 'guide-2018', overrides: { 'app.name-bytes': { min: 6, max: 30 } }, note: 'Longer.' }
  const create = (name: string) => shop.owner.createApp({ name, intro: 'A rule is tried.' })

  it('is compared before it is published, and counts from the moment it names', async () => {
    const body = { ...draft, effectiveAt: new Date(shop.clock.now().getTime() + DAY_MS).toISOString() }
    expect(await operator.call('POST /api/operator/policy/comparison', { body })).toEqual({
      differences: [
        { id: 'app.name-bytes', from: { min: 4, max: 30 }, to: { min: 6, max: 30 }, refusals: 0 },
      ],
      refusalsOfDays: 30,
    })
    const edition = await operator.call('POST /api/operator/policy/editions', { body })
    expect(edition).toMatchObject({ version: 1, author: 'operator' })
    expect(await ruleThatRefused(create('abcd'))).toBe('accepted')
    shop.clock.advance(DAY_MS)
    expect(await problemOf(create('abcde'))).toMatchObject({
      rule: { id: 'app.name-bytes', limit: 30 },
      message: { zh: expect.stringContaining('6–30') },
    })
    expect((await shop.visitor.call('GET /api/policy', {})).edition.version).toBe(1)
  })

  it('can turn a switch', async () => {
    const body = { ...draft, overrides: { 'app.creation-without-registration': false } }
    await operator.call('POST /api/operator/policy/editions', { body })
    expect(await ruleThatRefused(create('Not today'))).toBe('app.creation-without-registration')
    await operator.call('POST /api/operator/policy/editions', { body: { ...draft, overrides: {} } })
    expect(await ruleThatRefused(create('But now'))).toBe('accepted')
  })

  it.each([
    [{ ...draft, pack: 'nobody-knows' }, 'edition-malformed'],
    [{ ...draft, overrides: { 'no.such-rule': 1 } }, 'edition-malformed'],
    [{ ...draft, overrides: { 'app.name-bytes': 5 } }, 'edition-malformed'],
    [{ ...draft, overrides: { 'registration.accounts-per-email': 2 } }, 'edition-malformed'],
    [{ ...draft, effectiveAt: '2020-01-01T00:00:00Z' }, 'edition-in-the-past'],
  ])('that makes no sense is refused (%#)', async (body, code) => {
    expect(await refusalOf(operator.call('POST /api/operator/policy/editions', { body }))).toBe(code)
  })

  it('is an operator’s to publish', async () => {
    expect(await refusalOf(shop.reviewer.call('POST /api/operator/policy/editions', { body: draft }))).toBe(
      'not-permitted',
    )
  })
})

describe('explaining', () => {
  it('says what would be refused and does none of it', async () => {
    const explain = (body: unknown) =>
      shop.owner.call('POST /api/policy/explain', { body: { endpoint: 'POST /api/apps', params: {}, body } })
    const before = (await shop.owner.myApps()).length
    expect(await explain({ name: 'abc', intro: 'Too short a name.' })).toMatchObject({
      wouldSucceed: false,
      problem: { rule: { id: 'app.name-bytes' } },
    })
    expect(await explain({ name: 'Just right', intro: 'It would do.' })).toMatchObject({ wouldSucceed: true })
    expect(await shop.owner.myApps()).toHaveLength(before)
  })

  it('says by which rules a deed goes, how much of them is used, and who has to confirm it', async () => {
    const { appId } = await shop.newApp()
    const none = { socket: [], upload: [], download: [], udp: [], tcp: [] }
    const body = { ...none, request: ['https://api.example.com'] }
    const asked = { endpoint: 'PUT /api/apps/:appId/server-domains', params: { appId }, body }
    const explain = (person: TestPerson) => person.call('POST /api/policy/explain', { body: asked })
    for (const _ of [1, 2]) {
      expect(await explain(shop.owner)).toMatchObject({
        wouldSucceed: true,
        confirmation: 'confirmation.domains',
        rules: expect.arrayContaining([
          { id: 'app.server-domains', value: 20, used: 1 },
          { id: 'domain.changes-per-month', value: 50, used: 0, resetsAt: expect.any(String) },
          { id: 'domain.requires-icp', value: false },
        ]),
      })
    }
    const answer = await shop.visitor.call('POST /api/policy/explain', { body: asked })
    expect(answer).toMatchObject({ wouldSucceed: false, rules: [] })
  })

  it('reads queries as the deed does', async () => {
    const endpoint = 'POST /wxa/modify_domain'
    const explain = (query: Record<string, string>) =>
      shop.visitor.call('POST /api/policy/explain', { body: { endpoint, query, body: { action: 'get' } } })
    expect(await explain({})).toMatchObject({ problem: { code: 'token-missing' } })
    expect(await explain({ access_token: 'none' })).toMatchObject({ problem: { errcode: 40001 } })
  })

  it('knows who asks, and is no way to guess secrets', async () => {
    const explain = (endpoint: string, person: TestPerson, body?: unknown) =>
      person.call('POST /api/policy/explain', { body: { endpoint, params: {}, body } })
    expect(await explain('POST /api/apps', shop.visitor, {})).toMatchObject({
      problem: { code: 'not-signed-in' },
    })
    const { email } = await shop.signIn('guessed')
    const guess = { email, password: 'guess' }
    for (let time = 0; time < 8; time++) {
      expect(await explain('POST /api/session', shop.visitor, guess)).toMatchObject({
        wouldSucceed: false,
        problem: { code: 'wrong-password' },
      })
    }
    const right = { ...guess, password: PASSWORD }
    expect(await explain('POST /api/session', shop.visitor, right)).toMatchObject({
      problem: { rule: { id: 'session.failures-per-account' } },
    })
    expect(await refusalOf(shop.newVisitor().signIn(right))).toBe('too-many-attempts')
    expect(await refusalOf(explain('POST /api/nothing', shop.owner))).toBe('not-found')
  })
})

describe('the audit log', () => {
  const entries = (query = {}) =>
    operator.call('GET /api/operator/audit', { query }).then((answer) => answer.entries)

  it('holds every change with what was before and after, and every refusal with its rule', async () => {
    const app = await shop.owner.createApp({ name: 'Written down', intro: 'As it was.' })
    await shop.owner.setIntro(app.appId, 'As it is.')
    await refusalOf(shop.owner.setIntro(app.appId, '?'))
    expect(await entries({ target: `/api/apps/${app.appId}` })).toMatchObject([
      { action: 'profile.intro-changed', outcome: 'intro-length', rule: 'app.intro-characters' },
      {
        action: 'profile.intro-changed',
        outcome: 'done',
        actor: { kind: 'person', id: shop.owner.id },
        changes: [{ what: 'intro', before: 'As it was.', after: 'As it is.' }],
      },
    ])
  })

  it('holds what a quota refused, and not what came too often in a minute', async () => {
    const { appId } = await shop.newApp()
    const clear = () =>
      shop.owner.call('POST /api/apps/:appId/api-quota/clearing', { params: { appId }, body: {} })
    for (let time = 0; time < 10; time++) await clear()
    expect(await ruleThatRefused(clear())).toBe('quota.clears-per-month')
    expect(await entries({ rule: 'quota.clears-per-month' })).toMatchObject([
      { target: `/api/apps/${appId}/api-quota/clearing`, rule: 'quota.clears-per-month' },
    ])
    expect(await entries({ rule: 'session.failures-per-account' })).toEqual([])
  })

  it('is one chain that tells when a line was altered or taken away (REV-12)', async () => {
    const whole = await operator.call('GET /api/operator/audit/verification', {})
    expect(whole).not.toHaveProperty('brokenAt')
    expect(whole.entries).toBeGreaterThan(5)
    await expect(
      database.updateTable('audit_entries').set({ outcome: 'done' }).where('id', '=', '3').execute(),
    ).rejects.toThrow('only ever added')
    await expect(database.deleteFrom('audit_entries').execute()).rejects.toThrow('only ever added')

    // Whoever owns the database can switch that off; the chain tells all the same.
    const unguarded = async (deed: () => Promise<unknown>) => {
      await sql`alter table audit_entries disable trigger user`.execute(database)
      await deed()
      await sql`alter table audit_entries enable trigger user`.execute(database)
    }
    const lineThree = database.selectFrom('audit_entries').selectAll().where('id', '=', '3')
    const { outcome } = await lineThree.executeTakeFirstOrThrow()
    const alter = (to: string) =>
      unguarded(() =>
        database.updateTable('audit_entries').set({ outcome: to }).where('id', '=', '3').execute(),
      )
    await alter('altered')
    expect(await operator.call('GET /api/operator/audit/verification', {})).toMatchObject({ brokenAt: 3 })
    await alter(outcome)
    await sql`create table audit_line as select * from audit_entries where id = 3`.execute(database)
    await unguarded(() => database.deleteFrom('audit_entries').where('id', '=', '3').execute())
    expect(await operator.call('GET /api/operator/audit/verification', {})).toHaveProperty('brokenAt')
    await sql`insert into audit_entries overriding system value select * from audit_line`.execute(database)
    expect(await operator.call('GET /api/operator/audit/verification', {})).not.toHaveProperty('brokenAt')
  })

  it('tells when the newest lines were cut off, or written anew with hashes that fit (REV-12)', async () => {
    const verify = () => operator.call('GET /api/operator/audit/verification', {})
    const { last_id: id, last_hash: kept } = await database
      .selectFrom('audit_head')
      .selectAll()
      .executeTakeFirstOrThrow()
    const newest = database.selectFrom('audit_entries').selectAll().where('id', '=', id)
    const line = await newest.executeTakeFirstOrThrow()
    const before = await database
      .selectFrom('audit_entries')
      .select('hash')
      .where('id', '=', String(Number(id) - 1))
      .executeTakeFirstOrThrow()
    const put = async (change: { readonly action: string; readonly hash: string }) => {
      await sql`alter table audit_entries disable trigger user`.execute(database)
      await database.updateTable('audit_entries').set(change).where('id', '=', id).execute()
      await sql`alter table audit_entries enable trigger user`.execute(database)
    }
    const action = 'nothing.happened'
    await put({ action, hash: hashEntry(before.hash, { ...line, action }) })
    expect(await verify()).toMatchObject({ brokenAt: Number(id) })
    await put({ action: line.action, hash: kept })
    expect(await verify()).not.toHaveProperty('brokenAt')
    // As if one more had been, that is gone.
    const head = (last_id: string) => database.updateTable('audit_head').set({ last_id }).execute()
    await head(String(Number(id) + 1))
    expect(await verify()).toMatchObject({ brokenAt: Number(id) + 1 })
    await head(id)
  })

  it('is whole while lines come to it', async () => {
    let hasCome = false
    const withMoreMeanwhile = database.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        // Right after its lines were read: what is refused has a line too.
        if (!hasCome && result.rows.some((row) => 'happened_at' in row)) {
          hasCome = true
          await refusalOf(shop.owner.createApp({ name: '', intro: '' }))
        }
        return result
      },
    })
    const before = await createAuditLog(database, shop.clock).verify()
    expect(await createAuditLog(withMoreMeanwhile, shop.clock).verify()).toEqual(before)
    expect((await createAuditLog(database, shop.clock).verify()).entries).toBe(before.entries + 1)
  })

  it('hashes so that anybody can check it', async () => {
    const exported = await operator.send(new Request('http://localhost:8080/api/operator/audit/export'))
    const lines = (await exported.text()).trim().split('\n')
    const first = await database
      .selectFrom('audit_entries')
      .selectAll()
      .where('id', '=', '1')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 1, hash: hashEntry(GENESIS, first) })
    expect(lines.length).toBeGreaterThan(5)
  })

  it('has no gaps when many write at once', async () => {
    const people = await Promise.all(['p1', 'p2', 'p3', 'p4'].map((name) => shop.signIn(name)))
    await Promise.all(
      people.flatMap((person, index) =>
        Array.from({ length: 10 }, (_, time) =>
          person.createApp({ name: `Gap ${index} ${time}`, intro: 'At the same moment.' }),
        ),
      ),
    )
    expect(await operator.call('GET /api/operator/audit/verification', {})).not.toHaveProperty('brokenAt')
  })

  it('is for auditors, who can change nothing', async () => {
    const auditor = await shop.signIn('auditor', ['auditor'])
    await auditor.call('GET /api/operator/audit', { query: {} })
    expect(await refusalOf(auditor.call('POST /api/operator/clock', { body: { advanceMs: 1 } }))).toBe(
      'not-permitted',
    )
    expect(await refusalOf(shop.owner.call('GET /api/operator/audit', { query: {} }))).toBe('not-permitted')
  })
})

describe('a sandbox’s clock', () => {
  it('moves when an operator says so', async () => {
    const before = await operator.call('GET /api/operator/clock', {})
    const after = await operator.call('POST /api/operator/clock', { body: { advanceMs: DAY_MS } })
    expect(Date.parse(after.now) - Date.parse(before.now)).toBe(DAY_MS)
    expect(after).toMatchObject({ isMovable: true, aheadMs: DAY_MS })
  })
})

describe('too many changes', () => {
  it('are refused for the rest of the minute', async () => {
    const hasty = await shop.signIn('hasty')
    const body = { pack: 'guide-2018', overrides: { 'api.changes-per-minute': 3 }, note: '' }
    await operator.call('POST /api/operator/policy/editions', { body })
    const change = (index: number) => hasty.createApp({ name: `Hasty ${index}`, intro: 'One after another.' })
    for (const index of [1, 2, 3]) await change(index)
    expect(await problemOf(change(4))).toMatchObject({ rule: { id: 'api.changes-per-minute', limit: 3 } })
    shop.clock.advance(60_000)
    expect(await ruleThatRefused(change(4))).toBe('accepted')
  })
})

describe('the interface’s documentation', () => {
  it('has every route, and nothing from elsewhere', async () => {
    const get = (path: string) => shop.visitor.send(new Request(`http://localhost:8080${path}`))
    const { openapi, paths } = (await (await get('/api/openapi.json')).json()) as {
      readonly openapi: string
      readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    }
    expect(openapi).toBe('3.1.0')
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(documented.toSorted()).toEqual(shop.platform.routes.map(({ endpoint }) => endpoint).toSorted())
    const page = await (await get('/docs')).text()
    expect(page).toContain('POST /api/apps'.split(' ')[1])
    expect(page).not.toMatch(/(src|href)="https?:/)
  })
})

describe('an edition that is compared', () => {
  it('stands beside how often of late the rules that it changes have refused', async () => {
    const body = { pack: 'guide-2018', overrides: { 'app.intro-characters': { min: 8, max: 120 } }, note: '' }
    const refusals = async () =>
      (await operator.call('POST /api/operator/policy/comparison', { body })).differences.find(
        ({ id }) => id === 'app.intro-characters',
      )?.refusals
    const { entries } = await operator.call('GET /api/operator/audit', {
      query: { rule: 'app.intro-characters' },
    })
    expect(entries).toMatchObject([{ outcome: 'intro-length' }])
    expect(await refusals()).toBe(1)
    shop.clock.advance(30 * DAY_MS)
    // Whoever was signed in is no longer.
    operator = await shop.signIn('later-operator', ['operator'])
    expect(await refusals()).toBe(0)
  })
})
