/** Punishments from the first picture to the end of an appeal (RULES §2.18). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { NewPunishment } from '@maque/protocol/platform/violations.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { tinyPng } from '@maque/testing/platform/tiny-png.ts'

const DAY_MS = 86_400_000
let shop: TeaShop
let judge: TestPerson
let second: TestPerson
let member: TestPerson
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'violation.reason-characters': { min: 4, max: 20 },
      'violation.evidence': { min: 1, max: 2 },
      'violation.days': 30,
      'violation.appeal-days': 3,
      'violation.appeal-materials': 1,
      'violation.files-per-day': 40,
      'session.lifetime-days': 3650,
    },
  })
  judge = await shop.signIn('judge', ['trust-and-safety'])
  second = await shop.signIn('second', ['trust-and-safety'])
  member = await shop.signIn('member')
})
afterAll(() => shop.close())

const png = () => new Blob([tinyPng], { type: 'image/png' })
const evidence = async ({ appId }: App): Promise<string> =>
  (
    await judge.call('POST /api/operator/apps/:appId/violation-evidence', {
      params: { appId },
      file: png(),
    })
  ).fileId
async function punish(app: App, more: Partial<NewPunishment> = {}, by = judge) {
  const body = {
    kind: 'ban' as const,
    rule: 'R4.4',
    reason: '虚假发货。',
    evidence: [await evidence(app)],
    ...more,
  }
  return by.call('POST /api/operator/apps/:appId/punishments', { params: { appId: app.appId }, body })
}
const appeal = async (app: App, punishmentId: string, materials: readonly string[] = [], by = shop.owner) =>
  by.call('POST /api/apps/:appId/punishments/:punishmentId/appeal', {
    params: { appId: app.appId, punishmentId },
    body: { text: '货都发了。', materials },
  })
const decide = (punishmentId: string, isUpheld: boolean, by = second) =>
  by.call('POST /api/operator/punishments/:punishmentId/appeal-decision', {
    params: { punishmentId },
    body: { isUpheld, answer: '已核对物流。' },
  })
const opened = ({ appId }: App) => refusalOf(shop.visitor.launchOnline(appId))
const found = async ({ appId }: App) => (await shop.visitor.catalogue('')).some((one) => one.appId === appId)
const mails = async (recipient: string): Promise<readonly string[]> => {
  const operator = await shop.signIn('operator', ['operator'])
  await shop.platform.settle()
  const { messages } = await operator.call('GET /api/operator/outbox', { query: { recipient } })
  return messages.map(({ subject }) => subject)
}

describe('a ban', () => {
  it('closes an app to everybody, is told, appealed against, and undone by somebody else', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    await shop.join(app, member, ['operator'])
    expect([await opened(app), await found(app)]).toEqual(['accepted', true])
    const { id, rule, isEffective } = await punish(app)
    expect([rule.id, isEffective]).toEqual(['R4.4', true])
    expect(await problemOf(shop.visitor.launchOnline(app.appId))).toMatchObject({
      code: 'closed-by-platform',
    })
    expect(await found(app)).toBe(false)
    expect((await mails('member@example.com')).filter((one) => one.includes('封禁'))).toHaveLength(1)

    expect(await refusalOf(appeal(app, id, [], member))).toBe('not-permitted')
    const params = { appId: app.appId }
    const add = () => shop.owner.call('POST /api/apps/:appId/appeal-materials', { params, file: png() })
    const [one, two] = [(await add()).fileId, (await add()).fileId]
    expect(await ruleThatRefused(appeal(app, id, [one, two]))).toBe('violation.appeal-materials')
    expect(await refusalOf(appeal(app, id, [await evidence(app)]))).toBe('evidence-unknown')
    expect((await appeal(app, id, [one])).state).toBe('appealing')
    expect(await refusalOf(appeal(app, id))).toBe('appealed-before')
    expect(await opened(app)).toBe('closed-by-platform')

    expect(await refusalOf(decide(id, false, judge))).toBe('own-punishment')
    const decided = await decide(id, false)
    expect([decided.state, decided.isEffective, decided.appeal?.answer]).toEqual([
      'overturned',
      false,
      '已核对物流。',
    ])
    expect([await opened(app), await found(app)]).toEqual(['accepted', true])
    expect(await refusalOf(decide(id, true))).toBe('not-appealing')
    expect((await shop.owner.call('GET /api/apps/:appId/punishments', { params })).punishments).toHaveLength(
      1,
    )
  })

  it('of a subject closes all its apps and lets it make no more', async () => {
    const bad = await shop.signIn('bad')
    const first = await bad.createApp({ name: 'Bad leaf', intro: 'Not nice at all.' })
    const { id } = await punish(first, { kind: 'subject-ban' })
    const make = () => refusalOf(bad.createApp({ name: 'Worse leaf', intro: 'Not nice at all.' }))
    expect(await make()).toBe('subject-banned')
    await judge.call('POST /api/operator/punishments/:punishmentId/lifting', {
      params: { punishmentId: id },
      body: { reason: '已经整改。' },
    })
    expect(await make()).toBe('accepted')
  })
})

describe('a punishment', () => {
  it('that ends does so by itself, and can be appealed against for a while', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    const { id } = await punish(app, { kind: 'suspend', days: 7 })
    const other = await shop.newApp()
    const inTime = await punish(other, { kind: 'warn' })
    expect(await opened(app)).toBe('closed-by-platform')
    shop.clock.advance(3 * DAY_MS - 1)
    expect((await appeal(other, inTime.id)).state, "'violation.appeal-days'").toBe('appealing')
    shop.clock.advance(2)
    expect(await refusalOf(appeal(app, id))).toBe('appeal-too-late')
    shop.clock.advance(4 * DAY_MS - 1)
    expect(await opened(app)).toBe('accepted')
  })

  it('that hides takes the app out of search alone, whatever its owner says (85083)', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    await punish(app, { kind: 'hide' })
    expect([await opened(app), await found(app)]).toEqual(['accepted', false])
    const say = shop.owner.call('PUT /api/apps/:appId/discoverability', {
      params: { appId: app.appId },
      body: { isSearchable: true },
    })
    expect(await problemOf(say)).toMatchObject({ code: 'hidden-by-platform', errcode: 85083 })
  })

  it('of a feature refuses its open interfaces and no others (43107)', async () => {
    const app = await shop.newApp()
    await punish(app, { kind: 'feature-ban', feature: 'messages' })
    const { countCall } = shop.platform.development
    const sent = await countCall(app.appId, '/cgi-bin/message/subscribe/send')
    expect(sent.ok ? 'sent' : sent.refusal.problem.errcode).toBe(43107)
    expect((await countCall(app.appId, '/cgi-bin/token')).ok).toBe(true)
  })

  it('cites a rule, shows what it is about, and says how long', async () => {
    const app = await shop.newApp()
    const [one, two, three] = [await evidence(app), await evidence(app), await evidence(app)]
    const other = await evidence(await shop.newApp())
    expect(await refusalOf(punish(app, { rule: 'R99' }))).toBe('rule-unknown')
    expect(await ruleThatRefused(punish(app, { evidence: [] }))).toBe('violation.evidence')
    expect(await ruleThatRefused(punish(app, { evidence: [one, two, three] }))).toBe('violation.evidence')
    expect(await refusalOf(punish(app, { evidence: [other] }))).toBe('evidence-unknown')
    expect(await ruleThatRefused(punish(app, { reason: '茶茶。' }))).toBe('violation.reason-characters')
    for (const reason of ['茶茶茶。', '茶'.repeat(20)]) {
      expect(await ruleThatRefused(punish(app, { kind: 'warn', reason }))).toBe('accepted')
    }
    expect(await ruleThatRefused(punish(app, { reason: '茶'.repeat(21) }))).toBe(
      'violation.reason-characters',
    )
    expect(await refusalOf(punish(app, { kind: 'suspend' }))).toBe('term-missing')
    expect(await refusalOf(punish(app, { kind: 'warn', days: 1 }))).toBe('term-missing')
    expect(await ruleThatRefused(punish(app, { kind: 'suspend', days: 31 }))).toBe('violation.days')
    expect(await ruleThatRefused(punish(await shop.newApp(), { kind: 'suspend', days: 30 }))).toBe('accepted')
    expect(await refusalOf(punish(app, { feature: 'codes' }))).toBe('feature-missing')
    expect(await refusalOf(punish(app, { kind: 'warn', evidence: [one, two], days: undefined }))).toBe(
      'accepted',
    )
    expect(await refusalOf(punish({ ...app, appId: 'wx0000000000000000' }, { evidence: [one] }))).toBe(
      'not-found',
    )
  })

  it('is nobody’s to give who is a member, or not of trust and safety; its files are for who is concerned', async () => {
    const app = await shop.newApp()
    const own = await shop.signIn('own', ['trust-and-safety'])
    await shop.join(app, own, ['developer'])
    expect(await refusalOf(punish(app, {}, own))).toBe('own-app')
    expect(await refusalOf(punish(app, {}, shop.reviewer))).toBe('not-permitted')
    const { evidence: addresses, id } = await punish(app)
    const [address = ''] = addresses
    const read = async (by: TestPerson) =>
      (await by.send(new Request(`http://localhost:8080${address}`))).status
    expect([await read(shop.owner), await read(second), await read(shop.stranger)]).toEqual([200, 200, 404])
    expect(await refusalOf(appeal(await shop.newApp(), id))).toBe('not-found')
  })

  it('has so many files a day and person', async () => {
    const eager = await shop.signIn('eager', ['trust-and-safety'])
    const { appId } = await shop.newApp()
    const add = () =>
      refusalOf(
        eager.call('POST /api/operator/apps/:appId/violation-evidence', { params: { appId }, file: png() }),
      )
    for (let count = 0; count < 40; count += 1) expect(await add()).toBe('accepted')
    expect(await add()).toBe('too-many-files') // violation.files-per-day
    shop.clock.advance(DAY_MS)
    expect(await add()).toBe('accepted')
  })
})
