/** Third-party platforms (§2.7, §2.8), asked as their servers ask, with a server that is told. */
import { privateEncrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { confirmTicket } from '@maque/client/register-account.ts'
import {
  boundInterfaceEndpoints,
  linkInterfaceEndpoints,
  openAccountInterfaceEndpoints,
} from '@maque/protocol/platform/binding-interfaces.ts'
import {
  categoryInterfaceEndpoints,
  type CategoryEntry,
} from '@maque/protocol/platform/category-interfaces.ts'
import {
  fastRegisterInterfaceEndpoints,
  registerInterfaceEndpoints,
} from '@maque/protocol/platform/fast-registration-interfaces.ts'
import { codeInterfaceEndpoints } from '@maque/protocol/platform/code-interfaces.ts'
import {
  domainInterfaceEndpoints,
  hostInterfaceEndpoints,
} from '@maque/protocol/platform/domain-interfaces.ts'
import { mediaInterfaceEndpoints } from '@maque/protocol/platform/media-interfaces.ts'
import { notOfferedInterfaceEndpoints } from '@maque/protocol/platform/not-offered-interfaces.ts'
import { LIBRARY_VERSION } from '@maque/protocol/platform/own-versions.ts'
import { privacyInterfaceEndpoints } from '@maque/protocol/platform/privacy-interfaces.ts'
import {
  namingInterfaceEndpoints,
  profileInterfaceEndpoints,
  searchInterfaceEndpoints,
} from '@maque/protocol/platform/profile-interfaces.ts'
import type { PlatformSettings, ThirdPartyPlatform } from '@maque/protocol/platform/third-party.ts'
import { createFakeWeb } from '@maque/testing/platform/fake-web.ts'
import { avatarPng, fillIn, plainCategory } from '@maque/testing/platform/fill-in.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { approve, reject } from '@maque/testing/platform/reviewing.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  verify,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { tinyPng } from '@maque/testing/platform/tiny-png.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import { writePack } from '@maque/testing/zip/write-pack.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { openEnvelope, signParts } from '../development/push-cipher.ts'

const TOKEN = 'pushtoken'
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const EVENTS = 'https://saas.example.com/events'
const MESSAGES = 'https://saas.example.com/of/$APPID$/messages'
const PAGE = 'https://saas.example.com/authorised?shop=1'
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

const web = createFakeWeb()
let registry: Registry
let reviewer: TestPerson
let open: TestAccount
let owner: TestPerson
let appId = ''
let templateApp = ''
let platform: ThirdPartyPlatform
let secret = ''
let componentToken = ''

type Answer = Readonly<Record<string, unknown>>

const settings = (more: Partial<PlatformSettings> = {}): PlatformSettings => ({
  name: '茶店云',
  about: '为茶店做小程序',
  sets: [18, 19, 24, 25, 27, 30, 31, 33],
  pageHosts: ['saas.example.com'],
  eventUrl: EVENTS,
  messageUrl: MESSAGES,
  token: TOKEN,
  encodingKey: KEY,
  testApps: [appId],
  serverHosts: ['api.saas.example.com'],
  siteHosts: ['www.saas.example.com'],
  ...more,
})

const change = (body: PlatformSettings) =>
  open.client.call('PUT /api/third-party-platforms/:componentAppId', { params: paramsOf(), body })
const paramsOf = () => ({ componentAppId: platform.componentAppId })

beforeAll(async () => {
  registry = await openRegistry({
    outside: web,
    policyValues: {
      'session.lifetime-days': 400,
      'api.changes-per-minute': 100_000,
      'component.platforms': 2,
      'component.calls-per-address': 60,
      'component.server-hosts': 3,
      'fast-registration.per-month': 2,
      'registration.accounts-per-individual': 1,
      'component.site-hosts': 2,
      'component.host-changes-per-month': 6,
      'release.templates': 2,
      'release.uploads-per-hour': 1000,
      'release.total-bytes': 2_000,
      'release.total-bytes-third-party': 4_000,
      'media.picture-bytes': 1_000,
      'media.kept-bytes': 600,
      'privacy.own-text-bytes': 400,
      'profile.avatar-changes-per-month': 1,
    },
  })
  web.put(EVENTS, 'success')
  reviewer = await registry.signIn('reviewer', ['reviewer'])
  owner = await registry.signIn('owner')
  const app = await owner.createApp({ name: '一号茶店', intro: '卖好茶的小店。' })
  appId = app.appId
  await fillIn(owner, appId)
  templateApp = (await owner.createApp({ name: '茶店样板', intro: '茶店的样板。' })).appId
  open = await registerVerified(registry, { kind: 'open-account' })
  const created = await open.client.call('POST /api/third-party-platforms', {
    body: { name: '茶店云', about: '' },
  })
  platform = created.platform
  secret = created.secret
  await change(settings())
  await registry.platform.settle()
  componentToken = await newComponentToken()
})
afterAll(() => registry.close())

let asked = 0
const nextAddress = (): string => `10.0.${Math.floor(++asked / 50)}.1`

async function ask(
  path: string,
  {
    query = {},
    body,
    form,
    address,
  }: { query?: object; body?: object | string | Buffer; form?: FormData; address?: string } = {},
): Promise<Answer> {
  const response = await registry.visitor.send(
    new Request(`http://localhost:8080${path}?${new URLSearchParams({ ...query })}`, {
      // Each from an address of its own: how often one may ask is another matter.
      headers: {
        ...(!form && !Buffer.isBuffer(body) && { 'content-type': 'application/json' }),
        'x-test-address': address ?? nextAddress(),
      },
      ...(form && { method: 'POST', body: form }),
      ...(body !== undefined && {
        method: 'POST',
        body: sentBody(body),
      }),
    }),
  )
  // Programs take any other status for a failure of the connection.
  expect(response.status).toBe(200)
  if (response.headers.get('content-type')?.startsWith('image/')) {
    return { type: response.headers.get('content-type'), bytes: (await response.arrayBuffer()).byteLength }
  }
  // It is JSON, whatever it says.
  return (await response.json()) as Answer
}

function sentBody(body: object | string | Buffer): BodyInit {
  if (typeof body === 'string') return body
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body)
}

const component = (path: string, body: object = {}) =>
  ask(`/cgi-bin/component/${path}`, {
    query: { component_access_token: componentToken },
    body: { component_appid: platform.componentAppId, ...body },
  })

/** What the platform's server was told at this address, opened; the oldest first. */
function told(address = EVENTS): readonly string[] {
  return web.asked
    .filter(({ url }) => url.startsWith(`${address}?`))
    .map(({ url, body = '' }) => {
      const query = new URL(url).searchParams
      const sealed = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/.exec(String(body))?.[1] ?? ''
      const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
      expect(query.get('msg_signature')).toBe(signParts(TOKEN, timestamp, nonce, sealed))
      expect(query.get('encrypt_type')).toBe('aes')
      const opened = openEnvelope(sealed, KEY)
      expect(opened?.receiver).toBe(platform.componentAppId)
      return opened?.message ?? ''
    })
}

const lastTold = (infoType: string): string => told().findLast((text) => text.includes(`[${infoType}]`)) ?? ''
const fieldOf = (xml: string, name: string): string =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? ''

const ticket = (): string => fieldOf(lastTold('component_verify_ticket'), 'ComponentVerifyTicket')

const tokenFor = (more: object = {}) =>
  ask('/cgi-bin/component/api_component_token', {
    body: {
      component_appid: platform.componentAppId,
      component_appsecret: secret,
      component_verify_ticket: ticket(),
      ...more,
    },
  })

const newComponentToken = async (): Promise<string> => String((await tokenFor())['component_access_token'])

const newAskCode = async (): Promise<string> =>
  String((await component('api_create_preauthcode'))['pre_auth_code'])

async function authorise(
  app = appId,
  sets: readonly number[] = [18, 30],
  by: PlatformClient = owner,
): Promise<string> {
  const { goOnTo } = await by.call('POST /api/apps/:appId/third-party-authorisations', {
    params: { appId: app },
    body: {
      componentAppId: platform.componentAppId,
      preAuthCode: await newAskCode(),
      redirectUri: PAGE,
      sets,
    },
  })
  return new URL(goOnTo).searchParams.get('auth_code') ?? ''
}

const withdraw = (app = appId) =>
  owner.call('DELETE /api/apps/:appId/third-party-authorisations/:componentAppId', {
    params: { appId: app, ...paramsOf() },
  })

async function newAuthorizerToken(
  app = appId,
  sets?: readonly number[],
  by?: PlatformClient,
): Promise<string> {
  const answer = await component('api_query_auth', { authorization_code: await authorise(app, sets, by) })
  const info = answer['authorization_info'] as Answer
  return String(info['authorizer_access_token'])
}

describe('a third-party platform (§2.8)', () => {
  it("is told a ticket at once, and again every so many minutes: 'component.ticket-minutes'", async () => {
    expect(lastTold('component_verify_ticket')).toContain(
      `<AppId><![CDATA[${platform.componentAppId}]]></AppId>`,
    )
    const before = told().length
    registry.clock.advance(10 * MINUTE_MS - 1)
    await registry.platform.settle()
    expect(told()).toHaveLength(before)
    registry.clock.advance(1)
    await registry.platform.settle()
    expect(told()).toHaveLength(before + 1)
    expect(ticket()).toMatch(/^ticket@@@/)
    expect(
      (await open.client.call('GET /api/third-party-platforms/:componentAppId', { params: paramsOf() }))
        .platform.ticketTakenAt,
    ).toBeDefined()
  })

  it("is given a token for its secret and a ticket: 'component.token-seconds'", async () => {
    expect(await tokenFor()).toEqual({ component_access_token: expect.any(String), expires_in: 7200 })
    expect(await tokenFor({ component_appid: 'wx0' })).toMatchObject({ errcode: 40013 })
    expect(await tokenFor({ component_appsecret: 'x' })).toMatchObject({ errcode: 40125 })
    expect(await tokenFor({ component_verify_ticket: 'x' })).toMatchObject({ errcode: 61006 })
    const old = await newComponentToken()
    registry.clock.advance(7_200_000)
    expect(await ask('/wxa/gettemplatelist', { query: { component_access_token: old } })).toMatchObject({
      errcode: 42001,
    })
    await registry.platform.settle()
    componentToken = await newComponentToken()
  })

  it("is given none for a ticket that is over: 'component.ticket-hours'", async () => {
    const old = ticket()
    registry.clock.advance(12 * HOUR_MS - 1)
    expect(await tokenFor({ component_verify_ticket: old })).toHaveProperty('component_access_token')
    registry.clock.advance(1)
    expect(await tokenFor({ component_verify_ticket: old })).toMatchObject({ errcode: 61005 })
    await registry.platform.settle()
    componentToken = await newComponentToken()
  })

  it.each([
    [41001, {}, undefined],
    [40001, { component_access_token: 'x' }, undefined],
    [61011, 'own', { component_appid: 'wx0' }],
    [47001, 'own', '{'],
  ] as const)('refuses with %i', async (errcode, query, body) => {
    const own = { component_access_token: componentToken }
    expect(
      await ask('/cgi-bin/component/api_create_preauthcode', {
        query: query === 'own' ? own : query,
        body: body ?? {},
      }),
    ).toMatchObject({ errcode })
  })

  it('is asked from addresses of its list alone', async () => {
    const list = { isOn: true, entries: ['10.1.2.3'] }
    const endpoint = 'PUT /api/third-party-platforms/:componentAppId/api-addresses'
    await open.client.call(endpoint, { params: paramsOf(), body: list })
    expect(await tokenFor()).toMatchObject({ errcode: 61004 })
    const query = { access_token: componentToken }
    expect(await ask('/wxa/gettemplatelist', { query, address: '10.1.2.3' })).toMatchObject({ errcode: 0 })
    await open.client.call(endpoint, { params: paramsOf(), body: { isOn: false, entries: [] } })
  })

  it("is asked so many times a minute from one address: 'component.calls-per-address'", async () => {
    const create = () =>
      ask('/cgi-bin/component/api_create_preauthcode', {
        query: { component_access_token: componentToken },
        body: { component_appid: platform.componentAppId },
        address: '10.9.9.9',
      })
    const answers: Answer[] = []
    for (let call = 0; call < 61; call++) answers.push(await create())
    expect(answers[59]).toHaveProperty('pre_auth_code')
    expect(answers[60]).toMatchObject({ errcode: 45009 })
  })

  it('is another one’s business to nobody', async () => {
    const other = await registerVerified(registry, { kind: 'open-account' })
    const asked = other.client.call('GET /api/third-party-platforms/:componentAppId', { params: paramsOf() })
    expect(await refusalOf(asked)).toBe('not-found')
  })

  it('is one of so many of its Open account', async () => {
    const create = () =>
      open.client.call('POST /api/third-party-platforms', { body: { name: '另一个', about: '' } })
    await create()
    expect(await ruleThatRefused(create())).toBe('component.platforms')
  })

  it("refuses settings that cannot be: 'component.server-hosts'", async () => {
    const codeOf = (more: Partial<PlatformSettings>) => refusalOf(change(settings(more)))
    expect(await codeOf({ pageHosts: ['https://saas.example.com/'] })).toBe('host-malformed')
    expect(await codeOf({ sets: [1] })).toBe('set-not-offered')
    expect(await codeOf({ name: ' ' })).toBe('name-missing')
    expect(await codeOf({ eventUrl: 'ftp://x' })).toBe('push-url-malformed')
    expect(await codeOf({ serverHosts: ['a.cn', 'b.cn', 'c.cn', 'd.cn'] })).toBe('too-many-hosts')
    expect(await codeOf({ serverHosts: ['a.cn', 'b.cn', 'c.cn'] })).toBe('accepted')
    expect(await codeOf({})).toBe('accepted')
  })
})

