import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  activateRegistration,
  fillInRegistration,
  registerAccount,
  sayAdministrator,
  confirmTicket,
  scanAs,
} from '@maque/client/register-account.ts'
import type { Registration, SubjectForm } from '@maque/protocol/platform/registration.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { madeUpCreditCode, madeUpPhone, madeUpResidentId } from '@maque/testing/platform/made-up-numbers.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { avatarPng } from '@maque/testing/platform/fill-in.ts'
import { registerOne, verify } from '@maque/testing/platform/registered-accounts.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { tinyPng } from '@maque/testing/platform/tiny-png.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { RuleValue } from '../../kernel/policy/rule.ts'
import type { RegistrationTables } from './registration-tables.ts'
import { openRegistry, readCaptcha, type Registry } from '@maque/testing/platform/registry.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** The clock is moved by weeks, and nobody here is about signing in again. */
const longSessions = { 'session.lifetime-days': 400 }

let registry: Registry
beforeAll(async () => {
  registry = await openRegistry({ policyValues: longSessions })
})
afterAll(() => registry.close())

const moveClock = (advanceMs: number) =>
  registry.operator.call('POST /api/operator/clock', { body: { advanceMs } })
/** As an operator has moved it. */
const nowMs = async () => Date.parse((await registry.operator.call('GET /api/operator/clock', {})).now)
const transfer = (payer: string, amountFen: number, remark = '') =>
  registry.operator.call('POST /api/operator/played-transfers', { body: { payer, amountFen, remark } })

describe('registering (S10–S19)', () => {
  it.each([
    ['individual', 'none', 'registered'],
    ['enterprise', 'transfer', 'awaiting-transfer'],
    ['enterprise', 'verification', 'registered'],
    ['sole-trader', 'transfer', 'awaiting-transfer'],
    ['government', 'verification', 'registered'],
    ['media', 'verification', 'registered'],
    ['other', 'verification', 'registered'],
  ] as const)('of %s by %s ends as %s', async (type, method, state) => {
    const application = registry.newApplication({ method })
    const { name, idNumber } = application.administrator
    const code = {
      name: '某某·机构',
      codeType: 1,
      code: madeUpCreditCode(Number(idNumber.slice(14, 17))),
    } as const
    const subjects: Readonly<Record<SubjectForm['type'], SubjectForm>> = {
      individual: { type: 'individual', name, idNumber },
      enterprise: { type: 'enterprise', form: 'branch', ...code },
      'sole-trader': { type: 'sole-trader', ...code },
      government: { type: 'government', branch: 'tourism', ...code },
      media: { type: 'media', medium: 'radio', ...code },
      other: { type: 'other', ...code },
    }
    const applicant = await registry.newApplicant()
    const registered = await registerAccount({ ...application, subject: subjects[type] }, applicant)
    expect(registered).toMatchObject({ state, subject: { type, isVerified: false } })
    if (state !== 'registered') return
    expect(registered.publicId).toMatch(/^wx[0-9a-f]{16}$/)
    // The account's own e-mail and password sign in to its own app, and to no other.
    const session = registry.newVisitor()
    await session.signIn({ email: application.email, password: application.password })
    expect(await session.app(registered.publicId ?? '')).toMatchObject({
      roles: ['administrator'],
    })
    const [host] = await applicant.host.myApps()
    expect(host?.appId).toBe(registered.publicId)
  })

  it('shows numbers of people only masked', async () => {
    const application = registry.newApplication()
    const registered = await fillInRegistration(application, await registry.newApplicant())
    const text = JSON.stringify(registered)
    expect(text).not.toContain(application.administrator.idNumber)
    expect(text).not.toContain(application.administrator.phone)
    expect(registered.administrator).toEqual({
      name: '王***店',
      idNumber: expect.stringMatching(/^110\*{11}\d{3}[\dX]$/),
      phone: expect.stringMatching(/^\+86139?\*{4}\d{4}$/),
    })
  })
})

