/**
 * Walks over several consoles, each without interruption: a server behind its port, PostgreSQL, and
 * an operator who moves the clock.
 */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { confirmTicket, registerAccount, sayAdministrator, scanAs } from '@maque/client/register-account.ts'
import type { Association } from '@maque/protocol/platform/associations.ts'
import type { SubmitRequest } from '@maque/protocol/platform/review.ts'
import { choosePlainCategory, fillIn, plainCategory } from '@maque/testing/platform/fill-in.ts'
import { problemOf, refusalOf } from '@maque/testing/platform/refusal-of.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { approve, reject, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import { readCaptcha } from '@maque/testing/platform/registry.ts'
import { registryOfServer, type RegistryOfServer } from '@maque/testing/server/registry-of-server.ts'
import { makeHomeFolder } from '@maque/testing/server/spawned-server.ts'
import { expectWhole, projectOf } from '@maque/testing/server/storm.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 86_400_000

let server: TestServer
let registry: RegistryOfServer
beforeAll(async () => {
  server = await openTestServer()
  registry = await registryOfServer(server)
})
afterAll(() => server?.stop())

/** Its own session and its administrator’s: they are over when the clock has been moved far. */
async function signInAnew(account: TestAccount): Promise<TestAccount> {
  const client = registry.newVisitor()
  await client.signIn({ email: account.application.email, password: account.application.password })
  await registry.signInAgain(account.host)
  return { ...account, client }
}

const stateOf = (client: PlatformClient) => client.call('GET /api/registration', {})

describe('walk 1: an enterprise that pays by transfer', () => {
  const payment = (payer: string, amountFen: number, remark: string) =>
    registry.operator.call('POST /api/operator/played-transfers', { body: { payer, amountFen, remark } })

  it('is registered by the right amount of the right payer on day 9, and not at all when none has come by day 10', async () => {
    const application = registry.newApplication({ method: 'transfer' })
    const applicant = await registry.newApplicant()
    const { transfer, state } = await registerAccount(application, applicant)
    expect(state).toBe('awaiting-transfer')
    const { payer = '', amountFen = 0, remark = '' } = transfer ?? {}
    await registry.moveClock(9 * DAY_MS)
    expect(await payment('某人', amountFen, remark)).toMatchObject({
      state: 'refunded',
      reason: 'wrong-payer',
    })
    expect(await registry.readMessage(application.email)).toContain('付款人与主体名称不一致')
    expect(await payment(payer, amountFen + 1, remark)).toMatchObject({ reason: 'wrong-amount' })
    expect((await stateOf(applicant.client)).state).toBe('awaiting-transfer')
    expect(await payment(payer, amountFen, remark)).toMatchObject({ state: 'matched' })
    expect((await stateOf(applicant.client)).state).toBe('registered')

    const second = registry.newApplication({ method: 'transfer' })
    const waiting = await registry.newApplicant()
    const awaited = await registerAccount(second, waiting)
    const other = registry.newApplication({ email: second.email })
    expect(await problemOf(registerOne(registry, other))).toMatchObject({ code: 'email-taken' })
    await registry.moveClock(10 * DAY_MS - HOUR_MS)
    const beforeIt = registry.newVisitor()
    await beforeIt.signIn({ email: second.email, password: second.password })
    expect((await stateOf(beforeIt)).state).toBe('awaiting-transfer')
    await registry.moveClock(HOUR_MS)
    expect(await refusalOf(stateOf(beforeIt))).toBe('not-signed-in')
    expect(await registry.readMessage(second.email)).toContain('名额已释放')
    const { payer: late = '', amountFen: sum = 0, remark: note = '' } = awaited.transfer ?? {}
    expect(await payment(late, sum, note)).toMatchObject({ state: 'refunded', reason: 'too-late' })
    // E-mail, ID number and phone are free: the same application succeeds, after a minute for its mail.
    await registry.moveClock(MINUTE_MS)
    const host = (await registry.newApplicant()).host
    const again = await registerAccount(second, { ...waiting, host, client: registry.newVisitor() })
    expect(again.state).toBe('awaiting-transfer')
  })
})