describe('an authorisation (§2.8)', () => {
  it('is asked for on a page that says who asks, and for what', async () => {
    const query = {
      component_appid: platform.componentAppId,
      pre_auth_code: await newAskCode(),
      redirect_uri: PAGE,
    }
    const request = await owner.call('GET /api/authorisation-requests', { query })
    expect(request).toMatchObject({ platform: { name: '茶店云' }, testApps: [appId] })
    expect(request.sets.map(({ id }) => id)).toEqual([18, 30, 31, 19, 25, 24, 27, 33])
    const elsewhere = { ...query, redirect_uri: 'https://evil.example.com/' }
    const page = (asked: typeof query) =>
      refusalOf(owner.call('GET /api/authorisation-requests', { query: asked }))
    expect(await page(elsewhere)).toBe('page-not-own')
    registry.clock.advance(600_000 - 1)
    expect(await page(query)).toBe('accepted')
    registry.clock.advance(1)
    expect(await page(query), "'component.preauth-seconds'").toBe('pre-auth-code-wrong')
    await registry.platform.settle()
  })

  it('is given by the administrator, told to the platform, and taken once with its code', async () => {
    const code = await authorise()
    expect(fieldOf(lastTold('authorized'), 'AuthorizationCode')).toBe('')
    await registry.platform.settle()
    expect(fieldOf(lastTold('authorized'), 'AuthorizationCode')).toBe(code)
    expect(fieldOf(lastTold('authorized'), 'AuthorizerAppid')).toBe(appId)
    const taken = await component('api_query_auth', { authorization_code: code })
    expect(taken).toEqual({
      authorization_info: {
        authorizer_appid: appId,
        authorizer_access_token: expect.any(String),
        expires_in: 7200,
        authorizer_refresh_token: expect.stringMatching(/^refreshtoken@@@/),
        func_info: [{ funcscope_category: { id: 18 } }, { funcscope_category: { id: 30 } }],
      },
    })
    expect(await component('api_query_auth', { authorization_code: code })).toMatchObject({ errcode: 61009 })
    const { authorizer_refresh_token } = taken['authorization_info'] as Answer
    const refresh = (token: unknown) =>
      component('api_authorizer_token', { authorizer_appid: appId, authorizer_refresh_token: token })
    expect(await refresh(authorizer_refresh_token)).toMatchObject({
      authorizer_refresh_token,
      expires_in: 7200,
    })
    expect(await refresh('x')).toMatchObject({ errcode: 61023 })
    expect(await component('api_get_authorizer_list', { offset: 0, count: 10 })).toMatchObject({
      total_count: 1,
      list: [{ authorizer_appid: appId, refresh_token: authorizer_refresh_token }],
    })
    expect(await component('api_get_authorizer_info', { authorizer_appid: appId })).toMatchObject({
      authorizer_info: { nick_name: '一号茶店', user_name: expect.stringMatching(/^gh_/) },
      authorization_info: { authorizer_appid: appId },
    })
  })

  it("has a code that is good for a while: 'component.auth-code-seconds'", async () => {
    const code = await authorise()
    await registry.platform.settle()
    expect(lastTold('updateauthorized')).toContain(code)
    const other = await authorise()
    registry.clock.advance(3_600_000 - 1)
    await registry.platform.settle()
    expect(await component('api_query_auth', { authorization_code: code })).not.toHaveProperty('errcode')
    registry.clock.advance(1)
    await registry.platform.settle()
    expect(await component('api_query_auth', { authorization_code: other })).toMatchObject({ errcode: 61010 })
  })

  it.each(['customer_service', 'x'])('has no option %s', async (option_name) => {
    const of = { authorizer_appid: appId, option_name }
    expect(await component('set_authorizer_option', { ...of, option_value: '1' })).toMatchObject({
      errcode: 61012,
    })
    expect(await component('get_authorizer_option', of)).toMatchObject({ errcode: 61012 })
    expect(await component('get_authorizer_option', { ...of, authorizer_appid: 'wx0' })).toMatchObject({
      errcode: 61003,
    })
  })

  it('is an app’s of the test list, until the platform is published', async () => {
    expect(await refusalOf(authorise(templateApp))).toBe('not-published')
    await open.client.call('POST /api/third-party-platforms/:componentAppId/publication', {
      params: paramsOf(),
    })
    await authorise(templateApp, [30])
    await withdraw(templateApp)
  })

  it("needs the administrator's word: 'confirmation.third-party'", async () => {
    const member = await registry.signIn('developer')
    await owner.addMember(appId, { email: member.email, roles: ['developer'] })
    await member.call('POST /api/invitations/:appId/answer', { params: { appId }, body: { accepts: true } })
    expect(await refusalOf(authorise(appId, [18], member))).toBe('not-permitted')
  })

  it('is named to the administrator who scans, with what it may do', async () => {
    const { ticket: scan } = await owner.call('POST /api/confirmations', {
      body: {
        endpoint: 'POST /api/apps/:appId/third-party-authorisations',
        params: { appId },
        body: {
          componentAppId: platform.componentAppId,
          preAuthCode: await newAskCode(),
          redirectUri: PAGE,
          sets: [18],
        },
      },
    })
    const { about } = await owner.call('GET /api/scan-tickets/:ticketId', { params: { ticketId: scan.id } })
    expect(about).toBe('一号茶店 → 茶店云（开发管理与数据分析 Development）')
  })
})

/** With a new key pair each time: miniprogram-ci’s. */
async function ciSignature(id: string): Promise<string> {
  const made = { params: { appId: id } }
  const { privateKey } = await owner.call('POST /api/apps/:appId/upload-pair', made)
  const { data: given } = await ask('/wxa/ci/getrandstr', { body: { appid: id } })
  const rand_str = (given as { randomString: string }).randomString
  const text = Buffer.from(JSON.stringify({ appid: id, rand_str }))
  return privateEncrypt(privateKey, text).toString('base64')
}

describe('a template (§2.7)', () => {
  const attributesOf = async (id: string) =>
    (await ask('/wxa/ci/getattr', { body: { appid: id, signature: await ciSignature(id) } }))['data']

  it('is made of a draft, which is a version of a development app', async () => {
    const params = paramsOf()
    const { ticket: scan } = await open.client.call(
      'POST /api/third-party-platforms/:componentAppId/development-apps',
      { params, body: { appId: templateApp } },
    )
    await confirmTicket(owner, scan.id)
    await open.client.call(
      'POST /api/third-party-platforms/:componentAppId/development-apps/:appId/confirmation',
      { params: { ...params, appId: templateApp }, body: { ticketId: scan.id } },
    )
    expect(await attributesOf(templateApp), 'as miniprogram-ci is told').toMatchObject({ platform: true })
    expect(await attributesOf(appId)).toMatchObject({ platform: false })
    await owner.upload(templateApp, {
      archive: archiveOf({ 'app.json': '{"pages":["pages/index/index"]}', 'app.js': 'App({})' }),
      version: '1.0.0',
      description: '第一版',
    })
    const query = { access_token: componentToken }
    const { draft_list } = await ask('/wxa/gettemplatedraftlist', { query })
    expect(draft_list).toMatchObject([
      { user_version: '1.0.0', user_desc: '第一版', source_miniprogram_appid: templateApp },
    ])
    const [{ draft_id }] = draft_list as [{ draft_id: number }]
    const add = (body: object) => ask('/wxa/addtotemplate', { query, body })
    expect(await add({ draft_id: 999 })).toMatchObject({ errcode: 85064 })
    expect(await add({ draft_id, template_type: 1 })).toMatchObject({ errcode: 40097 })
    expect(await add({ draft_id })).toMatchObject({ errcode: 0 })
    expect(await add({ draft_id })).toMatchObject({ errcode: 0 })
    expect(await add({ draft_id }), "'release.templates'").toMatchObject({ errcode: 85065 })
    const { template_list } = await ask('/wxa/gettemplatelist', { query })
    expect(template_list).toHaveLength(2)
    const [{ template_id }] = template_list as [{ template_id: number }]
    const remove = () => ask('/wxa/deletetemplate', { query, body: { template_id } })
    expect(await remove()).toMatchObject({ errcode: 0 })
    expect(await remove()).toMatchObject({ errcode: 85064 })
  })
})

/** Every interface of these, so that none is forgotten. */
function each(endpoints: Readonly<Record<string, object>>) {
  const interfaces = Object.entries(endpoints).map(([endpoint, contract]) => {
    const [method = '', path = ''] = endpoint.split(' ')
    return { endpoint, path, hasBody: 'body' in contract || method === 'POST', hasFile: 'file' in contract }
  })
  return {
    async askEach(access_token: string) {
      const answers = new Map<string, unknown>()
      for (const { endpoint, path, hasBody, hasFile } of interfaces) {
        const answer = await ask(path, {
          query: { access_token },
          ...(hasBody && !hasFile && { body: {} }),
          ...(hasFile && { form: new FormData() }),
        })
        answers.set(endpoint, answer['errcode'])
      }
      return answers
    },
    allOf: (errcode: number) => new Map(interfaces.map(({ endpoint }) => [endpoint, errcode])),
  }
}

