/** Logins and access tokens (§2.3), asked as an app's own server asks, with players that hand it codes. */
import { createDecipheriv, createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registerVerified } from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry } from '@maque/testing/platform/registry.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { PASSWORD, type TestPerson, type TestPlatform } from '@maque/testing/platform/test-platform.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

interface Shop {
  readonly app: App
  readonly appid: string
  readonly secret: string
}

type Answer = Readonly<Record<string, unknown>>

let shop: TeaShop
let first: Shop
let second: Shop
let user: TestPerson
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'session.lifetime-days': 1000,
      'api.changes-per-minute': 10_000,
      'login.exchanges-per-minute': 30,
    },
  })
  first = await online()
  second = await online()
  user = await shop.signIn('user')
})
afterAll(() => shop.close())

async function online(): Promise<Shop> {
  const app = await shop.newApp()
  await shop.bringOnline(app, '1')
  return { app, appid: app.appId, secret: await newSecret(app) }
}

async function newSecret({ appId }: App): Promise<string> {
  const { secret } = await shop.owner.call('POST /api/apps/:appId/secret', { params: { appId } })
  return secret
}

interface AskOptions {
  readonly query?: object
  readonly body?: object
  readonly headers?: object
  /** The platform that is asked; absent: the shop's. */
  readonly of?: TestPlatform
}

let asked = 0
/** Each from an address of its own: how often one may ask is another matter. */
const nextAddress = (): string => `10.0.${Math.floor(++asked / 250)}.${asked % 250}`

async function ask(
  path: string,
  { query = {}, body, headers = {}, of = shop }: AskOptions = {},
): Promise<Answer> {
  const response = await of.newVisitor().send(
    new Request(`http://localhost:8080${path}?${new URLSearchParams({ ...query })}`, {
      headers: { 'x-test-address': nextAddress(), ...headers },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    }),
  )
  // Programs take any other status for a failure of the connection.
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/json')
  // It is JSON, whatever it says.
  return (await response.json()) as Answer
}

const login = async ({ appid }: Shop, person = user): Promise<string> => {
  const { code } = await person.call('POST /api/opened-apps/:appId/login', { params: { appId: appid } })
  return code
}
const exchange = ({ appid, secret }: Shop, js_code: string) =>
  ask('/sns/jscode2session', { query: { appid, secret, js_code, grant_type: 'authorization_code' } })
const token = ({ appid, secret }: Shop, headers = {}) =>
  ask('/cgi-bin/token', { query: { grant_type: 'client_credential', appid, secret }, headers })
const stable = ({ appid, secret }: Shop, force_refresh = false) =>
  ask('/cgi-bin/stable_token', { body: { grant_type: 'client_credential', appid, secret, force_refresh } })
const signed = (sessionKey: unknown) =>
  createHmac('sha256', Buffer.from(String(sessionKey), 'base64'))
    .update('')
    .digest('hex')
const sessionProof = (access_token: unknown, { openid, session_key }: Answer) => ({
  access_token: String(access_token),
  openid: String(openid),
  signature: signed(session_key),
  sig_method: 'hmac_sha256',
})
/** `errcode` of something that is asked with this token. */
const opens = async (access_token: unknown): Promise<unknown> => {
  const { errcode } = await ask('/wxa/checksession', {
    query: { access_token: String(access_token), openid: 'o', signature: '00', sig_method: 'hmac_sha256' },
  })
  // Nobody has this OpenID: that is found out with a good token alone.
  return errcode === 87007 ? 'good' : errcode
}

