/**
 * Mini programs that a verified official account registers with its own qualification (S22–S25, X7).
 *
 * (1) The subject is the official account's and cannot be said again. What else is reused is chosen:
 *     the administrator's name, ID number and phone, and the verification.
 * (2) What reuses the verification has it until the moment the official account has it, from when the
 *     registration is confirmed, and also when that is verified anew. Should the official account have lost it by then, the mini
 *     program is registered all the same, and not verified (S21).
 * (3) One at a time, so many in all and a month; what has failed or was cancelled gives its place back.
 * (4) An administrator that is taken over still says with a scan which account of the host is theirs.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  FastRegistered,
  FastRegistrationPlaces,
  FastRegistrationRequest,
} from '@maque/protocol/platform/registration.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { maskEmail } from '../../numbers/mask.ts'
import { identityDiffers } from '../../numbers/number-problems.ts'
import type { Proofs } from '../proofs/contract.ts'
import { createBeginning } from './begin-registration.ts'
import type { RegisteredAccount } from './contract.ts'
import { HOLDING } from './decide.ts'
import { move, toAccount, type LifeOptions, type RegistrationEntry } from './life.ts'
import { checkQuotas } from './quotas.ts'
import { tellOfEnd } from './verification-end.ts'
import {
  fastRegistrationOpen,
  notTheAdministrator,
  notVerifiedYet,
  registrationProblem,
  verificationMustBeReused,
} from './registration-problems.ts'

export interface FastRegistration {
  fastRegister(
    officialAccount: RegisteredAccount,
    request: FastRegistrationRequest,
    origin: RequestOrigin,
  ): Promise<Result<FastRegistered, RaisedProblem>>
  fastRegistrations(officialAccount: string): Promise<{
    readonly fastRegistrations: readonly FastRegistered[]
    readonly places: FastRegistrationPlaces
    readonly inheritsVerification: boolean
  }>
  withdrawFastRegistration(
    officialAccount: string,
    registrationId: string,
  ): Promise<Result<void, RaisedProblem>>
  bindReusedAdministrator(
    registration: RegistrationEntry,
    ticketId: string,
  ): Promise<Result<RegistrationEntry, RaisedProblem>>
}

export interface FastRegistrationOptions extends LifeOptions {
  readonly proofs: Proofs
  readonly idKey: KeyedHash
}

export function createFastRegistration(options: FastRegistrationOptions): FastRegistration {
  const { database, policy, proofs, accounts } = options
  const { begin } = createBeginning(options)
  return {
    async fastRegister(officialAccount, request, origin) {
      const { registrationId, publicId, administratorId } = officialAccount
      const may = await mayFastRegister(officialAccount, request, options)
      if (!may.ok) return may
      const { source, values } = may.value
      const { ticketId } = request
      const scanned = await proofs.useTicket({ ticketId, subject: registrationId, purpose: 'fast-register' })
      if (!scanned.ok) return scanned
      if (scanned.value.personId !== administratorId) return refuse(notTheAdministrator)
      const begun = await begin(request, 'mini-program', origin, {
        ...values,
        registered_by: publicId,
        reuse: JSON.stringify(values.reuse),
        subject_form: JSON.stringify(source.subject_form),
      })
      return begun.ok ? accept(toFastRegistered(begun.value)) : begun
    },
    async fastRegistrations(officialAccount) {
      const rows = await registeredBy(officialAccount, options)
      return {
        fastRegistrations: rows.toReversed().map(toFastRegistered),
        places: placesOf(rows, options),
        inheritsVerification: policy.value('fast-registration.inherits-verification'),
      }
    },
    async withdrawFastRegistration(officialAccount, registrationId) {
      const rows = await registeredBy(officialAccount, options)
      if (!rows.some(({ id }) => id === registrationId)) return refuse(notFound)
      const withdrawn = await move(registrationId, { kind: 'withdraw' }, options)
      return withdrawn.ok ? accept(undefined) : withdrawn
    },
    async bindReusedAdministrator(registration, ticketId) {
      const { id, state, reuse, admin_id_key } = registration
      if (state !== 'email-active' || !reuse?.administrator || admin_id_key === null) {
        return refuse(registrationProblem('not-now', policy))
      }
      const scanned = await proofs.useTicket({ ticketId, subject: id, purpose: 'administer' })
      if (!scanned.ok) return scanned
      const { personId } = scanned.value
      if (!(await accounts.bindIdentity(personId, admin_id_key))) return refuse(identityDiffers)
      const free = await checkQuotas({ ...registration, admin_person: personId }, database, policy)
      if (!free.ok) return free
      return accept(
        await database
          .updateTable('registrations')
          .set({ admin_person: personId })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow(),
      )
    },
  }
}

/** What would be taken over, where there is a place for one more. */
export async function mayFastRegister(
  { registrationId, publicId, subject, isVerified }: RegisteredAccount,
  { reusesAdministrator, reusesVerification }: Choices,
  options: LifeOptions,
): Promise<
  Result<{ readonly source: RegistrationEntry; readonly values: ReturnType<typeof reused> }, RaisedProblem>
