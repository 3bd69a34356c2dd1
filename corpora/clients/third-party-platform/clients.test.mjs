/** A third-party platform's server, written with the library that people write it with: from its first ticket to a release. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import easywechat from 'node-easywechat'

const { ORIGIN: origin, COMPONENT_APP_ID: component, COMPONENT_SECRET: secret, OFFICE: office, REACHED_AT: reachedAt } = process.env
const token = 'pushtoken'
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const cache = mkdtempSync(join(tmpdir(), 'maque-client-'))

const open = () =>
  new easywechat.OpenPlatform({
    app_id: component,
    secret,
    token,
    aes_key: key,
    http: { baseURL: `${origin}/`, timeout: 20_000 },
    file_cache: { path: cache },
  })

/** What people do at their screens. */
const people = async (deed, said = {}) => {
  const response = await fetch(`${office}/${deed}`, { method: 'POST', body: JSON.stringify(said) })
  const answer = await response.json()
  assert.ok(response.ok, JSON.stringify(answer))
  return answer
}

/**
 * The library keeps what opens a push with the object, and every later push is opened by all of them:
 * the second is then held against the signature of the first ("Invalid request signature"). So each
 * push gets an object of its own; tickets are in the cache that they share.
 */
const told = []
const faults = []
const receiver = createServer(async (request, response) => {
  const parts = []
  for await (const part of request) parts.push(part)
  try {
    const app = open()
    app.setRequest(new easywechat.ServerRequest(request.method, request.url, request.headers, Buffer.concat(parts).toString()))
    const server = app.getServer()
    server.with(async (message, next) => {
      told.push(message.get('InfoType') ?? message.get('Event'))
      return next(message)
    })
    response.end((await server.serve()).getBody().toString())
  } catch (error) {
    faults.push(error)
    response.writeHead(500).end()
  }
})
const untilTold = async (what, times = 1) => {
  while (told.filter((one) => one === what).length < times) {
    assert.deepEqual(faults, [])
    await new Promise((settle) => setTimeout(settle, 50))
  }
}

const answerOf = async (asked) => {
  const answer = (await asked).toObject()
  assert.equal(answer.errcode ?? 0, 0, JSON.stringify(answer))
  return answer
}

