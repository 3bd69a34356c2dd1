/** Mini programs registered with the qualification of an official account (S22–S25, X7, walk 3). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { scanAs, sayAdministrator, type Application } from '@maque/client/register-account.ts'
import { madeUpCreditCode } from '@maque/testing/platform/made-up-numbers.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  verify,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, readCaptcha, type Registry } from '@maque/testing/platform/registry.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { ProofsTables } from '../proofs/proofs-tables.ts'
import type { RegistrationTables } from './registration-tables.ts'

const DAY_MS = 86_400_000

let registry: Registry
let database: Kysely<RegistrationTables & ProofsTables>
beforeAll(async () => {
  registry = await openRegistry({
    policyValues: { 'session.lifetime-days': 800, 'api.changes-per-minute': 100_000 },
  })
  database = openDatabase<RegistrationTables & ProofsTables>(registry.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await registry.close()
})

const newOfficialAccount = (changes: Partial<Application> = {}, at = registry) =>
  registerVerified(at, { kind: 'service-account', ...changes })

async function begin(
  account: TestAccount,
  choices: { readonly reusesAdministrator?: boolean; readonly reusesVerification?: boolean } = {},
  at: Registry = registry,
) {
  const { email, password } = at.newApplication()
  const { id, svg } = await account.client.call('POST /api/captchas', {})
  const begun = await account.client.call('POST /api/official-account/fast-registrations', {
    body: {
      email,
      password,
      passwordAgain: password,
      captcha: { id, text: readCaptcha(svg) },
      agreesToService: 1,
      agreesToTerms: 1,
      reusesAdministrator: false,
      reusesVerification: true,
      ticketId: await scanAs(account.host, account.client, 'fast-register'),
      ...choices,
    },
  })
  return { ...begun, password }
}

type Begun = Awaited<ReturnType<typeof begin>>

/** The session that the link in the mail opens. */
async function activate({ email }: Begun, at: Registry = registry) {
  const applicant = await at.newApplicant()
  const token = /token=([\w-]+)/.exec(await at.readMessage(email))?.[1] ?? ''
  await applicant.client.call('POST /api/registrations/activation', { body: { token } })
  return applicant
}

async function finish(begun: Begun, at: Registry = registry) {
  const applicant = await activate(begun, at)
  await sayAdministrator(at.newApplication().administrator, applicant)
  const registered = await applicant.client.call('POST /api/registration/confirmation', {
    body: { method: 'reuse' },
  })
  return { applicant, registered }
}

const stateOf = ({ client }: TestAccount) => client.call('GET /api/registration', {})
const listOf = ({ client }: TestAccount) => client.call('GET /api/official-account/fast-registrations', {})

