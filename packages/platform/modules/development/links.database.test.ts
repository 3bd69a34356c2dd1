/** Ordinary links that open an app (§2.10): both sides of every edge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { LinkRuleForm } from '@maque/protocol/platform/link-rules.ts'
import { createFakeWeb } from '@maque/testing/platform/fake-web.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registeredBy } from '@maque/testing/platform/registered-by.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'

const web = createFakeWeb()
let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    outside: web,
    policyValues: {
      'qr-rule.per-app': 3,
      'qr-rule.test-links': 2,
      'qr-rule.publishes-per-month': 2,
      'development.checks-per-minute': 1000,
      'session.lifetime-days': 100,
    },
  })
})
afterAll(() => shop.close())

let sites = 0
/** A site of its own for each test. */
const newSite = () => `https://s${++sites}.example`

const read = ({ appId }: App) => shop.owner.call('GET /api/apps/:appId/link-rules', { params: { appId } })
const prove = async (app: App, folder: string) => {
  const { name, content } = (await read(app)).proofFile
  web.put(`${folder}${name}`, content)
}
const form = (prefix: string, more: Partial<LinkRuleForm> = {}): LinkRuleForm => ({
  prefix,
  path: 'pages/index/index',
  ignoresCase: false,
  isExclusive: false,
  testLinks: [],
  testVersion: 'trial',
  ...more,
})
const add = ({ appId }: App, body: LinkRuleForm) =>
  shop.owner.call('POST /api/apps/:appId/link-rules', { params: { appId }, body })
const change = ({ appId }: App, ruleId: string, body: LinkRuleForm) =>
  shop.owner.call('PUT /api/apps/:appId/link-rules/:ruleId', { params: { appId, ruleId }, body })
const publish = ({ appId }: App, ruleId: string) =>
  shop.owner.call('POST /api/apps/:appId/link-rules/:ruleId/publication', { params: { appId, ruleId } })
const openingOf = async (url: string, who = shop.visitor) =>
  (await who.call('GET /api/link-openings', { query: { url } })).opening