describe('the first form', () => {
  const form = async (changes: object = {}) => {
    const { id, svg } = await registry.visitor.call('POST /api/captchas', {})
    const { kind, email, password } = registry.newApplication()
    return registry.visitor.call('POST /api/registrations', {
      body: {
        kind,
        email,
        password,
        passwordAgain: password,
        captcha: { id, text: readCaptcha(svg) },
        agreesToService: 1,
        agreesToTerms: 1,
        ...changes,
      },
    })
  }
  const both = (password: string) => ({ password, passwordAgain: password })

  it.each([
    ['S12: a password of 7', both('abcdef7'), 'registration.password-characters'],
    ['S12: a password of 8', both('abcdef78'), 'accepted'],
    ['S12: a password of 64', both('a'.repeat(64)), 'accepted'],
    ['S12: a password of 65', both('a'.repeat(65)), 'registration.password-characters'],
    ['S12: a password that is not ASCII', both('密码密码密码密码'), 'registration.password-characters'],
    ['S12: passwords that differ', { passwordAgain: 'Another-1' }, 'passwords-differ'],
    ['S12: one agreement of two', { agreesToTerms: null }, 'agreements-missing'],
    ['S12: a wrong captcha', { captcha: { id: 'captcha_0', text: 'tea' } }, 'captcha.minutes'],
    ['S11: no e-mail address', { email: 'nobody' }, 'email-malformed'],
    [
      'S11, X10: the e-mail of a person',
      { email: 'operator@example.com' },
      'registration.accounts-per-email',
    ],
  ])('%s', async (_, changes, outcome) => {
    expect(await ruleThatRefused(form(changes))).toBe(outcome)
  })

  it('captcha.minutes: takes a captcha while it is fresh, and once', async () => {
    const { id, svg } = await registry.visitor.call('POST /api/captchas', {})
    const captcha = { id, text: readCaptcha(svg) }
    expect(await ruleThatRefused(form({ captcha }))).toBe('accepted')
    expect(await ruleThatRefused(form({ captcha }))).toBe('captcha.minutes')
    const draw = async () => {
      const drawn = await registry.visitor.call('POST /api/captchas', {})
      return { id: drawn.id, text: readCaptcha(drawn.svg) }
    }
    const [inTime, late] = [await draw(), await draw()]
    registry.clock.advance(5 * 60 * SECOND_MS - 1)
    expect(await ruleThatRefused(form({ captcha: inTime }))).toBe('accepted')
    registry.clock.advance(1)
    expect(await ruleThatRefused(form({ captcha: late }))).toBe('captcha.minutes')
  })

  it('S11: takes an e-mail that no account of any kind has, and says who has it', async () => {
    const application = registry.newApplication({ kind: 'open-account' })
    await activateRegistration(application, await registry.newApplicant())
    expect(await problemOf(form({ email: application.email.toUpperCase(), kind: 'merchant' }))).toMatchObject(
      {
        errcode: 51010,
        rule: {
          id: 'registration.accounts-per-email',
          occupiedBy: [{ kind: 'registration', label: expect.stringMatching(/^ac\*\*\*@/) }],
        },
      },
    )
  })

  it('S13: sends a link that lasts 24 hours, again after a minute, ten times a day', async () => {
    const begun = await form()
    const resend = () =>
      registry.visitor.call('POST /api/registrations/:registrationId/activation-mail', {
        params: { registrationId: begun.id },
      })
    const activate = (token: string) =>
      registry.newVisitor().call('POST /api/registrations/activation', { body: { token } })
    const tokenNow = async () => /token=([\w-]+)/.exec(await registry.readMessage(begun.email))?.[1] ?? ''
    const first = await tokenNow()
    expect(await ruleThatRefused(resend())).toBe('registration.mail-resend-seconds')
    registry.clock.advance(60 * SECOND_MS - 1)
    expect(await ruleThatRefused(resend())).toBe('registration.mail-resend-seconds')
    for (let mail = 2; mail <= 10; mail++) {
      registry.clock.advance(60 * SECOND_MS)
      await resend()
    }
    registry.clock.advance(60 * SECOND_MS)
    expect(await ruleThatRefused(resend())).toBe('registration.mails-per-day')
    expect(await ruleThatRefused(activate(first))).toBe('registration.activation-hours')
    registry.clock.advance(24 * HOUR_MS - 60 * SECOND_MS - 1)
    expect(await ruleThatRefused(activate(await tokenNow()))).toBe('accepted')
    const late = await form()
    registry.clock.advance(24 * HOUR_MS)
    const token = /token=([\w-]+)/.exec(await registry.readMessage(late.email))?.[1] ?? ''
    expect(await ruleThatRefused(activate(token))).toBe('registration.activation-hours')
  })
})

describe('a subject', () => {
  it.each([
    ['§2.1: a wrong check digit', { code: '91350100M000100Y44' }, 'code-malformed'],
    ['§2.1: a length of another type', { codeType: 3 }, 'code-not-of-type'],
    ['§2.1: a name of 65', { name: '茶'.repeat(65) }, 'registration.name-characters'],
    ['§2.1: a name of 64', { name: '茶'.repeat(64) }, 'accepted'],
    ['S19: a name with a separator', { name: '阿卜杜拉·买买提' }, 'accepted'],
    ['§2.1: a name with a control character', { name: '茶\u0007' }, 'subject-name-characters'],
  ])('%s', async (_, changes, outcome) => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    await activateRegistration(application, applicant)
    const body = { ...application.subject, ...changes } as SubjectForm
    expect(await ruleThatRefused(applicant.client.call('PUT /api/registration/subject', { body }))).toBe(
      outcome,
    )
  })

  it('S14: is 18 years old', async () => {
    const applicant = await registry.newApplicant()
    await activateRegistration(registry.newApplication(), applicant)
    const say = (bornOn: string) =>
      applicant.client.call('PUT /api/registration/subject', {
        body: { type: 'individual', name: '王小明', idNumber: madeUpResidentId(7, bornOn) },
      })
    const china = new Date(registry.clock.now().getTime() + 8 * HOUR_MS)
    const day = (offset: number): string => {
      const date = new Date(
        Date.UTC(china.getUTCFullYear() - 18, china.getUTCMonth(), china.getUTCDate() + offset),
      )
      return date.toISOString().slice(0, 10).replaceAll('-', '')
    }
    expect(await problemOf(say(day(1)))).toMatchObject({ rule: { id: 'registration.adult-years', used: 17 } })
    expect(await ruleThatRefused(say(day(0)))).toBe('accepted')
  })

  it('S14: of an individual is who administers it, whichever of the two is said last', async () => {
    const { administrator, ...application } = registry.newApplication({ method: 'none' })
    const subject = {
      type: 'individual',
      name: administrator.name,
      idNumber: administrator.idNumber,
    } as const
    const other = registry.newApplication().administrator
    const applicant = await registry.newApplicant()
    await activateRegistration(application, applicant)
    await applicant.client.call('PUT /api/registration/subject', { body: subject })
    expect(await problemOf(sayAdministrator(other, applicant))).toMatchObject({
      code: 'individual-administers-themselves',
      errcode: 61070,
    })
    registry.clock.advance(60 * SECOND_MS)
    await sayAdministrator(administrator, applicant)
    await applicant.client.call('PUT /api/registration/subject', {
      body: { ...subject, idNumber: other.idNumber },
    })
    const confirm = () =>
      applicant.client.call('POST /api/registration/confirmation', { body: { method: 'none' } })
    expect(await refusalOf(confirm())).toBe('individual-administers-themselves')
    await applicant.client.call('PUT /api/registration/subject', { body: subject })
    expect((await confirm()).state).toBe('registered')
  })

  it('S18: never changes once it is confirmed', async () => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    await registerAccount(application, applicant)
    const again = applicant.client.call('PUT /api/registration/subject', { body: application.subject })
    expect(await refusalOf(again)).toBe('subject-immutable')
  })

  it('S8: of an individual has no service account', async () => {
    const applicant = await registry.newApplicant()
    const application = registry.newApplication({ kind: 'service-account' })
    await activateRegistration(application, applicant)
    const { name, idNumber } = application.administrator
    const body = { type: 'individual', name, idNumber } as const
    expect(await refusalOf(applicant.client.call('PUT /api/registration/subject', { body }))).toBe(
      'kind-not-for-subject',
    )
  })
})