describe('code management for an owner (§2.7)', () => {
  let token = ''
  let templateId = 0
  const call = (path: string, body?: object, query: object = {}) =>
    ask(`/wxa/${path}`, { query: { access_token: token, ...query }, ...(body && { body }) })
  const commit = (more: object = {}) => {
    // What is committed later is later.
    registry.clock.advance(1)
    return call('commit', {
      template_id: templateId,
      ext_json: JSON.stringify({ extAppid: appId, ext: { name: '一号店' } }),
      user_version: '1.0.0',
      user_desc: '开张',
      ...more,
    })
  }
  const item = { address: 'pages/index/index', tag: '茶', title: '首页' }
  const uploadMedia = (bytes: Uint8Array) => {
    const form = new FormData()
    form.set('media', new Blob([new Uint8Array(bytes)]), 'page.png')
    return ask('/wxa/uploadmedia', { query: { access_token: token }, form })
  }
  const submit = async (more: object = {}) => {
    const { category_list } = await call('get_category')
    const [category] = category_list as [object]
    return call('submit_audit', { item_list: [{ ...item, ...category }], version_desc: '第一版', ...more })
  }
  const orders = (info_type: number) => call('security/getorderpathinfo', { info_type })
  const statesOf = async () =>
    Object.fromEntries((await owner.releases(appId)).map(({ version, state }) => [version, state]))
  const approveLast = async () => {
    const release = (await owner.releases(appId)).find(({ state }) => state === 'auditing')
    await approve(reviewer, release?.id ?? '')
  }
  const newVersion = async (version: string, more: object = {}) => {
    expect(await commit({ user_version: version })).toMatchObject({ errcode: 0 })
    expect(await submit(more)).toMatchObject({ errcode: 0 })
    await approveLast()
  }

  beforeAll(async () => {
    const { template_list } = await ask('/wxa/gettemplatelist', { query: { access_token: componentToken } })
    templateId = (template_list as [{ template_id: number }])[0].template_id
    token = await newAuthorizerToken()
  })

  it('begins with nothing', async () => {
    expect(await call('get_page')).toMatchObject({ errcode: 86001 })
    expect(await call('get_qrcode')).toMatchObject({ errcode: 86001 })
    expect(await call('get_latest_auditstatus')).toMatchObject({ errcode: 85058 })
    expect(await call('release', {})).toMatchObject({ errcode: 85019 })
    expect(await call('undocodeaudit')).toMatchObject({ errcode: 85058 })
    expect(await call('grayrelease', { gray_percentage: 10 })).toMatchObject({ errcode: 85079 })
  })

  it.each([
    [85014, { template_id: 999 }],
    [85014, { template_id: -1 }],
    [85048, { ext_json: '{' }],
    [85013, { ext_json: '{"extAppid":"wx0"}' }],
    [85047, { ext_json: '{"pages":[]}' }],
    [85046, { ext_json: '{"tabBar":{"list":[{"pagePath":"x"}]}}' }],
    [85045, { ext_json: '{"extPages":{"x":{}}}' }],
  ])('commits nothing, with %i: %j', async (errcode, more) => {
    expect(await commit(more)).toMatchObject({ errcode })
  })

  it('commits a template: it is there with what was said of it, and is what testers open', async () => {
    expect(await commit()).toEqual({ errcode: 0, errmsg: 'ok' })
    const [release] = await owner.releases(appId)
    expect(release).toMatchObject({
      version: '1.0.0',
      description: '开张',
      uploadedBy: '茶店云',
      committedBy: platform.componentAppId,
      isTrial: true,
    })
    const ext = await registry.platform.bundles.readFile(release?.digest ?? '', 'ext.json')
    expect(JSON.parse(String(ext))).toMatchObject({ extEnable: true, ext: { name: '一号店' } })
    expect(await call('get_page')).toMatchObject({ page_list: ['pages/index/index'] })
    const code = await call('get_qrcode', undefined, { path: 'pages/index/index?a=1' })
    expect(code).toMatchObject({ type: 'image/png' })
    expect(await call('getversioninfo', {})).toMatchObject({ exp_info: { exp_version: '1.0.0' } })
  })

  describe('a development app’s project with an ext.json that names the owner’s app', () => {
    const files = (ext: object) => ({
      'app.json': '{"pages":["pages/index/index"]}',
      'app.js': 'App({})',
      'ext.json': JSON.stringify({ extEnable: true, extAppid: appId, ext: { name: '一号店' }, ...ext }),
    })
    const send = async (path: string, ext: object, query: object = {}) => {
      const signature = JSON.stringify({ signature: await ciSignature(templateApp), version: '2.1.42' })
      const entries = Object.entries({ ...files(ext), 'ci.signature': signature })
      const pack = writePack(entries.map(([name, content]) => ({ name: `/${name}`, content })))
      const sent = {
        appid: templateApp,
        version: '3.0.0',
        desc: '直接',
        robot: '1',
        extAppId: appId,
        ...query,
      }
      registry.clock.advance(1)
      return ask(`/wxa/ci/${path}`, { query: sent, body: pack })
    }
    const versionsOf = async (id: string) =>
      (await owner.releases(id)).filter(({ version }) => version === '3.0.0')
    const mapsFor = async (extAppId?: string) => {
      const signature = await ciSignature(templateApp)
      const { data } = await ask('/wxa/ci/get_dev_sourcemap', {
        body: {
          appid: templateApp,
          signature,
          robot: 1,
          streaming: false,
          ...(extAppId !== undefined && { extAppId }),
        },
      })
      return data
    }

    it('is a draft as any other', async () => {
      expect(await send('upload', {})).toMatchObject({ errCode: 0 })
      expect(await versionsOf(templateApp)).toMatchObject([{ state: 'development' }])
      expect(await versionsOf(appId)).toEqual([])
    })

    it('is previewed as that app', async () => {
      expect(await send('testSourceURL', {})).toMatchObject({ errCode: 0 })
      expect(await versionsOf(templateApp), 'a preview takes nothing’s place').toHaveLength(1)
    })

    it('is committed to it where directCommit is said, by miniprogram-ci and by the console', async () => {
      expect(await send('upload', { directCommit: true })).toMatchObject({ errCode: 0 })
      const committed = {
        state: 'development',
        uploadedBy: '茶店云',
        committedBy: platform.componentAppId,
        isTrial: true,
      }
      const [first] = await versionsOf(appId)
      expect(first).toMatchObject(committed)
      const ext = await registry.platform.bundles.readFile(first?.digest ?? '', 'ext.json')
      expect(JSON.parse(String(ext))).toMatchObject({ extAppid: appId, ext: { name: '一号店' } })
      expect(await mapsFor(appId)).toMatchObject({ sourcemap_list: [{ sourcemap: `{"file":"${appId}"}` }] })
      expect(await mapsFor()).toMatchObject({ sourcemap_list: [{ sourcemap: `{"file":"${templateApp}"}` }] })
      registry.clock.advance(1)
      const answer = await owner.upload(templateApp, {
        archive: archiveOf(files({ directCommit: true })),
        version: '3.0.0',
        description: '',
      })
      expect(answer).toMatchObject({ appId, ...committed })
      expect(await versionsOf(appId)).toMatchObject([committed, { state: 'superseded' }])
      expect(await versionsOf(templateApp), 'no draft').toHaveLength(1)
    })

    it('is refused when that app has not authorised the platform, and for an app that develops nothing', async () => {
      const ext = { extAppid: templateApp, directCommit: true }
      expect(await send('upload', ext, { extAppId: templateApp })).toMatchObject({ errCode: 61003 })
      expect(await send('testSourceURL', ext)).toMatchObject({ errCode: 61003 })
      expect(await send('upload', {}, { appid: appId, extAppId: templateApp })).not.toMatchObject({
        errCode: 0,
      })
    })
  })

  it("may commit more than an owner uploads: 'release.total-bytes-third-party'", async () => {
    const ext = (length: number) => JSON.stringify({ ext: { text: 'x'.repeat(length) } })
    expect(await commit({ ext_json: ext(3_000) })).toMatchObject({ errcode: 0 })
    const [committed] = await owner.releases(appId)
    const sizes = ['app.json', 'app.js', 'ext.json'].map(async (path) => {
      const bytes = await registry.platform.bundles.readFile(committed?.digest ?? '', path)
      return bytes?.byteLength ?? 0
    })
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size)
    const fitting = 3_000 + 4_000 - total
    expect(await commit({ ext_json: ext(fitting) })).toMatchObject({ errcode: 0 })
    expect(await commit({ ext_json: ext(fitting + 1) })).toMatchObject({ errcode: 85044 })
    expect(await commit()).toMatchObject({ errcode: 0 })
  })

  it('submits, asks what became of it, hurries and withdraws', async () => {
    expect(await call('submit_audit', { item_list: [] })).toMatchObject({ errcode: 85023 })
    expect(await submit({ preview_info: { pic_id_list: ['m'] } })).toMatchObject({ errcode: 85092 })
    expect(await uploadMedia(Buffer.from('tea'))).toMatchObject({ errcode: 40005 })
    const { mediaid: late } = await uploadMedia(tinyPng)
    // 'review.media-days'
    registry.clock.advance(3 * 24 * HOUR_MS)
    await registry.platform.settle()
    componentToken = await newComponentToken()
    token = await newAuthorizerToken()
    // The second one is not there, which is said where the first one may stand.
    const submitLate = () => submit({ preview_info: { pic_id_list: [late, 'm'] } })
    expect(await submitLate()).toMatchObject({ errcode: 85092, errmsg: expect.stringContaining('file m') })
    registry.clock.advance(1)
    expect(await submitLate()).toMatchObject({ errcode: 85092, errmsg: expect.stringContaining('3 days') })
    const shown = await uploadMedia(tinyPng)
    expect(shown).toMatchObject({ errcode: 0, type: 'image', mediaid: expect.any(String) })
    expect(await submit({ order_path: 'pages/x' })).toMatchObject({ errcode: 85007 })
    expect(await orders(1)).toMatchObject({ errcode: 61041 })
    expect(await orders(2)).toMatchObject({ errcode: 40097 })
    const { auditid } = await submit({
      preview_info: { pic_id_list: [shown['mediaid']], video_id_list: [] },
      order_path: 'pages/index/index?tab=orders',
    })
    const ofOrders = { path: 'pages/index/index?tab=orders', status: 2 }
    expect(await orders(1)).toMatchObject({ errcode: 0, msg: ofOrders })
    expect(await orders(0)).toMatchObject({ errcode: 61041 })
    const [submitted] = (await owner.call('GET /api/apps/:appId/submissions', { params: { appId } }))
      .submissions
    const [picture = ''] = submitted?.previews ?? []
    expect((await reviewer.send(new Request(`http://localhost:8080${picture}`))).status).toBe(200)
    expect(auditid).toEqual(expect.any(Number))
    expect(await submit()).toMatchObject({ errcode: 85009 })
    const told = { auditid, status: 2, user_version: '1.0.0', user_desc: '开张' }
    expect(await call('get_auditstatus', { auditid })).toMatchObject(told)
    expect(await call('get_latest_auditstatus')).toMatchObject(told)
    expect(await call('get_auditstatus', { auditid: 999 })).toMatchObject({ errcode: 85012 })
    expect(await call('release', {})).toMatchObject({ errcode: 85020 })
    const before = await call('queryquota')
    expect(await call('speedupaudit', { auditid })).toMatchObject({ errcode: 0 })
    expect(await call('speedupaudit', { auditid })).toMatchObject({ errcode: 89404 })
    expect(await call('queryquota')).toMatchObject({ speedup_rest: Number(before['speedup_rest']) - 1 })
    expect(await call('undocodeaudit')).toMatchObject({ errcode: 0 })
    expect(await call('get_latest_auditstatus')).toMatchObject({ status: 3 })
    expect(await call('undocodeaudit')).toMatchObject({ errcode: 85058 })
  })

  it('is told the verdict in the place of the app’s own server, and why', async () => {
    const address = MESSAGES.replace('$APPID$', appId)
    web.put(address, 'success')
    await submit()
    const release = (await owner.releases(appId)).find(({ state }) => state === 'auditing')
    await reject(reviewer, release?.id ?? '', { text: '首页是空的' })
    await registry.platform.settle()
    expect(told(address).at(-1)).toContain('weapp_audit_fail')
    expect(await call('get_latest_auditstatus')).toMatchObject({
      status: 1,
      reason: expect.stringContaining('首页是空的'),
      screenshot: expect.stringContaining('http://localhost:8080/'),
    })
  })

  it('releases, in stages and to everybody, and goes back', async () => {
    await newVersion('1.0.1', { order_path: 'pages/index/index' })
    const [approved] = await owner.releases(appId)
    expect(await ruleThatRefused(owner.release(appId, approved?.id ?? ''))).toBe('component.releases-alone')
    expect(await call('release', {})).toMatchObject({ errcode: 0 })
    expect(await orders(0)).toMatchObject({ msg: { path: 'pages/index/index', status: 4 } })
    expect(await call('release', {})).toMatchObject({ errcode: 85052 })
    await newVersion('1.1.0')
    const gray = (gray_percentage: number, more = {}) => call('grayrelease', { gray_percentage, ...more })
    expect(await gray(101)).toMatchObject({ errcode: 85081 })
    expect(await gray(10, { support_debuger_first: true })).toMatchObject({ errcode: 0 })
    expect(await gray(5)).toMatchObject({ errcode: 85082 })
    expect(await call('getgrayreleaseplan')).toMatchObject({
      gray_release_plan: { status: 1, gray_percentage: 10, support_debuger_first: true },
    })
    expect(await call('revertcoderelease')).toMatchObject({ errcode: 87012 })
    expect(await call('revertgrayrelease')).toMatchObject({ errcode: 0 })
    expect(await call('getgrayreleaseplan')).toMatchObject({ gray_release_plan: { status: 0 } })
    registry.clock.advance(MINUTE_MS)
    await newVersion('1.2.0')
    expect(await gray(50)).toMatchObject({ errcode: 0 })
    expect(await gray(100)).toMatchObject({ errcode: 0 })
    expect(await statesOf()).toMatchObject({ '1.0.1': 'replaced', '1.1.0': 'rolled-back', '1.2.0': 'online' })
    const { version_list } = await call('revertcoderelease', undefined, { action: 'get_history_version' })
    expect(version_list).toMatchObject([{ user_version: '1.0.1' }])
    const [{ app_version }] = version_list as [{ app_version: number }]
    expect(await call('revertcoderelease', undefined, { app_version: 1 })).toMatchObject({ errcode: 87012 })
    expect(await call('revertcoderelease', undefined, { app_version })).toMatchObject({ errcode: 0 })
    expect(await statesOf()).toMatchObject({ '1.0.1': 'online', '1.2.0': 'rolled-back' })
    expect(await call('getversioninfo', {})).toMatchObject({ release_info: { release_version: '1.0.1' } })
  })

  it('releases beside the owner where the rules do not keep them apart (component.releases-alone)', async () => {
    await newVersion('1.3.0')
    const approved = (await owner.releases(appId)).find(({ version }) => version === '1.3.0')
    const release = () => owner.release(appId, approved?.id ?? '')
    expect(await ruleThatRefused(release())).toBe('component.releases-alone')
    await registry.withRules({ 'component.releases-alone': false }, release)
    expect(await statesOf()).toMatchObject({ '1.3.0': 'online' })
  })

  it('suspends the service and goes on with it', async () => {
    const visit = (action: string) => call('change_visitstatus', { action })
    expect(await call('getvisitstatus', {})).toMatchObject({ status: 1 })
    expect(await visit('x')).toMatchObject({ errcode: 85022 })
    expect(await visit('close')).toMatchObject({ errcode: 0 })
    expect(await visit('close')).toMatchObject({ errcode: 85021 })
    expect(await call('getvisitstatus', {})).toMatchObject({ status: 0 })
    expect(await visit('open')).toMatchObject({ errcode: 0 })
  })

  it('gives the app servers of the platform’s list, and no others', async () => {
    const modify = (action: string, more = {}) => call('modify_domain', { action, ...more })
    const own = 'https://api.saas.example.com'
    expect(await modify('x')).toMatchObject({ errcode: 40097 })
    expect(await modify('add', { requestdomain: ['https://evil.example.com'] })).toMatchObject({
      errcode: 85018,
    })
    expect(await modify('add', { requestdomain: [own], udpdomain: [] })).toMatchObject({
      requestdomain: [own],
    })
    expect(await modify('add', { requestdomain: [own] })).toMatchObject({ errcode: 85017 })
    expect(await modify('set', { requestdomain: [`${own}:8443`] })).toMatchObject({
      requestdomain: [`${own}:8443`],
    })
    expect(await modify('delete', { requestdomain: [`${own}:8443`] })).toMatchObject({ requestdomain: [] })
    expect(await modify('get')).toMatchObject({ errcode: 0, requestdomain: [], tcpdomain: [] })
  })

  it.each(['set_prefetchdnsdomain', 'get_prefetchdnsdomain'])('refuses %s by name', async (name) => {
    expect(await call(name, {})).toMatchObject({ errcode: 48001 })
  })

  it('gives the app sites that have its file', async () => {
    const set = (action: string, ...webviewdomain: string[]) =>
      call('setwebviewdomain', { action, webviewdomain })
    const site = 'https://www.saas.example.com'
    expect(await set('add', 'evil.example.com')).toMatchObject({ errcode: 89021 })
    expect(await set('add', site)).not.toMatchObject({ errcode: 0 })
    const { file_name, file_content } = await call('get_webviewdomain_confirmfile', {})
    web.put(`${site}/${String(file_name)}`, String(file_content))
    expect(await set('add', site)).toMatchObject({ webviewdomain: [site] })
    expect(await set('add', site)).toMatchObject({ errcode: 89019 })
    expect(await set('delete', site)).toMatchObject({ webviewdomain: [] })
    expect(await set('get')).toMatchObject({ webviewdomain: [] })
  })

  it("registers hosts, so many of them, so often a month: 'component.site-hosts', 'component.host-changes-per-month'", async () => {
    const query = { access_token: componentToken }
    const servers = (action: string, wxa_server_domain = '', more: object = {}) =>
      ask('/cgi-bin/component/modify_wxa_server_domain', {
        query,
        body: { action, wxa_server_domain, is_modify_published_together: true, ...more },
      })
    const sites = (action: string, wxa_jump_h5_domain = '') =>
      ask('/cgi-bin/component/modify_wxa_jump_domain', {
        query,
        body: { action, wxa_jump_h5_domain, is_modify_published_together: true },
      })
    const own = 'api.saas.example.com'
    // The month begins anew: how often the hosts were changed above is not told here.
    registry.clock.advance(31 * DAY_MS)
    await registry.platform.settle()
    componentToken = await newComponentToken()
    query.access_token = componentToken
    token = await newAuthorizerToken()
    expect(await servers('get')).toEqual({
      errcode: 0,
      errmsg: 'ok',
      published_wxa_server_domain: own,
      testing_wxa_server_domain: own,
    })
    expect(await servers('x')).toMatchObject({ errcode: 40097 })
    expect(await servers('add')).toMatchObject({ errcode: 40097 })
    const later = { is_modify_published_together: false }
    expect(await servers('add', 'b.example.com', later)).toMatchObject({ errcode: 40097 })
    expect(await servers('add', 'https://b.example.com/')).toMatchObject({ errcode: 85301 })
    expect(await servers('add', 'b.example.com; https://c.example.com')).toMatchObject({
      testing_wxa_server_domain: `${own};b.example.com`,
      invalid_wxa_server_domain: 'https://c.example.com',
    })
    expect(await servers('add', 'c.example.com;d.example.com')).toMatchObject({ errcode: 85016 })
    expect(await servers('delete', 'b.example.com;z.example.com')).toMatchObject({
      testing_wxa_server_domain: own,
    })

    const { file_name, file_content } = await ask('/cgi-bin/component/get_domain_confirmfile', {
      query,
      body: {},
    })
    const shopSite = 'https://one.shops.example.com'
    const give = (more: object = {}) =>
      call('setwebviewdomain', { action: 'add', webviewdomain: [shopSite], ...more })
    expect(await sites('add', 'shops.example.com')).toMatchObject({
      testing_wxa_jump_h5_domain: 'www.saas.example.com',
      invalid_wxa_jump_h5_domain: 'shops.example.com',
    })
    expect(await give()).toMatchObject({ errcode: 89021 })
    web.put(`https://shops.example.com/${String(file_name)}`, String(file_content))
    expect(await sites('add', 'shops.example.com')).toMatchObject({
      published_wxa_jump_h5_domain: 'www.saas.example.com;shops.example.com',
    })
    expect(await give(), 'without a file of its own').toMatchObject({ webviewdomain: [shopSite] })
    web.put(`https://third.example.com/${String(file_name)}`, String(file_content))
    expect(await sites('add', 'third.example.com')).toMatchObject({ errcode: 89029 })
    expect(await sites('delete', 'shops.example.com')).not.toHaveProperty('invalid_wxa_jump_h5_domain')
    await call('setwebviewdomain', { action: 'delete', webviewdomain: [shopSite] })
    expect(await call('setwebviewdomain', {}), 'all that is registered').toMatchObject({ errcode: 0 })
    await call('setwebviewdomain', { action: 'delete', webviewdomain: ['www.saas.example.com'] })

    // Four of six were done.
    for (const action of ['add', 'delete'])
      expect(await servers(action, 'b.example.com')).toMatchObject({ errcode: 0 })
    expect(await servers('add', 'b.example.com')).toMatchObject({ errcode: 45104 })
    expect(await servers('delete', 'b.example.com'), 'what changes nothing').toMatchObject({ errcode: 0 })
  })

  it('is asked for in every part by the platform itself', async () => {
    const { askEach, allOf } = each(hostInterfaceEndpoints)
    expect(await askEach('')).toEqual(allOf(41001))
    expect(await askEach('x')).toEqual(allOf(40001))
    expect(await askEach(token)).toEqual(allOf(61014))
  })

  it('gives the app domains that are not on the platform’s list, and says where all come from', async () => {
    const directly = (action: string, more: object = {}) =>
      call('modify_domain_directly', { action, ...more })
    const [registered, other] = ['https://api.saas.example.com', 'https://api.shop.example.com']
    expect(await directly('add', { requestdomain: ['http://x'] })).not.toMatchObject({ errcode: 0 })
    expect(await directly('set', { requestdomain: [registered, other] })).toMatchObject({
      requestdomain: [registered, other],
    })
    expect(await call('get_effective_domain', {})).toMatchObject({
      mp_domain: { requestdomain: [other] },
      third_domain: { requestdomain: [registered] },
      direct_domain: { requestdomain: [] },
      effective_domain: { requestdomain: [registered, other] },
    })
    const site = 'https://www.shop.example.com'
    const give = (action: string) => call('setwebviewdomain_directly', { action, webviewdomain: [site] })
    expect(await give('')).toMatchObject({ errcode: 40097 })
    expect(await give('add')).toMatchObject({ errcode: 85069 })
    const { file_name, file_content } = await call('get_webviewdomain_confirmfile', {})
    web.put(`${site}/${String(file_name)}`, String(file_content))
    expect(await give('add')).toMatchObject({ webviewdomain: [site] })
    expect(await call('get_effective_webviewdomain', {})).toMatchObject({
      mp_webviewdomain: [site],
      third_webviewdomain: [],
      effective_webviewdomain: [site],
    })
    const info = (action: string) => call('getwxadevinfo', { action })
    expect(await info('x')).toMatchObject({ errcode: 40097 })
    expect(await info('getbizdomain')).toEqual({ errcode: 0, errmsg: 'ok', bizdomain: [site] })
    expect(await info('getserverdomain')).toMatchObject({ requestdomain: [registered, other] })
    expect(await info('')).toMatchObject({ requestdomain: [registered, other], bizdomain: [site] })
    expect(await give('delete')).toMatchObject({ webviewdomain: [] })
    await directly('set', { requestdomain: [] })
  })

  it('says which base library users need, of those that there are, and leaves the owner’s other words be', async () => {
    const library = (verb: 'get' | 'set', body: object = {}) =>
      ask(`/cgi-bin/wxopen/${verb}weappsupportversion`, { query: { access_token: token }, body })
    const params = { appId }
    expect(await library('get')).toMatchObject({
      errcode: 0,
      now_version: '',
      uv_info: { items: [{ version: LIBRARY_VERSION, percentage: 100 }] },
    })
    await owner.call('PUT /api/apps/:appId/client-updates', {
      params,
      body: { minimumReleaseId: null, prefersLocal: true, minimumBaseLibrary: null },
    })
    expect(await library('set', { version: '2.20.1' })).toMatchObject({ errcode: 0 })
    for (const version of ['', '3', '999.0.0'])
      expect(await library('set', { version })).toMatchObject({ errcode: 85015 })
    expect(await library('get')).toMatchObject({ now_version: '2.20.1' })
    expect(await owner.call('GET /api/apps/:appId/client-updates', { params })).toMatchObject({
      minimumBaseLibrary: '2.20.1',
      prefersLocal: true,
    })
  })

  it('binds testers and unbinds them', async () => {
    const tester = await registry.signIn('tester')
    const { userstr } = await call('bind_tester', { wechatid: tester.email })
    expect(userstr).toEqual(expect.any(String))
    expect(await call('bind_tester', { wechatid: tester.email })).toMatchObject({ errcode: 85004 })
    expect(await call('bind_tester', { wechatid: 'nobody@example.com' })).toMatchObject({ errcode: 85001 })
    expect(await call('memberauth', { action: 'x' })).toMatchObject({ errcode: 40097 })
    expect(await call('memberauth', { action: 'get_experiencer' })).toMatchObject({ members: [{ userstr }] })
    expect(await call('unbind_tester', { userstr })).toMatchObject({ errcode: 0 })
    expect(await call('unbind_tester', { userstr })).toMatchObject({ errcode: 85001 })
  })

  it('exchanges codes of the app’s users, and checks their sessions, in the place of its own server', async () => {
    const { code } = await owner.call('POST /api/opened-apps/:appId/login', { params: { appId } })
    const exchange = (more = {}) =>
      ask('/sns/component/jscode2session', {
        query: {
          appid: appId,
          js_code: code,
          grant_type: 'authorization_code',
          component_appid: platform.componentAppId,
          component_access_token: componentToken,
          ...more,
        },
      })
    expect(await exchange({ component_access_token: token })).toMatchObject({ errcode: 61014 })
    expect(await exchange({ component_appid: 'wx0' })).toMatchObject({ errcode: 61011 })
    expect(await exchange({ appid: templateApp })).toMatchObject({ errcode: 61003 })
    const known = await exchange()
    expect(known).toEqual({ openid: expect.any(String), session_key: expect.any(String) })
    expect(await exchange()).toMatchObject({ errcode: 40163 })
    const query = { access_token: token, openid: String(known['openid']), sig_method: 'hmac_sha256' }
    expect(await ask('/wxa/checksession', { query })).toMatchObject({ errcode: 87009 })
  })

  it('writes the privacy guide, which comes into force with what is submitted', async () => {
    const archive = archiveOf({
      'app.json': '{"pages":["pages/index/index"],"requiredPrivateInfos":["getLocation"]}',
      calls: 'getLocation chooseAddress',
    })
    await owner.upload(templateApp, { archive, version: '9.0.0', description: '问地址' })
    const of = { component_access_token: componentToken }
    const { draft_list } = await ask('/wxa/gettemplatedraftlist', { query: of })
    const [{ draft_id } = { draft_id: 0 }] = (draft_list as readonly { draft_id: number }[]).toSorted(
      (a, b) => b.draft_id - a.draft_id,
    )
    await ask('/wxa/deletetemplate', { query: of, body: { template_id: templateId } })
    await ask('/wxa/addtotemplate', { query: of, body: { draft_id, template_type: 0 } })
    const { template_list } = await ask('/wxa/gettemplatelist', { query: of })
    const [{ template_id } = { template_id: 0 }] = (
      template_list as readonly { template_id: number }[]
    ).toSorted((a, b) => b.template_id - a.template_id)
    expect(await commit({ template_id, user_version: '9.0.0' })).toMatchObject({ errcode: 0 })

    const setting = (verb: string, body: object) =>
      ask(`/cgi-bin/component/${verb}privacysetting`, { query: { access_token: token }, body })
    const owner_setting = { contact_email: 'tea@example.com', notice_method: '弹窗' }
    const use = (...keys: readonly string[]) =>
      keys.map((privacy_key) => ({ privacy_key, privacy_text: '送货上门' }))
    const guideOf = () => owner.call('GET /api/apps/:appId/privacy-guide', { params: { appId } })
    expect(await call('security/get_code_privacy_info')).toMatchObject({
      without_auth_list: [],
      without_conf_list: ['wx.chooseAddress'],
    })
    expect(await setting('get', {})).toMatchObject({
      code_exist: 1,
      privacy_list: ['Location', 'Address'],
      setting_list: [],
      update_time: 0,
    })
    expect(await setting('set', { privacy_ver: 1, owner_setting })).toMatchObject({ errcode: 86074 })
    expect(await setting('set', { privacy_ver: 3, owner_setting })).toMatchObject({ errcode: 47001 })
    const lonely = { setting_list: use('Location'), owner_setting: { notice_method: '弹窗' } }
    expect(await setting('set', lonely)).toMatchObject({ errcode: 86069 })

    // What an owner is writing is not the platform's to bring into force.
    const body = {
      uses: use('Location', 'Address').map(({ privacy_text }, at) => ({
        key: (['Location', 'Address'] as const)[at] ?? 'Location',
        purpose: privacy_text,
      })),
      contact: { email: 'own@example.com' },
      notice: '公告',
      sdks: [],
    }
    await owner.call('PUT /api/apps/:appId/privacy-guide', { params: { appId }, body })
    expect(await submit()).toMatchObject({ errcode: 61040 })
    expect(await guideOf()).toMatchObject({ draft: { notice: '公告' }, versions: [] })

    expect(await setting('set', { setting_list: use('Location'), owner_setting })).toMatchObject({
      errcode: 0,
    })
    expect(await submit()).toMatchObject({ errcode: 61040 })
    expect(await guideOf(), 'a submission that is refused').toMatchObject({ versions: [] })
    const formOf = (text: Uint8Array | string): FormData => {
      const form = new FormData()
      form.set('file', new Blob([typeof text === 'string' ? text : new Uint8Array(text)]), 'guide.txt')
      return form
    }
    const upload = (text: Uint8Array | string) =>
      ask('/cgi-bin/component/uploadprivacyextfile', {
        query: { access_token: token },
        form: formOf(text),
      })
    expect(await upload(avatarPng)).toMatchObject({ errcode: 40005 })
    // Whatever the form is made of, it has so many bytes around the text.
    const around = (await new Response(formOf('')).arrayBuffer()).byteLength
    expect(await upload('a'.repeat(400 - around + 1)), "'privacy.own-text-bytes'").toMatchObject({
      errcode: 40006,
    })
    expect(await upload('a'.repeat(400 - around))).toHaveProperty('ext_file_media_id')
    const { ext_file_media_id } = await upload('本店另有说明。')
    const whole = {
      setting_list: use('Location', 'Address'),
      owner_setting: { ...owner_setting, ext_file_media_id },
    }
    const foreign = { ...whole, owner_setting: { ...owner_setting, ext_file_media_id: 'x' } }
    expect(await setting('set', foreign)).toMatchObject({ errcode: 86073 })
    expect(await setting('set', whole)).toMatchObject({ errcode: 0 })
    const written = { owner_setting: { ext_file_media_id, contact_email: 'tea@example.com' } }
    expect(await setting('get', { privacy_ver: 2 })).toMatchObject(written)
    expect(await setting('get', { privacy_ver: 1 })).toMatchObject({ setting_list: [] })
    expect(await submit()).toMatchObject({ errcode: 0 })
    expect(await setting('get', { privacy_ver: 1 })).toMatchObject(written)
    expect((await guideOf()).published?.text.zh).toContain('本店另有说明。')

    const reached = { contact_phone: '13800000000', notice_method: '公告' }
    const amend = (more: object) => setting('set', { privacy_ver: 1, owner_setting: reached, ...more })
    expect(await amend({ setting_list: [] })).toMatchObject({ errcode: 47001 })
    const other = { owner_setting: { ...reached, ext_file_media_id: 'x' } }
    expect(await amend(other)).toMatchObject({ errcode: 86075 })
    expect(await amend({})).toMatchObject({ errcode: 0 })
    expect(await guideOf()).toMatchObject({
      published: {
        version: 2,
        guide: { contact: { phone: '13800000000' }, ownText: { text: '本店另有说明。' } },
      },
    })
  })

  const { askEach, allOf } = each({
    ...codeInterfaceEndpoints,
    ...searchInterfaceEndpoints,
    ...privacyInterfaceEndpoints,
    ...domainInterfaceEndpoints,
  })

  it('reads what the app is with another set', async () => {
    const read = () => ask('/cgi-bin/account/getaccountbasicinfo', { query: { access_token: token } })
    expect(await read()).toMatchObject({
      appid: appId,
      account_type: 3,
      nickname_info: { nickname: '一号茶店' },
    })
    const developing = token
    token = await newAuthorizerToken(appId, [18])
    expect(await read()).toMatchObject({ errcode: 61007 })
    token = developing
  })

  it('is refused in every part to who has not the set, or has the wrong token', async () => {
    expect(await askEach('')).toEqual(allOf(41001))
    expect(await askEach('x')).toEqual(allOf(40001))
    expect(await askEach(componentToken)).toEqual(allOf(61015))
    const limited = await newAuthorizerToken(templateApp, [30])
    expect(await askEach(limited)).toEqual(allOf(61007))
    const forged = limited.replace(templateApp, appId)
    expect(await askEach(forged)).toEqual(allOf(40001))
    expect(await ask('/wxa/gettemplatelist', { query: { access_token: token } })).toMatchObject({
      errcode: 61014,
    })
  })

  it('is refused in every part from the moment that the owner withdraws', async () => {
    await withdraw()
    expect(await askEach(token)).toEqual(allOf(61003))
    await registry.platform.settle()
    expect(fieldOf(lastTold('unauthorized'), 'AuthorizerAppid')).toBe(appId)
    expect(await component('api_get_authorizer_info', { authorizer_appid: appId })).toMatchObject({
      errcode: 61003,
    })
    const later = await newAuthorizerToken()
    expect(await askEach(token)).toEqual(allOf(40001))
    token = later
    expect(await call('get_category')).toMatchObject({ errcode: 0 })
  })
})

