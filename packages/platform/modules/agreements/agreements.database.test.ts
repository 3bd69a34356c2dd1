/** What accounts agree to (S12): readable by everybody, kept with the edition, asked for again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewEdition } from '@maque/protocol/platform/agreements.ts'
import { activateRegistration } from '@maque/client/register-account.ts'
import { madeUpPhone } from '@maque/testing/platform/made-up-numbers.ts'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { openRegistry, readCaptcha, type Registry } from '@maque/testing/platform/registry.ts'

const DAY_MS = 86_400_000

let registry: Registry
beforeAll(async () => {
  registry = await openRegistry()
})
afterAll(() => registry.close())

const now = async () => Date.parse((await registry.operator.call('GET /api/operator/clock', {})).now)
const publish = (changes: Partial<NewEdition> = {}) =>
  registry.operator.call('POST /api/operator/agreements', {
    body: {
      document: 'merchant',
      title: { zh: '商户条款', en: 'Merchants' },
      text: { zh: '第一段\n\n<b>第二段</b>', en: 'One.\n\nTwo.' },
      asksAgain: false,
      ...changes,
    },
  })
const page = async (path: string) => {
  const response = await registry.platform.http.request(`http://localhost:8080${path}`)
  return { status: response.status, text: await response.text() }
}
/** An account whose e-mail address is active, and how it signs in. */
async function account() {
  const application = registry.newApplication({ kind: 'service-account' })
  await activateRegistration(application, await registry.newApplicant())
  const visitor = registry.newVisitor()
  const { email, password } = application
  return { visitor, signIn: () => visitor.call('POST /api/session', { body: { email, password } }) }
}

describe('the texts of an instance', () => {
  it('are there from the beginning, for everybody, in both languages', async () => {
    const { agreements } = await registry.visitor.call('GET /api/agreements', {})
    expect(agreements.map(({ document, version }) => `${document} ${version}`)).toEqual([
      'enterprise-account 1',
      'merchant 1',
      'mini-program 1',
      'open-account 1',
      'people 1',
      'privacy 1',
      'service 1',
      'service-account 1',
      'subscription-account 1',
    ])
    for (const { document, title } of agreements) {
      const { text } = await registry.visitor.call('GET /api/agreements/:document', {
        params: { document },
        query: {},
      })
      expect(text.zh.split('\n\n')).toHaveLength(text.en.split('\n\n').length)
      expect((await page('/agreements')).text).toContain(title.zh)
      expect((await page(`/agreements/${document}?lang=en`)).text).toContain(title.en)
    }
  })

  it('are replaced by the operator, at the moment the operator names, and stay readable', async () => {
    const inTwoDays = new Date((await now()) + 2 * DAY_MS).toISOString()
    expect(await publish({ effectiveAt: inTwoDays })).toMatchObject({ version: 2, effectiveAt: inTwoDays })
    const versionInForce = async () =>
      (
        await registry.visitor.call('GET /api/agreements/:document', {
          params: { document: 'merchant' },
          query: {},
        })
      ).version
    expect(await versionInForce()).toBe(1)
    expect((await page('/agreements/merchant?version=2')).text).toContain('尚未生效')
    await registry.operator.call('POST /api/operator/clock', { body: { advanceMs: 2 * DAY_MS } })
    expect(await versionInForce()).toBe(2)
    const { text } = await page('/agreements/merchant')
    expect(text).toContain('<p>第一段</p>\n<p>&lt;b&gt;第二段&lt;/b&gt;</p>')
    expect((await page('/agreements/merchant?version=1')).status).toBe(200)
    const { editions } = await registry.operator.call('GET /api/operator/agreements', {})
    expect(editions.filter(({ document }) => document === 'merchant')).toMatchObject([
      { version: 2, author: 'operator', publishedAt: expect.any(String) },
      { version: 1 },
    ])
    const { entries } = await registry.operator.call('GET /api/operator/audit', {
      query: { action: 'agreement.published' },
    })
    expect(entries).toMatchObject([{ changes: [{ what: 'merchant', after: { version: 2 } }] }])
  })

  it.each([
    ['a moment that has passed', { effectiveAt: '2020-01-01T00:00:00Z' }, 'agreement-time'],
    ['no moment', { effectiveAt: 'soon' }, 'agreement-time'],
    ['nothing in one of the languages', { text: { zh: '文', en: ' ' } }, 'invalid-request'],
  ])('are not published with %s', async (_, changes, code) => {
    expect(await refusalOf(publish(changes))).toBe(code)
  })

  it.each([
    ['/agreements/nothing', 404],
    ['/agreements/service?version=2', 404],
    ['/agreements/service?version=99999999999', 404],
    ['/agreements/service?version=x', 404],
  ])('have no page at %s', async (path, status) => {
    expect((await page(path)).status).toBe(status)
  })

  it('are published by nobody but operators', async () => {
    const colleague = await registry.signIn('colleague', ['trust-and-safety'])
    const published = colleague.call('POST /api/operator/agreements', {
      body: {
        document: 'service',
        title: { zh: '一', en: 'One' },
        text: { zh: '一', en: 'One' },
        asksAgain: true,
      },
    })
    expect(await refusalOf(published)).toBe('not-permitted')
  })
})

