import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { ReleasesTables } from './releases-tables.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('what was approved', () => {
  it('is what comes online, whatever is uploaded or set in between (REV-02)', async () => {
    const app = await shop.newApp()
    const approved = await shop.approved(app, '1', { 'tea.js': 'as it was looked at' })
    const bait = await shop.upload(app, '1', { 'tea.js': 'something else' })
    expect(bait.digest).not.toBe(approved.digest)
    const online = await shop.owner.release(app.appId, approved.id)
    expect(online.digest).toBe(approved.digest)
    expect((await shop.visitor.launchOnline(app.appId)).digest).toBe(approved.digest)
    const served = await shop.platform.http.request(
      `http://localhost:8080/bundles/${approved.digest}/files/tea.js`,
    )
    expect(await served.text()).toBe('as it was looked at')
    expect(await refusalOf(shop.owner.release(app.appId, bait.id))).toBe('not-approved')
  })

  it('is gone back to by who may release, with the administrator’s word, and that stands in both logs (REV-07)', async () => {
    const app = await shop.newApp()
    const first = await shop.bringOnline(app, '1')
    await shop.bringOnline(app, '2')
    const { token } = await shop.owner.createUploadToken(app.appId, 'robot')
    const developer = await shop.signIn('developer of tea')
    await shop.join(app, developer, ['developer'])
    expect(await refusalOf(shop.program(token).rollBack(app.appId, first.id))).toBe('not-signed-in')
    expect(await refusalOf(developer.rollBack(app.appId, first.id))).toBe('not-permitted')
    const path = `/api/apps/${app.appId}/releases/${first.id}/rollback`
    const unasked = await shop.owner.send(new Request(`http://localhost:8080${path}`, { method: 'POST' }))
    expect(await unasked.json()).toMatchObject({ code: 'confirmation-needed' })
    expect(await shop.statesOf(app)).toEqual({ 1: 'replaced', 2: 'online' })

    await shop.owner.rollBack(app.appId, first.id)
    const { entries } = await shop.visitor.call('GET /api/log/entries', { query: { app: app.appId } })
    expect(entries.map(({ entry }) => `${entry.kind} ${entry.version}`)).toEqual([
      'released 1',
      'released 2',
      'rolled-back-to 1',
    ])
    const auditor = await shop.signIn('auditor', ['auditor'])
    const lines = await auditor.call('GET /api/operator/audit', {
      query: { action: 'release.rolled-back', outcome: 'done' },
    })
    expect(lines.entries.filter(({ target }) => target === path)).toHaveLength(1)
  })
})

