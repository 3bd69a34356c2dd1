/** The real ways out, against servers that really listen. */
import { afterEach, describe, expect, it } from 'vitest'
import { openGatewayServer, type GatewayAnswer } from '@maque/testing/server/gateway-server.ts'
import { openMailServer, type MailServer, type MailServerOptions } from '@maque/testing/server/mail-server.ts'
import { bankGateway } from '../bank/bank-channel.ts'
import { identityGateway } from '../proofs/identity-check.ts'
import { smsGatewayDelivery, smtpDelivery, type Delivery } from './delivery.ts'

const closings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

async function mailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await openMailServer(options)
  closings.push(() => server.close())
  return server
}

const mail = {
  id: 'message_1',
  channel: 'mail',
  recipient: 'li@example.com',
  subject: '你好',
  text: '茶好了',
} as const
const FROM = 'Maque <no-reply@maque.example>'

const send = (delivery: Delivery): Promise<string> =>
  delivery.deliver(mail).then(
    () => 'sent',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  )

describe('mail by SMTP', () => {
  it('arrives as it was written, with a name of its own', async () => {
    const server = await mailServer()
    expect(await send(smtpDelivery({ url: server.url, from: FROM }))).toBe('sent')
    const [received] = server.mails
    expect(received).toMatchObject({ from: 'no-reply@maque.example', to: ['li@example.com'] })
    expect(received?.text).toContain('Message-ID: <message_1@maque.example>')
    expect(received?.text).toContain(Buffer.from('茶好了').toString('base64'))
  })

  it('signs in to its server, and sends nothing with a wrong password', async () => {
    const server = await mailServer({ user: { name: 'maque', password: 'secret' } })
    expect(await send(smtpDelivery({ url: server.url, from: FROM }))).toBe('sent')
    const wrong = server.url.replace('secret', 'guess')
    expect(await send(smtpDelivery({ url: wrong, from: FROM }))).toBe('Error')
    expect(server.mails).toHaveLength(1)
  })

  it('goes encrypted only to a server that proves who it is, unless the operator says otherwise', async () => {
    const server = await mailServer({ isEncrypted: true })
    expect(await send(smtpDelivery({ url: server.url, from: FROM }))).toBe('Error')
    expect(server.mails).toHaveLength(0)
    const trusting = `${server.url}?tls.rejectUnauthorized=false`
    expect(await send(smtpDelivery({ url: trusting, from: FROM }))).toBe('sent')
  })

  it('is not sent in plain where encryption is asked for', async () => {
    const server = await mailServer()
    const strict = `${server.url}?requireTLS=true`
    expect(await send(smtpDelivery({ url: strict, from: FROM }))).toBe('Error')
    expect(server.mails).toHaveLength(0)
  })

  it.each([
    ['may be tried again', 451, 'Error'],
    ['is given up', 550, 'Undeliverable'],
  ])('to a recipient who is refused %s (%i)', async (_, code, outcome) => {
    const server = await mailServer({ refuseRecipient: () => code })
    expect(await send(smtpDelivery({ url: server.url, from: FROM }))).toBe(outcome)
  })

  it('does not wait for ever for a server that says nothing, or is not there', async () => {
    const server = await mailServer({ isTarpit: true })
    expect(await send(smtpDelivery({ url: server.url, from: FROM, timeoutMs: 100 }))).toBe('Error')
    expect(await send(smtpDelivery({ url: 'smtp://127.0.0.1:1', from: FROM, timeoutMs: 100 }))).toBe('Error')
  })
})

async function gateway(answer: (attempt: number) => GatewayAnswer) {
  const server = await openGatewayServer(answer)
  closings.push(() => server.close())
  return server
}

describe('an SMS by a gateway', () => {
  it('is asked for with the token, and a key that is the same the next time', async () => {
    const { url, asked } = await gateway(() => ({ status: 202 }))
    const delivery = smsGatewayDelivery({ url, token: 'secret' })
    const sms = { ...mail, channel: 'sms', recipient: '+8613900000001' } as const
    await delivery.deliver(sms)
    await delivery.deliver(sms)
    const request = {
      authorization: 'Bearer secret',
      key: 'message_1',
      body: { to: '+8613900000001', text: '茶好了' },
    }
    expect(asked).toEqual([request, request])
  })

  it.each<[string, GatewayAnswer]>([
    ['refuses', { status: 403 }],
    ['fails', { status: 500 }],
    ['sends elsewhere', { status: 307, location: 'http://127.0.0.1:1/' }],
    ['does not answer', undefined],
  ])('is to be tried again when the gateway %s', async (_, answer) => {
    const { url } = await gateway(() => answer)
    const delivery = smsGatewayDelivery({ url, token: 'secret', timeoutMs: 200 })
    await expect(delivery.deliver(mail)).rejects.toThrow()
  })
})

describe('an identity check by a gateway', () => {
  it.each<[string, GatewayAnswer, string]>([
    ['a match', { status: 200, body: '{"result":"match"}' }, 'match'],
    ['a mismatch', { status: 200, body: '{"result":"mismatch"}' }, 'mismatch'],
    ['an answer of another form', { status: 200, body: '{"result":"maybe"}' }, 'unavailable'],
    ['no JSON', { status: 200, body: '<html>' }, 'unavailable'],
    ['a failure that looks like a match', { status: 500, body: '{"result":"match"}' }, 'unavailable'],
    ['no answer', undefined, 'unavailable'],
  ])('says of %s: %#', async (_, answer, result) => {
    const { url, asked } = await gateway(() => answer)
    const check = identityGateway({ url, token: 'secret', timeoutMs: 500 })
    const claim = { name: '王小店', idNumber: '110101198808088011' }
    expect(await check.check(claim)).toBe(result)
    expect(asked).toMatchObject([{ authorization: 'Bearer secret', body: claim }])
  })
})

describe('a refund by the bank’s gateway', () => {
  it('is ordered under one key, and thrown back when the bank does not take it', async () => {
    const { url, asked } = await gateway((attempt) => ({ status: attempt === 1 ? 503 : 200 }))
    const payee = { payee: '麻雀', bank: '银行', accountNumber: '6200' }
    const bank = bankGateway({ url, token: 'secret' }, payee)
    const order = { id: 'refund_1', reference: 'line 7', amountFen: 42 }
    await expect(bank.refund(order)).rejects.toThrow('503')
    await bank.refund(order)
    expect(asked.map(({ key }) => key)).toEqual(['refund_1', 'refund_1'])
  })
})