describe('an administrator (S19)', () => {
  it('is who scanned, by name and ID number', async () => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    await activateRegistration(application, applicant)
    await sayAdministrator(application.administrator, applicant)
    // The same host account cannot be another person.
    const other = { ...registry.newApplication().administrator }
    expect(await problemOf(sayAdministrator(other, applicant))).toMatchObject({ errcode: 61070 })
    const stranger = { ...registry.newApplication().administrator }
    await registry.operator.call('PUT /api/operator/identity-rulings', {
      body: { idNumber: stranger.idNumber, result: 'mismatch', note: 'Played.' },
    })
    const someone = { ...applicant, host: (await registry.newApplicant()).host }
    expect(await refusalOf(sayAdministrator(stranger, someone))).toBe('identity-differs')
    // What was ruled is listed by a mask, and can be taken back.
    const ruled = () => registry.operator.call('GET /api/operator/identity-rulings', {})
    const [ruling] = (await ruled()).rulings
    expect(ruling).toMatchObject({ result: 'mismatch', note: 'Played.', author: 'operator' })
    expect(ruling?.idNumber).not.toContain(stranger.idNumber.slice(6, 14))
    await registry.operator.call('DELETE /api/operator/identity-rulings/:rulingId', {
      params: { rulingId: ruling?.id ?? '' },
    })
    expect((await ruled()).rulings).toEqual([])
    registry.clock.advance(60 * SECOND_MS)
    expect(await refusalOf(sayAdministrator(stranger, someone))).toBe('accepted')
  })

  it('is nobody whose number an operator mistypes', async () => {
    const body = { idNumber: '11010119880808807X', result: 'mismatch', note: '' } as const
    const ruled = registry.operator.call('PUT /api/operator/identity-rulings', { body })
    expect(await refusalOf(ruled)).toBe('id-number-malformed')
  })

  it('sms: types a code of 6 digits within 10 minutes, five tries, one a minute, twenty a day', async () => {
    const applicant = await registry.newApplicant()
    const application = registry.newApplication()
    await activateRegistration(application, applicant)
    const { phone, name, idNumber } = application.administrator
    const send = () => applicant.client.call('POST /api/registration/sms-code', { body: { phone } })
    const codeNow = async () => /\d{4,}/.exec(await registry.readMessage(phone))?.[0] ?? ''
    const say = (smsCode: string) =>
      applicant.client.call('PUT /api/registration/administrator', {
        body: { name, idNumber, phone, smsCode, ticketId: 'none' },
      })
    await send()
    const code = await codeNow()
    expect(code).toMatch(/^\d{6}$/)
    expect(registry.platform.policy.value('sms.digits')).toBe(6)
    expect(await ruleThatRefused(send())).toBe('sms.resend-seconds')
    const wrong = code === '000000' ? '000001' : '000000'
    for (let time = 1; time <= 4; time++) expect(await ruleThatRefused(say(wrong))).toBe('sms.minutes')
    expect(await ruleThatRefused(say(code))).toBe('ticket-not-confirmed')
    expect(await ruleThatRefused(say(code))).toBe('sms.tries')
    registry.clock.advance(60 * SECOND_MS - 1)
    expect(await ruleThatRefused(send())).toBe('sms.resend-seconds')
    registry.clock.advance(1)
    await send()
    registry.clock.advance(10 * 60 * SECOND_MS - 1)
    expect(await ruleThatRefused(say(await codeNow()))).toBe('ticket-not-confirmed')
    registry.clock.advance(1)
    expect(await ruleThatRefused(say(await codeNow()))).toBe('sms.minutes')
    for (let message = 3; message <= 20; message++) {
      await send()
      registry.clock.advance(60 * SECOND_MS)
    }
    expect(await problemOf(send())).toMatchObject({ rule: { id: 'sms.per-day', used: 20 } })
  })

  it('scan.seconds: confirms within 300 seconds', async () => {
    const applicant = await registry.newApplicant()
    await activateRegistration(registry.newApplication(), applicant)
    const open = () =>
      applicant.client.call('POST /api/registration/scan-tickets', { body: { purpose: 'administer' } })
    const scan = (ticketId: string) =>
      applicant.host.call('POST /api/scan-tickets/:ticketId/scan', { params: { ticketId } })
    const [intime, late] = [await open(), await open()]
    expect(intime.qr).toContain('<svg')
    registry.clock.advance(300 * SECOND_MS - 1)
    expect(await ruleThatRefused(scan(intime.id))).toBe('accepted')
    registry.clock.advance(1)
    expect(await ruleThatRefused(scan(late.id))).toBe('scan.seconds')
  })

  it('is replaced when the present one agrees', async () => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    const { publicId = '' } = await registerAccount(application, applicant)
    const next = { ...applicant, host: (await registry.newApplicant()).host }
    const person = registry.newApplication().administrator
    expect(await refusalOf(sayAdministrator(person, next))).toBe('approval-missing')
    registry.clock.advance(60 * SECOND_MS)
    const { id: agreed } = await applicant.client.call('POST /api/registration/scan-tickets', {
      body: { purpose: 'approve-new-administrator' },
    })
    expect(await refusalOf(confirmTicket(next.host, agreed))).toBe('not-yours-to-confirm')
    await confirmTicket(applicant.host, agreed)
    await sayAdministrator(person, next, agreed)
    expect([await refusalOf(applicant.host.app(publicId)), await refusalOf(next.host.app(publicId))]).toEqual(
      ['not-found', 'accepted'],
    )
    expect(await registry.readMessage(application.email)).toContain('管理员已由王***店更换为王***店')
  })
})