describe('a login code', () => {
  it('tells who the user is, once (AUTH-01)', async () => {
    const code = await login(first)
    expect(await exchange(first, code)).toEqual({
      openid: expect.stringMatching(/^o[\w-]{27}$/),
      session_key: expect.stringMatching(/^[\w+/]{22}==$/),
    })
    expect(await exchange(first, code)).toMatchObject({ errcode: 40163 })
  })

  it('is exchanged by one of a hundred who come at once (AUTH-01)', async () => {
    const code = await login(first)
    const answers = await Promise.all(Array.from({ length: 100 }, () => exchange(first, code)))
    expect(answers.filter((answer) => 'openid' in answer)).toHaveLength(1)
    expect(new Set(answers.map(({ errcode }) => errcode))).toEqual(new Set([undefined, 40163]))
  })

  it('is nothing to another app, and unused by its trying (AUTH-02)', async () => {
    const code = await login(second)
    const refused = await exchange(first, code)
    expect(refused).toMatchObject({ errcode: 40029 })
    expect(refused).not.toHaveProperty('openid')
    expect(await exchange(second, code)).toHaveProperty('openid')
  })

  it("is over after five minutes (AUTH-03, 'login.code-minutes')", async () => {
    const [inTime, late] = [await login(first), await login(first)]
    shop.clock.advance(5 * MINUTE_MS - 1)
    expect(await exchange(first, inTime)).toHaveProperty('openid')
    shop.clock.advance(1)
    expect(await exchange(first, late)).toMatchObject({ errcode: 40029 })
  })

  it('names the same person differently in every app, and the same in each (AUTH-04)', async () => {
    const of = async (where: Shop, person = user) =>
      String((await exchange(where, await login(where, person)))['openid'])
    const other = await shop.signIn('other user')
    const ids = [await of(first), await of(second), await of(first, other), await of(second, other)]
    expect(new Set(ids).size).toBe(4)
    expect(await of(first)).toBe(ids[0])
    expect(ids.join()).not.toContain(user.id)
  })

  it('ends with the session it was made in', async () => {
    const leaving = await shop.signIn('leaving')
    const code = await login(first, leaving)
    await leaving.signOut()
    expect(await exchange(first, code)).toMatchObject({ errcode: 40029 })
  })

  it('is made for nobody who is not signed in (AUTH-23), and for no app that they cannot open', async () => {
    expect(await refusalOf(login(first, shop.newVisitor()))).toBe('not-signed-in')
    const hidden = await shop.newApp()
    const params = { appId: hidden.appId }
    expect(await refusalOf(user.call('POST /api/opened-apps/:appId/login', { params }))).toBe('not-found')
    expect(await refusalOf(user.call('GET /api/opened-apps/:appId/session', { params }))).toBe('not-found')
    expect(await refusalOf(shop.owner.call('POST /api/opened-apps/:appId/login', { params }))).toBe(
      'accepted',
    )
  })

  it.each([
    ['no appid', { appid: '' }, 41002],
    ['an appid that is none', { appid: 'wx1' }, 40013],
    ['no secret', { secret: '' }, 41004],
    ['a wrong secret', { secret: 'a'.repeat(32) }, 40125],
    ['no code', { js_code: '' }, 41008],
    ['a code that is none', { js_code: 'nope' }, 40029],
    ['another grant_type', { grant_type: 'client_credential' }, 40002],
  ])('with %s is refused by its number', async (_, wrong, errcode) => {
    const { appid, secret } = first
    const query = { appid, secret, js_code: await login(first), grant_type: 'authorization_code', ...wrong }
    expect(await ask('/sns/jscode2session', { query })).toMatchObject({ errcode })
    if ('secret' in wrong) expect(await exchange(first, query.js_code)).toHaveProperty('openid')
  })
})

describe('asking', () => {
  it("is done so many times a minute from one address: 'login.exchanges-per-minute'", async () => {
    const headers = { 'x-test-address': '192.0.2.1' }
    const query = { appid: first.appid, secret: 'x', js_code: 'x', grant_type: 'authorization_code' }
    for (let count = 0; count < 30; count++) {
      expect(await ask('/sns/jscode2session', { query, headers })).toMatchObject({ errcode: 40125 })
    }
    expect(await ask('/sns/jscode2session', { query, headers })).toMatchObject({ errcode: 45011 })
  })
})