describe('walk 2 (§4.3): a version from its upload to its taking back', () => {
  const pages = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `pages/${name}/${name}`)
  const sourceOf = (version: string): Blob =>
    archiveOf({
      'app.json': JSON.stringify({ pages }),
      'app.js': `App({ version: '${version}' })`,
      ...Object.fromEntries(
        pages.flatMap((page) => [
          [`${page}.wxml`, `<view>${version}</view>`],
          [`${page}.js`, 'Page({})'],
        ]),
      ),
    })
  const groupsOf = (count: number) =>
    pages
      .slice(0, count)
      .map((page, at) => ({ page, title: `页面 ${at + 1}`, tags: ['茶'], category: plainCategory }))
  const deviceCookie = (device: number) => ({
    cookie: `maque-device=${device.toString(16).padStart(32, '0')}`,
  })

  it('is tried by experiencers, bounced for a test account, approved, released in stages, halted and gone back from', async () => {
    let owner = await server.signIn('owner')
    const { appId } = await owner.createApp({ name: '第二次走查', intro: '卖茶给人。' })
    await fillIn(owner, appId)
    const upload = (version: string) =>
      owner.upload(appId, { archive: sourceOf(version), version, description: '' })
    const statesNow = async () =>
      Object.fromEntries((await owner.releases(appId)).map(({ version, state }) => [version, state]))
    const first = await upload('1.0.0')
    expect(first).toMatchObject({ state: 'development', diagnostics: [] })

    const { host: experiencer } = await registry.newApplicant()
    const invite = async (person: PlatformClient) =>
      owner.call('POST /api/apps/:appId/experiencers', {
        params: { appId },
        body: { email: (await person.me())?.email ?? '' },
      })
    await invite(experiencer)
    for (let count = 1; count < 10; count++) await invite((await registry.newApplicant()).host)
    expect(await problemOf(invite((await registry.newApplicant()).host))).toMatchObject({
      errcode: 85002,
      rule: { id: 'member.experiencers-individual', used: 10, limit: 10 },
    })
    expect(await refusalOf(experiencer.launchRelease(first.id))).toBe('not-found')
    await owner.call('PUT /api/apps/:appId/trial', { params: { appId }, body: { releaseId: first.id } })
    expect(await refusalOf(experiencer.launchRelease(first.id))).toBe('not-found')
    const { trial } = await experiencer.call('GET /api/apps/:appId/trial', { params: { appId } })
    expect(await experiencer.launchRelease(trial?.code ?? '')).toMatchObject({
      version: '1.0.0',
      envVersion: 'trial',
    })

    const submit = (groups: number, more: Partial<SubmitRequest> = {}) =>
      owner.submit(appId, first.id, { groups: groupsOf(groups), note: '', ...more })
    const testAccount = { account: 'tester', password: 'tea', hint: '' }
    expect(await problemOf(submit(6))).toMatchObject({
      errcode: 85023,
      rule: { id: 'release.groups', used: 6, limit: 5 },
    })
    expect(await refusalOf(submit(5, { testAccount }))).toBe('test-account-not-asked')
    expect(await submit(5)).toMatchObject({ state: 'pending', groups: { length: 5 } })
    await reject(registry.operator, first.id, {
      text: '需要登录才能看到内容。',
      page: pages[0] ?? '',
      needsTestAccount: true,
    })
    const formOf = () =>
      owner.call('GET /api/apps/:appId/releases/:releaseId/submission-form', {
        params: { appId, releaseId: first.id },
      })
    expect(await formOf()).toMatchObject({
      takesTestAccount: true,
      takesFeedback: true,
      groups: { length: 5 },
    })
    const again = await submit(5, { testAccount, feedback: '请用测试账号登录。' })
    expect(again).toMatchObject({ state: 'pending', hasTestAccount: true })

    // What nobody has decided within its hours is late, and says so.
    const lateOnes = async () =>
      (await registry.operator.call('GET /api/review/queue', { query: { only: 'late' } })).entries.map(
        ({ releaseId }) => releaseId,
      )
    expect(await lateOnes()).not.toContain(first.id)
    await registry.moveClock(7 * DAY_MS + MINUTE_MS)
    expect(await lateOnes()).toContain(first.id)
    owner = await server.signIn('owner')
    const params = { auditId: String(again.auditId) }
    const claimed = await registry.operator.call('POST /api/review/submissions/:auditId/claim', { params })
    expect(claimed.testAccount).toEqual(testAccount)
    await approve(registry.operator, first.id)

    const visitor = server.newVisitor()
    expect(await statesNow()).toEqual({ '1.0.0': 'approved' })
    expect(await refusalOf(visitor.launchOnline(appId))).toBe('not-found')
    const rollOut = (releaseId: string) =>
      owner.call('POST /api/apps/:appId/releases/:releaseId/rollout', {
        params: { appId, releaseId },
        body: { percentage: 10 },
      })
    expect(await problemOf(rollOut(first.id))).toMatchObject({ errcode: 85079 })
    await owner.release(appId, first.id)
    expect((await visitor.launchOnline(appId)).version).toBe('1.0.0')

    const bringToApproval = async (version: string) => {
      const release = await upload(version)
      await owner.submit(appId, release.id, { groups: groupsOf(1), note: '' })
      await approve(registry.operator, release.id)
      return release
    }
    const second = await bringToApproval('1.1.0')
    await rollOut(second.id)
    const versionOn = async (device: number) => {
      const answer = await fetch(`${server.origin}/api/catalogue/${appId}`, { headers: deviceCookie(device) })
      return ((await answer.json()) as { version: string }).version
    }
    const devices = Array.from({ length: 100 }, (_, device) => device)
    const given = await Promise.all(devices.map(versionOn))
    const share = given.filter((version) => version === '1.1.0').length
    expect([share > 0, share < 30]).toEqual([true, true])
    const report = (device: number, digest: string | undefined, errors: number) =>
      fetch(`${server.origin}/api/catalogue/${appId}/reports`, {
        method: 'POST',
        body: JSON.stringify({ digest, errors }),
        headers: { ...deviceCookie(device), 'content-type': 'application/json' },
      })
    const rolloutNow = async () =>
      (await owner.call('GET /api/apps/:appId/rollout', { params: { appId } })).rollout
    for (const device of devices.slice(0, 19)) await report(device, second.digest, 3)
    await registry.moveClock(MINUTE_MS)
    expect((await rolloutNow())?.state).toBe('running')
    await report(19, second.digest, 3)
    await registry.moveClock(MINUTE_MS)
    expect(await rolloutNow()).toMatchObject({
      state: 'halted',
      figures: { gray: { devicesWithErrors: 20 } },
    })
    expect(new Set(await Promise.all(devices.slice(0, 30).map(versionOn)))).toEqual(new Set(['1.0.0']))

    await owner.call('DELETE /api/apps/:appId/rollout', { params: { appId } })
    expect(await problemOf(owner.rollBack(appId, second.id))).toMatchObject({
      code: 'was-taken-back',
      errcode: 87012,
    })
    const third = await bringToApproval('1.2.0')
    await owner.release(appId, third.id)
    expect((await visitor.launchOnline(appId)).version).toBe('1.2.0')
    await owner.rollBack(appId, first.id)
    expect((await visitor.launchOnline(appId)).version).toBe('1.0.0')
    expect(await statesNow()).toEqual({ '1.0.0': 'online', '1.1.0': 'rolled-back', '1.2.0': 'rolled-back' })
    const { entries } = await visitor.call('GET /api/log/entries', { query: { app: appId } })
    expect(entries.map(({ entry }) => `${entry.kind} ${entry.version}`)).toEqual([
      'released 1.0.0',
      'staged 1.1.0',
      'released 1.2.0',
      'rolled-back-to 1.0.0',
    ])
  }, 180_000)
})