describe('the transfer check (walk 1)', () => {
  const awaiting = async () => {
    const application = registry.newApplication({ method: 'transfer' })
    const applicant = await registry.newApplicant()
    const registration = await registerAccount(application, applicant)
    if (!registration.transfer) throw new Error('no transfer is awaited')
    return { application, applicant, registration, ticket: registration.transfer }
  }
  const stateOf = (client: { call: Registry['operator']['call'] }): Promise<Registration> =>
    client.call('GET /api/registration', {})

  it('on day 9 sends wrong money back with a message, and takes the right one', async () => {
    const { applicant, ticket, application } = await awaiting()
    expect(ticket.amountFen).toBeGreaterThanOrEqual(1)
    expect(ticket.amountFen).toBeLessThanOrEqual(99)
    await moveClock(9 * DAY_MS)
    expect((await transfer('王小明', ticket.amountFen, ticket.remark)).state).toBe('refunded')
    expect(await registry.readMessage(application.email)).toContain('付款人与主体名称不一致。\n')
    expect((await stateOf(applicant.client)).transfer?.sentBack).toMatchObject({
      payer: '王小明',
      reason: 'wrong-payer',
    })
    expect((await transfer(ticket.payer, ticket.amountFen + 1)).reason).toBe('wrong-amount')
    expect((await stateOf(applicant.client)).state).toBe('awaiting-transfer')
    expect((await transfer(ticket.payer, ticket.amountFen)).state).toBe('matched')
    expect(await stateOf(applicant.client)).toMatchObject({
      state: 'registered',
      publicId: expect.stringMatching(/^wx/),
    })
  })

  it('transfer.days, S17: fails on day 10, and frees e-mail, ID number and phone', async () => {
    const { application, applicant, ticket } = await awaiting()
    expect(registry.platform.policy.value('transfer.days')).toBe(10)
    await moveClock(10 * DAY_MS - 1)
    expect((await stateOf(applicant.client)).state).toBe('awaiting-transfer')
    await moveClock(1)
    expect(await refusalOf(stateOf(applicant.client))).toBe('not-signed-in')
    expect(await registry.readMessage(application.email)).toContain('名额已释放')
    expect(await transfer(ticket.payer, ticket.amountFen, ticket.remark)).toMatchObject({
      state: 'refunded',
      reason: 'too-late',
    })
    registry.clock.advance(60 * SECOND_MS)
    const again = await registerAccount(application, { ...applicant, client: registry.newVisitor() })
    expect(again.state).toBe('awaiting-transfer')
  })

  it('transfer.amount-fen: gives each amount to one who is awaited, and again when none is left', async () => {
    const inForce = (overrides: Readonly<Record<string, RuleValue>>) =>
      registry.operator.call('POST /api/operator/policy/editions', {
        body: { pack: 'guide-2018', overrides: { ...longSessions, ...overrides }, note: '' },
      })
    await inForce({ 'transfer.amount-fen': { min: 500, max: 501 } })
    const amounts: number[] = []
    for (let payer = 0; payer < 3; payer++) amounts.push((await awaiting()).ticket.amountFen)
    await inForce({})
    expect(amounts.slice(0, 2).toSorted()).toEqual([500, 501])
    expect([500, 501]).toContain(amounts[2])
  })

  it('imports a statement once, however often', async () => {
    const { ticket, applicant } = await awaiting()
    const yuan = (ticket.amountFen / 100).toFixed(2)
    const csv = `reference,time,payer,amount,remark\nS${ticket.remark},2026-03-02T08:00:00Z,${ticket.payer},${yuan},\nU${ticket.remark},2026-03-02T08:00:00Z,没有人,88.00,`
    const read = () => registry.operator.call('POST /api/operator/bank-statements', { body: { csv } })
    expect((await read()).lines.map(({ state }) => state)).toEqual(['matched', 'unknown'])
    expect(await read()).toMatchObject({ lines: [], skipped: 2 })
    expect((await stateOf(applicant.client)).state).toBe('registered')
    const { lines } = await registry.operator.call('GET /api/operator/bank-lines', {})
    const unknown = lines.find(({ state }) => state === 'unknown')
    const refund = () =>
      registry.operator.call('POST /api/operator/bank-lines/:lineId/refund', {
        params: { lineId: unknown?.id ?? '' },
        body: { reason: 'Nobody knows it.' },
      })
    expect((await refund()).state).toBe('refunded')
    expect(await refusalOf(refund())).toBe('line-settled')
  })

  it('is matched by hand with one awaited transfer of the same amount, by who says why', async () => {
    const twins = await registry.withRules(
      { 'transfer.amount-fen': { min: 700, max: 700 } },
      async () => [await awaiting(), await awaiting()] as const,
    )
    const { transfers } = await registry.operator.call('GET /api/operator/awaited-transfers', {})
    const [first, second] = twins.map(({ ticket: { remark } }) =>
      transfers.find((one) => one.remark === remark),
    )
    const { application, ticket, applicant } = twins[0]
    expect(first).toMatchObject({ amountFen: 700, payer: ticket.payer, email: application.email })
    const lines = []
    for (const amountFen of [700, 701, 700]) lines.push(await transfer('户名被银行截断', amountFen))
    expect(lines.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
    const match = (line = '', transferId = '', reason = 'Phoned them.') =>
      refusalOf(
        registry.operator.call('POST /api/operator/bank-lines/:lineId/match', {
          params: { lineId: line },
          body: { transferId, reason },
        }),
      )
    const [exact, more, late] = lines
    expect(await match(exact?.id, first?.id, ' ')).toBe('invalid-request')
    expect(await match(more?.id, first?.id)).toBe('amount-of-another')
    expect(await match('line_none', first?.id)).toBe('not-found')
    expect(await match(exact?.id, first?.id)).toBe('accepted')
    expect((await stateOf(applicant.client)).state).toBe('registered')
    expect((await stateOf(twins[1].applicant.client)).state).toBe('awaiting-transfer')
    expect(await match(exact?.id, second?.id)).toBe('line-settled')
    expect(await match(late?.id, first?.id)).toBe('awaited-over')
  })

  it('X4: is not offered where everybody pays for verification', async () => {
    const elsewhere = await openRegistry({ policyPack: 'howto' })
    const application = elsewhere.newApplication({ method: 'transfer' })
    expect(await ruleThatRefused(registerAccount(application, await elsewhere.newApplicant()))).toBe(
      'registration.transfer-instead-of-fee',
    )
    await elsewhere.close()
  })
})

describe('a verification order (§2.8)', () => {
  it('is paid, supplemented twice, passed, and valid for a year', async () => {
    const applicant = await registry.newApplicant()
    await registerAccount(registry.newApplication(), applicant)
    const { client } = applicant
    const { order } = await client.call('POST /api/registration/verification-orders', {
      body: { material: 'A licence.' },
    })
    expect(order).toMatchObject({
      state: 'unpaid',
      // By 'verification.fee-fen'.
      feeFen: 30_000,
    })
    expect(order?.feeFen).toBe(30_000)
    const again = client.call('POST /api/registration/verification-orders', { body: { material: '' } })
    expect(await refusalOf(again)).toBe('order-open')
    await transfer('老板本人', 30_000, order?.transfer?.remark)
    // From whichever day it is paid, five working days later is seven or eight days later.
    const { order: paid, subject: known, email } = await client.call('GET /api/registration', {})
    const { orders } = await registry.operator.call('GET /api/operator/verification-orders', {})
    expect(orders.find(({ id }) => id === order?.id)).toMatchObject({
      email,
      subjectType: 'enterprise',
      subjectNumber: known?.number,
    })
    const found = await registry.operator.call('GET /api/operator/registrations', {
      query: { q: email.slice(1).toUpperCase() },
    })
    expect(found.registrations.map((one) => one.email)).toEqual([email])
    const days = (Date.parse(paid?.verdictBy ?? '') - (await nowMs())) / DAY_MS
    expect(registry.platform.policy.value('verification.review-working-days')).toBe(5)
    expect(days).toBeGreaterThan(5)
    expect(days).toBeLessThanOrEqual(8)
    const orderId = order?.id ?? ''
    const judge = (verdict: 'pass' | 'fail' | 'supplement', reason: string) =>
      registry.operator.call('POST /api/operator/verification-orders/:orderId/verdict', {
        params: { orderId },
        body: { verdict, reason },
      })
    const supply = () =>
      client.call('POST /api/registration/verification-orders/:orderId/supplement', {
        params: { orderId },
        body: { material: 'Sharper.' },
      })
    expect(await ruleThatRefused(judge('fail', ' '))).toBe('reason-missing')
    expect(await ruleThatRefused(judge('supplement', ''))).toBe('reason-missing')
    for (let time = 1; time <= 2; time++) {
      expect((await judge('supplement', 'Blurred.')).state).toBe('supplement')
      await supply()
    }
    expect(await ruleThatRefused(judge('supplement', 'Blurred.'))).toBe('verification.supplements')
    const passed = await judge('pass', '')
    expect([passed.state, passed.verdictBy, passed.reason]).toEqual(['passed', undefined, undefined])
    const verified = async () => (await client.call('GET /api/registration', {})).subject?.isVerified
    expect(await verified()).toBe(true)
    // 'verification.valid-days'
    const { subject } = await client.call('GET /api/registration', {})
    expect(Date.parse(subject?.verifiedUntil ?? '') - (await nowMs())).toBe(365 * DAY_MS)
  })

  it('verification.documents, verification.files-per-day: has so many files of its own, seen by its account and auditors alone', async () => {
    const [account, other] = [await registerOne(registry), await registerOne(registry)]
    const { client } = account
    const add = (by: PlatformClient, name: string, file = new Blob([tinyPng], { type: 'image/png' })) =>
      by.call('POST /api/registration/verification-documents', { query: { name }, file })
    const { documentId: licence } = await add(client, '营业执照.png')
    const { documentId: letter } = await add(client, '申请公函.png')
    const { documentId: id } = await add(client, '法人证件.png')
    const all = [licence, letter, id]
    const theirs = await add(other.client, 'licence.png')
    const page = new Blob(['<script>alert(1)</script>'], { type: 'application/pdf' })
    expect(await refusalOf(add(client, 'page.pdf', page))).toBe('document-type')
    const notYet = await registry.newApplicant()
    await activateRegistration(registry.newApplication(), notYet)
    expect(await refusalOf(add(notYet.client, 'licence.png'))).toBe('not-now')
    const order = (documentIds: string[]) =>
      client.call('POST /api/registration/verification-orders', {
        body: { material: 'A licence.', documentIds },
      })
    expect(await refusalOf(order([theirs.documentId]))).toBe('document-unknown')
    const readAs = (who: TestPerson, where: string) => async (documentId: string) =>
      (await who.send(new Request(`http://localhost:8080/api/${where}/verification-documents/${documentId}`)))
        .status
    const own = registry.newVisitor()
    await own.signIn(account.application)
    const applicant = readAs(own, 'registration')
    const auditor = readAs(await registry.signIn('papers', ['qualification-auditor']), 'operator')
    const finance = readAs(await registry.signIn('clerk of papers', ['finance']), 'operator')
    expect([await applicant(licence), await applicant(theirs.documentId)]).toEqual([200, 404])
    expect(await readAs(registry.newVisitor(), 'registration')(licence)).toBe(401)
    expect(await auditor(licence)).toBe(404)
    const { orderId, remark } = await registry.withRules({ 'verification.documents': 2 }, async () => {
      expect(await ruleThatRefused(order(all))).toBe('verification.documents')
      const { order: opened } = await order(all.slice(0, 2))
      expect(opened?.documents.map(({ name }) => name)).toEqual(['营业执照.png', '申请公函.png'])
      return { orderId: opened?.id ?? '', remark: opened?.transfer?.remark }
    })
    await transfer('老板本人', 30_000, remark)
    expect([await auditor(licence), await auditor(id), await finance(licence)]).toEqual([200, 404, 403])
    const supplement = async (body: { readonly material: string; readonly documentIds?: string[] }) => {
      const params = { orderId }
      const asked = { verdict: 'supplement', reason: 'Blurred.' } as const
      await registry.operator.call('POST /api/operator/verification-orders/:orderId/verdict', {
        params,
        body: asked,
      })
      return client.call('POST /api/registration/verification-orders/:orderId/supplement', { params, body })
    }
    const replaced = await supplement({ material: '', documentIds: all.slice(1) })
    expect(replaced.order).toMatchObject({
      material: 'A licence.',
      documents: [{ documentId: letter }, { documentId: id }],
    })
    expect([await auditor(licence), await auditor(id)]).toEqual([404, 200])
    const kept = await supplement({ material: 'Sharper.' })
    expect(kept.order).toMatchObject({ material: 'A licence.\n\nSharper.' })
    expect(kept.order?.documents).toEqual(replaced.order?.documents)
    const { policy } = registry.platform
    expect([policy.value('verification.documents'), policy.value('verification.files-per-day')]).toEqual([
      20, 50,
    ])
    await registry.withRules({ 'verification.files-per-day': 4 }, async () => {
      await add(client, 'fourth.png')
      expect(await ruleThatRefused(add(client, 'fifth.png'))).toBe('verification.files-per-day')
    })
  })

  it('verification.annual-review-days: is renewed before it ends, without losing a day, and its end is told', async () => {
    const body = { pack: 'guide-2018', note: '' }
    const short = { 'verification.valid-days': 10, 'verification.annual-review-days': 3 }
    await registry.operator.call('POST /api/operator/policy/editions', {
      body: { ...body, overrides: { ...longSessions, ...short } },
    })
    const { client, application } = await registerOne(registry)
    const until = async () => {
      const { subject } = await client.call('GET /api/registration', {})
      return Date.parse(subject?.verifiedUntil ?? '')
    }
    const told = async () => (await registry.readMessage(application.email)).split('。')[0]
    await verify(registry, { client })
    const first = await until()
    await moveClock(7 * DAY_MS - 1)
    expect(await told()).not.toContain('认证有效期')
    await moveClock(1)
    expect(await told()).toBe(`认证有效期至 ${new Date(first).toISOString().slice(0, 10)}`)
    await verify(registry, { client })
    expect(await until()).toBe(first + 10 * DAY_MS)
    await moveClock(3 * DAY_MS)
    expect(await told()).not.toContain('需要认证的功能已停用')
    await moveClock(10 * DAY_MS)
    expect(await told()).toContain('需要认证的功能已停用')
    await verify(registry, { client })
    expect(await until()).toBe((await nowMs()) + 10 * DAY_MS)
    await registry.operator.call('POST /api/operator/policy/editions', {
      body: { ...body, overrides: longSessions },
    })
  })

  it('S16, S40: is not for individuals, but where the instance says so', async () => {
    const application = registry.newApplication({ method: 'none' })
    const { name, idNumber } = application.administrator
    const applicant = await registry.newApplicant()
    await registerAccount({ ...application, subject: { type: 'individual', name, idNumber } }, applicant)
    const order = () =>
      applicant.client.call('POST /api/registration/verification-orders', { body: { material: '' } })
    expect(await ruleThatRefused(order())).toBe('verification.of-individuals')
    const body = { pack: 'selfhost', overrides: longSessions, note: '' }
    await registry.operator.call('POST /api/operator/policy/editions', { body })
    expect((await order()).order).toMatchObject({ state: 'under-review', feeFen: 0 })
    await registry.operator.call('POST /api/operator/policy/editions', {
      body: { ...body, pack: 'guide-2018' },
    })
  })

  it("that nobody pays for is over after 30 days: 'verification.payment-days'", async () => {
    const applicant = await registry.newApplicant()
    const application = registry.newApplication()
    await registerAccount(application, applicant)
    await applicant.client.call('POST /api/registration/verification-orders', { body: { material: '' } })
    await moveClock(30 * DAY_MS - 1)
    const client = registry.newVisitor()
    await client.signIn({ email: application.email, password: application.password })
    const state = async () => (await client.call('GET /api/registration', {})).order?.state
    expect(await state()).toBe('unpaid')
    await moveClock(1)
    expect(await state()).toBe('expired')
  })
})

describe('the end of an account', () => {
  it('is a freeze of 7 days, the administrator’s word within 7 more, and then nothing is left', async () => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    const { publicId = '' } = await registerAccount(application, applicant)
    const { client, host } = applicant
    const state = async () => (await client.call('GET /api/registration', {})).state
    const begin = async () => {
      const ticketId = await scanAs(host, client, 'cancel')
      return client.call('POST /api/registration/cancellation', { body: { ticketId } })
    }
    expect((await begin()).state).toBe('cancelling')
    expect((await client.call('DELETE /api/registration/cancellation', {})).state).toBe('registered')
    await begin()
    // 'account.cancellation-freeze-days'
    await moveClock(7 * DAY_MS - 1)
    expect(await state()).toBe('cancelling')
    await moveClock(1)
    expect(await state()).toBe('cancellation-due')
    // 'account.cancellation-confirm-days': nobody says it.
    await moveClock(7 * DAY_MS - 1)
    expect(await state()).toBe('cancellation-due')
    await moveClock(1)
    expect(await state()).toBe('registered')
    await host.signIn({ email: (await host.me())?.email ?? '', password: 'correct horse battery staple' })
    await begin()
    await moveClock(7 * DAY_MS)
    expect(await state()).toBe('cancellation-due')
    await client.signIn({ email: application.email, password: application.password })
    await host.signIn({ email: (await host.me())?.email ?? '', password: 'correct horse battery staple' })
    const ticketId = await scanAs(host, client, 'confirm-cancellation')
    await client.call('POST /api/registration/cancellation/confirmation', { body: { ticketId } })
    expect(await refusalOf(client.call('GET /api/registration', {}))).toBe('not-signed-in')
    expect(await refusalOf(registry.visitor.launchOnline(publicId))).toBe('not-found')
    expect(await refusalOf(host.app(publicId))).toBe('not-found')
    registry.clock.advance(60 * SECOND_MS)
    const again = { ...applicant, client: registry.newVisitor() }
    expect((await registerAccount(application, again)).state).toBe('registered')
  })

  it('can be a freeze by the platform, which is lifted again', async () => {
    const { id } = await registerAccount(registry.newApplication(), await registry.newApplicant())
    const params = { registrationId: id }
    const frozen = await registry.operator.call('POST /api/operator/registrations/:registrationId/freeze', {
      params,
      body: { reason: '违规 · Against the rules.' },
    })
    expect(frozen).toMatchObject({ state: 'frozen', reason: '违规 · Against the rules.' })
    const lifted = registry.operator.call('DELETE /api/operator/registrations/:registrationId/freeze', {
      params,
    })
    expect((await lifted).state).toBe('registered')
  })
})

