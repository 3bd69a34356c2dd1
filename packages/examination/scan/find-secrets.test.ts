/** Keys of many kinds and where they were left (PKG-19). None of them is one: they are put together here. */
import { describe, expect, it } from 'vitest'
import { findSecrets, textsIn } from './find-secrets.ts'
import { readScript } from './read-script.ts'

const hex = (length: number): string => '3f9a0c1e5b7d2846'.repeat(8).slice(0, length)
const word = (length: number): string => 'Qw7eRt9yUi3oPa5sDf1gHj'.repeat(8).slice(0, length)
const upper = (length: number): string => 'QW7ERT9YUI3OPA5SDF1G'.repeat(4).slice(0, length)
const uuid = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`
const appId = `wx${hex(16)}`
const pem = (kind: string): string => `-----BEGIN ${kind}PRIVATE KEY-----`

/** As values of a constant: what they are is seen by their form. */
const byForm: readonly string[] = [
  `AKID${word(32)}`,
  `LTAI${word(20)}`,
  `LTAI5t${word(18)}`,
  `AKIA${upper(16)}`,
  `ASIA${upper(16)}`,
  `AIza${word(35)}`,
  `GOCSPX-${word(28)}`,
  `ya29.${word(40)}`,
  `sk-${word(48)}`,
  `sk-proj-${word(60)}`,
  `sk-ant-api03-${word(60)}`,
  `hf_${word(34)}`,
  `sk_live_${word(24)}`,
  `rk_live_${word(24)}`,
  `sk_test_${word(24)}`,
  `whsec_${word(32)}`,
  `ghp_${word(36)}`,
  `gho_${word(36)}`,
  `github_pat_${word(22)}_${word(59)}`,
  `glpat-${word(20)}`,
  `npm_${word(36)}`,
  `pypi-${word(80)}`,
  `xoxb-${'1'.repeat(11)}-${word(24)}`,
  `SG.${word(22)}.${word(43)}`,
  `key-${hex(32)}`,
  `SK${hex(32)}`,
  `dop_v1_${hex(64)}`,
  `shpat_${hex(32)}`,
  `sq0atp-${word(22)}`,
  `${'1'.repeat(9)}:AA${word(33)}`,
  `eyJ${word(20)}.eyJ${word(40)}.${word(43)}`,
  `Bearer eyJ${word(20)}.eyJ${word(40)}.${word(43)}`,
  `DefaultEndpointsProtocol=https;AccountName=tea;AccountKey=${word(86)}==`,
  `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid}`,
  `https://oapi.dingtalk.com/robot/send?access_token=${hex(64)}`,
  `https://open.feishu.cn/open-apis/bot/v2/hook/${uuid}`,
  `mongodb://tea:${word(10)}@db.example.com:27017/shop`,
  `mongodb+srv://tea:${word(10)}@cluster.example.com`,
  `postgres://tea:${word(10)}@10.0.0.3/shop`,
  `mysql://root:${word(10)}@db.example.com`,
  `redis://:${word(10)}@cache.example.com:6379`,
  `amqp://tea:${word(10)}@mq.example.com`,
  `https://tea:${word(10)}@api.example.com/v1`,
  pem(''),
  pem('RSA '),
  pem('EC '),
  pem('DSA '),
  pem('OPENSSH '),
  pem('ENCRYPTED '),
  '-----BEGIN PGP PRIVATE KEY BLOCK-----',
]

/** As values of a field: what they are is seen by its name. */
const byName: readonly (readonly [field: string, value: string])[] = [
  ['secret', hex(32)],
  ['appSecret', hex(32)],
  ['app_secret', hex(32)],
  ['AppSecret', word(24)],
  ['corpsecret', word(43)],
  ['componentAppSecret', hex(32)],
  ['clientSecret', word(40)],
  ['secretKey', word(32)],
  ['accessKeySecret', word(30)],
  ['aws_secret_access_key', word(40)],
  ['apiV3Key', word(32)],
  ['mchKey', word(32)],
  ['encodingAESKey', word(43)],
  ['session_key', `${word(22)}==`],
  ['dbPassword', 'Tea#2026!shop'],
]

const namesIn = (text: string): readonly string[] =>
  findSecrets(readScript('a.js', text).texts).map(({ code }) => code)

describe('a key that was left in a script (PKG-19)', () => {
  it('is looked for in more than sixty forms', () => {
    expect(byForm.length + byName.length).toBeGreaterThanOrEqual(60)
  })

  it.each(byForm)('is found by its form: %s', (key) => {
    expect(namesIn(`const a = ${JSON.stringify(key)}`)).toEqual([expect.stringMatching(/^secret\//)])
  })

  it.each(byName)('is found by its name: %s', (field, key) => {
    expect(namesIn(`const a = { ${field}: ${JSON.stringify(key)} }`)).toEqual(['secret/app-secret'])
  })

  it('is found beside the AppID that it belongs to, whatever it is called', () => {
    expect(namesIn(`login('${appId}', '${hex(32)}')`)).toEqual(['secret/app-secret'])
    expect(namesIn(`const id = '${appId}'\n${'\n'.repeat(300)}\nconst sum = '${hex(32)}'`)).toEqual([])
  })

  it('is never shown whole', () => {
    const [found] = findSecrets(readScript('a.js', `const a = 'AKIA${upper(16)}'`).texts)
    expect(found?.evidence).toBe('AKIA… (20)')
  })

  it.each([
    "const a = { secretKey: 'your-secret-key-here' }",
    "const a = { appSecret: '' }",
    "const a = { appSecret: 'xxxxxxxxxxxxxxxxxxxxxxxx' }",
    "const a = { sessionKey: 'maque-session-key' }",
    "const a = { dbPassword: 'passwordPlaceholder' }",
    `const a = { md5: '${hex(32)}' }`,
    `const a = { etag: '${hex(64)}' }`,
    `const a = 'https://example.com/a:b@2x.png'`,
    `const a = 'data:image/png;base64,${word(60)}'`,
    "const a = 'risk-management-and-more-words'",
    "const a = '-----BEGIN PUBLIC KEY-----'",
    `const a = { key: '${uuid}' }`,
  ])('is not seen where there is none: %s', (text) => {
    expect(namesIn(text)).toEqual([])
  })
})

describe('a key in another file (PKG-19)', () => {
  it.each([
    `{ "appid": "${appId}", "secret": "${hex(32)}" }`,
    `APP_SECRET=${hex(32)}`,
    `mch_key: '${word(32)}'`,
    `Ask with AKIA${upper(16)}, then go on.`,
    `<token>ghp_${word(36)}</token>`,
    `${pem('RSA ')}\nx\n`,
  ])('is found: %s', (text) => {
    expect(findSecrets(textsIn(text)).map(({ code }) => code)).toEqual([expect.stringMatching(/^secret\//)])
  })
})