describe('walk 3: an official account and its mini programs', () => {
  const link = async (by: TestAccount, app: TestAccount): Promise<Association> => {
    const { association, ticket } = await by.client.call('POST /api/official-account/associations', {
      body: { appId: app.publicId },
    })
    await confirmTicket(by.host, ticket.id)
    const params = { associationId: association.id }
    const confirmed = await by.client.call(
      'POST /api/official-account/associations/:associationId/confirmation',
      { params, body: { ticketId: ticket.id } },
    )
    expect(confirmed.state).toBe('waiting-app')
    return app.host.call('POST /api/apps/:appId/associations/:associationId/answer', {
      params: { appId: app.publicId, ...params },
      body: { isAccepted: true },
    })
  }
  const unlink = (by: TestAccount, { id: associationId }: Association) =>
    by.client.call('DELETE /api/official-account/associations/:associationId', { params: { associationId } })
  const placesOf = async ({ client }: TestAccount) =>
    (await client.call('GET /api/official-account/associations', {})).places

  async function registerFast(by: TestAccount) {
    const { email, password, administrator } = registry.newApplication()
    const { id, svg } = await by.client.call('POST /api/captchas', {})
    await by.client.call('POST /api/official-account/fast-registrations', {
      body: {
        email,
        password,
        passwordAgain: password,
        captcha: { id, text: readCaptcha(svg) },
        agreesToService: 1,
        agreesToTerms: 1,
        reusesAdministrator: false,
        reusesVerification: true,
        ticketId: await scanAs(by.host, by.client, 'fast-register'),
      },
    })
    const applicant = await registry.newApplicant()
    const token = /token=([\w-]+)/.exec(await registry.readMessage(email))?.[1] ?? ''
    await applicant.client.call('POST /api/registrations/activation', { body: { token } })
    await sayAdministrator(administrator, applicant)
    return applicant.client.call('POST /api/registration/confirmation', { body: { method: 'reuse' } })
  }

  it('links 10 and 3, begins anew with the month, and registers 10 that are verified as long as it is', async () => {
    let account = await registerVerified(registry, { kind: 'service-account' })
    const own: TestAccount[] = []
    for (let count = 0; count < 11; count++) own.push(await registerOne(registry, sameSubject(account)))
    const others: TestAccount[] = []
    for (let count = 0; count < 4; count++) others.push(await registerOne(registry))
    const eleventh = own.at(-1)
    const fourth = others.at(-1)
    if (!eleventh || !fourth) throw new Error('nobody has registered')

    const links: Association[] = []
    for (const app of [...own.slice(0, 10), ...others.slice(0, 3)]) links.push(await link(account, app))
    expect(links.map(({ state }) => state)).toEqual(Array.from({ length: 13 }, () => 'linked'))
    expect(await problemOf(link(account, eleventh))).toMatchObject({
      errcode: 89016,
      rule: { id: 'association.same-subject', used: 10, limit: 10, occupiedBy: { length: 10 } },
    })
    expect(await problemOf(link(account, fourth))).toMatchObject({
      errcode: 89017,
      rule: { id: 'association.other-subject', used: 3, limit: 3, occupiedBy: { length: 3 } },
    })

    // A place that is free again is not free again for this month.
    const [first] = links
    const last = links.at(-1)
    if (!first || !last) throw new Error('nothing is linked')
    await unlink(account, first)
    await unlink(account, last)
    const full = await problemOf(link(account, eleventh))
    expect(full).toMatchObject({ errcode: 89030, rule: { used: 10, limit: 10 } })
    const { resetsAt } = await placesOf(account)
    expect(full?.rule?.resetsAt).toBe(resetsAt)
    const clock = await registry.operator.call('GET /api/operator/clock', {})
    const untilThen = new Date(resetsAt).getTime() - new Date(clock.now).getTime()
    await registry.moveClock(untilThen - HOUR_MS)
    account = await signInAnew(account)
    expect(await problemOf(link(account, eleventh))).toMatchObject({ errcode: 89030 })
    await registry.moveClock(HOUR_MS)
    for (const app of [eleventh, fourth]) {
      await registry.signInAgain(app.host)
      expect((await link(account, app)).state).toBe('linked')
    }
    expect(await placesOf(account)).toMatchObject({
      sameSubject: { used: 10 },
      otherSubject: { used: 3 },
      thisMonth: { used: 2, limit: 13 },
    })

    const { subject } = await stateOf(account.client)
    for (let count = 0; count < 10; count++) {
      expect((await registerFast(account)).subject).toMatchObject({
        isVerified: true,
        verifiedUntil: subject?.verifiedUntil,
      })
    }
    expect(await problemOf(registerFast(account))).toMatchObject({
      errcode: 61055,
      rule: { id: 'fast-registration.per-official-account', used: 10, limit: 10 },
    })
    expect((await placesOf(account)).thisMonth.used).toBe(2)
  }, 120_000)
})