describe('a game of an enterprise', () => {
  it('comes online once its subject is checked, and is given up 30 days after its release', async () => {
    const application = registry.newApplication()
    const applicant = await registry.newApplicant()
    const { publicId: appId = '' } = await registerAccount(application, applicant)
    const { client, host } = applicant
    const reviewer = await registry.signIn('reviewer', ['reviewer'])
    const checklist = async (id: string) =>
      (await host.call('GET /api/apps/:appId/checklist', { params: { appId } })).steps
        .flatMap(({ items }) => items)
        .find((item) => item.id === id)
    const release = await host.upload(appId, { archive: archiveOf(), version: '1', description: '' })
    await verify(registry, applicant)
    await host.call('PUT /api/apps/:appId/name', {
      params: { appId },
      body: { name: '跳一跳茶馆', documentIds: [] },
    })
    await host.call('PUT /api/apps/:appId/intro', { params: { appId }, body: { intro: 'Jumps for tea.' } })
    await host.setAvatar(appId, new Blob([new Uint8Array(avatarPng)], { type: 'image/png' }))
    const category = 35001
    await host.call('POST /api/apps/:appId/categories', {
      params: { appId },
      body: { categoryId: category, documentIds: [] },
    })
    const { groups } = submissionOf()
    await host.submit(appId, release.id, {
      groups: groups.map((group) => ({ ...group, category })),
      note: '',
    })
    await approve(reviewer, release.id)
    // Its verification runs out, and with it what it was checked by; that of the transfer would stay.
    const { database } = openDatabase<RegistrationTables>(registry.connection, () => undefined)
    const setChecked = (is_subject_checked: boolean) =>
      database
        .updateTable('registrations')
        .set({ is_subject_checked, verified_until: null })
        .where('public_id', '=', appId)
        .execute()
    await setChecked(false)
    expect(await ruleThatRefused(host.release(appId, release.id))).toBe('release.requires-checked-subject')
    expect(await checklist('subject')).toMatchObject({ isDone: false, blocked: {} })
    expect((await checklist('release'))?.blocked?.zh).toContain('对公打款')
    await setChecked(true)
    await host.release(appId, release.id)
    const found = async () => {
      const { apps } = await registry.visitor.call('GET /api/catalogue', { query: { q: '跳一跳茶馆' } })
      return apps.map((found) => found.appId)
    }
    const foundIfChecked = () => registry.withRules({ 'search.requires-checked-subject': true }, found)
    expect(await foundIfChecked()).toEqual([appId])
    await setChecked(false)
    expect([await found(), await foundIfChecked()]).toEqual([[appId], []])
    await setChecked(true)
    await database.destroy()
    expect(await checklist('subject')).toMatchObject({ isDone: true })
    const { policy } = registry.platform
    expect([
      policy.value('account.cancellation-freeze-days-game'),
      policy.value('release.requires-verification'),
      policy.value('search.requires-checked-subject'),
    ]).toEqual([30, false, false])
    const ticketId = await scanAs(host, client, 'cancel')
    const { until } = await client.call('POST /api/registration/cancellation', { body: { ticketId } })
    expect(Date.parse(until ?? '') - (await nowMs())).toBe(30 * DAY_MS)
  })
})