describe('a session key', () => {
  it("stays through logins in quick succession, and is another one later ('login.key-minutes')", async () => {
    const quick = await shop.signIn('quick')
    const key = async () => (await exchange(first, await login(first, quick)))['session_key']
    const before = await key()
    shop.clock.advance(10 * MINUTE_MS - 1)
    expect(await key()).toBe(before)
    shop.clock.advance(1)
    expect(await key()).not.toBe(before)
  })

  it('is proven by the app’s server, and replaced by it', async () => {
    const { access_token } = await token(first)
    const known = await exchange(first, await login(first))
    const query = sessionProof(access_token, known)
    const check = (more = {}) => ask('/wxa/checksession', { query: { ...query, ...more } })
    expect(await check()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await check({ signature: signed('AAAAAAAAAAAAAAAAAAAAAA==') })).toMatchObject({ errcode: 87009 })
    expect(await check({ sig_method: 'md5' })).toMatchObject({ errcode: 87008 })
    // Another app's users are nobody here (AUTH-09).
    const elsewhere = String((await token(second))['access_token'])
    expect(await check({ access_token: elsewhere })).toMatchObject({ errcode: 87007 })
    const reset = await ask('/wxa/resetusersessionkey', { query })
    expect(reset).toMatchObject({ errcode: 0, openid: known['openid'] })
    expect(reset['session_key']).not.toBe(known['session_key'])
    expect(await check()).toMatchObject({ errcode: 87009 })
    expect(await ask('/wxa/resetusersessionkey', { query })).toMatchObject({ errcode: 87009 })
    expect(await check({ signature: signed(reset['session_key']) })).toMatchObject({ errcode: 0 })
  })

  it("lasts while its user comes, and ends when they stay away ('login.session-days')", async () => {
    const isLive = async () =>
      (await user.call('GET /api/opened-apps/:appId/session', { params: { appId: second.appid } })).isLive
    await login(second)
    shop.clock.advance(30 * DAY_MS - 1)
    expect(await isLive()).toBe(true)
    shop.clock.advance(30 * DAY_MS - 1)
    expect(await isLive()).toBe(true)
    shop.clock.advance(30 * DAY_MS)
    expect(await isLive()).toBe(false)
    await login(second)
    expect(await isLive()).toBe(true)
  })
})

describe('an access token', () => {
  it("is replaced by the next, and is good for five minutes beside it (AUTH-10, 'token.overlap-seconds')", async () => {
    const before = await token(first)
    expect(before).toEqual({ access_token: expect.stringMatching(/^[\w-]{16,512}$/), expires_in: 7200 })
    const after = await token(first)
    expect(after['access_token']).not.toBe(before['access_token'])
    shop.clock.advance(5 * MINUTE_MS - 1)
    expect(await opens(before['access_token'])).toBe('good')
    shop.clock.advance(1)
    expect(await opens(before['access_token'])).toBe(42001)
    expect(await opens(after['access_token'])).toBe('good')
    shop.clock.advance(7200_000 - 5 * MINUTE_MS)
    expect(await opens(after['access_token'])).toBe(42001)
  })

  it("that is stable is the same for all who ask, until it is about to end ('token.lifetime-seconds')", async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => stable(first)))
    expect(new Set(given.map(({ access_token }) => access_token)).size).toBe(1)
    const [{ access_token }] = given as [Answer]
    await token(first)
    expect(await opens(access_token)).toBe('good')
    shop.clock.advance(115 * MINUTE_MS - 1000)
    expect(await stable(first)).toEqual({ access_token, expires_in: 301 })
    shop.clock.advance(1000)
    const next = await stable(first)
    expect(next).toMatchObject({ expires_in: 7200 })
    expect(next['access_token']).not.toBe(access_token)
    expect(await opens(access_token)).toBe('good')
  })

  it("is replaced on demand at once, but so often and so soon only ('stable-token.forced-per-day', 'stable-token.forced-apart-seconds')", async () => {
    const own = await online()
    const before = await stable(own)
    const forced = await stable(own, true)
    expect(await opens(before['access_token'])).toBe(40001)
    expect(await opens(forced['access_token'])).toBe('good')
    expect(await stable(own, true)).toMatchObject({ errcode: 45011 })
    shop.clock.advance(29_999)
    expect(await stable(own, true)).toMatchObject({ errcode: 45011 })
    expect(await stable(own)).toMatchObject({ access_token: forced['access_token'] })
    for (let count = 1; count < 20; count++) {
      shop.clock.advance(30_000)
      expect(await stable(own, true)).toHaveProperty('access_token')
    }
    shop.clock.advance(30_000)
    expect(await stable(own, true)).toMatchObject({ errcode: 45009 })
  })

  it('ends with the secret, while that is frozen, and with the app (AUTH-10)', async () => {
    const own = await online()
    const params = { appId: own.appid }
    const given = [await token(own), await stable(own)].map(({ access_token }) => access_token)
    const all = () => Promise.all(given.map(opens))
    expect(await all()).toEqual(['good', 'good'])
    await shop.owner.call('PUT /api/apps/:appId/secret/freezing', { params, body: { isFrozen: true } })
    expect(await all()).toEqual([40243, 40243])
    expect(await token(own)).toMatchObject({ errcode: 40243 })
    await shop.owner.call('PUT /api/apps/:appId/secret/freezing', { params, body: { isFrozen: false } })
    expect(await all()).toEqual(['good', 'good'])
    const secret = await newSecret(own.app)
    expect(await all()).toEqual([40001, 40001])
    expect(await token(own)).toMatchObject({ errcode: 40125 })
    const last = await token({ ...own, secret })
    await shop.platform.unit.run(() => shop.platform.apps.setClosed(own.appid, true))
    expect(await opens(last['access_token'])).toBe(40001)
    expect(await token({ ...own, secret })).toMatchObject({ errcode: 50007 })
  })

  it.each([
    ['nothing', '', 41001],
    ['a word', 'nope', 40001],
    ['another app in it', 'swap', 40001],
    ['another number in it', 'serial', 40001],
  ])('that is %s opens nothing (AUTH-09)', async (_, how, errcode) => {
    const right = String((await token(first))['access_token'])
    const swapped = right.replace(first.appid, second.appid)
    const other = right.replace(/-(\w+)-(\w{64})$/, (_all, serial: string, proof: string) =>
      [`-${(parseInt(serial, 36) - 1).toString(36)}`, proof].join('-'),
    )
    expect(await opens({ swap: swapped, serial: other }[how] ?? how)).toBe(errcode)
  })

  it("is not given to a page, and developers are told once a day (AUTH-08, 'token.exposures-told-hours')", async () => {
    const operator = await shop.signIn('operator', ['operator'])
    const told = async () =>
      (
        await operator.call('GET /api/operator/outbox', { query: { recipient: shop.owner.email } })
      ).messages.filter(({ text }) => text.includes(second.appid) && text.includes('AppSecret')).length
    const { appid, secret } = second
    for (const headers of [
      { origin: 'https://shop.example.com' },
      { origin: 'http://localhost:8080' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-origin' },
    ]) {
      expect(await token(second, headers)).toMatchObject({ errcode: 48001 })
      const body = { grant_type: 'client_credential', appid, secret }
      expect(await ask('/cgi-bin/stable_token', { body, headers })).toMatchObject({ errcode: 48001 })
    }
    expect(await told()).toBe(1)
    await token({ ...second, secret: 'a'.repeat(32) }, { origin: 'https://shop.example.com' })
    shop.clock.advance(DAY_MS - 1)
    await token(second, { origin: 'https://shop.example.com' })
    expect(await told()).toBe(1)
    shop.clock.advance(1)
    await token(second, { origin: 'https://shop.example.com' })
    expect(await told()).toBe(2)
  })
})