describe('accounts that a platform binds and registers (§2.8)', () => {
  let official: TestAccount
  let shop: TestAccount
  let branch: TestAccount

  beforeAll(async () => {
    official = await registerVerified(registry, { kind: 'service-account' })
    shop = await registerOne(registry, sameSubject(official))
    branch = await registerOne(registry, sameSubject(official))
  })

  const ofOfficial = async (sets: readonly number[]) => ({
    componentAppId: platform.componentAppId,
    preAuthCode: await newAskCode(),
    redirectUri: PAGE,
    sets,
  })
  const endpoint = 'POST /api/official-account/third-party-authorisations'
  const authoriseOfficial = async (sets: readonly number[], account = official) => {
    // What is authorised later is later.
    registry.clock.advance(1)
    const body = await ofOfficial(sets)
    const { ticket } = await account.client.call(endpoint, { body })
    await confirmTicket(account.host, ticket.id)
    const { goOnTo } = await account.client.call(`${endpoint}/confirmation`, {
      body: { ...body, ticketId: ticket.id },
    })
    return new URL(goOnTo).searchParams.get('auth_code') ?? ''
  }
  const officialToken = async (sets: readonly number[], account = official) => {
    const answer = await component('api_query_auth', {
      authorization_code: await authoriseOfficial(sets, account),
    })
    return String((answer['authorization_info'] as Answer)['authorizer_access_token'])
  }
  const tokenOf = async ({ publicId, host }: TestAccount, sets: readonly number[] = [25, 30]) => {
    const answer = await component('api_query_auth', {
      authorization_code: await authorise(publicId, sets, host),
    })
    return String((answer['authorization_info'] as Answer)['authorizer_access_token'])
  }

  /** What is in force of the two texts that whoever registers a mini program agrees to. */
  const ticks = async () => {
    const { agreements } = await registry.visitor.call('GET /api/agreements', {})
    const versionOf = (document: string) =>
      agreements.find((one) => one.document === document)?.version ?? null
    return { agreesToService: versionOf('service'), agreesToTerms: versionOf('mini-program') }
  }

  describe('an official account', () => {
    it('authorises with its administrator’s scan, what official accounts give, and for exactly that', async () => {
      expect(await refusalOf(official.client.call(endpoint, { body: await ofOfficial([18]) }))).toBe(
        'set-not-offered',
      )
      const body = await ofOfficial([33])
      const { ticket } = await official.client.call(endpoint, { body })
      const confirm = (sets: readonly number[]) =>
        refusalOf(
          official.client.call(`${endpoint}/confirmation`, { body: { ...body, sets, ticketId: ticket.id } }),
        )
      expect(await confirm([33])).not.toBe('accepted')
      await confirmTicket(official.host, ticket.id)
      expect(await confirm([27, 33])).not.toBe('accepted')
      expect(await confirm([33])).toBe('accepted')
      const { authorisations } = await official.client.call(
        'GET /api/official-account/third-party-authorisations',
        {},
      )
      expect(authorisations).toMatchObject([{ platformName: '茶店云', sets: [33] }])
      expect(
        await component('api_get_authorizer_info', { authorizer_appid: official.publicId }),
      ).toMatchObject({
        authorizer_info: { service_type_info: { id: 2 }, verify_type_info: { id: 0 } },
        authorization_info: { func_info: [{ funcscope_category: { id: 33 } }] },
      })
    })

    it('withdraws it', async () => {
      await official.client.call('DELETE /api/official-account/third-party-authorisations/:componentAppId', {
        params: paramsOf(),
      })
      expect(
        await component('api_get_authorizer_info', { authorizer_appid: official.publicId }),
      ).toMatchObject({ errcode: 61003 })
    })
  })

  describe('an Open account', () => {
    const call = (path: string, access_token: string, body: object = {}) =>
      ask(`/cgi-bin/open/${path}`, { query: { access_token }, body })
    const have = (access_token: string) => ask('/cgi-bin/open/have', { query: { access_token } })
    let shopToken = ''
    let created = ''

    it('is created for a mini program, once, and bound to it', async () => {
      shopToken = await tokenOf(shop)
      expect(await have(shopToken)).toMatchObject({ have_open: false })
      expect(await call('get', shopToken)).toMatchObject({ errcode: 89002 })
      expect(await call('create', shopToken, { appid: branch.publicId })).toMatchObject({ errcode: 40013 })
      const answer = await call('create', shopToken, { appid: shop.publicId })
      expect(answer).toEqual({
        errcode: 0,
        errmsg: 'ok',
        open_appid: expect.stringMatching(/^wx[0-9a-f]{16}$/),
      })
      created = String(answer['open_appid'])
      expect(await call('create', shopToken)).toMatchObject({ errcode: 89000 })
      expect(await call('get', shopToken)).toMatchObject({ open_appid: created })
      expect(await have(shopToken)).toMatchObject({ have_open: true })
    })

    it('is bound to by accounts of its subject, which then know a user by the same UnionID', async () => {
      const branchToken = await tokenOf(branch)
      expect(await call('bind', branchToken, { open_appid: 'wx0' })).toMatchObject({ errcode: 40013 })
      expect(await call('bind', branchToken, { open_appid: created })).toMatchObject({ errcode: 0 })
      expect(await call('bind', branchToken, { open_appid: created })).toMatchObject({ errcode: 89000 })
      expect(await call('bind', await officialToken([24]), { open_appid: created })).toMatchObject({
        errcode: 0,
      })
      const unionIdOf = async ({ publicId, host }: TestAccount) =>
        (await host.call('GET /api/apps/:appId/identity', { params: { appId: publicId } })).unionId
      const unionId = await unionIdOf(shop)
      expect(unionId).toBeDefined()
      expect(await unionIdOf({ ...branch, host: branch.host })).toBeDefined()
      expect(await call('unbind', branchToken, { open_appid: created })).toMatchObject({ errcode: 0 })
      expect(await call('unbind', branchToken, { open_appid: created })).toMatchObject({ errcode: 89002 })
      expect(await unionIdOf(branch)).toBeUndefined()
      const strange = await tokenOf(await registerOne(registry))
      expect(await call('bind', strange, { open_appid: created })).toMatchObject({ errcode: 89001 })
      const unsaid = await newAuthorizerToken(templateApp, [25])
      expect(await call('create', unsaid)).toMatchObject({ errcode: 89001 })
    })

    it("binds so many: 'open-account.created-by-program'", async () => {
      const more = []
      for (let one = 0; one < 4; one++)
        more.push(await tokenOf(await registerOne(registry, sameSubject(official))))
      const answers = []
      for (const token of more) answers.push((await call('bind', token, { open_appid: created }))['errcode'])
      expect(answers, 'the first and the official account are there already').toEqual([0, 0, 0, 89004])
    })

    it('that was registered is bound to once it is verified, and unbound from by its owner', async () => {
      const own = await registerOne(registry, { kind: 'open-account', ...sameSubject(official) })
      const branchToken = await tokenOf(branch)
      const bind = () => call('bind', branchToken, { open_appid: own.publicId })
      expect(await bind()).toMatchObject({ errcode: 89036 })
      await verify(registry, own)
      expect(await bind()).toMatchObject({ errcode: 0 })
      expect(await call('unbind', branchToken, { open_appid: own.publicId })).toMatchObject({
        errcode: 89003,
      })
      expect(
        await call('bind', await tokenOf(await registerOne(registry)), { open_appid: own.publicId }),
      ).toMatchObject({
        errcode: 89001,
      })
    })
  })

  describe('the mini programs of an official account', () => {
    let token = ''
    const call = (path: string, body: object = {}) =>
      ask(`/cgi-bin/wxopen/${path}`, { query: { access_token: token }, body })
    const link = (more: object = {}) =>
      call('wxamplink', { appid: shop.publicId, notify_users: 0, show_profile: 1, ...more })
    const standings = async () => {
      const { wxopens } = await call('wxamplinkget')
      return (wxopens as { items: readonly Answer[] }).items.map(({ appid, status }) => [appid, status])
    }
    const confirmInConsole = async () => {
      const { association, ticket } = await official.client.call('POST /api/official-account/associations', {
        body: { appId: shop.publicId },
      })
      await confirmTicket(official.host, ticket.id)
      const { id: associationId } = association
      await official.client.call('POST /api/official-account/associations/:associationId/confirmation', {
        params: { associationId },
        body: { ticketId: ticket.id },
      })
      return associationId
    }
    const answerInConsole = (associationId: string, isAccepted: boolean) =>
      shop.host.call('POST /api/apps/:appId/associations/:associationId/answer', {
        params: { appId: shop.publicId, associationId },
        body: { isAccepted },
      })

    beforeAll(async () => {
      token = await officialToken([33])
    })

    it('are asked for, which its administrator is told of, and associated once both have agreed', async () => {
      expect(await standings()).toEqual([])
      expect(await call('wxamplink', { appid: shop.publicId })).toMatchObject({ errcode: 40097 })
      expect(await link({ appid: 'wx0' })).toMatchObject({ errcode: 40013 })
      expect(await link()).toEqual({ errcode: 0, errmsg: 'ok' })
      const { messages } = await registry.operator.call('GET /api/operator/outbox', { query: {} })
      expect(messages[0]?.subject).toContain('待确认的关联')
      expect(await standings()).toEqual([[shop.publicId, 12]])
      expect(await link()).toMatchObject({ errcode: 89010 })
      const refused = await confirmInConsole()
      expect(await standings()).toEqual([[shop.publicId, 2]])
      await answerInConsole(refused, false)
      expect(await standings()).toEqual([[shop.publicId, 3]])
      registry.clock.advance(1)
      expect(await link()).toMatchObject({ errcode: 0 })
      await answerInConsole(await confirmInConsole(), true)
      expect(await standings()).toEqual([[shop.publicId, 1]])
      expect(await call('wxamplinkget')).toMatchObject({
        wxopens: { items: [{ username: expect.stringMatching(/^gh_/), selected: 1, released: 0 }] },
      })
      expect(await link()).toMatchObject({ errcode: 89015 })
    })

    it('are no longer, when the platform ends it', async () => {
      expect(await call('wxampunlink', { appid: shop.publicId })).toMatchObject({ errcode: 0 })
      expect(await call('wxampunlink', { appid: shop.publicId })).toMatchObject({ errcode: 40013 })
      const forbid = { params: { appId: shop.publicId }, body: { mode: 'forbid' } } as const
      await shop.host.call('PUT /api/apps/:appId/association-mode', forbid)
      expect(await link()).toMatchObject({ errcode: 89245 })
    })
  })

  describe('a mini program that is registered from an official account', () => {
    const grants = 'POST /api/official-account/fast-registration-grants'
    const register = (access_token: string, ticket: string) =>
      ask('/cgi-bin/account/fastregister', { query: { access_token }, body: { ticket } })
    const grant = async (copiesVerification: boolean, account = official) => {
      const body = { componentAppId: platform.componentAppId, redirectUri: PAGE, copiesVerification }
      const { ticket } = await account.client.call(grants, { body })
      await confirmTicket(account.host, ticket.id)
      const { goOnTo } = await account.client.call(`${grants}/confirmation`, {
        body: { ...body, ...(await ticks()), ticketId: ticket.id },
      })
      expect(goOnTo).toContain('https://saas.example.com/authorised?shop=1&ticket=')
      return new URL(goOnTo).searchParams.get('ticket') ?? ''
    }

    it('is asked for on a page of its own session, by a platform that it has let', async () => {
      await officialToken([24])
      const page = (more: object = {}) =>
        official.client.call('GET /api/official-account/fast-registration-requests', {
          query: {
            appid: official.publicId,
            component_appid: platform.componentAppId,
            redirect_uri: PAGE,
            ...more,
          },
        })
      expect(await refusalOf(page())).toBe('outside-sets')
      await officialToken([27])
      expect(await page()).toMatchObject({ platform: { name: '茶店云' }, mayLeaveVerification: true })
      expect(await refusalOf(page({ appid: shop.publicId }))).toBe('other-official-account')
      expect(await refusalOf(page({ redirect_uri: 'https://evil.example.com/' }))).toBe('page-not-own')
    })

    it('is there at once: verified, associated, administered by who scanned, and the platform’s to develop', async () => {
      const token = await officialToken([27])
      expect(await register(token, 'x')).toMatchObject({ errcode: 61058 })
      const ticket = await grant(true)
      const registered = await register(token, ticket)
      expect(registered).toMatchObject({ errcode: 0, is_wx_verify_succ: true, is_link_succ: true })
      expect(await register(token, ticket), 'good once').toMatchObject({ errcode: 61058 })
      const id = String(registered['appid'])
      const code = registered['authorization_code']
      const taken = await component('api_query_auth', { authorization_code: code })
      expect(taken['authorization_info']).toMatchObject({ authorizer_appid: id })
      const apps = await official.host.myApps()
      expect(apps.find(({ appId: one }) => one === id)?.permissions).toContain('manage')
      const { accounts } = await official.host.call('GET /api/held-accounts', {})
      expect(accounts.find(({ publicId }) => publicId === id)).toMatchObject({
        state: 'registered',
        lacksLogin: true,
      })
    })

    it('is signed in to with the address that its administrator names, and not left to nobody before', async () => {
      const { accounts } = await official.host.call('GET /api/held-accounts', {})
      const registrationId = accounts.find(({ lacksLogin }) => lacksLogin)?.registrationId ?? ''
      const params = { registrationId }
      const leave = () => official.host.call('DELETE /api/held-accounts/:registrationId', { params })
      expect(await refusalOf(leave())).toBe('first-login-needed')
      const email = 'shop-of-platform@shop.example'
      const name = (who: PlatformClient) =>
        who.call('POST /api/held-accounts/:registrationId/first-login', { params, body: { email } })
      expect(await refusalOf(name(owner))).toBe('not-found')
      await name(official.host)
      const token = /token=([\w-]+)/.exec(await registry.readMessage(email))?.[1] ?? ''
      const visitor = registry.newVisitor()
      const set = (newPassword: string) =>
        refusalOf(visitor.call('POST /api/first-logins/confirmation', { body: { token, newPassword } }))
      expect(await set('Correct-Horse-9')).toBe('accepted')
      expect(await set('Correct-Horse-9'), 'good once').toBe('link-expired')
      expect(await visitor.signIn({ email, password: 'Correct-Horse-9' })).toMatchObject({})
      expect(await refusalOf(name(official.host)), 'it has one').toBe('not-found')
    })

    it('reuses no verification where that is left out, and has that of the official account', async () => {
      const [ticket, late] = [await grant(false), await grant(true)]
      const token = await officialToken([27])
      const registered = await register(token, ticket)
      expect(await register(token, late), 'judged again').toMatchObject({ errcode: 61055 })
      expect(registered).toMatchObject({ errcode: 0, is_wx_verify_succ: false, is_link_succ: true })
      const unverified = await registerOne(registry, { kind: 'service-account' })
      await officialToken([27], unverified)
      expect(await refusalOf(grant(true, unverified))).toBe('official-account-unverified')
    })

    it("is one of so many: 'fast-registration.per-month'", async () => {
      expect(await ruleThatRefused(grant(true))).toBe('fast-registration.per-month')
    })
  })

  describe('a mini program that is registered for somebody', () => {
    const enterprise = 'component/fastregisterweapp'
    let legal: PlatformClient
    let login = ''
    let said: Readonly<Record<string, unknown>>
    const create = (more: object = {}, action = 'create') =>
      ask(`/cgi-bin/${enterprise}`, {
        query: { component_access_token: componentToken, action },
        body: { ...said, ...more },
      })
    const personal = (body: object, action = 'create') =>
      ask('/wxa/component/fastregisterpersonalweapp', {
        query: { component_access_token: componentToken, action },
        body,
      })
    const waiting = async (who: PlatformClient) =>
      (await who.call('GET /api/program-registrations', {})).registrations
    const confirm = async (
      who: PlatformClient,
      registrationId: string,
      idNumber: string,
      phone: string,
      more: object = {},
    ) => {
      const params = { registrationId }
      registry.clock.advance(MINUTE_MS)
      await who.call('POST /api/program-registrations/:registrationId/sms-code', { params, body: { phone } })
      const smsCode = /\d{4,}/.exec(await registry.readMessage(phone))?.[0] ?? ''
      return who.call('POST /api/program-registrations/:registrationId/confirmation', {
        params,
        body: { idNumber, phone, smsCode, ...(await ticks()), ...more },
      })
    }

    beforeAll(async () => {
      componentToken = await newComponentToken()
      const person = await registry.signIn('legal')
      legal = person
      login = person.email
      const { subject, administrator } = registry.newApplication()
      said = {
        name: subject.name,
        code: 'code' in subject ? subject.code : '',
        code_type: 1,
        legal_persona_wechat: login,
        legal_persona_name: administrator.name,
        component_phone: '400-1',
      }
    })

    it.each([
      [89253, { name: '' }],
      [89248, { code_type: 4 }],
      [89255, { code_type: 2 }],
      [89255, { code: '91330106MA2XXXXXX0' }],
      [86004, { legal_persona_wechat: 'nobody@example.com' }],
    ])('is refused with %i: %j', async (errcode, more) => {
      expect(await create(more)).toMatchObject({ errcode })
    })

    it('waits for its legal person, who is written and can refuse', async () => {
      expect(await create({}, 'x')).toMatchObject({ errcode: 40097 })
      expect(await create({}, 'search')).toMatchObject({ errcode: 89250 })
      expect(await create()).toEqual({ errcode: 0, errmsg: 'ok' })
      expect(await create()).toMatchObject({ errcode: 89249 })
      expect(await create({}, 'search')).toMatchObject({ errcode: 89251 })
      expect(await registry.readMessage(login)).toContain('/console/program-registrations/')
      const [one] = await waiting(legal)
      expect(one).toMatchObject({
        kind: 'enterprise',
        subjectName: said['name'],
        platform: { name: '茶店云' },
      })
      const params = { registrationId: one?.id ?? '' }
      const stranger = 'GET /api/program-registrations/:registrationId'
      expect(await refusalOf(owner.call(stranger, { params }))).toBe('not-found')
      await legal.call('POST /api/program-registrations/:registrationId/refusal', { params })
      await registry.platform.settle()
      expect(fieldOf(lastTold('notify_third_fasteregister'), 'status')).toBe('100001')
      expect(await create({}, 'search')).toMatchObject({ errcode: 89250 })
    })

    it("is over when nobody has answered: 'fast-registration.confirmation-hours'", async () => {
      expect(await create()).toMatchObject({ errcode: 0 })
      registry.clock.advance(24 * HOUR_MS - 1)
      await registry.platform.settle()
      expect(await waiting(legal)).toHaveLength(1)
      registry.clock.advance(1)
      await registry.platform.settle()
      expect(await waiting(legal)).toEqual([])
      componentToken = await newComponentToken()
    })

    it('is registered once they have said who they are, unchecked, and theirs to administer', async () => {
      const { administrator } = registry.newApplication()
      const { idNumber, phone } = administrator
      expect(await create()).toMatchObject({ errcode: 0 })
      const [one] = await waiting(legal)
      const ruling = (result: 'match' | 'mismatch') =>
        registry.operator.call('PUT /api/operator/identity-rulings', { body: { idNumber, result, note: '' } })
      await ruling('mismatch')
      expect(await refusalOf(confirm(legal, one?.id ?? '', idNumber, phone))).toBe('identity-differs')
      await ruling('match')
      const unread = { agreesToTerms: null }
      expect(await refusalOf(confirm(legal, one?.id ?? '', idNumber, phone, unread))).toBe(
        'agreements-missing',
      )
      const confirmed = await confirm(legal, one?.id ?? '', idNumber, phone)
      expect(confirmed).toMatchObject({ state: 'registered', appId: expect.stringMatching(/^wx/) })
      await registry.platform.settle()
      const event = lastTold('notify_third_fasteregister')
      expect(fieldOf(event, 'status')).toBe('0')
      expect(fieldOf(event, 'appid')).toBe(confirmed.appId)
      expect(fieldOf(event, 'legal_persona_wechat')).toBe(login)
      const taken = await component('api_query_auth', { authorization_code: fieldOf(event, 'auth_code') })
      expect(taken).toMatchObject({ authorization_info: { authorizer_appid: confirmed.appId } })
      expect(await create({}, 'search')).toMatchObject({ errcode: 0 })
      const { registrations } = await registry.operator.call('GET /api/operator/registrations', {
        query: { q: confirmed.appId ?? '' },
      })
      expect(registrations).toMatchObject([{ state: 'registered', subject: { isVerified: false } }])
    })

    it('is an individual’s who has followed the link, and fails when their places are full', async () => {
      const { administrator } = registry.newApplication()
      const person = await registry.signIn('individual')
      const asked = await personal({ idname: administrator.name, wxuser: person.email })
      expect(asked).toMatchObject({
        errcode: 0,
        status: 0,
        authorize_url: expect.stringContaining('/console/program-registrations/'),
      })
      const { taskid } = asked
      expect(await personal({ idname: administrator.name, wxuser: person.email })).toMatchObject({
        errcode: 89249,
      })
      const { idNumber, phone } = administrator
      const { appId: registered } = await confirm(person, String(taskid), idNumber, phone)
      expect(await personal({ taskid }, 'query')).toMatchObject({ status: 12, appid: registered })
      expect(await personal({ taskid: 'x' }, 'query')).toMatchObject({ errcode: 89250 })
      const again = await personal({ idname: administrator.name, wxuser: person.email })
      const failed = await confirm(person, String(again['taskid']), idNumber, phone)
      expect(failed).toMatchObject({ state: 'failed' })
      expect(await personal({ taskid: again['taskid'] }, 'query')).toMatchObject({ status: 1001 })
    })

    it('needs the platform’s own token', async () => {
      const { askEach, allOf } = each(registerInterfaceEndpoints)
      expect(await askEach('')).toEqual(allOf(41001))
      expect(await askEach('x')).toEqual(allOf(40001))
      expect(await askEach(await tokenOf(shop))).toEqual(allOf(61014))
    })

    it('is registered by platforms that develop: without set 18 nobody is asked', async () => {
      await change(settings({ sets: [27, 30] }))
      expect(await create()).toMatchObject({ errcode: 89254 })
      expect(
        await ask('/cgi-bin/account/fastregister', {
          query: { access_token: await officialToken([27]) },
          body: { ticket: 'x' },
        }),
      ).toMatchObject({ errcode: 61029 })
      await change(settings())
    })
  })

  it('are not for trying, and neither verified nor handed over by programs: each is refused by its name', async () => {
    const { askEach, allOf } = each(notOfferedInterfaceEndpoints)
    expect(await askEach(componentToken)).toEqual(allOf(48001))
  })

  describe.each([
    ['Open accounts', openAccountInterfaceEndpoints, [25], [33]],
    ['whether one is bound', boundInterfaceEndpoints, [30], [33]],
    ['associations', linkInterfaceEndpoints, [18], [24, 27]],
    ['fast registration', fastRegisterInterfaceEndpoints, [18], [24, 33]],
  ])('interfaces for %s', (_, endpoints, mine, others) => {
    const { askEach, allOf } = each(endpoints)

    it('are refused in every part to who has the wrong token, not the set, or no authorisation any more', async () => {
      expect(await askEach('')).toEqual(allOf(41001))
      expect(await askEach('x')).toEqual(allOf(40001))
      expect(await askEach(componentToken)).toEqual(allOf(61015))
      expect(await askEach(await officialToken(others))).toEqual(allOf(61007))
      expect(await askEach(await tokenOf(shop, [18]))).toEqual(allOf(61007))
      const withdrawn = await tokenOf(branch, mine)
      expect(await askEach(withdrawn.replace(branch.publicId, shop.publicId))).toEqual(allOf(40001))
      await branch.host.call('DELETE /api/apps/:appId/third-party-authorisations/:componentAppId', {
        params: { appId: branch.publicId, ...paramsOf() },
      })
      expect(await askEach(withdrawn)).toEqual(allOf(61003))
    })
  })
})