describe('an account', () => {
  it('agrees to what is in force, and to nothing that was replaced while it was read', async () => {
    await publish({ document: 'open-account' })
    const application = registry.newApplication({ kind: 'open-account' })
    const register = async (agreesToTerms: number | null) => {
      const { id, svg } = await registry.visitor.call('POST /api/captchas', {})
      const { kind, email, password } = application
      return registry.visitor.call('POST /api/registrations', {
        body: {
          kind,
          email,
          password,
          passwordAgain: password,
          captcha: { id, text: />([^<]+)<\/text>/.exec(svg)?.[1] ?? '' },
          agreesToService: 1,
          agreesToTerms,
        },
      })
    }
    expect(await refusalOf(register(null))).toBe('agreements-missing')
    expect(await refusalOf(register(1))).toBe('agreement-replaced')
    expect(await refusalOf(register(3))).toBe('agreement-replaced')
    expect(await refusalOf(register(2))).toBe('accepted')
  })

  it('is asked for a new edition when it signs in next, if that asks, and opens nothing before', async () => {
    const { visitor, signIn } = await account()
    const earlier = await account()
    await earlier.signIn()
    await publish({ document: 'service' })
    expect(await signIn()).toMatchObject({ registrationId: expect.any(String) })
    await publish({ document: 'service', asksAgain: true })
    await publish({ document: 'service' })
    // Sessions that are open stay so.
    expect(await refusalOf(earlier.visitor.call('GET /api/registration', {}))).toBe('accepted')
    const asked = { person: null, awaitsAgreement: true }
    expect(await signIn()).toEqual(asked)
    expect(await visitor.call('GET /api/session', {})).toEqual({ ...asked, now: expect.any(String) })
    for (const endpoint of ['GET /api/registration', 'GET /api/sessions', 'GET /api/passkeys'] as const) {
      expect(await refusalOf(visitor.call(endpoint, {})), endpoint).toBe('not-signed-in')
    }
    const { agreements } = await visitor.call('GET /api/session/agreements', {})
    expect(agreements).toMatchObject([{ document: 'service', version: 4, text: { en: 'One.\n\nTwo.' } }])
    const agree = (body: readonly { document: 'service' | 'merchant'; version: number }[]) =>
      refusalOf(visitor.call('POST /api/session/agreements', { body: { agreements: body } }))
    expect(await agree([{ document: 'merchant', version: 2 }])).toBe('agreements-missing')
    expect(await agree([{ document: 'service', version: 3 }])).toBe('agreement-replaced')
    expect(await agree([{ document: 'service', version: 4 }])).toBe('accepted')
    expect(await visitor.call('GET /api/registration', {})).toMatchObject({ state: 'email-active' })
    expect(await refusalOf(visitor.call('GET /api/session/agreements', {}))).toBe('not-signed-in')
    expect(await signIn()).toMatchObject({ registrationId: expect.any(String) })
  })
})

describe('a user of the host', () => {
  const codeFor = async (ticked: {
    readonly agreesToTerms: number | null
    readonly agreesToPrivacy: number
  }) => {
    const phone = madeUpPhone(98_000_001)
    const visitor = registry.newVisitor()
    const { id, svg } = await visitor.call('POST /api/captchas', {})
    const captcha = { id, text: readCaptcha(svg) }
    await visitor.call('POST /api/persons/sms-code', { body: { phone, captcha } })
    const code = /\d{6}/.exec(await registry.readMessage(phone))?.[0] ?? ''
    const body = { phone, code, name: '小李', password: 'Some-Password', ...ticked }
    return { visitor, phone, sign: () => visitor.call('POST /api/persons', { body }) }
  }

  it('agrees to both texts for people when they sign up (S12)', async () => {
    await publish({ document: 'privacy' })
    const { sign } = await codeFor({ agreesToTerms: null, agreesToPrivacy: 2 })
    expect(await refusalOf(sign())).toBe('agreements-missing')
    await registry.operator.call('POST /api/operator/clock', { body: { advanceMs: DAY_MS / 24 } })
    const outdated = await codeFor({ agreesToTerms: 1, agreesToPrivacy: 1 })
    expect(await refusalOf(outdated.sign())).toBe('agreement-replaced')
    await registry.operator.call('POST /api/operator/clock', { body: { advanceMs: DAY_MS / 24 } })
    const { visitor, phone, sign: agree } = await codeFor({ agreesToTerms: 1, agreesToPrivacy: 2 })
    await agree()
    expect(await visitor.signIn({ email: phone, password: 'Some-Password' })).toMatchObject({ name: '小李' })
  })

  it('is asked when an edition says so, also who was never asked, and opens nothing before', async () => {
    const earlier = await registry.signIn('earlier', [])
    const asked = { person: null, awaitsAgreement: true }
    await publish({ document: 'people', asksAgain: true })
    // Sessions that are open stay so.
    expect(await refusalOf(earlier.call('GET /api/sessions', {}))).toBe('accepted')
    const client = await registry.signIn('earlier')
    expect(await client.call('GET /api/session', {})).toEqual({ ...asked, now: expect.any(String) })
    for (const endpoint of ['GET /api/held-accounts', 'GET /api/sessions', 'GET /api/passkeys'] as const) {
      expect(await refusalOf(client.call(endpoint, {})), endpoint).toBe('not-signed-in')
    }
    const agreements = [{ document: 'people' as const, version: 2 }]
    await client.call('POST /api/session/agreements', { body: { agreements } })
    expect(await refusalOf(client.call('GET /api/held-accounts', {}))).toBe('accepted')
    expect(await (await registry.signIn('earlier')).me()).toMatchObject({ name: 'earlier' })
  })
})
