/**
 * Carries out what decide.ts decides: the new state, the moment it ends by itself, and what others
 * have to do because of it, all in the caller's unit of work.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RegistrationState } from '@maque/protocol/platform/registration.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { Passwords } from '../../kernel/secrets/passwords.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Agreements } from '../agreements/contract.ts'
import type { AppsOfAccounts } from '../apps/contract.ts'
import type { Bank } from '../bank/contract.ts'
import type { Messages } from '../messages/contract.ts'
import { newPublicId } from './account-types.ts'
import type { AccountListener, RegisteredAccount } from './contract.ts'
import { decide, type RegistrationCommand } from './decide.ts'
import { mailOfState } from './registration-mails.ts'
import { registrationProblem } from './registration-problems.ts'
import type { RegistrationRow, RegistrationTables } from './registration-tables.ts'

export const DUE_JOB = 'registration-due'

export type RegistrationEntry = Selectable<RegistrationRow>

export interface LifeOptions {
  readonly database: Kysely<RegistrationTables>
  readonly clock: Clock
  readonly random: Random
  readonly passwords: Passwords
  readonly policy: Policy
  readonly accounts: Accounts
  readonly agreements: Agreements
  readonly messages: Messages
  readonly bank: Bank
  readonly apps: AppsOfAccounts
  /** Whether people have been able to play it: such a game is given up more slowly. */
  isReleasedGame(appId: string): Promise<boolean>
  /** Told of every change, in this sequence. */
  readonly listeners: readonly AccountListener[]
  jobs(): JobQueue
}

/** As others know it: once it has a public id. */
export function toAccount(row: RegistrationEntry, now: Date): RegisteredAccount | undefined {
  const { public_id: publicId, subject_type: type, subject_key: key, admin_person: administratorId } = row
  if (publicId === null || type === null || key === null || administratorId === null) return undefined
  return {
    registrationId: row.id,
    kind: row.kind,
    publicId,
    subject: { type, name: row.subject_name ?? '', key },
    administratorId,
    isInForce: row.state === 'registered',
    isChecked: row.is_subject_checked,
    isVerified: row.verified_until !== null && row.verified_until > now,
    verifiedUntil: row.verified_until ?? undefined,
    registeredBy: row.registered_by ?? undefined,
  }
}

export async function move(
  id: string,
  command: RegistrationCommand,
  options: LifeOptions,
  values: { readonly reason?: string } = {},
): Promise<Result<RegistrationEntry, RaisedProblem>> {
  const { database, policy } = options
  await lockFor(database, 'registration', id)
  const before = await database
    .selectFrom('registrations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!before) return refuse(notFound)
  const situation = {
    state: before.state,
    subject: before.subject_type ?? undefined,
    hasAdministrator: before.admin_person !== null,
    offersTransfer: policy.value('registration.transfer-instead-of-fee'),
    reusesQualification: before.reuse !== null,
  }
  const decided = decide(situation, command)
  if (!decided.ok) return refuse(registrationProblem(decided.refusal, policy))
  const state = decided.value
  const until = await endOf(before, state, options)
  const isChecked = before.is_subject_checked || command.kind === 'transfer-arrived' || isIndividual(before)
  const after = await database
    .updateTable('registrations')
    .set({
      state,
      until,
      reason: values.reason ?? null,
      is_subject_checked: state === 'registered' ? isChecked : before.is_subject_checked,
      ...(state === 'registered' &&
        before.public_id === null && { public_id: newPublicId(before.kind, options.random) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (until) await wakeAt(after, until, options)
  await follow(before, after, command, options)
  return accept(after)
}

function isIndividual({ subject_type }: RegistrationEntry): boolean {
  return subject_type === 'individual'
}

/** When a state ends by itself. */
async function endOf(
  { kind, public_id: publicId }: RegistrationEntry,
  state: RegistrationState,
  { clock, policy, isReleasedGame }: LifeOptions,
): Promise<Date | null> {
  const inDays = (days: number): Date => later(clock.now(), days * DAY_MS)
  switch (state) {
    case 'awaiting-transfer':
      return inDays(policy.value('transfer.days'))
    case 'cancelling':
      return kind === 'mini-program' && publicId !== null && (await isReleasedGame(publicId))
        ? inDays(policy.value('account.cancellation-freeze-days-game'))
        : inDays(policy.value('account.cancellation-freeze-days'))
    case 'cancellation-due':
      return inDays(policy.value('account.cancellation-confirm-days'))
    default:
      return null
  }
}

/** Wakes it at the end of what it is in now; should that have ended otherwise, nothing happens then. */
export async function wakeAt(
  { id, state }: RegistrationEntry,
  until: Date,
  { jobs }: LifeOptions,
): Promise<void> {
  const subject = `${id} ${state} ${until.toISOString()}`
  await jobs().add({ kind: DUE_JOB, subject, dueAt: until })
}

const endings: Readonly<Partial<Record<RegistrationState, RegistrationCommand>>> = {
  'email-sent': { kind: 'activation-overdue' },
  'awaiting-transfer': { kind: 'transfer-overdue' },
  cancelling: { kind: 'cancellation-freeze-over' },
  'cancellation-due': { kind: 'cancellation-overdue' },
}

export function dueHandler(options: LifeOptions): JobHandler {
  return {
    async work(subject) {
      const [id = '', state, until] = subject.split(' ')
      const row = await options.database
        .selectFrom('registrations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      const isStill = row?.state === state && row?.until?.toISOString() === until
      const command = isStill && row ? endings[row.state] : undefined
      if (command) await move(id, command, options)
    },
  }
}

/** What others have to do because of a change. */
async function follow(
  before: RegistrationEntry,
  after: RegistrationEntry,
  command: RegistrationCommand,
  options: LifeOptions,
): Promise<void> {
  const { accounts, bank, apps, messages, policy } = options
  const { id, public_id: publicId, admin_person: personId } = after
  const isMiniProgram = after.kind === 'mini-program'
  switch (after.state) {
    case 'awaiting-transfer':
      await bank.expect({
        purpose: 'subject-check',
        subject: id,
        amountFen: policy.value('transfer.amount-fen'),
        payer: after.subject_name ?? '',
        deadline: after.until ?? options.clock.now(),
      })
      break
    case 'registered':
      if (isMiniProgram && publicId !== null && personId !== null) {
        if (before.public_id === null) await apps.openFor({ appId: publicId, personId })
        else await apps.setClosed(publicId, false)
      }
      break
    case 'unadministered':
      if (isMiniProgram && publicId !== null) {
        await apps.setClosed(publicId, true)
        await apps.removeAdministrator(publicId)
      }
      break
    case 'frozen':
    case 'cancelling':
      if (isMiniProgram && publicId !== null) await apps.setClosed(publicId, true)
      break
    case 'failed':
    case 'expired':
    case 'cancelled':
      await bank.stopExpecting('subject-check', id)
      await bank.stopExpecting('verification-fee', id)
      await accounts.releaseLogins({ kind: 'registration', id })
      // It is nobody's any more, neither its administrator's nor its members'.
      if (isMiniProgram && publicId !== null) await apps.disband(publicId)
      break
    default:
      break
  }
  const account = toAccount(after, options.clock.now())
  if (account) for (const listener of options.listeners) await listener.changed(account, after.state)
  const mail = mailOfState(after, command)
  // Who was registered by a program and has no address yet may sign in with a phone.
  if (mail && after.email.includes('@'))
    await messages.send({ channel: 'mail', recipient: after.email, ...mail })
}
