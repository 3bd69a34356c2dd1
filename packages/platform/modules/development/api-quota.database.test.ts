/** Calls of open interfaces (§2.3): both sides of every edge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registeredBy } from '@maque/testing/platform/registered-by.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { RuleId } from '../../kernel/policy/packs.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'

let shop: TeaShop
const limits = {
  'token.per-day': 2,
  'stable-token.per-day': 3,
  'stable-token.per-minute': 2,
  'login.resets-per-minute': 2,
  'code.unlimited-per-minute': 2,
  'link.per-day': 2,
  'link.short-per-day': 2,
  'subscribe.per-day': 2,
} as const satisfies Partial<Record<RuleId, number>>
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      ...limits,
      'quota.clears-per-month': 2,
      'quota.path-clears-per-month': 1,
      'session.lifetime-days': 100,
    },
  })
})
afterAll(() => shop.close())

const read = ({ appId }: App) => shop.owner.call('GET /api/apps/:appId/api-quota', { params: { appId } })
const clear = ({ appId }: App, path?: string) =>
  shop.owner.call('POST /api/apps/:appId/api-quota/clearing', {
    params: { appId },
    body: path === undefined ? {} : { path },
  })
const callIt = async ({ appId }: App, path: string) => {
  const counted = await shop.platform.development.countCall(appId, path)
  return counted.ok ? 'accepted' : (counted.refusal.problem.rule?.id ?? counted.refusal.problem.errcode)
}

describe('calls of an open interface', () => {
  it.each([
    ['/cgi-bin/token', 'token.per-day', 45009],
    ['/wxa/generatescheme', 'link.per-day', 44990],
    ['/wxa/generate_urllink', 'link.per-day', 44990],
    ['/wxa/genwxashortlink', 'link.short-per-day', 45009],
    ['/cgi-bin/message/subscribe/send', 'subscribe.per-day', 45009],
    ['/cgi-bin/stable_token', 'stable-token.per-minute', 45011],
    ['/wxa/resetusersessionkey', 'login.resets-per-minute', 45011],
    ['/wxa/getwxacodeunlimit', 'code.unlimited-per-minute', 45011],
  ] as const)('%s are limited by %s', async (path, rule, errcode) => {
    const app = await shop.newApp()
    for (let count = 0; count < limits[rule]; count++) expect(await callIt(app, path)).toBe('accepted')
    expect(await callIt(app, path)).toBe(rule)
    const refused = await shop.platform.development.countCall(app.appId, path)
    expect(refused).toMatchObject({ ok: false, refusal: { problem: { errcode } } })
    // Another app has its own.
    expect(await callIt(await shop.newApp(), path)).toBe('accepted')
  })

  it('are limited by the day too where both are', async () => {
    const app = await shop.newApp()
    const path = '/cgi-bin/stable_token'
    for (const outcome of ['accepted', 'accepted', 'stable-token.per-minute']) {
      expect(await callIt(app, path)).toBe(outcome)
    }
    shop.clock.advance(60_000)
    expect(await callIt(app, path)).toBe('accepted')
    expect(await callIt(app, path)).toBe('stable-token.per-day')
  })

  it('are shown, and count anew with the day', async () => {
    const app = await shop.newApp()
    const path = '/cgi-bin/token'
    for (let count = 0; count < 5; count++) await callIt(app, path)
    const daily = async () => (await read(app)).interfaces.find((one) => one.path === path)?.daily
    const before = await daily()
    // What was refused does not count.
    expect(before).toMatchObject({ rule: 'token.per-day', limit: 2, used: 2 })
    shop.clock.advance(Date.parse(before?.resetsAt ?? '') - shop.clock.now().getTime() - 1)
    expect(await callIt(app, path)).toBe('token.per-day')
    shop.clock.advance(1)
    expect(await daily()).toMatchObject({ used: 0 })
    expect(await callIt(app, path)).toBe('accepted')
  })

  it.each([
    ['of a day', '/cgi-bin/token'],
    ['of a minute', '/wxa/getwxacodeunlimit'],
  ])('hold their limit %s when two hundred come together (API-09)', async (_, path) => {
    const app = await shop.newApp()
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => callIt(app, path)))
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(2)
  })

  it('are cleared so many times a month, together and one by one', async () => {
    const app = await shop.newApp()
    const use = async () => {
      await callIt(app, '/cgi-bin/token')
      await callIt(app, '/wxa/genwxashortlink')
    }
    const used = async () =>
      (await read(app)).interfaces.flatMap(({ path, daily }) => (daily?.used ? [path] : []))
    await use()
    await clear(app, '/cgi-bin/token')
    expect(await used()).toEqual(['/wxa/genwxashortlink'])
    expect(await ruleThatRefused(clear(app, '/cgi-bin/token'))).toBe('quota.path-clears-per-month')
    await clear(app)
    expect(await used()).toEqual([])
    await clear(app)
    expect(await problemOf(clear(app))).toMatchObject({
      errcode: 48006,
      rule: { id: 'quota.clears-per-month', limit: 2, used: 2 },
    })
    expect((await read(app)).clears).toMatchObject({ all: { used: 2 }, one: { used: 1 } })
    expect(await problemOf(clear(app, '/no/such'))).toMatchObject({ errcode: 76021 })
    expect(await callIt(app, '/no/such')).toBe(76021)
  })

  it('of organisations are not for apps of individuals', async () => {
    const app = await shop.newApp()
    const { database } = openDatabase<RegistrationTables>(shop.connection, () => undefined)
    await registeredBy(database, { appId: app.appId, type: 'individual', personId: shop.owner.id })
    await database.destroy()
    expect(await callIt(app, '/wxa/generatescheme')).toBe(48001)
    expect(await callIt(app, '/cgi-bin/token')).toBe('accepted')
    const { interfaces } = await read(app)
    const permitted = interfaces.filter(({ isPermitted }) => !isPermitted)
    expect(permitted.map(({ path }) => path)).toEqual(['/wxa/generatescheme', '/wxa/generate_urllink'])
    const { routes } = shop.platform
    for (const { path, isOffered } of interfaces)
      expect([path, isOffered]).toEqual([path, routes.some(({ endpoint }) => endpoint.endsWith(` ${path}`))])
    expect(
      await refusalOf(shop.stranger.call('GET /api/apps/:appId/api-quota', { params: { appId: app.appId } })),
    ).toBe('not-found')
  })
})