describe('a browser', () => {
  it('is told no session key, whatever it asks (AUTH-05)', async () => {
    const { session_key } = await exchange(first, await login(first))
    const { appid: appId } = first
    const answers = await Promise.all([
      user.send(new Request(`http://localhost:8080/api/opened-apps/${appId}/login`, { method: 'POST' })),
      user.send(
        new Request(`http://localhost:8080/api/opened-apps/${appId}/user-data`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"language":"zh_CN"}',
        }),
      ),
      ...shop.platform.routes
        .filter(({ endpoint }) => /^GET .*:appId/.test(endpoint))
        .map(({ endpoint }) => {
          const path = endpoint.slice('GET '.length).replace(':appId', appId).replaceAll(/:\w+/g, 'x')
          return user.send(new Request(`http://localhost:8080${path}`))
        }),
    ])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(texts.filter((text) => text.includes(String(session_key)))).toEqual([])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(3)
  })
})

describe('calls of interfaces', () => {
  const post = async (path: string, body: object, access_token: unknown) =>
    ask(path, { query: { access_token: String(access_token) }, body })

  it("that were refused are told by their rid to who asked, for a week: 'quota.rid-days' (§2.3)", async () => {
    const own = await online()
    const tokenNow = async () => (await stable(own))['access_token']
    const { errcode, errmsg } = await post(
      '/cgi-bin/openapi/quota/get',
      { cgi_path: '/no' },
      await tokenNow(),
    )
    const rid = /rid: ([0-9a-f]{8}(?:-[0-9a-f]{8}){2})$/.exec(String(errmsg))?.[1] ?? ''
    const look = async (asked = rid, by: unknown = undefined) =>
      post('/cgi-bin/openapi/rid/get', { rid: asked }, by ?? (await tokenNow()))
    expect(await look()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      request: {
        invoke_time: parseInt(rid.slice(0, 8), 16),
        cost_in_ms: expect.any(Number),
        request_url: expect.stringMatching(/^access_token=s-wxxxxx$/),
        request_body: '{"cgi_path":"/no"}',
        response_body: JSON.stringify({ errcode, errmsg }),
        client_ip: expect.stringMatching(/^10\./),
      },
    })
    expect(await look(rid, (await stable(first))['access_token'])).toMatchObject({ errcode: 76003 })
    expect(await look(`${rid.slice(0, -1)}${rid.endsWith('0') ? '1' : '0'}`)).toMatchObject({
      errcode: 76001,
    })
    expect(await look('tea')).toMatchObject({ errcode: 76002 })
    // Who does not say whose servers they are is given none.
    expect((await ask('/wxa/checksession'))['errmsg']).not.toContain('rid:')
    const wrong = await ask('/cgi-bin/token', { query: { appid: own.appid, secret: 'wrong' } })
    expect(JSON.stringify(await look(/rid: (.*)$/.exec(String(wrong['errmsg']))?.[1]))).not.toContain('wrong')
    shop.clock.advance(7 * DAY_MS - 1)
    expect(await look()).toMatchObject({ errcode: 0 })
    shop.clock.advance(1)
    expect([76001, 76004]).toContain((await look())['errcode'])
    shop.clock.advance(1000)
    expect(await look()).toMatchObject({ errcode: 76004, errmsg: expect.stringContaining('quota.rid-days') })
  })

  it('are told, and counted anew on demand: all of them or one interface’s (§2.3)', async () => {
    const own = await online()
    const { access_token } = await token(own)
    await token(own)
    const given = (await token(own))['access_token']
    const use = (cgi_path: string) => post('/cgi-bin/openapi/quota/get', { cgi_path }, given)
    expect(await use('/cgi-bin/token')).toEqual({
      errcode: 0,
      errmsg: 'ok',
      quota: { daily_limit: 2000, used: 3, remain: 1997 },
    })
    expect(await use('/wxa/resetusersessionkey')).toMatchObject({
      rate_limit: { call_count: 60_000, refresh_second: 60 },
    })
    expect(await use('/no/such')).toMatchObject({ errcode: 76021 })
    expect(await post('/cgi-bin/openapi/quota/clear', { cgi_path: '/cgi-bin/token' }, given)).toEqual({
      errcode: 0,
      errmsg: 'ok',
    })
    expect(await use('/cgi-bin/token')).toMatchObject({ quota: { used: 0 } })
    // The one before is good beside it for a while.
    expect(await post('/cgi-bin/clear_quota', { appid: own.appid }, access_token)).toMatchObject({
      errcode: 0,
    })
    const body = { appid: own.appid, appsecret: own.secret }
    expect(await ask('/cgi-bin/clear_quota/v2', { body })).toMatchObject({ errcode: 0 })
    expect(await ask('/cgi-bin/clear_quota/v2', { body: { ...body, appsecret: 'x' } })).toMatchObject({
      errcode: 40125,
    })
  })

  it('of another app are none of its business (AUTH-09)', async () => {
    const { access_token } = await token(first)
    expect(await post('/cgi-bin/clear_quota', { appid: second.appid }, access_token)).toMatchObject({
      errcode: 48001,
    })
  })
})

