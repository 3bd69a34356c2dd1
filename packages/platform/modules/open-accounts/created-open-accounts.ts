/**
 * Open accounts that programs create and bind to (§2.8): third-party platforms, which a mini program or
 * official account has authorised to.
 *
 * (1) One that was created has the subject of the account it was created for, no login and no
 *     qualification; accounts of that subject are bound to it and no others, so many of them.
 * (2) A program may bind to one that is registered, too, once its qualification is verified: its subject
 *     is the same, so that nobody is let in by somebody else.
 * (3) A program unbinds from what a program created; from all else its owner does, who bound it.
 * (4) What was unbound can be bound again: its users' UnionIDs are then what they were.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { Registrations } from '../registration/contract.ts'
import type { OpenAccountsOfPrograms } from './contract.ts'
import {
  alreadyBound,
  notBound,
  notCreatedByProgram,
  openAccountUnknown,
  openAccountUnverified,
  otherSubject,
  subjectUnsaid,
} from './open-account-problems.ts'
import type { OpenAccountsTables } from './open-accounts-tables.ts'
import {
  boundTo,
  checkPlaces,
  findBindable,
  occupantsOf,
  type OpenAccountServiceOptions,
} from './open-account-service.ts'

export interface CreatedOpenAccountsOptions {
  readonly database: Kysely<OpenAccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: OpenAccountServiceOptions['apps']
  readonly registrations: Registrations
}

/** Not a rule: the form of an AppID, `wx` and 16 hexadecimal digits. */
const ID_BYTES = 8

export function createOpenAccountsOfPrograms(options: CreatedOpenAccountsOptions): OpenAccountsOfPrograms {
  const { database, clock, random } = options
  const subjectOf = async (publicId: string): Promise<Result<string, RaisedProblem>> => {
    const found = await findBindable(publicId, options)
    return found?.subjectKey === undefined ? refuse(subjectUnsaid) : accept(found.subjectKey)
  }
  const bindFree = async (openAccount: string, publicId: string): Promise<void> => {
    const row = {
      id: newId('binding', random),
      open_account: openAccount,
      public_id: publicId,
      state: 'bound',
      is_same_subject: true,
      created_at: clock.now(),
      bound_at: clock.now(),
    } as const
    await database.insertInto('open_account_bindings').values(row).execute()
  }
  const checkFree = async (publicId: string): Promise<Result<void, RaisedProblem>> => {
    await lockFor(database, 'binding of an account', publicId)
    return (await boundTo(publicId, database)) === undefined ? accept(undefined) : refuse(alreadyBound)
  }
  return {
    async create(publicId, program) {
      const free = await checkFree(publicId)
      if (!free.ok) return free
      const subject = await subjectOf(publicId)
      if (!subject.ok) return subject
      const openAccount = `wx${random(ID_BYTES).toString('hex')}`
      await database
        .insertInto('created_open_accounts')
        .values({
          public_id: openAccount,
          subject_key: subject.value,
          created_by: program,
          created_at: clock.now(),
        })
        .execute()
      await bindFree(openAccount, publicId)
      return accept(openAccount)
    },
    async bind(publicId, openAccount) {
      const known = await find(openAccount, options)
      if (!known) return refuse(openAccountUnknown)
      // In the sequence of the console: see lockFor.
      await lockFor(database, 'bindings of an Open account', openAccount)
      const free = await checkFree(publicId)
      if (!free.ok) return free
      if (known.kind === 'registered' && !known.isQualified) return refuse(openAccountUnverified)
      const subject = await subjectOf(publicId)
      if (!subject.ok) return subject
      if (subject.value !== known.subjectKey) return refuse(otherSubject)
      const room =
        known.kind === 'created'
          ? await checkCreated(openAccount, options)
          : await checkPlaces({ open_account: openAccount, is_same_subject: true }, options)
      if (!room.ok) return room
      await bindFree(openAccount, publicId)
      return accept(undefined)
    },
    async unbind(publicId, openAccount) {
      const known = await find(openAccount, options)
      if (!known) return refuse(openAccountUnknown)
      if ((await boundTo(publicId, database)) !== openAccount) return refuse(notBound)
      if (known.kind === 'registered') return refuse(notCreatedByProgram)
      await database
        .updateTable('open_account_bindings')
        .set({ state: 'unbound' })
        .where('open_account', '=', openAccount)
        .where('public_id', '=', publicId)
        .where('state', '=', 'bound')
        .execute()
      return accept(undefined)
    },
    async boundTo(publicId) {
      const openAccount = await boundTo(publicId, database)
      return openAccount === undefined ? refuse(notBound) : accept(openAccount)
    },
  }
}

type Known =
  | { readonly kind: 'created'; readonly subjectKey: string }
  | { readonly kind: 'registered'; readonly subjectKey: string; readonly isQualified: boolean }

async function find(
  openAccount: string,
  { database, registrations, policy }: CreatedOpenAccountsOptions,
): Promise<Known | undefined> {
  const created = await database
    .selectFrom('created_open_accounts')
    .select('subject_key')
    .where('public_id', '=', openAccount)
    .executeTakeFirst()
  if (created) return { kind: 'created', subjectKey: created.subject_key }
  const account = (await registrations.byPublicIds([openAccount])).get(openAccount)
  if (account?.kind !== 'open-account' || !account.isInForce) return undefined
  return {
    kind: 'registered',
    subjectKey: account.subject.key,
    isQualified: account.isVerified || !policy.value('open-account.requires-qualification'),
  }
}

async function checkCreated(
  openAccount: string,
  options: CreatedOpenAccountsOptions,
): Promise<Result<void, RaisedProblem>> {
  const bound = await options.database
    .selectFrom('open_account_bindings')
    .selectAll()
    .where('open_account', '=', openAccount)
    .where('state', '=', 'bound')
    .orderBy('bound_at')
    .execute()
  if (bound.length < options.policy.value('open-account.created-by-program')) return accept(undefined)
  const occupiedBy = await occupantsOf(bound, options)
  return options.policy.refuse('open-account.created-by-program', { used: bound.length, occupiedBy })
}