describe('walk 5 (AUTH-04): two mini programs and an official account under one Open account', () => {
  it('know a user by one UnionID while they are bound, and by OpenIDs of their own for ever', async () => {
    const open = await registerVerified(registry, { kind: 'open-account' })
    const { host } = open
    const { administrator } = open.application
    const phoned = (phone: string) => ({ ...sameSubject(open), administrator: { ...administrator, phone } })
    const one = await registerOne(registry, phoned('+8613700000001'), host)
    const two = await registerOne(registry, phoned('+8613700000002'), host)
    const official = await registerOne(
      registry,
      { ...phoned('+8613700000003'), kind: 'service-account' },
      host,
    )
    const identity = (appId: string) => host.call('GET /api/apps/:appId/identity', { params: { appId } })
    const before = await Promise.all([identity(one.publicId), identity(two.publicId)])
    expect(before.map(({ unionId }) => unionId)).toEqual([undefined, undefined])
    const bound: string[] = []
    for (const { publicId } of [one, two, official]) {
      const asked = await open.client.call('POST /api/open-account/bindings', { body: { publicId } })
      await confirmTicket(host, asked.ticket.id)
      const { id } = await open.client.call('POST /api/open-account/bindings/:bindingId/confirmation', {
        params: { bindingId: asked.binding.id },
        body: { ticketId: asked.ticket.id },
      })
      bound.push(id)
    }
    const unionIds = async () => {
      const { identities } = await open.client.call('GET /api/open-account/identities', { query: {} })
      return new Map(identities.map(({ publicId, unionId }) => [publicId, unionId]))
    }
    const all = await unionIds()
    expect(all.size).toBe(3)
    expect(new Set(all.values()).size).toBe(1)
    expect((await identity(one.publicId)).unionId).toBe(all.get(two.publicId))

    await open.client.call('DELETE /api/open-account/bindings/:bindingId', {
      params: { bindingId: bound[0] ?? '' },
    })
    expect(await identity(one.publicId)).toEqual(before[0])
    expect((await identity(two.publicId)).openId).toBe(before[1]?.openId)
    expect((await identity(two.publicId)).unionId).toBe(all.get(two.publicId))
    expect((await unionIds()).get(one.publicId)).toBeUndefined()
  })
})