describe('the session of an account', () => {
  it('does what its administrator may with its own app, and finds no other (API-01)', async () => {
    const [own, other] = [await registerOne(registry), await registerOne(registry)]
    const checklist = (appId: string) =>
      refusalOf(own.client.call('GET /api/apps/:appId/checklist', { params: { appId } }))
    expect(await checklist(own.publicId)).toBe('accepted')
    expect(await checklist(other.publicId)).toBe('not-found')
  })
})

describe('who holds a place', () => {
  it('is told to its administrator: their own, and masked what has their ID number or phone', async () => {
    const first = registry.newApplication()
    const applicant = await registry.newApplicant()
    await registerAccount(first, applicant)
    const again = { ...registry.newApplication(), administrator: first.administrator }
    registry.clock.advance(60 * SECOND_MS)
    await registerAccount(again, { ...applicant, client: registry.newVisitor() })
    const other = registry.newApplication()
    const { phone } = first.administrator
    const same = { ...other, administrator: { ...other.administrator, phone } }
    registry.clock.advance(60 * SECOND_MS)
    await registerAccount(same, await registry.newApplicant())
    const held = await applicant.host.call('GET /api/held-accounts', {})
    expect(held.accounts.map(({ isOwn, publicId }) => [isOwn, publicId !== undefined])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ])
    expect(JSON.stringify(held)).not.toContain(other.email)
    expect(held.places).toEqual([
      { kind: 'mini-program', what: 'host-account', used: 2, limit: 5 },
      { kind: 'mini-program', what: 'id-number', used: 2, limit: 5 },
      { kind: 'mini-program', what: 'phone', label: expect.stringContaining('****'), used: 3, limit: 5 },
    ])
    // §2.1: it is given up by who administers it, and rests until its owner has named somebody else.
    const id = held.accounts[0]?.registrationId ?? ''
    const stepDown = (who: typeof applicant.host) =>
      who.call('DELETE /api/held-accounts/:registrationId', { params: { registrationId: id } })
    const successor = await registry.newApplicant()
    expect(await refusalOf(stepDown(successor.host))).toBe('not-found')
    const left = await stepDown(applicant.host)
    expect(left.accounts.map(({ isOwn }) => isOwn)).toEqual([true, false])
    expect(left.places.map(({ used }) => used)).toEqual([1, 1, 2])
    expect(await refusalOf(stepDown(applicant.host))).toBe('not-found')
    const appId = held.accounts[0]?.publicId ?? ''
    expect(await refusalOf(applicant.host.app(appId))).toBe('not-found')
    expect(await refusalOf(applicant.client.app(appId))).toBe('not-found')
    expect(await registry.readMessage(first.email)).toContain('新的管理员')
    registry.clock.advance(60 * SECOND_MS)
    const next = registry.newApplication().administrator
    const administered = await sayAdministrator(next, { ...successor, client: applicant.client })
    expect(administered).toMatchObject({ state: 'registered', publicId: appId })
    expect([
      await refusalOf(successor.host.app(appId)),
      await refusalOf(applicant.client.app(appId)),
      await refusalOf(applicant.host.app(appId)),
    ]).toEqual(['accepted', 'accepted', 'not-found'])
    const nobody = await registry.signIn('holds nothing')
    expect(await nobody.call('GET /api/held-accounts', {})).toEqual({ accounts: [], places: [] })
  })
})

