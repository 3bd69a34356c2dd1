import { privateEncrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditRecord } from '@maque/protocol/platform/audit.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { writePack, type PackEntry } from '@maque/testing/zip/write-pack.ts'

/** An app whose owner has made the key pair of miniprogram-ci. */
interface KeyedApp {
  readonly appId: string
  readonly privateKey: string
}

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

async function keyedApp(): Promise<KeyedApp> {
  const { appId } = await shop.newApp()
  const { privateKey } = await shop.owner.call('POST /api/apps/:appId/upload-pair', { params: { appId } })
  return { appId, privateKey }
}

/** The newest line of the audit log with this name. */
async function lastOf(action: string): Promise<AuditRecord | undefined> {
  const operator = await shop.signIn('operator', ['operator'])
  const { entries } = await operator.call('GET /api/operator/audit', { query: { action } })
  return entries[0]
}

interface CiAnswer {
  readonly errCode: number
  readonly errMsg: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly body?: {
    readonly subpackage_info: readonly { readonly name: string; readonly size: number }[]
    readonly qrcode_img?: string
  }
  readonly innerRequestResp?: { readonly body: string }
}

async function ask(path: string, body: object | Buffer): Promise<CiAnswer> {
  const isPackage = Buffer.isBuffer(body)
  const response = await shop.visitor.send(
    new Request(`http://localhost:8080/wxa/ci/${path}${path.includes('?') ? '&' : '?'}_r=0.5`, {
      method: 'POST',
      // As the program does: nothing is said of what the package is.
      body: isPackage ? new Uint8Array(body) : JSON.stringify(body),
      ...(!isPackage && { headers: { 'content-type': 'application/json' } }),
    }),
  )
  expect(response.status).toBe(200)
  return (await response.json()) as CiAnswer
}

async function challenge({ appId }: KeyedApp): Promise<string> {
  const { data } = await ask('getrandstr', { appid: appId, clientRand: 1 })
  return String(data?.['randomString'])
}

const sign = ({ appId, privateKey }: KeyedApp, text: string): string =>
  privateEncrypt(privateKey, Buffer.from(JSON.stringify({ appid: appId, rand_str: text }))).toString('base64')

const signed = async (app: KeyedApp): Promise<string> => sign(app, await challenge(app))

const project: readonly PackEntry[] = [
  { name: '/app.json', content: '{"subpackages":[{"root":"tea/","pages":["a"]}]}' },
  { name: '/app.js', content: 'App({})' },
  { name: '/tea/a.js', content: 'Page({})' },
]

const packOf = (signature: string, entries: readonly PackEntry[] = project): Buffer =>
  writePack([
    ...entries,
    { name: '/ci.signature', content: JSON.stringify({ signature, version: '2.1.42' }) },
  ])

interface Sent {
  readonly version?: string
  readonly robot?: number
  readonly more?: Readonly<Record<string, string>>
  readonly pack?: Buffer
}

const query = (app: KeyedApp, { version = '1.0.1', robot = 3, more = {} }: Sent): URLSearchParams =>
  new URLSearchParams({
    appid: app.appId,
    version,
    desc: '测试',
    robot: String(robot),
    codeprotect: '0',
    type: 'miniProgram',
    ...more,
  })

const send = async (app: KeyedApp, sent: Sent = {}): Promise<CiAnswer> =>
  ask(`upload?${query(app, sent)}`, sent.pack ?? packOf(await signed(app)))