describe('a mini program', () => {
  it('goes from its source to everybody', async () => {
    const app = await shop.newApp()
    expect(app).toMatchObject({
      appId: expect.stringMatching(/^wx[0-9a-f]{16}$/),
      isOnline: false,
      roles: ['administrator'],
    })

    const release = await shop.upload(app, '1.0.0', { warns: '' })
    expect(release).toMatchObject({ state: 'development', diagnostics: [{ severity: 'warning' }] })
    expect(await refusalOf(shop.visitor.launchOnline(app.appId))).toBe('not-found')

    expect((await shop.owner.submit(app.appId, release.id, submissionOf('First tea.'))).state).toBe('pending')
    expect(await shop.statesOf(app)).toEqual({ '1.0.0': 'auditing' })
    const [entry] = (await shop.reviewer.reviewQueue()).filter(({ releaseId }) => releaseId === release.id)
    expect(entry).toMatchObject({ appName: app.name, version: '1.0.0', note: 'First tea.' })
    expect(await shop.reviewer.submission(entry?.auditId ?? 0)).toMatchObject({
      digest: release.digest,
      pages: ['pages/index/index'],
      submission: { submittedBy: 'owner' },
    })
    expect(await shop.reviewer.launchRelease(release.id)).toMatchObject({
      digest: release.digest,
      envVersion: 'trial',
    })
    await approve(shop.reviewer, release.id)
    expect(await refusalOf(shop.visitor.launchOnline(app.appId))).toBe('not-found')

    expect((await shop.owner.release(app.appId, release.id)).state).toBe('online')
    expect(await shop.visitor.launchOnline(app.appId)).toMatchObject({
      digest: release.digest,
      envVersion: 'release',
    })
    expect((await shop.owner.app(app.appId)).isOnline).toBe(true)
    expect(await shop.visitor.catalogue(app.name)).toMatchObject([{ appId: app.appId }])
  })

  it('is told what did not compile, and stays offline', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { fails: '' })
    expect(release).toMatchObject({ state: 'failed', diagnostics: [{ severity: 'error' }] })
    expect(await refusalOf(shop.owner.submit(app.appId, release.id, submissionOf()))).toBe(
      'version-not-ready',
    )
    expect(await refusalOf(shop.owner.launchRelease(release.id))).toBe('not-found')
  })

  it('keeps the version before for a way back, once', async () => {
    const app = await shop.newApp()
    const first = await shop.bringOnline(app, '1')
    await shop.bringOnline(app, '2')
    expect(await shop.statesOf(app)).toEqual({ 1: 'replaced', 2: 'online' })
    const second = (await shop.owner.releases(app.appId)).find(({ version }) => version === '2')
    await shop.owner.rollBack(app.appId, first.id)
    expect(await shop.statesOf(app)).toEqual({ 1: 'online', 2: 'rolled-back' })
    expect(await refusalOf(shop.owner.rollBack(app.appId, second?.id ?? ''))).toBe('was-taken-back')
    expect((await shop.visitor.launchOnline(app.appId)).digest).toBe(first.digest)
  })

  it('goes back no further than five versions', async () => {
    const app = await shop.newApp()
    const versions: Release[] = []
    for (const version of ['1', '2', '3', '4', '5', '6', '7']) {
      shop.clock.advance(1000)
      versions.push(await shop.bringOnline(app, version))
    }
    expect(await ruleThatRefused(shop.owner.rollBack(app.appId, versions[0]?.id ?? ''))).toBe(
      'release.rollback-depth',
    )
    expect(await refusalOf(shop.owner.rollBack(app.appId, versions[1]?.id ?? ''))).toBe('accepted')
  })

  it('is withdrawn five times a day and not six', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    for (let time = 0; time < 5; time++) {
      await shop.owner.submit(app.appId, release.id, submissionOf())
      await shop.owner.withdraw(app.appId, release.id)
    }
    await shop.owner.submit(app.appId, release.id, submissionOf())
    expect(await ruleThatRefused(shop.owner.withdraw(app.appId, release.id))).toBe(
      'release.withdrawals-per-day',
    )
    shop.clock.advance(24 * 3_600_000)
    expect(await refusalOf(shop.owner.withdraw(app.appId, release.id))).toBe('accepted')
  })

  it('is withdrawn ten times a month and not eleven', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    const once = async () => {
      await shop.owner.submit(app.appId, release.id, submissionOf())
      return ruleThatRefused(shop.owner.withdraw(app.appId, release.id))
    }
    await shop.withRules({ 'release.withdrawals-per-day': 50 }, async () => {
      for (let time = 0; time < 10; time++) expect(await once()).toBe('accepted')
      expect(await once()).toBe('release.withdrawals-per-month')
    })
  })

  it('is found by a part of its name and by nothing else', async () => {
    const app = await shop.owner.createApp({ name: '百分 100% 茶', intro: 'Only the best tea.' })
    await fillIn(shop.owner, app.appId)
    await shop.bringOnline(app, '1')
    const found = async (text: string): Promise<readonly string[]> =>
      (await shop.visitor.catalogue(text)).map(({ name }) => name)
    expect(await found('100%')).toEqual([app.name])
    expect(await found('百分100')).toEqual([app.name])
    expect(await found('0_%')).toEqual([])
    expect(await found('\\')).toEqual([])
    const hidden = await shop.owner.createApp({ name: '百分百的水', intro: 'Nothing but water.' })
    expect(await found('百分')).not.toContain(hidden.name)
  })

  it('is listed by the hundred that came last, and by its name however many there are', async () => {
    const app = await shop.owner.createApp({ name: '山里的第一家茶', intro: 'Among many.' })
    await fillIn(shop.owner, app.appId)
    const { id } = await shop.bringOnline(app, '1')
    const { database } = openDatabase<ReleasesTables>(shop.connection, () => undefined)
    // 1,200 more like it, all of them newer.
    await sql`
      insert into apps
      select (jsonb_populate_record(app, jsonb_build_object(
        'app_id', app_id || at, 'name', name || at, 'name_key', name_key || at
      ))).*
      from apps app cross join generate_series(1, 1200) at where app_id = ${app.appId}`.execute(database)
    await sql`
      insert into releases
      select (jsonb_populate_record(release, jsonb_build_object(
        'id', id || at, 'app_id', app_id || at, 'online_at', online_at + at * interval '1 second'
      ))).*
      from releases release cross join generate_series(1, 1200) at where id = ${id}`.execute(database)
    await database.destroy()
    const newest = await shop.visitor.catalogue('')
    expect(newest.map(({ name }) => name).slice(0, 2)).toEqual([`${app.name}1200`, `${app.name}1199`])
    expect(newest).toHaveLength(100)
    expect((await shop.visitor.catalogue(app.name))[0]).toMatchObject({ appId: app.appId })
  })
})
