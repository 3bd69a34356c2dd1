/** What an app's own server asks with the libraries that people write it with. */
import assert from 'node:assert/strict'
import { createCipheriv, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'node:test'
import API from 'co-wechat-api'
import easywechat from 'node-easywechat'

/** None of the library's own interfaces that need a token is served here: this one is added in its manner. */
API.mixin({
  async checkSession(openid) {
    const { accessToken } = await this.ensureAccessToken()
    const query = new URLSearchParams({ access_token: accessToken, openid, signature: '', sig_method: 'hmac_sha256' })
    return this.request(`${this.wxaPrefix}checksession?${query}`)
  },
})

const { APP_ID: appid, APP_SECRET: secret, ORIGIN: origin, LOGIN_CODES } = process.env
const codes = LOGIN_CODES.split(',')
const refused = (errcode) => (error) => `${error.code ?? ''} ${error.message}`.includes(String(errcode))

describe('co-wechat-api', { timeout: 60_000 }, () => {
  const open = (appSecret = secret) =>
    Object.assign(new API(appid, appSecret), {
      prefix: `${origin}/cgi-bin/`,
      snsPrefix: `${origin}/sns/`,
      wxaPrefix: `${origin}/wxa/`,
    })

  it('is given a token, and none for a wrong secret', async () => {
    const token = await open().getAccessToken()
    assert.ok(token.accessToken && token.isValid())
    await assert.rejects(open('x'.repeat(32)).getAccessToken(), refused(40125))
  })

  it('fetches another token when the one that it has kept is refused', async () => {
    const api = open()
    await api.saveToken({ accessToken: 'stale', expireTime: Date.now() + 1e6 })
    // Nobody has this OpenID: that is told to a good token alone.
    await assert.rejects(api.checkSession('oNobody'), refused(87007))
    assert.notEqual((await api.getToken()).accessToken, 'stale')
  })

  it('learns who a user is, once', async () => {
    const api = open()
    const code = codes.pop()
    const { openid, session_key: sessionKey } = await api.code2Session(code)
    assert.match(openid, /^o[\w-]{27}$/)
    assert.equal(Buffer.from(sessionKey, 'base64').length, 16)
    await assert.rejects(api.code2Session(code), refused(40163))
  })
})

describe('node-easywechat', { timeout: 60_000 }, () => {
  const open = (more = {}) =>
    new easywechat.MiniApp({
      app_id: appid,
      secret,
      token: 'pushtoken',
      aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      http: { baseURL: `${origin}/`, timeout: 8000 },
      file_cache: { path: mkdtempSync(join(tmpdir(), 'maque-client-')) },
      ...more,
    })

  it('is given plain and stable tokens, and none for a wrong secret', async () => {
    assert.match(await open().getAccessToken().refresh(), /^[\w-]{16,512}$/)
    const stable = () => open({ use_stable_access_token: true }).getAccessToken().getStableAccessToken()
    assert.equal(await stable(), await stable())
    await assert.rejects(open({ secret: 'x'.repeat(32) }).getAccessToken().refresh(), /40125/)
  })

  it('learns who a user is, and opens what was sealed with the session key', async () => {
    const utils = open().getUtils()
    const { openid, session_key: key } = await utils.codeToSession(codes.pop())
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(key, 'base64'), iv)
    const said = JSON.stringify({ openId: openid, watermark: { appid } })
    const sealed = Buffer.concat([cipher.update(said), cipher.final()]).toString('base64')
    assert.equal(utils.decryptSession(key, iv.toString('base64'), sealed).openId, openid)
    await assert.rejects(utils.codeToSession('nope'), /40029/)
  })

  it('asks what is left of its calls', async () => {
    const answer = await open().getClient().post('/cgi-bin/openapi/quota/get', { json: { cgi_path: '/cgi-bin/token' } })
    const { errcode, quota } = answer.toObject()
    assert.equal(errcode, 0)
    assert.equal(quota.daily_limit, quota.used + quota.remain)
  })
})
