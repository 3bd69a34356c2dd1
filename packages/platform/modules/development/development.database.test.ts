import { privateEncrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONFIRMATION_HEADER } from '@maque/protocol/platform/confirmations.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { ServerDomains } from '@maque/protocol/platform/development.ts'
import { createFakeWeb } from '@maque/testing/platform/fake-web.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registeredBy } from '@maque/testing/platform/registered-by.ts'
import { archiveOf, openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

import { openDatabase } from '../../kernel/store/open-database.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'

const MINUTE_MS = 60_000
const web = createFakeWeb()
const policyValues = {
  'app.server-domains': 2,
  'domain.changes-per-month': 3,
  'domain.business-per-app': 2,
  'domain.subjects-per-business-domain': 2,
  'development.addresses': 2,
  'development.checks-per-minute': 100,
  'development.unlisted-addresses-ask': true,
  'session.lifetime-days': 100,
}
let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({ outside: web, policyValues })
})
afterAll(() => shop.close())

const HOUR_MS = 3_600_000

const settings = ({ appId }: App) =>
  shop.owner.call('GET /api/apps/:appId/development', { params: { appId } })
const makeSecret = async ({ appId }: App) =>
  (await shop.owner.call('POST /api/apps/:appId/secret', { params: { appId } })).secret
const checkSecret = async ({ appId }: App, secret: string, address = '203.0.113.7') => {
  const checked = await shop.platform.development.checkSecret(appId, secret, address)
  return checked.ok ? 'accepted' : checked.refusal.problem.errcode
}

