import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { StartRollout } from '@maque/protocol/platform/rollouts.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: { 'rollout.halt-devices': 4, 'rollout.halt-excess-percent': 50 },
  })
})
afterAll(() => shop.close())

interface Staged {
  readonly app: App
  readonly old: Release
  readonly next: Release
}

async function staged(): Promise<Staged> {
  const app = await shop.newApp()
  const old = await shop.bringOnline(app, '1')
  return { app, old, next: await shop.approved(app, '2') }
}
const start = ({ app, next }: Staged, body: StartRollout) =>
  shop.owner.call('POST /api/apps/:appId/releases/:releaseId/rollout', {
    params: { appId: app.appId, releaseId: next.id },
    body,
  })
const raise = ({ app }: Staged, percentage: number) =>
  shop.owner.call('PUT /api/apps/:appId/rollout/percentage', {
    params: { appId: app.appId },
    body: { percentage },
  })
const setState = ({ app }: Staged, state: 'running' | 'paused') =>
  shop.owner.call('PUT /api/apps/:appId/rollout/state', { params: { appId: app.appId }, body: { state } })
const cancel = ({ app }: Staged) =>
  shop.owner.call('DELETE /api/apps/:appId/rollout', { params: { appId: app.appId } })
const rolloutOf = async ({ app }: Staged) =>
  (await shop.owner.call('GET /api/apps/:appId/rollout', { params: { appId: app.appId } })).rollout

const deviceOf = (number: number): string => number.toString(16).padStart(32, '0')
async function ask(path: string, device: number, init: RequestInit = {}): Promise<Response> {
  const headers = {
    cookie: `maque-device=${deviceOf(device)}`,
    'x-test-address': `10.0.${device >> 8}.${device & 255}`,
  }
  return shop.platform.http.request(`http://localhost:8080${path}`, {
    ...init,
    headers: { ...headers, ...init.headers },
  })
}
const versionFor = async ({ app }: Staged, device: number, headers: Record<string, string> = {}) =>
  ((await (await ask(`/api/catalogue/${app.appId}`, device, { headers })).json()) as { version: string })
    .version
const sharesOf = async (given: Staged, devices: number): Promise<number> =>
  (await Promise.all(Array.from({ length: devices }, (_, at) => versionFor(given, at)))).filter(
    (version) => version === '2',
  ).length
const report = ({ app }: Staged, device: number, { digest }: Release, errors: number) =>
  ask(`/api/catalogue/${app.appId}/reports`, device, {
    method: 'POST',
    body: JSON.stringify({ digest, errors }),
    headers: { 'content-type': 'application/json' },
  })