/** What an app's server does with sealed data. */
function openSealed(sealed: { encryptedData: string; iv: string }, sessionKey: unknown): Answer {
  const key = Buffer.from(String(sessionKey), 'base64')
  const decipher = createDecipheriv('aes-128-cbc', key, Buffer.from(sealed.iv, 'base64'))
  const bytes = Buffer.concat([
    decipher.update(Buffer.from(sealed.encryptedData, 'base64')),
    decipher.final(),
  ])
  return JSON.parse(bytes.toString()) as Answer
}

describe('sealed user data', () => {
  const give = (person = user) =>
    person.call('POST /api/opened-apps/:appId/user-data', {
      params: { appId: first.appid },
      body: { language: 'zh_CN' },
    })

  it('is of nobody in particular, signed, and says for whom and when it was made (AUTH-06)', async () => {
    const { openid, session_key } = await exchange(first, await login(first))
    const given = await give()
    expect(given.signature).toBe(createHash('sha1').update(`${given.rawData}${session_key}`).digest('hex'))
    const shown = JSON.parse(given.rawData) as Answer
    expect(shown).toMatchObject({ nickName: '微信用户', gender: 0, language: 'zh_CN' })
    const timestamp = Math.floor(shop.clock.now().getTime() / 1000)
    expect(openSealed(given, session_key)).toEqual({
      ...shown,
      openId: openid,
      watermark: { appid: first.appid, timestamp },
    })
    expect(JSON.stringify(given)).not.toContain(session_key)
    expect(await refusalOf(give(await shop.signIn('never here')))).toBe('login-first')
  })

  it("is known to be genuine for three days, by the app it was made for: 'login.sealed-days' (AUTH-06)", async () => {
    const { session_key } = await exchange(first, await login(first))
    const given = await give()
    const isGenuine = async (encryptedData: string, where = first) => {
      const encrypted_msg_hash = createHash('sha256').update(encryptedData).digest('hex')
      const { access_token } = await token(where)
      return ask('/wxa/business/checkencryptedmsg', { query: { access_token }, body: { encrypted_msg_hash } })
    }
    const create_time = Math.floor(shop.clock.now().getTime() / 1000)
    expect(await isGenuine(given.encryptedData)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      vaild: true,
      create_time,
    })
    // One bit of the vector or of the text: it still opens, and is not what was made.
    const flipped = Buffer.from(given.encryptedData, 'base64')
    flipped[40] = (flipped[40] ?? 0) ^ 1
    expect(await isGenuine(flipped.toString('base64'))).toMatchObject({ vaild: false, create_time: 0 })
    expect(await isGenuine(given.encryptedData, second)).toMatchObject({ vaild: false })
    expect(openSealed(given, session_key)).toHaveProperty('openId')
    shop.clock.advance(3 * DAY_MS)
    expect(await isGenuine(given.encryptedData)).toMatchObject({ vaild: true })
    shop.clock.advance(1)
    expect(await isGenuine(given.encryptedData)).toMatchObject({ vaild: false })
  })
})