> {
  const { database, policy } = options
  if (!isVerified) return refuse(notVerifiedYet)
  const mayPay = subject.type === 'enterprise' || subject.type === 'sole-trader'
  if (!reusesVerification && !mayPay) return refuse(verificationMustBeReused)
  const free = await checkPlaces(publicId, options)
  if (!free.ok) return free
  const source = await database
    .selectFrom('registrations')
    .selectAll()
    .where('id', '=', registrationId)
    .executeTakeFirstOrThrow()
  const values = reused(source, { reusesAdministrator, reusesVerification })
  const counted = { ...source, ...values, id: '', kind: 'mini-program' } as const
  const room = await checkQuotas(counted, database, policy)
  return room.ok ? accept({ source, values }) : room
}

/** Takes the verification over, at the moment of confirmation; see (2). */
export async function inheritVerification(
  { id, reuse, registered_by: by }: RegistrationEntry,
  options: LifeOptions,
): Promise<void> {
  const { database, clock, policy } = options
  if (reuse?.verification !== 'asked' || by === null) return
  const source = await database
    .selectFrom('registrations')
    .selectAll()
    .where('public_id', '=', by)
    .executeTakeFirst()
  const account = source && toAccount(source, clock.now())
  const isInherited =
    account?.isInForce === true &&
    account.isVerified &&
    policy.value('fast-registration.inherits-verification')
  await database
    .updateTable('registrations')
    .set({
      reuse: JSON.stringify({ ...reuse, verification: isInherited ? 'inherited' : 'failed' }),
      ...(isInherited && { verified_until: account.verifiedUntil ?? null, is_subject_checked: true }),
    })
    .where('id', '=', id)
    .execute()
  if (isInherited && account.verifiedUntil) await tellOfEnd(id, account.verifiedUntil, options)
}

interface Choices {
  readonly reusesAdministrator: boolean
  readonly reusesVerification: boolean
}

function reused(source: RegistrationEntry, { reusesAdministrator, reusesVerification }: Choices) {
  const { admin_name, admin_id_mask, admin_id_key, admin_phone } = source
  return {
    subject_type: source.subject_type,
    subject_name: source.subject_name,
    subject_number: source.subject_number,
    subject_key: source.subject_key,
    reuse: {
      administrator: reusesAdministrator,
      verification: reusesVerification ? 'asked' : 'not-asked',
    },
    // Who that is on the host, they say when the mail has been answered.
    admin_person: null,
    ...(reusesAdministrator
      ? { admin_name, admin_id_mask, admin_id_key, admin_phone }
      : { admin_name: null, admin_id_mask: null, admin_id_key: null, admin_phone: null }),
  } as const
}

/** Those that have a place: finished, or on their way. */
async function registeredBy(
  officialAccount: string,
  { database }: LifeOptions,
): Promise<readonly RegistrationEntry[]> {
  return database
    .selectFrom('registrations')
    .selectAll()
    .where('registered_by', '=', officialAccount)
    .where('state', 'in', ['email-sent', 'email-active', ...HOLDING])
    .orderBy('created_at')
    .execute()
}

async function checkPlaces(
  officialAccount: string,
  options: LifeOptions,
): Promise<Result<void, RaisedProblem>> {
  const { database, policy, clock } = options
  await lockFor(database, 'fast registrations of an official account', officialAccount)
  const rows = await registeredBy(officialAccount, options)
  const { inAll, thisMonth } = placesOf(rows, options)
  const occupiedBy = rows.map(({ kind, email, created_at }) => ({
    kind,
    label: maskEmail(email),
    since: created_at.toISOString(),
  }))
  if (inAll.used >= inAll.limit) {
    return policy.refuse('fast-registration.per-official-account', { used: inAll.used, occupiedBy })
  }
  if (thisMonth.used >= thisMonth.limit) {
    const resetsAt = nextMonth(clock.now())
    const ofMonth = occupiedBy.slice(-thisMonth.used)
    return policy.refuse('fast-registration.per-month', {
      used: thisMonth.used,
      resetsAt,
      occupiedBy: ofMonth,
    })
  }
  const isOpen = rows.some(({ state }) => state === 'email-sent' || state === 'email-active')
  return isOpen ? refuse(fastRegistrationOpen) : accept(undefined)
}

function placesOf(
  rows: readonly RegistrationEntry[],
  { policy, clock }: LifeOptions,
): FastRegistrationPlaces {
  const since = monthStart(clock.now())
  return {
    inAll: { used: rows.length, limit: policy.value('fast-registration.per-official-account') },
    thisMonth: {
      used: rows.filter(({ created_at }) => created_at >= since).length,
      limit: policy.value('fast-registration.per-month'),
    },
    resetsAt: nextMonth(clock.now()).toISOString(),
  }
}

function toFastRegistered(row: RegistrationEntry): FastRegistered {
  return {
    id: row.id,
    email: row.email,
    state: row.state,
    ...(row.public_id !== null && { publicId: row.public_id }),
    verification: row.reuse?.verification ?? 'not-asked',
    ...(row.verified_until && { verifiedUntil: row.verified_until.toISOString() }),
    createdAt: row.created_at.toISOString(),
  }
}