describe('what is said of an app in its owner’s place (§2.4)', () => {
  let shop: TestAccount
  let shopId = ''
  let token = ''
  let auditor: TestPerson
  beforeAll(async () => {
    auditor = await registry.signIn('auditor', ['qualification-auditor'])
    shop = await registerVerified(registry)
    shopId = shop.publicId
    token = await newAuthorizerToken(shopId, [30, 31], shop.host)
    web.put(MESSAGES.replace('$APPID$', shopId), 'success')
  })

  const post = (path: string, body: object = {}) => ask(path, { query: { access_token: token }, body })
  const get = (path: string, more: object = {}) => ask(path, { query: { access_token: token, ...more } })
  const formOf = (bytes: Uint8Array): FormData => {
    const form = new FormData()
    form.set('media', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'licence.png')
    return form
  }
  const upload = (bytes: Uint8Array = avatarPng, type = 'image', access_token = token) =>
    ask('/cgi-bin/media/upload', { query: { access_token, type }, form: formOf(bytes) })
  const newMedia = async (): Promise<string> => String((await upload())['media_id'])
  const judge = async (isApproved: boolean, reason: string) => {
    const { tasks } = await auditor.call('GET /api/operator/profile-audits', { query: {} })
    const task = tasks.find(({ kind, appId }) => kind !== 'avatar' && appId === shopId)
    await auditor.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
      params: { kind: task?.kind ?? '', taskId: task?.id ?? '' },
      body: { isApproved, reason },
    })
    await registry.platform.settle()
    return { task, news: told(MESSAGES.replace('$APPID$', shopId)).at(-1) ?? '' }
  }
  const nextDays = async () => {
    registry.clock.advance(3 * DAY_MS)
    await registry.platform.settle()
    componentToken = await newComponentToken()
    token = await newAuthorizerToken(shopId, [30, 31], shop.host)
  }

  it("keeps a picture for a while, for this app: 'service.media-days', 'media.kept-bytes', 'media.picture-bytes'", async () => {
    expect(await upload(avatarPng, 'video')).toMatchObject({ errcode: 40004 })
    expect(await upload(Buffer.from('text'))).toMatchObject({ errcode: 40005 })
    // 1,000 bytes with the form around them: as many are read, and are more than all may be together.
    const around = (await new Response(formOf(new Uint8Array())).arrayBuffer()).byteLength
    const padded = (bytes: number) => Buffer.concat([avatarPng], bytes - around)
    expect(await upload(padded(1001))).toMatchObject({ errcode: 40006 })
    expect(await upload(padded(1000))).toMatchObject({ errcode: 45009 })
    const query = { access_token: token, type: 'image' }
    expect(await ask('/cgi-bin/media/upload', { query, form: new FormData() })).toMatchObject({
      errcode: 41005,
    })
    const { media_id, ...rest } = await upload()
    expect(rest).toEqual({ errcode: 0, errmsg: 'ok', type: 'image', created_at: expect.any(Number) })
    const read = () => get('/cgi-bin/media/get', { media_id })
    expect(await read()).toEqual({ type: 'image/png', bytes: avatarPng.length })
    const other = await newAuthorizerToken(templateApp, [30])
    const foreign = { access_token: other, media_id }
    expect(await ask('/cgi-bin/media/get', { query: foreign })).toMatchObject({ errcode: 40007 })
    // 600 bytes together: four of 125 and one of 100, and not one more.
    for (let more = 0; more < 3; more++) expect(await upload()).toHaveProperty('media_id')
    expect(await upload(avatarPng.subarray(0, 101))).toMatchObject({ errcode: 45009 })
    expect(await upload(avatarPng.subarray(0, 100))).toHaveProperty('media_id')
    registry.clock.advance(3 * DAY_MS - 1)
    await registry.platform.settle()
    componentToken = await newComponentToken()
    token = await newAuthorizerToken(shopId, [30, 31], shop.host)
    expect(await read()).toHaveProperty('bytes')
    registry.clock.advance(1)
    expect(await read()).toMatchObject({ errcode: 40007 })
    expect(await upload()).toHaveProperty('media_id')
  })

  it('takes the pictures of its own server, and of no other', async () => {
    await nextDays()
    const { secret: appSecret } = await shop.host.call('POST /api/apps/:appId/secret', {
      params: { appId: shopId },
    })
    const query = { grant_type: 'client_credential', appid: shopId, secret: appSecret }
    const { access_token } = await ask('/cgi-bin/token', { query })
    const { media_id } = await upload(avatarPng, 'image', String(access_token))
    expect(await get('/cgi-bin/media/get', { media_id })).toHaveProperty('bytes')
    const info = await ask('/wxa/getwxadevinfo', { query: { access_token: String(access_token) }, body: {} })
    expect(info, 'which it asks as well').toMatchObject({ errcode: 0, requestdomain: [], bizdomain: [] })
  })

  it('is named as the console names it; a protected word waits for an auditor', async () => {
    await nextDays()
    const check = (nick_name: string) => post('/cgi-bin/wxverify/checkwxverifynickname', { nick_name })
    const name = (nick_name: string, more = {}) => post('/wxa/setnickname', { nick_name, ...more })
    expect(await check('好茶小铺')).toMatchObject({ errcode: 0, hit_condition: false, wording: '' })
    expect(await check('茶')).toMatchObject({ errcode: 53010 })
    expect(await check('一号茶店')).toMatchObject({ errcode: 53013 })
    expect(await name('一号茶店')).toMatchObject({ errcode: 53013 })
    expect(await name('好茶小铺', { license: 'nothing' })).toMatchObject({ errcode: 40007 })
    expect(await name('好茶小铺')).toEqual({ errcode: 0, errmsg: 'ok', wording: '' })
    expect(await name('好茶小铺')).toMatchObject({ errcode: 91004 })
    const guarded = { errcode: 0, hit_condition: true, wording: expect.stringContaining('官方') }
    expect(await check('好茶官方')).toMatchObject(guarded)
    expect(await name('好茶官方')).toMatchObject({ errcode: 91009 })
    const { audit_id } = await name('好茶官方', { license: await newMedia() })
    const query = (id: unknown) => post('/wxa/api_wxa_querynickname', { audit_id: id })
    expect(await query(audit_id)).toMatchObject({ nickname: '好茶官方', audit_stat: 1, audit_time: 0 })
    expect(await query(999)).toMatchObject({ errcode: 91011 })
    expect(await name('好茶店', { license: await newMedia() })).toMatchObject({ errcode: 91003 })
    const refused = await judge(false, '执照看不清')
    expect(refused.task?.documents.map((document) => document.name)).toEqual(['营业执照'])
    expect(refused.news).toContain('<Event><![CDATA[wxa_nickname_audit]]></Event>')
    expect([fieldOf(refused.news, 'ret'), fieldOf(refused.news, 'reason')]).toEqual(['2', '执照看不清'])
    expect(await query(audit_id)).toMatchObject({ audit_stat: 2, fail_reason: '执照看不清' })
    await name('好茶官方', { license: await newMedia(), naming_other_stuff_1: await newMedia() })
    expect(fieldOf((await judge(true, '')).news, 'ret')).toBe('3')
    const { name: named } = await shop.host.call('GET /api/apps/:appId/profile', {
      params: { appId: shopId },
    })
    expect(named).toBe('好茶官方')
  })

  it('is shown and introduced, as often as the console lets it be, and says so', async () => {
    await nextDays()
    const show = async (more = {}) =>
      post('/cgi-bin/account/modifyheadimage', { head_img_media_id: await newMedia(), ...more })
    expect(await show({ x1: 0, y1: 0, x2: 1, y2: '0.5' })).toMatchObject({ errcode: 40097 })
    expect(await show({ head_img_media_id: 'x' })).toMatchObject({ errcode: 40007 })
    expect(await show({ x1: 0, y1: 0, x2: 1, y2: 1 })).toEqual({ errcode: 0, errmsg: 'ok' })
    await nextDays()
    expect(await show()).toMatchObject({ errcode: 0 })
    expect(await show()).toMatchObject({ errcode: 53202 })
    const introduce = (signature: string) => post('/cgi-bin/account/modifysignature', { signature })
    expect(await introduce('茶')).toMatchObject({ errcode: 53204 })
    expect(await introduce('卖好茶，也卖好茶具。')).toEqual({ errcode: 0, errmsg: 'ok' })
    const { name: principal_name } = shop.application.subject
    const info = {
      appid: shopId,
      principal_type: 1,
      principal_name,
      credential: expect.stringMatching(/^[0-9A-Z]{18}$/),
      realname_status: 1,
      registered_country: 1017,
      nickname: '好茶官方',
      nickname_info: { nickname: '好茶官方', modify_used_count: 1, modify_quota: 2 },
      head_image_info: { modify_used_count: 1, modify_quota: 1 },
      signature_info: { signature: '卖好茶，也卖好茶具。', modify_used_count: 0, modify_quota: 5 },
    }
    expect(await get('/cgi-bin/account/getaccountbasicinfo')).toMatchObject(info)
    expect(await post('/cgi-bin/account/getaccountbasicinfo')).toMatchObject(info)
  })

  it('is found by those who search, or not', async () => {
    expect(await get('/wxa/getwxasearchstatus')).toMatchObject({ errcode: 61007 })
    const before = token
    token = await newAuthorizerToken(appId)
    const find = (status: number) => post('/wxa/changewxasearchstatus', { status })
    expect(await find(2)).toMatchObject({ errcode: 85084 })
    expect(await find(1)).toMatchObject({ errcode: 0 })
    expect(await get('/wxa/getwxasearchstatus')).toMatchObject({ errcode: 0, status: 1 })
    expect(await find(0)).toMatchObject({ errcode: 0 })
    expect(await get('/wxa/getwxasearchstatus')).toMatchObject({ status: 0 })
    token = before
  })

  it('chooses its categories, with the documents that they ask for', async () => {
    await nextDays()
    const add = (...categories: readonly object[]) => post('/cgi-bin/wxopen/addcategory', { categories })
    const { categories_list } = await get('/cgi-bin/wxopen/getallcategories')
    const { categories } = categories_list as { categories: readonly CategoryEntry[] }
    const plain = categories.find(({ id }) => id === plainCategory)
    const asking = categories.find(({ qualify }) => qualify.exter_list.length > 0)
    const [key = ''] = (asking?.qualify.exter_list[0]?.inner_list ?? []).map((one) => one.name)
    const free = { first: plain?.father, second: plain?.id }
    const guarded = { first: asking?.father, second: asking?.id }
    expect(await add()).toMatchObject({ errcode: 53303 })
    expect(await add({ ...free, first: asking?.father })).toMatchObject({ errcode: 53303 })
    expect(await add({ first: 1, second: 1 })).toMatchObject({ errcode: 53302 })
    // All of them or none.
    expect(await add(free, guarded)).toMatchObject({ errcode: 53305 })
    const certicates = async (name = key) => [{ key: name, value: await newMedia(), is_permanent: 1 }]
    expect(await add({ ...guarded, certicates: await certicates('《别的》') })).toMatchObject({
      errcode: 53305,
    })
    expect(await add(free, { ...guarded, certicates: await certicates() })).toMatchObject({ errcode: 0 })
    expect(await add(free)).toMatchObject({ errcode: 53304 })
    const chosen = async () => {
      const answer = await get('/cgi-bin/wxopen/getcategory')
      const all = answer['categories'] as readonly Answer[]
      const [one, two] = [free, guarded].map(({ second }) => all.find((each) => each['second'] === second))
      return { ...answer, free: one, guarded: two }
    }
    expect(await chosen()).toMatchObject({
      free: { ...free, audit_status: 3, audit_reason: '' },
      guarded: { ...guarded, audit_status: 1, audit_reason: '' },
      limit: 5,
      quota: 3,
      category_limit: 5,
    })
    const change = (verb: string, of: object) => post(`/cgi-bin/wxopen/${verb}category`, of)
    expect(await change('delete', guarded)).toMatchObject({ errcode: 53308 })
    expect(await change('modify', guarded)).toMatchObject({ errcode: 53307 })
    const { task, news } = await judge(false, '许可证过期')
    expect(task?.documents).toMatchObject([{ name: `${key}（长期有效）`, proves: key }])
    expect(news).toContain('<Event><![CDATA[wxa_category_audit]]></Event>')
    expect([fieldOf(news, 'ret'), fieldOf(news, 'second')]).toEqual(['2', String(guarded.second)])
    expect(await chosen()).toMatchObject({ guarded: { audit_status: 2, audit_reason: '许可证过期' } })
    expect(await change('modify', { ...guarded, second: 1 })).toMatchObject({ errcode: 53306 })
    expect(await change('modify', { ...guarded, certicates: await certicates() })).toMatchObject({
      errcode: 0,
    })
    expect(fieldOf((await judge(true, '')).news, 'ret')).toBe('3')
    expect(await change('modify', { ...guarded, certicates: await certicates() })).toMatchObject({
      errcode: 53307,
    })
    expect(await change('delete', { ...free, first: 1 })).toMatchObject({ errcode: 53303 })
    expect(await change('delete', free)).toMatchObject({ errcode: 0 })
    expect(await chosen()).toMatchObject({ free: undefined, guarded: { audit_status: 3 }, quota: 3 })
  })

  it('reads the lists of any kind of subject', async () => {
    const ofKind = async (verify_type: number) => {
      const answer = await post('/cgi-bin/wxopen/getcategoriesbytype', { verify_type })
      const { categories } = (answer['categories_list'] ?? {}) as { categories?: readonly CategoryEntry[] }
      return categories?.length ?? answer['errcode']
    }
    const { categories_list } = await get('/cgi-bin/wxopen/getallcategories')
    const own = (categories_list as { categories: readonly unknown[] }).categories.length
    expect(await ofKind(0)).not.toBe(own)
    expect(await Promise.all([1, 2, 3, 4].map(ofKind))).toEqual([own, own, own, own])
    expect(await ofKind(5)).toBe(53303)
  })

  it.each([
    ['for basic information', { ...profileInterfaceEndpoints, ...categoryInterfaceEndpoints }, [18, 31]],
    ['for the checking of names', namingInterfaceEndpoints, [18, 30]],
    ['for any of those that need it', mediaInterfaceEndpoints, [18]],
  ] as const)('is refused in every part to who has not the set %s', async (_, endpoints, others) => {
    const { askEach, allOf } = each(endpoints)
    expect(await askEach('')).toEqual(allOf(41001))
    expect(await askEach('x')).toEqual(allOf(40001))
    expect(await askEach(componentToken)).toEqual(allOf(61015))
    // Of two that were given at the same moment nobody could say which is the later.
    registry.clock.advance(1)
    const limited = await newAuthorizerToken(templateApp, others)
    expect(await askEach(limited)).toEqual(allOf(61007))
    expect(await askEach(limited.replace(templateApp, shopId))).toEqual(allOf(40001))
    await withdraw(templateApp)
    expect(await askEach(limited)).toEqual(allOf(61003))
  })
})

