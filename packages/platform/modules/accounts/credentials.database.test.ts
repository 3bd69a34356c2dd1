/** Passwords, addresses and scans: what somebody signs in with, and how they come to another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlatformClient } from '@maque/client/platform-client.ts'
import { registerAccount } from '@maque/client/register-account.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { openRegistry, readCaptcha, type Registry } from '@maque/testing/platform/registry.ts'
import { PASSWORD, type TestPerson } from '@maque/testing/platform/test-platform.ts'

let registry: Registry
beforeAll(async () => {
  registry = await openRegistry({ policyValues: { 'session.failures-per-address': 10_000 } })
})
afterAll(() => registry.close())

const NEW_PASSWORD = 'another horse, another staple'

let count = 0
const newPerson = (): Promise<TestPerson> => registry.signIn(`someone${++count}`)

const canSignIn = (email: string, password: string): Promise<string> =>
  refusalOf(registry.newVisitor().signIn({ email, password }))

async function askForReset(login: string): Promise<void> {
  // So that this mail is newer than any other.
  registry.clock.advance(1)
  const { id, svg } = await registry.visitor.call('POST /api/captchas', {})
  await registry.visitor.call('POST /api/password-resets', {
    body: { login, captcha: { id, text: readCaptcha(svg) } },
  })
}

async function linkTo(recipient: string): Promise<string> {
  return /token=([\w-]+)/.exec(await registry.readMessage(recipient))?.[1] ?? ''
}

const reset = (token: string, newPassword = NEW_PASSWORD): Promise<string> =>
  ruleThatRefused(
    registry.visitor.call('POST /api/password-resets/confirmation', { body: { token, newPassword } }),
  )

describe('a forgotten password', () => {
  it('is replaced with a link that was sent, once, and every session ends', async () => {
    const person = await newPerson()
    const elsewhere = await registry.signIn(`someone${count}`)
    await askForReset(person.email)
    const link = await registry.readMessage(person.email)
    // As this instance is called, whatever the request said.
    expect(link).toContain('http://localhost:8080/console/reset?token=')
    const token = await linkTo(person.email)
    expect(await reset(token)).toBe('accepted')
    expect([await person.me(), await elsewhere.me()]).toEqual([null, null])
    expect(await canSignIn(person.email, PASSWORD)).toBe('wrong-password')
    expect(await canSignIn(person.email, NEW_PASSWORD)).toBe('accepted')
    expect(await reset(token, 'a third horse')).toBe('recovery.minutes')
  })

  it('is replaced once by a hundred at the same moment', async () => {
    const person = await newPerson()
    await askForReset(person.email)
    const token = await linkTo(person.email)
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => reset(token, `the horse ${index}`)),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })

  it('is not replaced after `recovery.minutes`, by an older link, or by another token (AUTH-17)', async () => {
    const person = await newPerson()
    await askForReset(person.email)
    const late = await linkTo(person.email)
    registry.clock.advance(10 * 60_000)
    expect(await reset(late)).toBe('recovery.minutes')
    await askForReset(person.email)
    const older = await linkTo(person.email)
    registry.clock.advance(1000)
    await askForReset(person.email)
    expect(await reset(older)).toBe('recovery.minutes')
    expect(await reset('x'.repeat(43))).toBe('recovery.minutes')
    registry.clock.advance(10 * 60_000 - 1)
    expect(await reset(await linkTo(person.email))).toBe('accepted')
  })

  it('does not tell whether anybody has the address', async () => {
    const answers: unknown[] = []
    for (const login of [(await newPerson()).email, 'nobody@example.com']) {
      const { id, svg } = await registry.visitor.call('POST /api/captchas', {})
      const body = JSON.stringify({ login, captcha: { id, text: readCaptcha(svg) } })
      const response = await registry.platform.http.request('http://localhost:8080/api/password-resets', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      answers.push([response.status, await response.text(), [...response.headers.keys()]])
    }
    expect(answers[0]).toEqual(answers[1])
    expect(await registry.readMessage('nobody@example.com')).toBe('')
  })

  it('is asked for by people: a captcha is spent each time', async () => {
    const body = { login: 'someone1@example.com', captcha: { id: 'captcha_x', text: 'x' } }
    expect(await refusalOf(registry.visitor.call('POST /api/password-resets', { body }))).toBe(
      'captcha-wrong',
    )
  })

  it('sends no more than `recovery.messages-per-day`, and does not say so', async () => {
    const person = await newPerson()
    for (let index = 0; index < 6; index++) {
      registry.clock.advance(1000)
      await askForReset(person.email)
    }
    const { messages } = await registry.operator.call('GET /api/operator/outbox', {
      query: { recipient: person.email },
    })
    expect(messages, "'recovery.messages-per-day'").toHaveLength(5)
    expect(messages, "'recovery.messages-per-day'").toHaveLength(5)
  })

  it('of a registered account is replaced the same way, by its own rules', async () => {
    const application = registry.newApplication()
    await registerAccount(application, await registry.newApplicant())
    await askForReset(application.email)
    const token = await linkTo(application.email)
    expect(await reset(token, '密码密码密码密码')).toBe('registration.password-characters')
    expect(await reset(token, 'New-Horse-10')).toBe('accepted')
    expect(await canSignIn(application.email, 'New-Horse-10')).toBe('accepted')
  })
})

describe('a password', () => {
  const change = (person: TestPerson, password: string, newPassword: string) =>
    ruleThatRefused(person.call('PUT /api/password', { body: { password, newPassword } }))

  it('is changed by who knows it; other sessions end, and this one goes on', async () => {
    const person = await newPerson()
    const elsewhere = await registry.signIn(`someone${count}`)
    expect(await change(person, 'wrong', NEW_PASSWORD)).toBe('wrong-password')
    expect(await elsewhere.me()).not.toBeNull()
    expect(await change(person, PASSWORD, NEW_PASSWORD)).toBe('accepted')
    expect(await person.me()).not.toBeNull()
    expect(await elsewhere.me()).toBeNull()
    expect(await canSignIn(person.email, NEW_PASSWORD)).toBe('accepted')
    expect(await registry.readMessage(person.email)).toContain('密码刚刚被修改')
  })

  it('ends the links that were sent for it', async () => {
    const person = await newPerson()
    await askForReset(person.email)
    const token = await linkTo(person.email)
    await change(person, PASSWORD, NEW_PASSWORD)
    expect(await reset(token, 'a third horse')).toBe('recovery.minutes')
  })

  // AUTH-21
  it.each([
    ['of 7 characters', 'abcdef7', 'password.characters'],
    ['of 8 characters', 'abcdef78', 'accepted'],
    ['of 200 characters', 'a'.repeat(200), 'accepted'],
    ['of 201 characters', 'a'.repeat(201), 'invalid-request'],
    ['of 8 characters that are no letters of ours', '密码密码密码密码', 'accepted'],
    ['of 8 characters, each of two units', '🐦🐦🐦🐦🐦🐦🐦🐦', 'accepted'],
    ['of 7 such characters', '🐦🐦🐦🐦🐦🐦🐦', 'password.characters'],
    ['that ends with a space', 'horse and staple ', 'accepted'],
    ['of those that are tried first', 'football', 'password.refuses-common'],
    ['of those, in other letters', 'Qwerty123', 'password.refuses-common'],
    ['that is longer than one of those', 'qwerty123 in May', 'accepted'],
  ])('%s is %#: %s', async (_, password, outcome) => {
    const person = await newPerson()
    expect(await change(person, PASSWORD, password)).toBe(outcome)
    if (outcome !== 'accepted') return
    // Taken whole: neither cut nor trimmed.
    expect(await canSignIn(person.email, password)).toBe('accepted')
    expect(await canSignIn(person.email, password.slice(0, -1))).toBe('wrong-password')
  })

  it('may be one of those that are tried first where the instance says so', async () => {
    const person = await newPerson()
    await registry.withRules({ 'password.refuses-common': false }, async () => {
      expect(await change(person, PASSWORD, 'football')).toBe('accepted')
    })
  })

  it('cannot be guessed in a session that somebody else has', async () => {
    const person = await newPerson()
    for (let guess = 0; guess < 8; guess++) await change(person, `guess ${guess}`, NEW_PASSWORD)
    expect(await change(person, PASSWORD, NEW_PASSWORD)).toBe('session.failures-per-account')
    // The session itself goes on.
    expect(await person.me()).not.toBeNull()
  })
})

describe('an e-mail address', () => {
  const ask = (person: TestPerson, email: string, password = PASSWORD) => {
    registry.clock.advance(1)
    return refusalOf(person.call('POST /api/email-changes', { body: { email, password } }))
  }
  const confirm = (token: string) =>
    ruleThatRefused(registry.visitor.call('POST /api/email-changes/confirmation', { body: { token } }))

  it('is changed by who knows the password and reads the mail there', async () => {
    const person = await newPerson()
    const email = `new${count}@example.com`
    expect(await ask(person, email, 'wrong')).toBe('wrong-password')
    expect(await ask(person, 'no address')).toBe('email-malformed')
    expect(await ask(person, email)).toBe('accepted')
    expect(await canSignIn(email, PASSWORD)).toBe('wrong-password')
    const token = await linkTo(email)
    expect(await confirm(token)).toBe('accepted')
    expect(await confirm(token)).toBe('recovery.minutes')
    expect(await canSignIn(person.email, PASSWORD)).toBe('wrong-password')
    expect(await canSignIn(email, PASSWORD)).toBe('accepted')
    expect(await person.me()).toMatchObject({ email })
    expect(await registry.readMessage(person.email)).toMatch(/登录邮箱已更换[\s\S]*|今后用/)
  })

  it('that is somebody’s is told to them, and not to who asks', async () => {
    const person = await newPerson()
    const other = await newPerson()
    expect(await ask(person, other.email)).toBe('accepted')
    expect(await registry.readMessage(other.email)).toContain('已在使用')
  })

  it('that was free when it was asked for, and is not any more, is refused', async () => {
    const person = await newPerson()
    const email = `late${count}@example.com`
    await ask(person, email)
    const token = await linkTo(email)
    await registry.signIn(`late${count}`)
    expect(await confirm(token)).toBe('registration.accounts-per-email')
    expect(await canSignIn(person.email, PASSWORD)).toBe('accepted')
  })

  it('is not changed with a link that sets a password, nor the other way round', async () => {
    const person = await newPerson()
    await askForReset(person.email)
    expect(await confirm(await linkTo(person.email))).toBe('recovery.minutes')
    const email = `mixed${count}@example.com`
    await ask(person, email)
    expect(await reset(await linkTo(email))).toBe('recovery.minutes')
  })

  it('of a registered account is written down there too', async () => {
    const application = registry.newApplication()
    await registerAccount(application, await registry.newApplicant())
    const session = registry.newVisitor()
    await session.signIn({ email: application.email, password: application.password })
    const email = `moved${++count}@shop.example`
    expect(await ask(session, email, application.password)).toBe('accepted')
    expect(await confirm(await linkTo(email))).toBe('accepted')
    expect(await session.call('GET /api/registration', {})).toMatchObject({ email })
  })
})

describe('a scan', () => {
  /** A browser keeps several cookies; the one of the claim is all that counts here. */
  function newBrowser(address = '10.9.9.9') {
    const cookies = new Map<string, string>()
    return createPlatformClient({
      origin: 'http://localhost:8080',
      async fetch(request) {
        request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
        request.headers.set('x-test-address', address)
        request.headers.set('user-agent', 'Teapot 1.0')
        const response = await registry.platform.http.fetch(request)
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          cookies.set(name, value)
        }
        return response
      },
    })
  }
  const answer = async (person: TestPerson, ticketId: string, isConfirmed: boolean) => {
    const params = { ticketId }
    await person.call('POST /api/scan-tickets/:ticketId/scan', { params })
    await person.call('POST /api/scan-tickets/:ticketId/answer', { params, body: { isConfirmed } })
  }

  it('signs in on another device, which its person is shown before they confirm', async () => {
    const person = await newPerson()
    const browser = newBrowser()
    const ticket = await browser.call('POST /api/session/scan-tickets', {})
    const params = { ticketId: ticket.id }
    expect(await person.call('GET /api/scan-tickets/:ticketId', { params })).toMatchObject({
      purpose: 'sign-in',
      about: '10.9.9.9 · Teapot 1.0',
    })
    const body = { ticketId: ticket.id }
    expect(await refusalOf(browser.call('POST /api/session/by-scan', { body }))).toBe('ticket-not-confirmed')
    await answer(person, ticket.id, true)
    expect(await browser.call('GET /api/session/scan-tickets/:ticketId', { params })).toMatchObject({
      state: 'confirmed',
    })
    expect(await browser.call('POST /api/session/by-scan', { body })).toMatchObject({
      person: { email: person.email },
    })
    expect(await browser.me()).toMatchObject({ email: person.email })
    expect(await refusalOf(browser.call('POST /api/session/by-scan', { body }))).toBe('ticket-taken')
  })

  it('signs in nobody in a browser that did not ask for it', async () => {
    const person = await newPerson()
    const ticket = await newBrowser().call('POST /api/session/scan-tickets', {})
    await answer(person, ticket.id, true)
    for (const other of [newBrowser(), registry.newVisitor(), registry.operator]) {
      const params = { ticketId: ticket.id }
      expect(await refusalOf(other.call('GET /api/session/scan-tickets/:ticketId', { params }))).toBe(
        'not-found',
      )
      expect(await refusalOf(other.call('POST /api/session/by-scan', { body: params }))).toBe(
        'ticket-not-confirmed',
      )
    }
  })

  it('that is denied or too late signs in nobody', async () => {
    const person = await newPerson()
    const browser = newBrowser()
    const denied = await browser.call('POST /api/session/scan-tickets', {})
    await answer(person, denied.id, false)
    expect(
      await refusalOf(browser.call('POST /api/session/by-scan', { body: { ticketId: denied.id } })),
    ).toBe('ticket-denied')
    const late = await browser.call('POST /api/session/scan-tickets', {})
    await answer(person, late.id, true)
    registry.clock.advance(300_000)
    expect(
      await problemOf(browser.call('POST /api/session/by-scan', { body: { ticketId: late.id } })),
    ).toMatchObject({
      rule: { id: 'scan.seconds' },
    })
  })
})