describe('an AppSecret (S32)', () => {
  it('is made with the administrator’s scan', async () => {
    expect(shop.platform.policy.value('confirmation.secret')).toBe(true)
    const app = await shop.newApp()
    const response = await shop.owner.send(
      new Request(`http://localhost:8080/api/apps/${app.appId}/secret`, { method: 'POST' }),
    )
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      403,
      'confirmation-needed',
    ])
    expect(response.headers.get(CONFIRMATION_HEADER)).toBeNull()
    expect((await settings(app)).secret).toEqual({ state: 'none' })
    expect(await makeSecret(app)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is shown once, and kept where nobody can read it', async () => {
    const app = await shop.newApp()
    const secret = await makeSecret(app)
    expect(await checkSecret(app, secret)).toBe('accepted')
    expect(JSON.stringify(await settings(app))).not.toContain(secret)
    expect((await settings(app)).secret.state).toBe('active')
  })

  it('voids the one before, and is no other app’s', async () => {
    const app = await shop.newApp()
    const other = await shop.newApp()
    const [first, second] = [await makeSecret(app), await makeSecret(app)]
    expect(await checkSecret(app, first)).toBe(40125)
    expect(await checkSecret(app, second)).toBe('accepted')
    expect(await checkSecret(other, second)).toBe(40125)
    expect(await checkSecret(app, '')).toBe(41004)
  })

  it('is of no use while it is frozen', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const freeze = (isFrozen: boolean) =>
      shop.owner.call('PUT /api/apps/:appId/secret/freezing', { params, body: { isFrozen } })
    expect(await refusalOf(freeze(true))).toBe('no-secret')
    const secret = await makeSecret(app)
    await freeze(true)
    expect((await settings(app)).secret.state).toBe('frozen')
    expect(await checkSecret(app, secret)).toBe(40243)
    // Who does not have it is not told.
    expect(await checkSecret(app, 'f'.repeat(32))).toBe(40125)
    await freeze(false)
    expect(await checkSecret(app, secret)).toBe('accepted')
    await freeze(true)
    // A new one is not frozen.
    expect(await checkSecret(app, await makeSecret(app))).toBe('accepted')
    const { changes } = await shop.owner.call('GET /api/apps/:appId/development/changes', { params })
    expect(changes.map(({ what, by }) => [what, by])).toEqual([
      ['secret.made', 'owner'],
      ['secret.frozen', 'owner'],
      ['secret.unfrozen', 'owner'],
      ['secret.frozen', 'owner'],
      ['secret.made', 'owner'],
    ])
  })

  it('is used from listed addresses alone, once the list is on', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const secret = await makeSecret(app)
    const write = (isOn: boolean, entries: readonly string[]) =>
      shop.owner.call('PUT /api/apps/:appId/api-addresses', { params, body: { isOn, entries } })
    expect(await refusalOf(write(true, []))).toBe('addresses-empty')
    expect(await refusalOf(write(true, ['203.0.113.7/24']))).toBe('address-malformed')
    expect(await write(true, ['203.0.113.0/24', '203.0.113.0/24'])).toEqual({
      isOn: true,
      entries: ['203.0.113.0/24'],
    })
    expect(await ruleThatRefused(write(true, ['203.0.113.0/24', '1.1.1.1', '1.1.1.2']))).toBe(
      'development.addresses',
    )
    expect(await write(true, ['203.0.113.0/24', '1.1.1.1'])).toMatchObject({ isOn: true })
    expect(await checkSecret(app, secret)).toBe('accepted')
    expect(await checkSecret(app, secret, '203.0.114.1')).toBe(40164)
    expect(await checkSecret(app, 'f'.repeat(32), '203.0.114.1')).toBe(40125)
    await write(false, ['203.0.113.0/24'])
    expect(await checkSecret(app, secret, '203.0.114.1')).toBe('accepted')
  })

  it('asks the administrator about an address that is not listed, where the policy says so (§2.2)', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const secret = await makeSecret(app)
    const address = '198.51.100.9'
    await shop.owner.call('PUT /api/apps/:appId/api-addresses', {
      params,
      body: { isOn: true, entries: ['203.0.113.7'] },
    })
    const ask = async (given = secret) => {
      const query = new URLSearchParams({ grant_type: 'client_credential', appid: app.appId, secret: given })
      const response = await shop.platform.http.request(`http://localhost:8080/cgi-bin/token?${query}`, {
        headers: { 'x-test-address': address },
      })
      return ((await response.json()) as { errcode?: number }).errcode ?? 'accepted'
    }
    const answer = (isAllowed: boolean) =>
      shop.owner.call('POST /api/apps/:appId/address-requests', { params, body: { address, isAllowed } })
    // Who does not have the secret asks nobody.
    expect(await ask('f'.repeat(32))).toBe(40125)
    expect(await refusalOf(answer(true))).toBe('not-found')
    await shop.withRules({ 'development.unlisted-addresses-ask': false }, async () => {
      expect(await ask()).toBe(40164)
      expect((await settings(app)).addressRequests).toEqual([])
    })
    expect([await ask(), await ask()]).toEqual([89503, 89503])
    expect((await settings(app)).addressRequests).toMatchObject([{ address }])
    const { policy } = shop.platform
    expect(policy.value('development.address-refused-hours')).toBe(1)
    expect(policy.value('development.address-refused-twice-hours')).toBe(24)
    await answer(false)
    expect(await ask()).toBe(89507)
    shop.clock.advance(HOUR_MS - 1)
    expect(await ask()).toBe(89507)
    shop.clock.advance(1)
    expect(await ask()).toBe(89503)
    await answer(false)
    expect(await ask()).toBe(89506)
    shop.clock.advance(24 * HOUR_MS - 1)
    expect(await ask()).toBe(89506)
    shop.clock.advance(1)
    expect(await ask()).toBe(89503)
    expect(await answer(true)).toEqual({
      apiAddresses: { isOn: true, entries: ['203.0.113.7', address] },
      addressRequests: [],
    })
    expect(await ask()).toBe('accepted')
  })

  it('is for developers: others with a role do not see the settings', async () => {
    const app = await shop.newApp()
    expect((await settings(app)).originalId).toMatch(/^gh_[0-9a-f]{12}$/)
    expect((await settings(app)).originalId).toBe((await settings(app)).originalId)
    const params = { appId: app.appId }
    expect(await refusalOf(shop.stranger.call('GET /api/apps/:appId/development', { params }))).toBe(
      'not-found',
    )
  })
})