describe('an app that moves to another server', () => {
  let elsewhere: TestServer
  beforeAll(async () => {
    elsewhere = await openTestServer()
  })
  afterAll(() => elsewhere?.stop())

  /** As a browser fetches it: a file, not an answer. */
  const download = async (path: string): Promise<Buffer> => {
    const [, email = '', password = ''] = /(owner@\S+)\s+(\S+)/.exec(server.output()) ?? []
    const session = await fetch(`${server.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
    const response = await fetch(server.origin + path, { headers: { cookie } })
    expect(response.status).toBe(200)
    return Buffer.from(await response.arrayBuffer())
  }

  it('takes along a history that its first server has signed, and is reviewed and released anew', async () => {
    const [owner, newOwner] = await Promise.all([server.signIn('owner'), elsewhere.signIn('owner')])
    const { appId } = await owner.createApp({ name: '搬家茶铺', intro: '从一处搬到另一处的茶铺。' })
    await fillIn(owner, appId)
    const release = async (version: string) => {
      const { id } = await owner.upload(appId, { archive: projectOf(version), version, description: '' })
      await owner.submit(appId, id, submissionOf())
      await approve(registry.operator, id)
      return owner.release(appId, id)
    }
    await release('1.0.0')
    await release('1.1.0')
    const { exportId } = await owner.call('POST /api/apps/:appId/exports', { params: { appId } })
    const bytes = await download(`/api/apps/${appId}/exports/${exportId}`)

    const file = join(makeHomeFolder(), 'app.zip')
    await writeFile(file, bytes)
    const verify = (instance: string) =>
      promisify(execFile)(process.execPath, [
        'products/cli/main.ts',
        'verify',
        file,
        '--server',
        instance,
        '--lang',
        'en',
      ])
    expect((await verify(server.origin)).stdout).toMatch(/2 versions, 2 in the log[^]*That is the key of/)
    await expect(verify(elsewhere.origin)).rejects.toThrow('That is not the key of')

    const brought = await newOwner.call('POST /api/imports', {
      query: {},
      file: new Blob([new Uint8Array(bytes)], { type: 'application/zip' }),
    })
    const { bundleKey } = await server.newVisitor().call('GET /api/instance', {})
    expect(brought.origin).toMatchObject({ appId, instance: { key: bundleKey }, logEntries: 2 })
    expect(brought.origin.versions.map(({ version, state }) => [version, state])).toEqual([
      ['1.1.0', 'online'],
      ['1.0.0', 'replaced'],
    ])
    const arrived = brought.app.appId
    expect(await refusalOf(elsewhere.newVisitor().launchOnline(arrived))).toBe('not-found')

    const { releases } = await newOwner.call('GET /api/apps/:appId/releases', { params: { appId: arrived } })
    const id = releases[0]?.id ?? ''
    await expect
      .poll(async () => (await newOwner.oneRelease(arrived, id)).state, { timeout: 30_000 })
      .toBe('development')
    // What it is was for the first platform to find in order.
    await choosePlainCategory(newOwner, arrived)
    await newOwner.submit(arrived, id, submissionOf())
    await approve(await elsewhere.signIn('reviewer'), id)
    const online = await newOwner.release(arrived, id)
    expect((await elsewhere.newVisitor().launchOnline(arrived)).version).toBe('1.1.0')
    await expectWhole(elsewhere, online)
  }, 180_000)
})