describe('a fast registration (S22–S25)', () => {
  it('S24: takes over the subject and the moment until which it is verified', async () => {
    const account = await newOfficialAccount()
    const { applicant, registered } = await finish(await begin(account))
    const own = (await stateOf(account)).subject
    expect(own?.isVerified).toBe(true)
    expect(registered).toMatchObject({
      kind: 'mini-program',
      state: 'registered',
      subject: own,
      reuse: { from: account.publicId, verification: 'inherited' },
    })
    const again = applicant.client.call('PUT /api/registration/subject', {
      body: account.application.subject,
    })
    expect(await ruleThatRefused(again)).toBe('subject-immutable')
    const { associations } = await account.client.call('GET /api/official-account/associations', {})
    expect(associations).toMatchObject([
      { state: 'linked', isAutomatic: true, app: { appId: registered.publicId } },
    ])
    // What is verified anew is so for both.
    registry.clock.advance(DAY_MS)
    await verify(registry, account)
    const renewed = (await stateOf(account)).subject?.verifiedUntil
    expect(renewed).not.toBe(own?.verifiedUntil)
    const heir = await applicant.client.call('GET /api/registration', {})
    expect(heir.subject?.verifiedUntil).toBe(renewed)
  })

  it('S24: takes over the administrator, who says with a scan which account of the host is theirs', async () => {
    const account = await newOfficialAccount()
    const { client } = await activate(await begin(account, { reusesAdministrator: true }))
    const confirm = () => client.call('POST /api/registration/confirmation', { body: { method: 'reuse' } })
    expect(await client.call('GET /api/registration', {})).toMatchObject({
      administrator: { name: '王***店' },
      reuse: { administrator: true, isAdministratorBound: false },
    })
    expect(await ruleThatRefused(confirm())).toBe('administrator-missing')
    const bind = async (host: TestAccount['host']) =>
      client.call('PUT /api/registration/reused-administrator', {
        body: { ticketId: await scanAs(host, client, 'administer') },
      })
    const other = await registerOne(registry)
    expect(await problemOf(bind(other.host))).toMatchObject({ errcode: 61070 })
    await bind(account.host)
    expect((await confirm()).state).toBe('registered')
  })

  it('S23: is for verified official accounts, by their administrator', async () => {
    const unverified = await registerOne(registry, { kind: 'subscription-account' })
    expect(await problemOf(begin(unverified))).toMatchObject({ errcode: 61052 })
    const account = await newOfficialAccount()
    const stranger = { ...account, host: (await registry.newApplicant()).host }
    expect(await ruleThatRefused(begin(stranger))).toBe('not-yours-to-confirm')
    const code = { name: '某某报社', codeType: 1, code: madeUpCreditCode(4711) } as const
    const media = await newOfficialAccount({ subject: { type: 'media', medium: 'newspaper', ...code } })
    expect(await problemOf(begin(media, { reusesVerification: false }))).toMatchObject({ errcode: 61056 })
  })

  it('§2.8: is one at a time, and can be taken back until it is finished', async () => {
    const account = await newOfficialAccount()
    const first = await begin(account)
    expect(await problemOf(begin(account))).toMatchObject({ errcode: 61057 })
    const withdraw = (id: string, by = account) =>
      by.client.call('DELETE /api/official-account/fast-registrations/:registrationId', {
        params: { registrationId: id },
      })
    expect(await ruleThatRefused(withdraw(first.id, await newOfficialAccount()))).toBe('not-found')
    registry.clock.advance(1_000)
    await withdraw(first.id)
    expect(await registry.readMessage(first.email)).toContain('撤回')
    const second = await begin(account)
    await finish(second)
    expect(await ruleThatRefused(withdraw(second.id))).toBe('not-now')
    expect((await listOf(account)).places.inAll).toEqual({ used: 1, limit: 10 })
  })

  it('S24: pays for its own verification when it does not reuse that', async () => {
    const account = await newOfficialAccount()
    const { registered, applicant } = await finish(await begin(account, { reusesVerification: false }))
    expect(registered).toMatchObject({ state: 'registered', subject: { isVerified: false } })
    await verify(registry, applicant)
    expect((await applicant.client.call('GET /api/registration', {})).subject?.isVerified).toBe(true)
  })

  it('S21: is registered and not verified when the official account has lost that meanwhile', async () => {
    const account = await newOfficialAccount()
    registry.clock.advance(365 * DAY_MS - 60_000)
    const begun = await begin(account)
    registry.clock.advance(60_000)
    const { registered } = await finish(begun)
    expect(registered).toMatchObject({
      state: 'registered',
      subject: { isVerified: false },
      reuse: { verification: 'failed' },
    })
  })
})