describe('an upload key', () => {
  const upload = (token: string, { appId }: App, address: string) =>
    shop.platform.http.request(`http://localhost:8080/api/apps/${appId}/releases?version=1&description=`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/zip',
        'x-test-address': address,
      },
      body: archiveOf(),
    })

  it('of either kind is used from listed addresses alone, once the list is on', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const { token } = await shop.owner.createUploadToken(app.appId, 'one')
    expect((await upload(token, app, '198.51.100.1')).status).toBe(201)
    await shop.owner.call('PUT /api/apps/:appId/upload-addresses', {
      params,
      body: { isOn: true, entries: ['203.0.113.0/24'] },
    })
    const refused = await upload(token, app, '198.51.100.1')
    expect([refused.status, (await refused.json()) as object]).toMatchObject([403, { errcode: 40164 }])
    expect((await upload(token, app, '203.0.113.9')).status).toBe(201)
    // People who sign in come from anywhere.
    expect(
      await refusalOf(shop.owner.upload(app.appId, { archive: archiveOf(), version: '3', description: '' })),
    ).toBe('accepted')
  })

  it('that is a pair signs each challenge once, within its minutes', async () => {
    expect(shop.platform.policy.value('development.challenge-minutes')).toBe(5)
    const app = await shop.newApp()
    const other = await shop.newApp()
    const params = { appId: app.appId }
    const { mayUpload, newChallenge } = shop.platform.development
    const made = await shop.owner.call('POST /api/apps/:appId/upload-pair', { params })
    expect(made.privateKey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/)
    const sign = (challenge: string, appId = app.appId, key = made.privateKey) =>
      privateEncrypt(key, Buffer.from(JSON.stringify({ appid: appId, rand_str: challenge }))).toString(
        'base64',
      )
    const outcome = async (signature: string, appId = app.appId) => {
      const answer = await mayUpload(appId, { kind: 'signature', signature }, '203.0.113.7')
      return answer.ok ? answer.value.label : answer.refusal.problem.code
    }
    const challenge = await newChallenge(app.appId)
    expect(await outcome(sign('another'))).toBe('signature-wrong')
    expect(await outcome(sign(challenge, other.appId))).toBe('signature-wrong')
    expect(await outcome(sign(challenge), other.appId)).toBe('signature-wrong')
    expect(await outcome(sign(challenge))).toBe('miniprogram-ci')
    expect(await outcome(sign(challenge))).toBe('signature-wrong')
    expect(await outcome(sign(await newChallenge(other.appId)))).toBe('signature-wrong')

    const late = await newChallenge(app.appId)
    shop.clock.advance(5 * MINUTE_MS)
    expect(await outcome(sign(late))).toBe('signature-wrong')
    const last = await newChallenge(app.appId)
    shop.clock.advance(5 * MINUTE_MS - 1)
    expect(await outcome(sign(last))).toBe('miniprogram-ci')

    const again = await shop.owner.call('POST /api/apps/:appId/upload-pair', { params })
    expect(again.fingerprint).not.toBe(made.fingerprint)
    const { uploadPair } = await settings(app)
    expect(uploadPair?.fingerprint).toBe(again.fingerprint)
    const fresh = await newChallenge(app.appId)
    expect(await outcome(sign(fresh))).toBe('signature-wrong')
    expect(await outcome(sign(fresh, app.appId, again.privateKey))).toBe('miniprogram-ci')
    await shop.owner.call('DELETE /api/apps/:appId/upload-pair', { params })
    expect((await settings(app)).uploadPair).toBeUndefined()
    expect(await outcome(sign(await newChallenge(app.appId), app.appId, again.privateKey))).toBe(
      'signature-wrong',
    )
    // A pair takes no place of a token.
    expect(await shop.owner.uploadTokens(app.appId)).toEqual([])
  })
})

const none: ServerDomains = { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] }
const setDomains = ({ appId }: App, domains: Partial<ServerDomains>) =>
  shop.owner.call('PUT /api/apps/:appId/server-domains', { params: { appId }, body: { ...none, ...domains } })