describe('miniprogram-ci', () => {
  it('uploads a version, which its robot’s next one takes the place of', async () => {
    const app = await keyedApp()
    const answer = await send(app)
    expect(answer).toMatchObject({ errCode: 0, errMsg: '' })
    expect(answer.body?.subpackage_info).toEqual([
      { name: '__FULL__', size: 62 },
      { name: '__APP__', size: 62 },
    ])
    await send(app, { robot: 4, version: '1.0.2' })
    await send(app, { version: '1.0.3' })
    const releases = await shop.owner.releases(app.appId)
    expect(
      releases.map(({ version, state, uploadedBy, description }) => [
        version,
        state,
        uploadedBy,
        description,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['1.0.1', 'superseded', 'ci机器人3', '测试'],
        ['1.0.2', 'development', 'ci机器人4', '测试'],
        ['1.0.3', 'development', 'ci机器人3', '测试'],
      ]),
    )
  })

  it('is told what the app is and may be', async () => {
    const app = await keyedApp()
    const { data } = await ask('getattr', { appid: app.appId, signature: await signed(app) })
    expect(data).toMatchObject({
      appType: 0,
      released: false,
      setting: {
        // By `release.package-bytes` and `release.total-bytes`.
        MaxCodeSize: 2,
        MaxSubpackageFullCodeSize: 20,
      },
    })
  })

  it('knows the types of files itself: no list takes the place of its own', async () => {
    const response = await shop.visitor.send(
      new Request('http://localhost:8080/wxa/ci/getwhiteextlist?_r=0.5'),
    )
    expect(await response.json()).toEqual({ errCode: 0, errMsg: '', data: {} })
  })

  it('is to send large packages here, not to an object store', async () => {
    const { errCode, errMsg } = await ask('getmulticosuploadinfo', { appid: 'wx1', signature: 'x', robot: 1 })
    expect(errCode).toBe(-1)
    expect(errMsg).toContain('对象存储')
  })

  it('has its signature taken once', async () => {
    const app = await keyedApp()
    const pack = packOf(await signed(app))
    expect(await send(app, { pack })).toMatchObject({ errCode: 0 })
    expect(await send(app, { pack })).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('signature'),
    })
  })

  it.each<[string, (app: KeyedApp, other: KeyedApp) => Promise<Buffer>]>([
    [
      'another app’s key',
      async (app, other) => packOf(sign({ ...other, appId: app.appId }, await challenge(app))),
    ],
    ['another app’s challenge', async (app, other) => packOf(sign(app, await challenge(other)))],
    ['a challenge that nobody gave', async (app) => packOf(sign(app, 'f'.repeat(32)))],
    ['no signature', async () => writePack(project)],
    [
      'a signature that is none',
      async () => writePack([...project, { name: '/ci.signature', content: '{' }]),
    ],
  ])('is refused with %s', async (_, pack) => {
    const [app, other] = await Promise.all([keyedApp(), keyedApp()])
    expect(await send(app, { pack: await pack(app, other) })).toMatchObject({ errCode: -1 })
    expect(await shop.owner.releases(app.appId)).toEqual([])
  })

  it('is refused from an address that is not listed, with the number of that', async () => {
    const app = await keyedApp()
    await shop.owner.call('PUT /api/apps/:appId/upload-addresses', {
      params: { appId: app.appId },
      body: { isOn: true, entries: ['203.0.113.7'] },
    })
    expect(await send(app)).toMatchObject({ errCode: 40164 })
  })

  it.each<[string, Sent, string]>([
    ['robot 31', { robot: 31 }, 'release.robots'],
    ['robot 0', { robot: 0 }, 'release.robots'],
    ['a plugin', { more: { type: 'miniProgramPlugin' } }, 'type=miniProgramPlugin'],
    ['code protection', { more: { codeprotect: '1' } }, 'codeProtect'],
    ['an app of a third party', { more: { extAppId: 'wx1' } }, '没有授权'],
    ['a version with blanks', { version: '1 0' }, 'release.version-characters'],
    ['what is no package', { pack: Buffer.from('tea') }, 'miniprogram-ci'],
  ])('is told what is wrong with %s', async (_, sent, told) => {
    const app = await keyedApp()
    const answer = await send(app, sent)
    expect(answer.errCode).not.toBe(0)
    expect(answer.errMsg).toContain(told)
    expect(await shop.owner.releases(app.appId)).toEqual([])
  })

  it("takes the first robot and the last: 'release.robots'", async () => {
    const app = await keyedApp()
    expect(await send(app, { robot: 1 })).toMatchObject({ errCode: 0 })
    expect(await send(app, { robot: 30 })).toMatchObject({ errCode: 0 })
  })

  it('is told where a project does not compile', async () => {
    const app = await keyedApp()
    const pack = packOf(await signed(app), [...project, { name: '/fails' }])
    const { errCode, errMsg } = await send(app, { pack })
    expect(errCode).toBe(-1)
    expect(errMsg).toContain('app.json:1:1 Something is as it is.')
  })

  it('has the source maps of a robot’s last version, whole or in pieces', async () => {
    const app = await keyedApp()
    const of = async (path: string, more: object = {}): Promise<CiAnswer> =>
      ask(path, { appid: app.appId, signature: await signed(app), robot: 3, ...more })
    expect(await of('get_dev_sourcemap_info')).toMatchObject({ errCode: -1 })
    await send(app)
    const list = { sourcemap_list: [{ fullpath: 'app.js.map', sourcemap: `{"file":"${app.appId}"}` }] }
    const { data } = await of('get_dev_sourcemap_info')
    expect(data?.['total_size']).toBe(JSON.stringify(list).length)
    const pieces = [
      await of('get_dev_sourcemap', { offset: 0, limit: 10 }),
      await of('get_dev_sourcemap', { offset: 10 }),
    ]
    expect(JSON.parse(pieces.map(({ innerRequestResp }) => innerRequestResp?.body).join(''))).toEqual(list)
    expect((await of('get_dev_sourcemap', { streaming: false })).data).toEqual(list)
  })

  it('is written down with its key', async () => {
    const app = await keyedApp()
    await send(app)
    expect(await lastOf('release.uploaded')).toMatchObject({
      outcome: 'done',
      actor: { kind: 'upload-token' },
      changes: [{ after: { appId: app.appId, version: '1.0.1', robot: 3 } }],
    })
  })
})

describe('a preview', () => {
  const preview = async (app: KeyedApp): Promise<CiAnswer> =>
    ask(
      `testSourceURL?${query(app, { version: '0.0.1', more: { path: 'tea/a?k=v' } })}`,
      packOf(await signed(app)),
    )

  it('is opened by members with its code for 25 minutes, and is no version', async () => {
    const app = await keyedApp()
    const { errCode, body } = await preview(app)
    expect(errCode).toBe(0)
    expect(
      Buffer.from(body?.qrcode_img ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(await shop.owner.releases(app.appId)).toEqual([])
    const id = (await lastOf('release.previewed'))?.changes[0]?.what ?? ''
    expect(await shop.owner.launchRelease(id)).toMatchObject({ appId: app.appId, envVersion: 'develop' })
    expect(await refusalOf(shop.stranger.launchRelease(id))).toBe('not-found')
    expect(
      await refusalOf(
        shop.owner.call('PUT /api/apps/:appId/trial', {
          params: { appId: app.appId },
          body: { releaseId: id },
        }),
      ),
    ).toBe('not-found')
    shop.clock.advance(25 * 60_000 - 1)
    expect(await refusalOf(shop.owner.launchRelease(id))).toBe('accepted')
    shop.clock.advance(1)
    expect(await ruleThatRefused(shop.owner.launchRelease(id))).toBe('release.preview-minutes')
  })
})