describe('the black list', () => {
  it('keeps who is on it from administering one more account, by ID number, phone and account of the host', async () => {
    const applicant = await registry.newApplicant()
    const application = registry.newApplication()
    const { idNumber, phone } = application.administrator
    const login = (await applicant.host.call('GET /api/session', {})).person?.email ?? ''
    const staff = await registry.signIn('guardian', ['trust-and-safety'])
    const bar = (kind: 'id-number' | 'phone' | 'host-account', value: string) =>
      staff.call('POST /api/operator/barred-people', { body: { kind, value, reason: 'Sold accounts.' } })
    await fillInRegistration(application, applicant)
    const confirm = () =>
      applicant.client.call('POST /api/registration/confirmation', { body: { method: 'verification' } })
    for (const [kind, value, errcode] of [
      ['id-number', idNumber, 61064],
      ['phone', phone, 61066],
      ['host-account', login, 61068],
    ] as const) {
      const { id, label } = await bar(kind, value)
      expect(label).not.toBe(value)
      expect(await refusalOf(bar(kind, value))).toBe('barred-already')
      expect(await problemOf(confirm())).toMatchObject({ code: `${kind}-barred`, errcode })
      await staff.call('DELETE /api/operator/barred-people/:entryId', { params: { entryId: id } })
    }
    expect((await confirm()).state).toBe('registered')
    expect(await refusalOf(bar('id-number', '110101199001011235'))).toBe('id-number-malformed')
    expect(await refusalOf(bar('host-account', 'nobody@example.com'))).toBe('not-found')
    expect((await staff.call('GET /api/operator/barred-people', {})).entries).toEqual([])
  })
})

