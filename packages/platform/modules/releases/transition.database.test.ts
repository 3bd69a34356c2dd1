import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { ReleasesTables } from './releases-tables.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({ policyValues: { 'api.changes-per-minute': 100_000 } })
})
afterAll(() => shop.close())

describe('releasing', () => {
  it('lets one of a hundred at the same moment win, and is written down once (RACE-02)', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    const release = await shop.approved(app, '2')
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => refusalOf(shop.owner.release(app.appId, release.id))),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'already-online']))
    expect(await shop.statesOf(app)).toEqual({ 1: 'replaced', 2: 'online' })
    const auditor = await shop.signIn('auditor', ['auditor'])
    const { entries } = await auditor.call('GET /api/operator/audit', {
      query: { outcome: 'done', action: 'release.released' },
    })
    expect(entries.filter(({ target }) => target.includes(release.id))).toHaveLength(1)
  })

  it('leaves one version online, whatever races', async () => {
    const app = await shop.newApp()
    const first = await shop.bringOnline(app, '1')
    const second = await shop.approved(app, '2')
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        refusalOf(
          index % 3 === 0
            ? shop.owner.rollBack(app.appId, first.id)
            : index % 3 === 1
              ? shop.owner.release(app.appId, second.id)
              : shop.owner.withdraw(app.appId, second.id),
        ),
      ),
    )
    const states = Object.values(await shop.statesOf(app))
    expect(states.filter((state) => state === 'online')).toHaveLength(1)
  })

  it('leaves one line of history and every deed written down, whatever races (REV-04)', async () => {
    const app = await shop.newApp()
    const first = await shop.bringOnline(app, '1')
    const second = await shop.upload(app, '2')
    const { auditId } = await shop.owner.submit(app.appId, second.id, submissionOf())
    const deeds = {
      'review.approved': () =>
        shop.reviewer.call('POST /api/review/submissions/:auditId/approval', {
          params: { auditId: String(auditId) },
        }),
      'release.withdrawn': () => shop.owner.withdraw(app.appId, second.id),
      'release.released': () => shop.owner.release(app.appId, second.id),
      'release.rolled-back': () => shop.owner.rollBack(app.appId, first.id),
    }
    const auditor = await shop.signIn('auditor', ['auditor'])
    const linesOf = async (action: string) =>
      (await auditor.call('GET /api/operator/audit', { query: { action, outcome: 'done' } })).entries.length
    const names = Object.keys(deeds) as readonly (keyof typeof deeds)[]
    const before = await Promise.all(names.map(linesOf))
    const racing = Array.from({ length: 100 }, (_, at) => names[at % names.length]!)
    const outcomes = await Promise.all(racing.map((name) => refusalOf(deeds[name]())))
    const done = names.map(
      (name) => outcomes.filter((one, at) => one === 'accepted' && racing[at] === name).length,
    )
    const written = await Promise.all(names.map(linesOf))
    expect(written.map((count, at) => count - before[at]!)).toEqual(done)
    expect(done.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)

    const { database } = openDatabase<ReleasesTables>(shop.connection, () => undefined)
    const events = await database
      .selectFrom('release_events')
      .select(['release_id', 'from_state', 'to_state'])
      .where('app_id', '=', app.appId)
      .orderBy('id')
      .execute()
    await database.destroy()
    const states = new Map<string, string | null>()
    for (const { release_id, from_state, to_state } of events) {
      expect(states.get(release_id) ?? null).toBe(from_state)
      states.set(release_id, to_state)
    }
    expect(Object.values(await shop.statesOf(app)).toSorted()).toEqual([...states.values()].toSorted())
    expect([...states.values()].filter((state) => state === 'online')).toHaveLength(1)
  })

  it('leaves one version in review, whatever races', async () => {
    const app = await shop.newApp()
    const versions = await Promise.all(Array.from({ length: 8 }, (_, index) => shop.upload(app, `${index}`)))
    const outcomes = await Promise.all(
      versions.map(({ id }) => refusalOf(shop.owner.submit(app.appId, id, submissionOf()))),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })
})
