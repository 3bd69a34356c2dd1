import { describe, expect, it } from 'vitest'
import { closeEnvelope, openEnvelope, signParts } from './push-cipher.ts'
import { makeEchoUrl, makePushRequest, type PushSettings } from './push-message.ts'

const KEY = 'A'.repeat(43)
const settings: PushSettings = {
  appId: 'wxba5fad812f8e6fb9',
  originalId: 'gh_97417a04a28d',
  url: 'https://push.example/receive?own=1',
  token: 'AAAAA',
  encodingKey: KEY,
  mode: 'safe',
  format: 'json',
}
const occasion = {
  at: new Date(1_714_112_445_000),
  nonce: '415670741',
  random: Buffer.from('a8eedb185eb2fecf'),
}
const event = {
  from: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
  at: new Date(1_714_112_445_000),
  msgType: 'event',
  fields: { Event: 'debug_demo', debug_str: 'hello world' },
} as const

describe('a push signature', () => {
  // The examples of the official page on message push.
  it.each([
    [['AAAAA', '1714036504', '1514711492'], 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    [['AAAAA', '1714037059', '486452656'], '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
    [['AAAAA', '1714112445', '415670741'], '6c5c811b55cc85e0e1b54100749188c20beb3f5d'],
  ])('over %j is %s', (parts, signature) => {
    expect(signParts(...parts)).toBe(signature)
  })
})

describe('a push envelope', () => {
  it('is that of the official example, both ways', () => {
    const message = '{"demo_resp":"good luck"}'
    const random = Buffer.from('707722b803182950')
    const sealed = closeEnvelope({ message, receiver: settings.appId }, KEY, random)
    expect(sealed).toBe(
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    )
    expect(signParts('AAAAA', '1713424427', '415670741', sealed)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    )
    expect(openEnvelope(sealed, KEY)).toEqual({ message, receiver: settings.appId })
  })

  it.each(['', 'x', '你好😀', 'x'.repeat(10), 'x'.repeat(26), 'x'.repeat(27), 'x'.repeat(5000)])(
    'holds %# of any length, in whole blocks of 32',
    (message) => {
      const sealed = closeEnvelope({ message, receiver: 'wx1' }, KEY, Buffer.alloc(16, 7))
      expect(Buffer.from(sealed, 'base64').length % 32).toBe(0)
      expect(openEnvelope(sealed, KEY)).toEqual({ message, receiver: 'wx1' })
    },
  )

  it.each(['', 'AAAA', 'no base64 at all', Buffer.alloc(32).toString('base64')])(
    'that %j is not, is none',
    (sealed) => {
      expect(openEnvelope(sealed, 'B'.repeat(43))).toBeUndefined()
    },
  )
})

const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

describe('a push', () => {
  it('in safe mode is the envelope alone, as in the official example', () => {
    const { url, body, headers } = makePushRequest(settings, event, occasion)
    expect(headers).toEqual({ 'content-type': 'application/json' })
    const { ToUserName, Encrypt, ...more } = JSON.parse(body) as Record<string, string>
    expect([ToUserName, more]).toEqual(['gh_97417a04a28d', {}])
    expect(openEnvelope(Encrypt ?? '', KEY)).toEqual({
      receiver: 'wxba5fad812f8e6fb9',
      message:
        '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
    })
    expect(parametersOf(url)).toEqual({
      own: '1',
      signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d',
      timestamp: '1714112445',
      nonce: '415670741',
      openid: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
      encrypt_type: 'aes',
      // Of the whole official example: plain text, random bytes, key and signature.
      msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    })
  })

  it('in plain mode says nothing of an envelope', () => {
    const { url, body } = makePushRequest({ ...settings, mode: 'plain' }, event, occasion)
    expect(JSON.parse(body)).toMatchObject({ Event: 'debug_demo', CreateTime: 1_714_112_445 })
    expect(body).not.toContain('Encrypt')
    expect(parametersOf(url)).not.toHaveProperty('encrypt_type')
  })

  it('in compatible mode is both', () => {
    const { url, body } = makePushRequest({ ...settings, mode: 'compatible' }, event, occasion)
    const { Encrypt, ...plain } = JSON.parse(body) as Record<string, string>
    expect(plain).toMatchObject({ Event: 'debug_demo' })
    expect(JSON.parse(openEnvelope(Encrypt ?? '', KEY)?.message ?? '')).toEqual(plain)
    expect(parametersOf(url)).toMatchObject({ encrypt_type: 'aes' })
  })

  it('in XML keeps texts from being read as tags, and repeats what there are several of', () => {
    const odd = {
      ...event,
      fields: { Event: 'a]]><b>\u0000', Count: 2, Box: { List: [{ Id: 'x' }, { Id: 'y' }] } },
    }
    const { body, headers } = makePushRequest({ ...settings, mode: 'plain', format: 'xml' }, odd, occasion)
    expect(headers).toEqual({ 'content-type': 'text/xml' })
    expect(body).toBe(
      '<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>' +
        '<FromUserName><![CDATA[o9AgO5Kd5ggOC-bXrbNODIiE3bGY]]></FromUserName>' +
        '<CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType>' +
        '<Event><![CDATA[a]]]]><![CDATA[><b>]]></Event><Count>2</Count>' +
        '<Box><List><Id><![CDATA[x]]></Id></List><List><Id><![CDATA[y]]></Id></List></Box></xml>',
    )
    const safe = makePushRequest({ ...settings, format: 'xml' }, odd, occasion)
    expect(safe.body).toMatch(
      /^<xml><ToUserName><!\[CDATA\[gh_97417a04a28d\]\]><\/ToUserName><Encrypt><!\[CDATA\[[\w+/=]+\]\]><\/Encrypt><\/xml>$/,
    )
  })

  it('is asked for with an echo, as in the official example', () => {
    const at = new Date(1_714_036_504_000)
    expect(parametersOf(makeEchoUrl(settings, { at, nonce: '1514711492' }, '4375120948345356249'))).toEqual({
      own: '1',
      signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
      timestamp: '1714036504',
      nonce: '1514711492',
      echostr: '4375120948345356249',
    })
  })
})