describe('server domains (S32)', () => {
  it('are kept as origins, each once, so many of a kind: `app.server-domains`', async () => {
    const app = await shop.newApp()
    const set = await setDomains(app, {
      request: ['https://A.example.com/', 'https://a.example.com', 'https://b.example.com'],
      socket: ['wss://a.example.com'],
    })
    expect(set).toEqual({
      ...none,
      request: ['https://a.example.com', 'https://b.example.com'],
      socket: ['wss://a.example.com'],
    })
    expect(await shop.platform.development.reachOf(app.appId)).toMatchObject({ serverDomains: set })
    const three = ['a', 'b', 'c'].map((name) => `wss://${name}.example.com`)
    expect(await problemOf(setDomains(app, { socket: three }))).toMatchObject({
      rule: { id: 'app.server-domains', limit: 2, used: 3 },
    })
    expect(await problemOf(setDomains(app, { request: ['https://*.example.com'] }))).toMatchObject({
      code: 'domain-malformed',
    })
  })

  it('change so often a month: `domain.changes-per-month`; what changes nothing does not count', async () => {
    const app = await shop.newApp()
    const change = (name: string) => setDomains(app, { request: [`https://${name}.example.com`] })
    await change('a')
    expect(await problemOf(change('a'))).toMatchObject({ code: 'domains-unchanged', errcode: 85017 })
    await change('b')
    await change('c')
    const { changes } = (await settings(app)).domainAllowances
    expect(changes).toMatchObject({ rule: 'domain.changes-per-month', limit: 3, used: 3 })
    expect(await problemOf(change('d'))).toMatchObject({
      rule: { id: 'domain.changes-per-month', limit: 3, used: 3, resetsAt: changes.resetsAt },
    })
    const together = await shop.newApp()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        ruleThatRefused(setDomains(together, { request: [`https://r${index}.example.com`] })),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(3)
    shop.clock.advance(Date.parse(changes.resetsAt ?? '') - shop.clock.now().getTime() - 1)
    expect(await ruleThatRefused(change('d'))).toBe('domain.changes-per-month')
    shop.clock.advance(1)
    expect(await ruleThatRefused(change('d'))).toBe('accepted')
  })

  it('may not be the platform’s own, however it was asked', async () => {
    const app = await shop.newApp()
    expect(await refusalOf(setDomains(app, { request: ['https://localhost'] }))).toBe('domain-malformed')
  })

  it('are let off in versions that are not online, where a developer says so', async () => {
    const app = await shop.newApp()
    expect((await settings(app)).domainChecks).toEqual({ develop: true, trial: true })
    const body = { develop: false, trial: true }
    await shop.owner.call('PUT /api/apps/:appId/domain-checks', { params: { appId: app.appId }, body })
    expect(await shop.platform.development.reachOf(app.appId)).toMatchObject({ domainChecks: body })
    expect(await shop.platform.development.reachOf('wx0000000000000000')).toBeUndefined()
  })
})

const addSite = ({ appId }: App, domain: string) =>
  shop.owner.call('POST /api/apps/:appId/business-domains/:domain', { params: { appId, domain } })

/** Puts the app's proof file at the root of a site. */
async function prove(app: App, origin: string): Promise<void> {
  const { name, content } = (await settings(app)).businessDomains.proofFile
  web.put(`${origin}/${name}`, `${content}\n`)
}

describe('a business domain', () => {
  it('is added once the proof file is found at its root', async () => {
    const app = await shop.newApp()
    expect(await problemOf(addSite(app, 'site.example'))).toMatchObject({ code: 'proof-not-found' })
    const { name } = (await settings(app)).businessDomains.proofFile
    web.put(`https://site.example/${name}`, 'something else')
    expect(await refusalOf(addSite(app, 'site.example'))).toBe('proof-not-found')
    web.put(`https://site.example/${name}`, () => ({ status: 404, body: '' }))
    expect(await refusalOf(addSite(app, 'site.example'))).toBe('proof-not-found')
    web.put(`https://site.example/${name}`, () => 'redirected')
    expect(await refusalOf(addSite(app, 'site.example'))).toBe('proof-not-found')
    await prove(app, 'https://site.example')
    expect(await addSite(app, 'https://SITE.example/')).toMatchObject({ domain: 'https://site.example' })
    expect(await problemOf(addSite(app, 'site.example'))).toMatchObject({ errcode: 89019 })
    expect((await shop.platform.development.reachOf(app.appId))?.businessDomains).toEqual([
      'https://site.example',
    ])
    const params = { appId: app.appId, domain: 'site.example' }
    await shop.owner.call('DELETE /api/apps/:appId/business-domains/:domain', { params })
    expect(
      await refusalOf(shop.owner.call('DELETE /api/apps/:appId/business-domains/:domain', { params })),
    ).toBe('business-domain-not-found')
  })

  it('is one of so many, of so many subjects: `domain.business-per-app`, `domain.subjects-per-business-domain`', async () => {
    const apps = [await shop.newApp(), await shop.newApp(), await shop.newApp()]
    for (const app of apps)
      for (const site of ['one', 'two', 'shared']) await prove(app, `https://${site}.example`)
    const [first, second, third] = apps as [App, App, App]
    await addSite(first, 'one.example')
    await addSite(first, 'shared.example')
    expect(await ruleThatRefused(addSite(first, 'two.example'))).toBe('domain.business-per-app')
    await addSite(second, 'shared.example')
    expect(await ruleThatRefused(addSite(third, 'shared.example'))).toBe(
      'domain.subjects-per-business-domain',
    )
    expect((await settings(first)).businessDomains.allowance).toMatchObject({ limit: 2, used: 2 })
  })

  it('is no door to what is not on the public net', async () => {
    const app = await shop.newApp()
    const before = web.asked.length
    for (const domain of ['127.0.0.1', '2130706433', '[::1]', 'localhost', 'a@b.example', 'site.example/x']) {
      expect(await refusalOf(addSite(app, domain))).toBe('domain-malformed')
    }
    expect(web.asked.length).toBe(before)
  })
})