describe('a rule for links', () => {
  it('is written once the proof file is found in its last folder', async () => {
    const app = await shop.newApp()
    const site = newSite()
    expect(await problemOf(add(app, form(`${site}/tea/green`)))).toMatchObject({
      code: 'proof-not-found',
      errcode: 85069,
    })
    await prove(app, `${site}/`)
    expect(await refusalOf(add(app, form(`${site}/tea/green`)))).toBe('proof-not-found')
    await prove(app, `${site}/tea/`)
    const rule = await add(app, form(`${site}/tea/green`))
    expect(rule).toMatchObject({ prefix: `${site}/tea/green`, proofUrl: `${site}/tea/` })
    expect((await read(app)).rules).toEqual([rule])
    const params = { appId: app.appId, ruleId: rule.id }
    await shop.owner.call('DELETE /api/apps/:appId/link-rules/:ruleId', { params })
    expect(await refusalOf(shop.owner.call('DELETE /api/apps/:appId/link-rules/:ruleId', { params }))).toBe(
      'not-found',
    )
  })

  it.each([
    ['that is none', { prefix: 'ftp://s.example/' }, 'link-malformed', 85066],
    ['of an address', { prefix: 'http://127.0.0.1/' }, 'link-malformed', 85066],
    ['to no page', { path: 'pages/tea?x=1' }, 'page-path-malformed', undefined],
    ['whose test link is elsewhere', { testLinks: ['https://s.example/'] }, 'test-link-elsewhere', 85068],
  ])('%s is refused', async (_, more, code, errcode) => {
    const app = await shop.newApp()
    const site = newSite()
    await prove(app, `${site}/`)
    const problem = await problemOf(add(app, form(`${site}/`, more)))
    expect([problem?.code, problem?.errcode]).toEqual([code, errcode])
  })

  it('is one of so many, with so many test links', async () => {
    const app = await shop.newApp()
    const site = newSite()
    await prove(app, `${site}/`)
    const links = (count: number) => Array.from({ length: count }, (_, index) => `${site}/a?${index}`)
    expect(await ruleThatRefused(add(app, form(`${site}/a`, { testLinks: links(3) })))).toBe(
      'qr-rule.test-links',
    )
    await add(app, form(`${site}/a`, { testLinks: links(2) }))
    expect(await problemOf(add(app, form(`${site}/a`)))).toMatchObject({ errcode: 85071 })
    await add(app, form(`${site}/b`))
    await add(app, form(`${site}/c`))
    expect(await problemOf(add(app, form(`${site}/d`)))).toMatchObject({
      errcode: 85073,
      rule: { id: 'qr-rule.per-app', limit: 3, used: 3 },
    })
  })

  it('is nobody else’s, nor is one below it where it is exclusive', async () => {
    const [first, second] = [await shop.newApp(), await shop.newApp()]
    const site = newSite()
    for (const app of [first, second]) {
      await prove(app, `${site}/`)
      await prove(app, `${site}/tea/`)
    }
    await add(first, form(`${site}/mp?id=123`, { isExclusive: true }))
    await add(first, form(`${site}/tea/`))
    expect(await problemOf(add(second, form(`${site}/mp?id=123`)))).toMatchObject({ errcode: 85072 })
    expect(await problemOf(add(second, form(`${site}/mp?id=1234`)))).toMatchObject({ errcode: 85072 })
    expect(await refusalOf(add(second, form(`${site}/mp?id=12`)))).toBe('accepted')
    expect(await problemOf(add(second, form(`${site}/tea/`)))).toMatchObject({ errcode: 85072 })
    expect(await refusalOf(add(second, form(`${site}/tea/green`)))).toBe('accepted')
    // Its own app may.
    expect(await refusalOf(add(first, form(`${site}/mp?id=1234`)))).toBe('accepted')
    const race = await Promise.all(
      [first, second].map((app) => refusalOf(add(app, form(`${site}/tea/black`)))),
    )
    expect(race.filter((outcome) => outcome === 'accepted').length).toBeLessThanOrEqual(1)
  })

  it('is published while the app is online, so often a month, and opens it from then on', async () => {
    const app = await shop.newApp()
    const site = newSite()
    await prove(app, `${site}/a/`)
    const rule = await add(app, form(`${site}/a/`))
    expect(await problemOf(publish(app, rule.id))).toMatchObject({ errcode: 85074 })
    await shop.bringOnline(app, '1')
    expect(await openingOf(`${site}/a/1`)).toBeUndefined()
    expect((await publish(app, rule.id)).publishedAt).toBeDefined()
    // Again is nothing new.
    await publish(app, rule.id)
    expect(await openingOf(`${site}/a/1?b=c#top`)).toMatchObject({
      appId: app.appId,
      path: 'pages/index/index',
      version: 'release',
      query: expect.stringMatching(/^q=https%3A%2F%2F.*&scancode_time=\d+$/),
    })
    expect(await openingOf(`${site}/b`)).toBeUndefined()

    // Other tests of it leave it published, another page does not.
    const tested = form(`${site}/a/`, { testLinks: [`${site}/a/9`] })
    expect((await change(app, rule.id, tested)).publishedAt).toBeDefined()
    expect((await change(app, rule.id, { ...tested, path: 'pages/new/new' })).publishedAt).toBeUndefined()
    expect(await openingOf(`${site}/a/1`)).toBeUndefined()
    // People would scan into nothing.
    expect(await refusalOf(publish(app, rule.id))).toBe('page-not-online')
    await change(app, rule.id, tested)
    await publish(app, rule.id)
    await change(app, rule.id, { ...tested, path: 'pages/new/new' })
    await change(app, rule.id, tested)
    const { publications } = await read(app)
    expect(publications).toMatchObject({ limit: 2, used: 2 })
    expect(await problemOf(publish(app, rule.id))).toMatchObject({
      rule: { id: 'qr-rule.publishes-per-month', limit: 2, used: 2 },
    })
    shop.clock.advance(Date.parse(publications.resetsAt ?? '') - shop.clock.now().getTime())
    expect(await refusalOf(publish(app, rule.id))).toBe('accepted')
  })

  it('opens what is under test for members alone', async () => {
    const app = await shop.newApp()
    const site = newSite()
    await prove(app, `${site}/`)
    await add(app, form(`${site}/a`, { testLinks: [`${site}/a?1`], testVersion: 'develop' }))
    // There is nothing to open yet.
    expect(await openingOf(`${site}/a?1`, shop.owner)).toBeUndefined()
    const { id: releaseId } = await shop.upload(app, '1')
    expect(await openingOf(`${site}/a?1`, shop.owner)).toMatchObject({
      appId: app.appId,
      version: 'develop',
      releaseId,
    })
    expect(await openingOf(`${site}/a?2`, shop.owner)).toBeUndefined()
    expect(await openingOf(`${site}/a?1`, shop.stranger)).toBeUndefined()
    expect(await openingOf(`${site}/a?1`)).toBeUndefined()
    expect(await openingOf('no link at all', shop.owner)).toBeUndefined()
    const { rules } = await read(app)
    const tried = form(`${site}/a`, { testLinks: [`${site}/a?1`], testVersion: 'trial' })
    await change(app, rules[0]?.id ?? '', tried)
    expect(await openingOf(`${site}/a?1`, shop.owner)).toBeUndefined()
    await shop.owner.call('PUT /api/apps/:appId/trial', { params: { appId: app.appId }, body: { releaseId } })
    expect(await openingOf(`${site}/a?1`, shop.owner)).toMatchObject({
      version: 'trial',
      releaseId: expect.stringMatching(/^trial_/),
    })
  })

  it('is not for individuals', async () => {
    const app = await shop.newApp()
    const { database } = openDatabase<RegistrationTables>(shop.connection, () => undefined)
    await registeredBy(database, { appId: app.appId, type: 'individual', personId: shop.owner.id })
    await database.destroy()
    const site = newSite()
    await prove(app, `${site}/`)
    expect(await problemOf(add(app, form(`${site}/a`)))).toMatchObject({
      errcode: 85070,
      rule: { id: 'qr-rule.of-individuals' },
    })
    expect((await read(app)).closedTo).toBe('individual')
    await shop.withRules({ 'qr-rule.of-individuals': true }, async () => {
      expect(await ruleThatRefused(add(app, form(`${site}/a`)))).toBe('accepted')
    })
  })
})