describe('a rollout', () => {
  it('gives the new version to a share, the same every time, and to all in the end', async () => {
    const given = await staged()
    expect(await start(given, { percentage: 30 })).toMatchObject({ state: 'running', percentage: 30 })
    const some = await sharesOf(given, 100)
    expect([some > 10, some < 55, await sharesOf(given, 100)]).toEqual([true, true, some])
    expect(await refusalOf(raise(given, 30))).toBe('not-more')
    await raise(given, 60)
    expect(await sharesOf(given, 100)).toBeGreaterThan(some)
    expect((await rolloutOf(given))?.steps.map(({ percentage }) => percentage)).toEqual([30, 60])
    expect(await raise(given, 100)).toMatchObject({ rollout: null, release: { state: 'online' } })
    expect(await sharesOf(given, 20)).toBe(20)
    expect(await shop.statesOf(given.app)).toEqual({ 1: 'replaced', 2: 'online' })
  })

  it('has its files readable for who has them', async () => {
    const given = await staged()
    const manifest = `/bundles/${given.next.digest}/manifest.json`
    expect((await ask(manifest, 1)).status).toBe(404)
    await start(given, { percentage: 1 })
    expect((await ask(manifest, 1)).status).toBe(200)
  })

  it('reaches members and named persons first, at 0 %', async () => {
    const given = await staged()
    expect(await refusalOf(start(given, { percentage: 0 }))).toBe('nobody-at-all')
    const guest = await shop.signIn('guest')
    const audience = { members: true, persons: [], platforms: [], regions: [] }
    expect(await refusalOf(start(given, { percentage: 0, audience, people: ['nobody@example.com'] }))).toBe(
      'person-unknown',
    )
    await start(given, { percentage: 0, audience, people: [guest.email] })
    expect((await shop.owner.launchOnline(given.app.appId)).version).toBe('2')
    expect((await guest.launchOnline(given.app.appId)).version).toBe('2')
    expect((await shop.stranger.launchOnline(given.app.appId)).version).toBe('1')
    expect(await sharesOf(given, 20)).toBe(0)
  })

  it('reaches devices, regions and hosts that it is for', async () => {
    const given = await staged()
    const audience = {
      members: false,
      persons: [],
      platforms: ['ios' as const],
      regions: ['CN'],
      minHostVersion: '1.2',
    }
    await start(given, { percentage: 100, audience }).catch(() => undefined)
    const fitting = {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      'x-region': 'cn',
      'maque-host-version': '1.10.0',
    }
    expect(await versionFor(given, 1, fitting)).toBe('2')
    expect(await versionFor(given, 1, { ...fitting, 'user-agent': 'Android' })).toBe('1')
    expect(await versionFor(given, 1, { ...fitting, 'x-region': 'sg' })).toBe('1')
    expect(await versionFor(given, 1, { ...fitting, 'maque-host-version': '1.1.9' })).toBe('1')
    // The player of the platform itself says nothing of it.
    const { 'maque-host-version': _, ...own } = fitting
    expect(await versionFor(given, 1, own)).toBe('2')
  })

  it('stands still while it is paused, and goes on with the same share', async () => {
    const given = await staged()
    await start(given, { percentage: 50 })
    const some = await sharesOf(given, 40)
    await setState(given, 'paused')
    expect(await refusalOf(setState(given, 'paused'))).toBe('no-change')
    expect(await sharesOf(given, 40)).toBe(0)
    await setState(given, 'running')
    expect(await sharesOf(given, 40)).toBe(some)
  })

  it('is halted by errors that the online version does not have, and its owner is told', async () => {
    const given = await staged()
    await start(given, { percentage: 100 }).catch(() => undefined)
    for (const device of [1, 2, 3, 4]) await report(given, device, given.old, device === 1 ? 1 : 0)
    for (const device of [5, 6]) await report(given, device, given.next, 0)
    await report(given, 7, given.next, 3)
    // One of three is 8 percent beyond one of four; three are fewer than are waited for.
    await shop.withRules({ 'rollout.halt-excess-percent': 8 }, async () => {
      await report(given, 7, given.next, 1)
      await shop.platform.settle()
      expect((await rolloutOf(given))?.state).toBe('running')
    })
    await report(given, 8, given.next, 1)
    await shop.platform.settle()
    expect((await rolloutOf(given))?.state).toBe('running')
    // Two of four are 25 percent beyond one of four.
    await shop.withRules({ 'rollout.halt-excess-percent': 26 }, async () => {
      await report(given, 8, given.next, 1)
      await shop.platform.settle()
      expect((await rolloutOf(given))?.state).toBe('running')
    })
    await report(given, 5, given.next, 1)
    await shop.platform.settle()
    expect(await rolloutOf(given)).toMatchObject({
      state: 'halted',
      figures: {
        gray: { devices: 4, devicesWithErrors: 3 },
        online: { devices: 4, devicesWithErrors: 1 },
      },
    })
    expect(await sharesOf(given, 20)).toBe(0)
    const operator = await shop.signIn('operator', ['operator'])
    const { messages } = await operator.call('GET /api/operator/outbox', { query: {} })
    expect(messages.filter(({ subject }) => subject.includes('已自动暂停'))).toHaveLength(1)
    await setState(given, 'running')
    expect((await rolloutOf(given))?.figures.gray.devices).toBe(0)
  })

  it('counts nothing of other versions, nor of apps without one (API-16)', async () => {
    const given = await staged()
    expect((await report(given, 1, given.next, 1)).status).toBe(200)
    await start(given, { percentage: 10 })
    expect((await rolloutOf(given))?.figures.gray.devices).toBe(0)
    expect((await report(given, 1, { ...given.next, digest: 'f'.repeat(64) }, 1)).status).toBe(200)
    expect((await rolloutOf(given))?.figures).toMatchObject({ gray: { devices: 0 }, online: { devices: 0 } })
  })

  it('rollout.reports-per-minute: counts so many from an address (API-16)', async () => {
    const app = await shop.bringOnline(await shop.newApp(), '1')
    const send = () =>
      ruleThatRefused(
        shop.visitor.call('POST /api/catalogue/:appId/reports', {
          params: { appId: app.appId },
          body: { digest: 'f'.repeat(64), errors: 1 },
        }),
      )
    shop.clock.advance(60_000)
    await shop.withRules({ 'rollout.reports-per-minute': 2 }, async () => {
      expect([await send(), await send(), await send()]).toEqual([
        'accepted',
        'accepted',
        'rollout.reports-per-minute',
      ])
    })
  })

  it('that is cancelled leaves the version before, and cannot come back', async () => {
    const given = await staged()
    await start(given, { percentage: 50 })
    expect(await refusalOf(shop.owner.rollBack(given.app.appId, given.old.id))).toBe('already-online')
    await cancel(given)
    expect(await rolloutOf(given)).toBeNull()
    expect(await shop.statesOf(given.app)).toEqual({ 1: 'online', 2: 'rolled-back' })
    expect(await refusalOf(cancel(given))).toBe('no-rollout')
    expect(await refusalOf(start(given, { percentage: 50 }))).toBe('not-approved')
  })

  it('needs an online version, an approved one, and no other rollout (§2.7: 85079, 85080, 87011)', async () => {
    const app = await shop.newApp()
    const first = await shop.approved(app, '1')
    const fresh = { app, old: first, next: first }
    expect(await refusalOf(start(fresh, { percentage: 10 }))).toBe('nothing-online')
    const given = await staged()
    await start(given, { percentage: 10 })
    const third = await shop.upload(given.app, '3')
    expect(await refusalOf(start({ ...given, next: third }, { percentage: 10 }))).toBe('gray-running')
    await shop.owner.submit(given.app.appId, third.id, submissionOf())
    await shop.owner.release(given.app.appId, given.next.id)
    expect(await rolloutOf(given)).toBeNull()
    expect(await shop.statesOf(given.app)).toEqual({ 1: 'replaced', 2: 'online', 3: 'auditing' })
  })

  it('is one, whatever races', async () => {
    const given = await staged()
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        refusalOf(
          at % 3 === 0
            ? start(given, { percentage: 10 })
            : at % 3 === 1
              ? shop.owner.release(given.app.appId, given.next.id)
              : cancel(given),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted').length).toBeGreaterThan(0)
    const states = Object.values(await shop.statesOf(given.app))
    expect(states.filter((state) => state === 'online')).toHaveLength(1)
    expect((await rolloutOf(given)) === null).toBe(!states.includes('gray'))
  })
})