describe('a platform that is given up', () => {
  it('is gone with the administrator’s word: no tickets, authorisations, tokens or place', async () => {
    const token = await newAuthorizerToken()
    const params = paramsOf()
    const end = (ticketId: string) =>
      open.client.call('POST /api/third-party-platforms/:componentAppId/end/confirmation', {
        params,
        body: { ticketId },
      })
    const askToEnd = async () => {
      const { ticket } = await open.client.call('POST /api/third-party-platforms/:componentAppId/end', {
        params,
      })
      expect(ticket.purpose).toBe('give-up-third-party')
      return ticket.id
    }
    expect(await refusalOf(end(await askToEnd()))).not.toBe('accepted')
    expect(await component('api_get_authorizer_list', { offset: 0, count: 1 })).toHaveProperty('total_count')
    const ticketId = await askToEnd()
    await confirmTicket(open.host, ticketId)
    const before = told().length
    await end(ticketId)

    await registry.platform.settle()
    // Other apps of this file have authorised it, too.
    const withdrawn = told()
      .slice(before)
      .filter((text) => text.includes('unauthorized'))
    expect(withdrawn.map((text) => fieldOf(text, 'AuthorizerAppid'))).toContain(appId)
    const tickets = told().filter((text) => text.includes('component_verify_ticket')).length
    registry.clock.advance(HOUR_MS)
    await registry.platform.settle()
    expect(told().filter((text) => text.includes('component_verify_ticket'))).toHaveLength(tickets)
    expect(await component('api_get_authorizer_list', { offset: 0, count: 1 })).toHaveProperty('errcode')
    expect(await ask('/wxa/get_category', { query: { access_token: token } })).not.toMatchObject({
      errcode: 0,
    })
    expect(
      await refusalOf(open.client.call('POST /api/third-party-platforms/:componentAppId/secret', { params })),
    ).toBe('not-found')
    const { authorisations } = await owner.call('GET /api/apps/:appId/third-party-authorisations', {
      params: { appId },
    })
    expect(authorisations).toEqual([])
    const { platforms } = await open.client.call('GET /api/third-party-platforms', {})
    expect(platforms.map(({ componentAppId }) => componentAppId)).not.toContain(params.componentAppId)
  })
})
