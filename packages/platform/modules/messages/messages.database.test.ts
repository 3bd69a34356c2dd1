/** Mail that really leaves: from the outbox to a server that really listens. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openMailServer, type MailServer } from '@maque/testing/server/mail-server.ts'
import { readCaptcha } from '@maque/testing/platform/registry.ts'
import {
  openTestPlatform,
  type TestPerson,
  type TestPlatform,
} from '@maque/testing/platform/test-platform.ts'
import { smtpDelivery } from './delivery.ts'

let server: MailServer
let test: TestPlatform
let operator: TestPerson
beforeAll(async () => {
  server = await openMailServer({
    refuseRecipient: (address, attempt) => {
      if (address.startsWith('gone')) return 550
      return address.startsWith('later') && attempt < 3 ? 451 : undefined
    },
  })
  test = await openTestPlatform({
    providers: { mail: smtpDelivery({ url: server.url, from: 'no-reply@maque.example' }) },
  })
  operator = await test.signIn('operator', ['operator'])
})
afterAll(async () => {
  await test.close()
  await server.close()
})

async function forget(name: string): Promise<string> {
  const { email } = await test.signIn(name)
  const { id, svg } = await test.visitor.call('POST /api/captchas', {})
  await test.visitor.call('POST /api/password-resets', {
    body: { login: email, captcha: { id, text: readCaptcha(svg) } },
  })
  return email
}

const entry = async (recipient: string) =>
  (await operator.call('GET /api/operator/outbox', { query: { recipient } })).messages[0]

const arrivedFor = (recipient: string) => server.mails.filter(({ to }) => to.includes(recipient))

const PATIENCE = { timeout: 20_000 }

describe('a mail', () => {
  it('leaves once, and what it said is forgotten here', async () => {
    const email = await forget('reader')
    await vi.waitUntil(async () => (await entry(email))?.state === 'sent', PATIENCE)
    expect(await entry(email)).toMatchObject({ state: 'sent', text: '' })
    expect(arrivedFor(email)).toHaveLength(1)
  })

  it('that is refused for now leaves in the end, once (REL-10)', async () => {
    const email = await forget('later')
    await vi.waitUntil(async () => {
      test.clock.advance(10_000)
      return (await entry(email))?.state === 'sent'
    }, PATIENCE)
    expect(arrivedFor(email)).toHaveLength(1)
    test.clock.advance(60_000)
    await test.platform.settle()
    expect(arrivedFor(email)).toHaveLength(1)
  })

  it('to somebody who is not there is given up at once', async () => {
    const email = await forget('gone')
    await vi.waitUntil(async () => (await entry(email))?.state === 'failed', PATIENCE)
    expect(await entry(email)).toMatchObject({ state: 'failed', text: '' })
    expect(arrivedFor(email)).toHaveLength(0)
  })
})
