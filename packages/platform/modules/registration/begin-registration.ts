/** The first form of an account of any kind, and the mail that answers it (S11–S13). */
import type { Insertable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AccountKind, FirstForm } from '@maque/protocol/platform/registration.ts'
import { DAY_MS, HOUR_MS, later, SECOND_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { wakeAt, type LifeOptions, type RegistrationEntry } from './life.ts'
import { ACTIVATION_SUBJECT, activationMail } from './registration-mails.ts'
import { emailMalformed, passwordsDiffer } from './registration-problems.ts'
import type { RegistrationTables } from './registration-tables.ts'

export interface Beginning {
  begin(
    form: FirstForm,
    kind: AccountKind,
    origin: RequestOrigin,
    values?: KnownFromTheStart,
  ): Promise<Result<RegistrationEntry, RaisedProblem>>
  /** Resolves with the moment from which the next may be asked for. */
  sendActivation(registration: RegistrationEntry, origin: RequestOrigin): Promise<Result<Date, RaisedProblem>>
}

/** What need not be said again by who takes it over from another account. */
type KnownFromTheStart = Partial<
  Omit<Insertable<RegistrationTables['registrations']>, 'id' | 'kind' | 'email' | 'state'>
>

export function createBeginning(options: LifeOptions): Beginning {
  const { database, clock, random, passwords, policy, accounts, agreements, messages } = options

  const mayMail = async (email: string): Promise<Result<void, RaisedProblem>> => {
    const now = clock.now()
    await lockFor(database, 'activation mails to', email)
    const sent = await messages.sentSince({
      channel: 'mail',
      recipient: email,
      subject: ACTIVATION_SUBJECT,
      since: later(now, -DAY_MS),
    })
    const waitMs = policy.value('registration.mail-resend-seconds') * SECOND_MS
    const resendAt = later(sent.at(-1) ?? new Date(0), waitMs)
    if (resendAt > now) {
      const waitSeconds = (resendAt.getTime() - now.getTime()) / SECOND_MS
      return policy.refuse('registration.mail-resend-seconds', { resetsAt: resendAt, waitSeconds })
    }
    const [first] = sent
    if (first && sent.length >= policy.value('registration.mails-per-day')) {
      const resetsAt = later(first, DAY_MS)
      return policy.refuse('registration.mails-per-day', { used: sent.length, resetsAt })
    }
    return accept(undefined)
  }

  const sendActivation: Beginning['sendActivation'] = async (registration, { scheme, host }) => {
    const now = clock.now()
    const { email, id } = registration
    const allowed = await mayMail(email)
    if (!allowed.ok) return allowed
    const waitMs = policy.value('registration.mail-resend-seconds') * SECOND_MS
    const token = newToken(random)
    const hours = policy.value('registration.activation-hours')
    const until = later(now, hours * HOUR_MS)
    await database
      .updateTable('registrations')
      .set({ activation_hash: hashToken(token), until })
      .where('id', '=', id)
      .execute()
    await wakeAt(registration, until, options)
    const link = `${scheme}://${host}/console/activate?token=${token}`
    await messages.send({ channel: 'mail', recipient: email, ...activationMail(link, hours) })
    return accept(later(now, waitMs))
  }

  return {
    sendActivation,
    async begin(form, kind, origin, values = {}) {
      const { password, passwordAgain } = form
      const email = form.email.toLowerCase()
      if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) return refuse(emailMalformed)
      const checked = accounts.checkPassword(password, 'registration')
      if (!checked.ok) return checked
      if (password !== passwordAgain) return refuse(passwordsDiffer)
      const agreed = await agreements.check(kind, form)
      if (!agreed.ok) return agreed
      const occupant = await accounts.occupantOf(email)
      if (occupant)
        return policy.refuse('registration.accounts-per-email', { used: 1, occupiedBy: [occupant] })
      // Before the password is hashed: of many who want one address at once, one takes that long.
      const allowed = await mayMail(email)
      if (!allowed.ok) return allowed
      const row = await database
        .insertInto('registrations')
        .values({
          id: newId('account', random),
          kind,
          email,
          password_hash: await passwords.hash(password),
          state: 'email-sent',
          created_at: clock.now(),
          activation_hash: hashToken(newToken(random)),
          is_subject_checked: false,
          ...nothingYet,
          ...values,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await agreements.keep({ kind: 'registration', id: row.id }, agreed.value)
      const sent = await sendActivation(row, origin)
      return sent.ok ? accept(row) : sent
    },
  }
}

export const nothingYet = {
  subject_type: null,
  subject_name: null,
  subject_number: null,
  subject_key: null,
  subject_form: null,
  admin_person: null,
  admin_name: null,
  admin_id_mask: null,
  admin_id_key: null,
  admin_phone: null,
  public_id: null,
  verified_until: null,
  until: null,
  reason: null,
  registered_by: null,
  reuse: null,
} as const