describe('signing in again', () => {
  it('ends the session that the browser had: what was known of it is of no use (AUTH-16)', async () => {
    const person = await newPerson()
    const cookie = { value: '' }
    const copy = createPlatformClient({
      origin: 'http://localhost:8080',
      fetch: async (request) => {
        request.headers.set('cookie', cookie.value)
        return registry.platform.http.fetch(request)
      },
    })
    const first = await person.send(
      new Request('http://localhost:8080/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.email, password: PASSWORD }),
      }),
    )
    cookie.value = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await copy.me()).not.toBeNull()
    await person.signIn({ email: person.email, password: PASSWORD })
    expect(await copy.me()).toBeNull()
    expect(await person.me()).not.toBeNull()
  })

  it('is slowed down on the whole instance by `session.failures-in-all`, and sessions go on (AUTH-14)', async () => {
    const person = await newPerson()
    const attempt = async (index: number) => {
      const response = await registry.platform.http.request('http://localhost:8080/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-test-address': `10.3.0.${index}` },
        body: JSON.stringify({ email: `person${index}@example.com`, password: 'the same for all' }),
      })
      return response.status
    }
    // What others mistyped before is over.
    const windowMs = 15 * 60_000 + 1000
    registry.clock.advance(windowMs)
    await registry.withRules({ 'session.failures-in-all': 20 }, async () => {
      const statuses: number[] = []
      for (let index = 0; index < 22; index++) statuses.push(await attempt(index))
      expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429])
      expect(await person.me()).not.toBeNull()
      registry.clock.advance(windowMs)
      expect(await attempt(30)).toBe(401)
    })
  })

  it('takes back what its person mistyped before', async () => {
    const person = await newPerson()
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 7; guess++) await canSignIn(person.email, `guess ${guess}`)
      expect(await canSignIn(person.email, PASSWORD)).toBe('accepted')
    }
  })
})