describe('a phone number', () => {
  it("is given for a code, once, in time, to the app it was given to: 'phone.of-verified-organisations' (AUTH-07)", async () => {
    const registry = await openRegistry({ policyValues: { 'session.lifetime-days': 400 } })
    const { platform } = registry
    const login = '+8613800000007'
    await platform.accounts.ensure({ email: login, name: 'giver', password: PASSWORD, staffRoles: [] })
    const giver = registry.newVisitor()
    await giver.signIn({ email: login, password: PASSWORD })
    const { publicId: appId } = await registerVerified(registry, {}, giver)
    const { appId: other } = await giver.createApp({ name: '个人的店', intro: '一个人的小店。' })
    const tokenOf = async (appid: string) => {
      const made = await giver.call('POST /api/apps/:appId/secret', { params: { appId: appid } })
      const query = { grant_type: 'client_credential', appid, secret: made.secret }
      return (await ask('/cgi-bin/token', { query, of: registry }))['access_token']
    }
    const tokens = { own: await tokenOf(appId), other: await tokenOf(other) }
    const take = (code: string, whose: keyof typeof tokens = 'own', openid = '') =>
      ask('/wxa/business/getuserphonenumber', {
        query: { access_token: tokens[whose] },
        body: { code, openid },
        of: registry,
      })
    const params = { appId }
    const give = () => giver.call('POST /api/opened-apps/:appId/phone-code', { params })
    expect(await giver.call('GET /api/opened-apps/:appId/phone', { params })).toEqual({
      masked: '+86138****0007',
    })
    expect(Object.keys(await give())).toEqual(['code'])
    const loginCode = (await giver.call('POST /api/opened-apps/:appId/login', { params })).code
    const { code, encryptedData, iv } = await give()
    expect([encryptedData, iv]).toEqual([expect.any(String), expect.any(String)])
    // The two kinds of codes are not one another's.
    expect(await take(loginCode)).toMatchObject({ errcode: 40029 })
    expect(await take(code, 'other')).toMatchObject({ errcode: 40029 })
    expect(await take(code, 'own', 'oAnotherUser')).toMatchObject({ errcode: 40029 })
    expect(await take(code)).toMatchObject({
      errcode: 0,
      phone_info: {
        phoneNumber: '13800000007',
        purePhoneNumber: '13800000007',
        countryCode: '86',
        watermark: { appid: appId },
      },
    })
    expect(await take(code)).toMatchObject({ errcode: 40163 })
    const late = (await give()).code
    registry.clock.advance(5 * MINUTE_MS)
    expect(await take(late)).toMatchObject({ errcode: 40029 })
    // Apps of people may not ask.
    const asPerson = { params: { appId: other } }
    expect(await ruleThatRefused(giver.call('GET /api/opened-apps/:appId/phone', asPerson))).toBe(
      'phone.of-verified-organisations',
    )
    await registry.withRules({ 'phone.of-verified-organisations': false }, async () => {
      expect(await ruleThatRefused(giver.call('GET /api/opened-apps/:appId/phone', asPerson))).toBe(
        'accepted',
      )
    })
    await registry.close()
  })
})