describe('the kinds of account', () => {
  it('are shown side by side', async () => {
    const { types } = await registry.visitor.call('GET /api/account-types', {})
    expect(types.map(({ kind }) => kind)).toContain('mini-program')
    const merchant = types.find(({ kind }) => kind === 'merchant')
    expect(merchant?.features.filter(({ isOffered }) => isOffered)).toEqual([])
    for (const kind of ['service-account', 'open-account', 'enterprise-account', 'merchant'] as const) {
      const registered = await registerAccount(
        registry.newApplication({ kind }),
        await registry.newApplicant(),
      )
      expect([kind, registered.publicId]).toEqual([kind, expect.stringMatching(/^(wx|ww|\d)[0-9a-f]+$/)])
    }
  })
})

describe('a user of the host', () => {
  it('signs up with a phone, once', async () => {
    const phone = madeUpPhone(99_000_001)
    const visitor = registry.newVisitor()
    const signUp = async () => {
      const { id, svg } = await visitor.call('POST /api/captchas', {})
      await visitor.call('POST /api/persons/sms-code', {
        body: { phone, captcha: { id, text: readCaptcha(svg) } },
      })
      const code = /\d{6}/.exec(await registry.readMessage(phone))?.[0] ?? ''
      return visitor.call('POST /api/persons', {
        body: { phone, code, name: '小李', password: 'Some-Password', agreesToTerms: 1, agreesToPrivacy: 1 },
      })
    }
    expect(await signUp()).toMatchObject({ name: '小李' })
    await visitor.signIn({ email: phone.slice(3), password: 'Some-Password' })
    expect(await visitor.me()).toMatchObject({ name: '小李', staffRoles: [] })
    registry.clock.advance(60 * SECOND_MS)
    expect(await refusalOf(signUp())).toBe('login-taken')
  })
})