describe('node-easywechat as a third-party platform', { timeout: 180_000 }, () => {
  let appId
  let mini
  before(async () => {
    receiver.listen(Number(process.env.RECEIVER_PORT), '127.0.0.1')
    await once(receiver, 'listening')
    const address = `http://${reachedAt}`
    await people('settings', { eventUrl: `${address}/events`, messageUrl: `${address}/of/$APPID$`, token, encodingKey: key })
  })
  after(() => {
    receiver.closeAllConnections()
    receiver.close()
  })

  it('takes its ticket, and has a token for it', async () => {
    await untilTold('component_verify_ticket')
    assert.match(await open().getVerifyTicket().getTicket(), /^ticket@@@/)
    assert.ok(await open().getComponentAccessToken().refresh())
  })

  it('is authorised by an owner, is told so by a later push, and has a token for the app', async () => {
    const { pre_auth_code: preAuthCode } = await open().createPreAuthorizationCode()
    const { authCode } = await people('authorise', { preAuthCode })
    const authorization = await open().getAuthorization(authCode)
    appId = authorization.getAppId()
    await untilTold('authorized')
    const app = await open().getMiniAppWithRefreshToken(appId, authorization.getRefreshToken())
    mini = app.getClient()
    const about = await answerOf(
      open()
        .getClient()
        .post('/cgi-bin/component/api_get_authorizer_info', { json: { component_appid: component, authorizer_appid: appId } }),
    )
    assert.equal(about.authorization_info.authorizer_appid, appId)
  })

  it('makes a template of a draft, commits it and looks at it', async () => {
    const { draft_list: drafts } = await answerOf(open().getClient().get('/wxa/gettemplatedraftlist'))
    await answerOf(open().getClient().post('/wxa/addtotemplate', { json: { draft_id: drafts[0].draft_id, template_type: 0 } }))
    const { template_list: templates } = await answerOf(open().getClient().get('/wxa/gettemplatelist'))
    await answerOf(
      mini.post('/wxa/commit', {
        json: {
          template_id: templates[0].template_id,
          ext_json: JSON.stringify({ extAppid: appId, ext: { shop: '一号店' }, window: { navigationBarTitleText: '一号店' } }),
          user_version: '1.0.0',
          user_desc: '开张',
        },
      }),
    )
    const { page_list: pages } = await answerOf(mini.get('/wxa/get_page'))
    assert.deepEqual(pages, ['pages/index/index'])
    const code = await mini.get('/wxa/get_qrcode', { params: { path: pages[0] }, responseType: 'arraybuffer' })
    assert.match(code.getHeader('content-type'), /^image\//)
  })

  it('submits it, is told that it was approved, and releases it', async () => {
    const { category_list: categories } = await answerOf(mini.get('/wxa/get_category'))
    const item = { address: 'pages/index/index', tag: '茶', title: '首页', ...categories[0] }
    const { auditid } = await answerOf(mini.post('/wxa/submit_audit', { json: { item_list: [item], version_desc: '第一版' } }))
    await people('approve')
    await untilTold('weapp_audit_success')
    assert.equal((await answerOf(mini.post('/wxa/get_auditstatus', { json: { auditid } }))).status, 0)
    await answerOf(mini.post('/wxa/release', { json: {} }))
    const { release_info: released } = await answerOf(mini.post('/wxa/getversioninfo', { json: {} }))
    assert.equal(released.release_version, '1.0.0')
  })

  it('names, shows and introduces the app, with pictures that it uploads', async () => {
    const upload = async () => {
      const form = new easywechat.FormData()
      form.append('media', Buffer.from(process.env.PICTURE, 'base64'), 'picture.png')
      return (await answerOf(mini.post('/cgi-bin/media/upload', { params: { type: 'image' }, formData: form }))).media_id
    }
    const name = { nick_name: '一号茶店官方' }
    const checked = await answerOf(mini.post('/cgi-bin/wxverify/checkwxverifynickname', { json: name }))
    assert.equal(checked.hit_condition, true)
    const { audit_id } = await answerOf(mini.post('/wxa/setnickname', { json: { ...name, license: await upload() } }))
    const asked = async () => (await answerOf(mini.post('/wxa/api_wxa_querynickname', { json: { audit_id } }))).audit_stat
    assert.equal(await asked(), 1)
    await people('judge')
    await untilTold('wxa_nickname_audit')
    assert.equal(await asked(), 3)
    const square = { x1: 0, y1: 0, x2: 1, y2: 1 }
    await answerOf(mini.post('/cgi-bin/account/modifyheadimage', { json: { head_img_media_id: await upload(), ...square } }))
    await answerOf(mini.post('/cgi-bin/account/modifysignature', { json: { signature: '卖好茶，也卖茶具。' } }))
    const about = await answerOf(mini.get('/cgi-bin/account/getaccountbasicinfo'))
    assert.equal(about.nickname, '一号茶店官方')
    assert.equal(about.signature_info.signature, '卖好茶，也卖茶具。')
    const { media_id } = { media_id: await upload() }
    const picture = await mini.get('/cgi-bin/media/get', { params: { media_id }, responseType: 'arraybuffer' })
    assert.equal(picture.getHeader('content-type'), 'image/png')
  })

  it('chooses its categories', async () => {
    const { categories_list: list } = await answerOf(mini.get('/cgi-bin/wxopen/getallcategories'))
    const { categories: before } = await answerOf(mini.get('/cgi-bin/wxopen/getcategory'))
    const free = list.categories.find(
      ({ id, level, sensitive_type: asks }) => level === 2 && asks === 0 && before.every(({ second }) => second !== id),
    )
    const pair = { first: free.father, second: free.id }
    await answerOf(mini.post('/cgi-bin/wxopen/addcategory', { json: { categories: [{ ...pair, certicates: [] }] } }))
    const { categories } = await answerOf(mini.get('/cgi-bin/wxopen/getcategory'))
    assert.equal(categories.find(({ second }) => second === free.id).audit_status, 3)
    await answerOf(mini.post('/cgi-bin/wxopen/deletecategory', { json: pair }))
  })

  it('gives the app servers that it has registered, and says what it does with personal data', async () => {
    const servers = { action: 'add', wxa_server_domain: 'api.saas.example.com' }
    await answerOf(open().getClient().post('/cgi-bin/component/modify_wxa_server_domain', { json: servers }))
    await answerOf(mini.post('/wxa/modify_domain', { json: { action: 'add', requestdomain: ['https://api.saas.example.com'] } }))
    await answerOf(mini.post('/wxa/modify_domain_directly', { json: { action: 'add', requestdomain: ['https://api.shop.example.com'] } }))
    const { effective_domain: effective } = await answerOf(mini.post('/wxa/get_effective_domain', { json: {} }))
    assert.deepEqual(effective.requestdomain, ['https://api.saas.example.com', 'https://api.shop.example.com'])
    const file = join(cache, 'guide.txt')
    writeFileSync(file, '本店另有说明。')
    const uploaded = mini.withFile(file, 'file').post('/cgi-bin/component/uploadprivacyextfile')
    const { ext_file_media_id } = await answerOf(uploaded)
    await answerOf(
      mini.post('/cgi-bin/component/setprivacysetting', {
        json: {
          owner_setting: { contact_email: 'tea@example.com', notice_method: '弹窗', store_expire_timestamp: '30天', ext_file_media_id },
          setting_list: [{ privacy_key: 'Location', privacy_text: '找到门店' }],
        },
      }),
    )
    const written = await answerOf(mini.post('/cgi-bin/component/getprivacysetting', { json: { privacy_ver: 2 } }))
    assert.equal(written.owner_setting.ext_file_media_id, ext_file_media_id)
    assert.equal(written.setting_list[0].privacy_key, 'Location')
  })

  it('creates an Open account for a shop, and binds an official account of its subject to it', async () => {
    const clientOf = async (deed) => {
      const { pre_auth_code: preAuthCode } = await open().createPreAuthorizationCode()
      const { authCode } = await people(deed, { preAuthCode })
      const authorization = await open().getAuthorization(authCode)
      const app = await open().getMiniAppWithRefreshToken(authorization.getAppId(), authorization.getRefreshToken())
      return { client: app.getClient(), id: authorization.getAppId() }
    }
    const shop = await clientOf('authorise-shop')
    const { open_appid } = await answerOf(shop.client.post('/cgi-bin/open/create', { json: { appid: shop.id } }))
    const official = await clientOf('authorise-official')
    await answerOf(official.client.post('/cgi-bin/open/bind', { json: { open_appid } }))
    assert.equal((await answerOf(official.client.post('/cgi-bin/open/get', { json: {} }))).open_appid, open_appid)
    await answerOf(
      official.client.post('/cgi-bin/wxopen/wxamplink', { json: { appid: shop.id, notify_users: 0, show_profile: 1 } }),
    )
    const { wxopens } = await answerOf(official.client.post('/cgi-bin/wxopen/wxamplinkget', { json: {} }))
    assert.deepEqual(
      wxopens.items.map(({ appid, status }) => [appid, status]),
      [[shop.id, 12]],
    )
    await people('publish')
    const { ticket } = await people('grant')
    const registered = await answerOf(official.client.post('/cgi-bin/account/fastregister', { json: { ticket } }))
    assert.equal(registered.is_wx_verify_succ, true)
    assert.equal((await open().getAuthorization(registered.authorization_code)).getAppId(), registered.appid)
  })

  it('takes ticket after ticket', async () => {
    const before = told.filter((one) => one === 'component_verify_ticket').length
    await people('wait', { minutes: 10 })
    await untilTold('component_verify_ticket', before + 1)
    assert.deepEqual(faults, [])
  })
})