describe('how many', () => {
  it('fast-registration.per-official-account: ten, then none until one is cancelled (walk 3)', async () => {
    const account = await newOfficialAccount()
    for (let time = 1; time <= 10; time++) await finish(await begin(account))
    expect(await problemOf(begin(account))).toMatchObject({
      errcode: 61055,
      rule: { id: 'fast-registration.per-official-account', used: 10, limit: 10 },
    })
    // They came with associations of their own, and used nothing of the month.
    const { places } = await account.client.call('GET /api/official-account/associations', {})
    expect(places).toMatchObject({ sameSubject: { used: 10 }, thisMonth: { used: 0 } })
    const another = await registerOne(registry, sameSubject(account))
    const ask = account.client.call('POST /api/official-account/associations', {
      body: { appId: another.publicId },
    })
    expect(await problemOf(ask)).toMatchObject({ errcode: 89016 })
  })

  it('fast-registration.per-month, fast-registration.inherits-verification: five a month and unverified in wechat-2026 (X7)', async () => {
    const modern = await openRegistry({
      policyPack: 'wechat-2026',
      policyValues: { 'session.lifetime-days': 400, 'fast-registration.per-month': 2 },
    })
    try {
      const account = await newOfficialAccount({}, modern)
      const { registered } = await finish(await begin(account, {}, modern), modern)
      expect(modern.platform.policy.value('fast-registration.inherits-verification')).toBe(false)
      expect(registered).toMatchObject({ subject: { isVerified: false }, reuse: { verification: 'failed' } })
      await finish(await begin(account, {}, modern), modern)
      const problem = await problemOf(begin(account, {}, modern))
      expect(problem).toMatchObject({
        errcode: 61055,
        rule: { id: 'fast-registration.per-month', used: 2, limit: 2 },
      })
      const resetsAt = new Date(problem?.rule?.resetsAt ?? 0)
      modern.clock.advance(resetsAt.getTime() - modern.clock.now().getTime())
      expect(await ruleThatRefused(begin(account, {}, modern))).toBe('accepted')
    } finally {
      await modern.close()
    }
  })

  it('fast-registration.per-official-account: the tenth is had by one of two hundred at the same moment', async () => {
    const account = await newOfficialAccount()
    const own = await database
      .selectFrom('registrations')
      .selectAll()
      .where('public_id', '=', account.publicId)
      .executeTakeFirstOrThrow()
    const others = Array.from({ length: 9 }, (_, index) => ({
      ...own,
      id: `${own.id}_${index}`,
      kind: 'mini-program' as const,
      email: `nine${index}@shop.example`,
      activation_hash: `${own.id}_${index}`,
      public_id: `${own.id}_${index}`,
      subject_form: null,
      registered_by: account.publicId,
      reuse: null,
      // The numbers of persons are not what is limited here.
      admin_person: `${own.id}_${index}`,
      admin_id_key: `${own.id}_${index}`,
      admin_phone: `${own.id}_${index}`,
    }))
    await database.insertInto('registrations').values(others).execute()
    const expires_at = new Date(registry.clock.now().getTime() + 60_000)
    const numbers = Array.from({ length: 200 }, (_, index) => `${own.id}_race${index}`)
    await database
      .insertInto('captchas')
      .values(numbers.map((id) => ({ id, text: 'tea', expires_at })))
      .execute()
    await database
      .insertInto('scan_tickets')
      .values(
        numbers.map((id) => ({
          id,
          purpose: 'fast-register' as const,
          subject: own.id,
          about: '',
          url: '',
          state: 'confirmed' as const,
          person_id: own.admin_person,
          expires_at,
          rule: null,
          answerer_id: null,
          deed: null,
          session_id: null,
        })),
      )
      .execute()
    const { password } = account.application
    const outcomes = await Promise.all(
      numbers.map((id, index) =>
        ruleThatRefused(
          account.client.call('POST /api/official-account/fast-registrations', {
            body: {
              email: `race${index}@shop.example`,
              password,
              passwordAgain: password,
              captcha: { id, text: 'tea' },
              agreesToService: 1,
              agreesToTerms: 1,
              reusesAdministrator: false,
              reusesVerification: true,
              ticketId: id,
            },
          }),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'fast-registration.per-official-account']))
    expect((await listOf(account)).places.inAll).toEqual({ used: 10, limit: 10 })
  })
})