describe('a rule of development settings', () => {
  it('keeps apps of individuals from sites, and counts subjects, not apps', async () => {
    const { database } = openDatabase<RegistrationTables>(shop.connection, () => undefined)
    const register = ({ appId }: App, type: 'individual' | 'enterprise', subjectKey: string) =>
      registeredBy(database, { appId, type, subjectKey, personId: shop.owner.id })
    const alone = await shop.newApp()
    await register(alone, 'individual', 'somebody')
    await prove(alone, 'https://many.example')
    expect((await settings(alone)).businessDomains.closedTo).toBe('individual')
    expect(await problemOf(addSite(alone, 'many.example'))).toMatchObject({
      errcode: 89231,
      rule: { id: 'domain.business-of-individuals' },
    })
    const operator = await shop.signIn('ruling', ['operator'])
    const inForce = (overrides: object) =>
      operator.call('POST /api/operator/policy/editions', {
        body: { pack: 'guide-2018', overrides: { ...policyValues, ...overrides }, note: '' },
      })
    await inForce({ 'domain.business-of-individuals': true })
    expect((await settings(alone)).businessDomains.closedTo).toBeUndefined()
    await inForce({})
    for (const [subject, outcome] of [
      ['one', 'accepted'],
      ['one', 'accepted'],
      ['two', 'accepted'],
      ['three', 'domain.subjects-per-business-domain'],
      ['two', 'accepted'],
    ] as const) {
      const app = await shop.newApp()
      await register(app, 'enterprise', subject)
      await prove(app, 'https://many.example')
      expect([subject, await ruleThatRefused(addSite(app, 'many.example'))]).toEqual([subject, outcome])
    }
    await database.destroy()
  })

  it('`domain.business-of-games` keeps games from sites', async () => {
    const game = await shop.bareApp()
    const body = { categoryId: 35001, documentIds: [] }
    await shop.owner.call('POST /api/apps/:appId/categories', { params: { appId: game.appId }, body })
    await prove(game, 'https://play.example')
    expect((await settings(game)).businessDomains.closedTo).toBe('game')
    expect(await problemOf(addSite(game, 'play.example'))).toMatchObject({
      errcode: 89021,
      rule: { id: 'domain.business-of-games' },
    })
    await shop.withRules({ 'domain.business-of-games': true }, async () => {
      expect(await ruleThatRefused(addSite(game, 'play.example'))).toBe('accepted')
    })
  })

  it('`domain.requires-icp` lets domains in that operators noted as filed', () =>
    shop.withRules({ 'domain.requires-icp': true }, async () => {
      const operator = await shop.signIn('operator', ['operator'])
      const app = await shop.newApp()
      const set = (domain: string) =>
        shop.owner.call('PUT /api/apps/:appId/server-domains', {
          params: { appId: app.appId },
          body: { ...none, request: [domain] },
        })
      const filing = { params: { domain: 'Filed.example' } }
      expect(await ruleThatRefused(set('https://api.filed.example:8443'))).toBe('domain.requires-icp')
      await operator.call('PUT /api/operator/icp-filings/:domain', filing)
      expect(await operator.call('GET /api/operator/icp-filings', {})).toEqual({ domains: ['filed.example'] })
      expect(await ruleThatRefused(set('https://api.filed.example:8443'))).toBe('accepted')
      expect(await problemOf(set('https://unfiled.example'))).toMatchObject({
        rule: { id: 'domain.requires-icp' },
        message: { zh: expect.stringContaining('unfiled.example') },
      })
      await operator.call('DELETE /api/operator/icp-filings/:domain', filing)
      // What is there stays.
      expect(await ruleThatRefused(set('https://filed.example'))).toBe('domain.requires-icp')
    }))

  it('`development.checks-per-minute` keeps other servers from being asked too often', () =>
    shop.withRules({ 'development.checks-per-minute': 2 }, async () => {
      const app = await shop.newApp()
      const add = () =>
        shop.owner.call('POST /api/apps/:appId/business-domains/:domain', {
          params: { appId: app.appId, domain: 'nowhere.example' },
        })
      shop.clock.advance(60_000)
      expect(await refusalOf(add())).toBe('proof-not-found')
      expect(await refusalOf(add())).toBe('proof-not-found')
      expect(await ruleThatRefused(add())).toBe('development.checks-per-minute')
    }))
})
