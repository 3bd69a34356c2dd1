/**
 * Open accounts and what is bound to them (S43, §2.8).
 *
 * (1) An Open account binds once its developer qualification has been verified.
 * (2) The administrator of what is bound has scanned; it is bound to one Open account at a time.
 * (3) Places are counted under a lock when it is bound.
 * (4) Binding and unbinding change no OpenID; a UnionID is there while the binding is.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Binding, BindingPlaces, Identity } from '@maque/protocol/platform/open-accounts.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps } from '../apps/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { AccountListener, RegisteredAccount, Registrations } from '../registration/contract.ts'
import type { OpenAccounts } from './contract.ts'
import { decideBinding } from './decide.ts'
import { alreadyBound } from './open-account-problems.ts'
import type { BindingRow, OpenAccountsTables } from './open-accounts-tables.ts'
import type { UserIds } from './user-ids.ts'

type Entry = Selectable<BindingRow>

export interface OpenAccountService extends OpenAccounts {
  ask(
    openAccount: RegisteredAccount,
    publicId: string,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly binding: Binding; readonly ticket: ScanTicket }, RaisedProblem>>
  confirm(
    openAccount: RegisteredAccount,
    bindingId: string,
    ticketId: string,
  ): Promise<Result<Binding, RaisedProblem>>
  unbind(openAccount: string, bindingId: string): Promise<Result<void, RaisedProblem>>
  bindings(openAccount: string): Promise<readonly Binding[]>
  places(openAccount: string): Promise<BindingPlaces>
  identityIn(publicId: string, personId: string): Promise<Identity>
  readonly listener: AccountListener
}

export interface OpenAccountServiceOptions {
  readonly database: Kysely<OpenAccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
  readonly proofs: Proofs
  readonly registrations: Registrations
  readonly userIds: UserIds
}

export function createOpenAccountService(options: OpenAccountServiceOptions): OpenAccountService {
  return { ...binding(options), ...identifying(options), ...reading(options), listener: listener(options) }
}

function binding(options: OpenAccountServiceOptions): Pick<OpenAccountService, 'ask' | 'confirm' | 'unbind'> {
  const { database, clock, random, policy, proofs } = options
  const load = (openAccount: string, id: string): Promise<Entry | undefined> =>
    database
      .selectFrom('open_account_bindings')
      .selectAll()
      .where('open_account', '=', openAccount)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
  const mayBind = async (row: Entry): Promise<Result<void, RaisedProblem>> => {
    await lockFor(database, 'bindings of an Open account', row.open_account)
    await lockFor(database, 'binding of an account', row.public_id)
    return (await boundTo(row.public_id, database)) === undefined
      ? checkPlaces(row, options)
      : refuse(alreadyBound)
  }
  return {
    async ask(openAccount, publicId, origin) {
      if (!openAccount.isVerified && policy.value('open-account.requires-qualification')) {
        return policy.refuse('open-account.requires-qualification')
      }
      const bound = await findBindable(publicId, options)
      if (!bound) return refuse(notFound)
      const row: Entry = {
        id: newId('binding', random),
        open_account: openAccount.publicId,
        public_id: publicId,
        state: 'waiting',
        is_same_subject: bound.subjectKey === openAccount.subject.key,
        created_at: clock.now(),
        bound_at: null,
      }
      const free = await mayBind(row)
      if (!free.ok) return free
      await database.insertInto('open_account_bindings').values(row).execute()
      const ticket = await proofs.openTicket({
        purpose: 'bind-to-open-account',
        subject: openAccount.registrationId,
        about: `${bound.name} → ${openAccount.subject.name}`,
        origin: `${origin.scheme}://${origin.host}`,
        confirmation: {
          rule: 'confirmation.association',
          personId: bound.administratorId,
          deed: deedOf(row.id),
          sessionId: undefined,
        },
      })
      return accept({ binding: toBinding(row, bound.name), ticket })
    },
    async confirm({ publicId, registrationId }, bindingId, ticketId) {
      const row = await load(publicId, bindingId)
      const bound = row && (await findBindable(row.public_id, options))
      const decided = row && decideBinding(row.state, 'confirm')
      if (!bound || !decided?.ok) return refuse(notFound)
      const used = await proofs.useTicket({
        ticketId,
        subject: registrationId,
        purpose: 'bind-to-open-account',
        deed: deedOf(row.id),
      })
      if (!used.ok) return used
      if (used.value.personId !== bound.administratorId) return refuse(notFound)
      const free = await mayBind(row)
      if (!free.ok) return free
      const changed = await database
        .updateTable('open_account_bindings')
        .set({ state: decided.value, bound_at: clock.now() })
        .where('id', '=', row.id)
        .where('state', '=', 'waiting')
        .returningAll()
        .executeTakeFirst()
      return changed ? accept(toBinding(changed, bound.name)) : refuse(notFound)
    },
    async unbind(openAccount, bindingId) {
      const row = await load(openAccount, bindingId)
      if (!row) return refuse(notFound)
      const decided = decideBinding(row.state, 'unbind')
      if (!decided.ok) return refuse(notFound)
      await database
        .updateTable('open_account_bindings')
        .set({ state: decided.value })
        .where('id', '=', row.id)
        .execute()
      return accept(undefined)
    },
  }
}

function deedOf(bindingId: string): string {
  return `bind ${bindingId}`
}

interface Bindable {
  readonly name: string
  readonly administratorId: string
  /** `undefined`: made without registering an account. */
  readonly subjectKey: string | undefined
}

export async function findBindable(
  publicId: string,
  { apps, registrations }: Pick<OpenAccountServiceOptions, 'apps' | 'registrations'>,
): Promise<Bindable | undefined> {
  const account = (await registrations.byPublicIds([publicId])).get(publicId)
  if (account?.kind === 'subscription-account' || account?.kind === 'service-account') {
    const { administratorId, subject } = account
    return account.isInForce ? { name: subject.name, administratorId, subjectKey: subject.key } : undefined
  }
  const card = (await apps.cards([publicId])).get(publicId)
  const administratorId = await apps.administratorOf(publicId)
  return card && administratorId !== undefined
    ? { name: card.name, administratorId, subjectKey: account?.subject.key }
    : undefined
}

export async function boundTo(
  publicId: string,
  database: Kysely<OpenAccountsTables>,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('open_account_bindings')
    .select('open_account')
    .where('public_id', '=', publicId)
    .where('state', '=', 'bound')
    .executeTakeFirst()
  return row?.open_account
}

/** The Open account of a mobile app or website that was approved. */
async function knownAt(publicId: string, database: Kysely<OpenAccountsTables>): Promise<string | undefined> {
  const row = await database
    .selectFrom('open_account_applications')
    .select('open_account')
    .where('public_id', '=', publicId)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  return row?.open_account
}

export async function checkPlaces(
  { open_account, is_same_subject }: Pick<Entry, 'open_account' | 'is_same_subject'>,
  options: PlacesOptions,
): Promise<Result<void, RaisedProblem>> {
  const { policy } = options
  const rows = await everBound(open_account, options)
  const { bound, same, otherOfMonth } = sorted(rows, options)
  const places = placesOf(rows, options)
  if (bound.length >= places.accounts.limit) {
    const occupiedBy = await occupantsOf(bound, options)
    return policy.refuse('open-account.accounts', { used: bound.length, occupiedBy })
  }
  if (is_same_subject) {
    if (same.length < places.sameSubject.limit) return accept(undefined)
    const occupiedBy = await occupantsOf(same, options)
    return policy.refuse('open-account.same-subject', { used: same.length, occupiedBy })
  }
  if (otherOfMonth.length < places.otherSubjectThisMonth.limit) return accept(undefined)
  return policy.refuse('open-account.other-subject-per-month', {
    used: otherOfMonth.length,
    resetsAt: new Date(places.resetsAt),
    occupiedBy: await occupantsOf(otherOfMonth, options),
  })
}

type PlacesOptions = Pick<
  OpenAccountServiceOptions,
  'database' | 'clock' | 'policy' | 'apps' | 'registrations'
>

/** Bound now, or at some time. */
function everBound(
  openAccount: string,
  { database }: Pick<OpenAccountServiceOptions, 'database'>,
): Promise<readonly Entry[]> {
  return database
    .selectFrom('open_account_bindings')
    .selectAll()
    .where('open_account', '=', openAccount)
    .where('bound_at', 'is not', null)
    .orderBy('bound_at')
    .execute()
}

function sorted(rows: readonly Entry[], { clock }: Pick<OpenAccountServiceOptions, 'clock'>) {
  const since = monthStart(clock.now())
  const bound = rows.filter(({ state }) => state === 'bound')
  return {
    bound,
    same: bound.filter(({ is_same_subject }) => is_same_subject),
    otherOfMonth: rows.filter(
      ({ bound_at, is_same_subject }) => !is_same_subject && bound_at !== null && bound_at >= since,
    ),
  }
}

function placesOf(
  rows: readonly Entry[],
  { clock, policy }: Pick<OpenAccountServiceOptions, 'clock' | 'policy'>,
): BindingPlaces {
  const { bound, same, otherOfMonth } = sorted(rows, { clock })
  return {
    accounts: { used: bound.length, limit: policy.value('open-account.accounts') },
    sameSubject: { used: same.length, limit: policy.value('open-account.same-subject') },
    otherSubjectThisMonth: {
      used: otherOfMonth.length,
      limit: policy.value('open-account.other-subject-per-month'),
    },
    resetsAt: nextMonth(clock.now()).toISOString(),
  }
}

/** What its owner has bound themselves, by the names that they know. */
export async function occupantsOf(
  rows: readonly Entry[],
  { apps, registrations }: Pick<OpenAccountServiceOptions, 'apps' | 'registrations'>,
): Promise<readonly Occupant[]> {
  const ids = rows.map(({ public_id }) => public_id)
  const [accounts, cards] = await Promise.all([registrations.byPublicIds(ids), apps.cards(ids)])
  return rows.map(({ public_id, created_at, bound_at }) => ({
    kind: accounts.get(public_id)?.kind ?? 'mini-program',
    label: `${cards.get(public_id)?.name ?? accounts.get(public_id)?.subject.name ?? ''} ${public_id}`.trim(),
    since: (bound_at ?? created_at).toISOString(),
  }))
}

function identifying(
  options: OpenAccountServiceOptions,
): Pick<OpenAccountService, 'openAccountOf' | 'openIdOf' | 'unionIdOf' | 'identityIn'> {
  const { database, userIds } = options
  const unionIdOf: OpenAccounts['unionIdOf'] = async (publicId, personId) => {
    const openAccount = (await boundTo(publicId, database)) ?? (await knownAt(publicId, database))
    return openAccount === undefined ? undefined : userIds.unionIdOf(openAccount, personId)
  }
  const identityIn: OpenAccountService['identityIn'] = async (publicId, personId) => {
    const unionId = await unionIdOf(publicId, personId)
    return {
      publicId,
      openId: userIds.openIdOf(publicId, personId),
      ...(unionId !== undefined && { unionId }),
    }
  }
  return {
    openAccountOf: (publicId) => boundTo(publicId, database),
    openIdOf: (publicId, personId) => userIds.openIdOf(publicId, personId),
    unionIdOf,
    identityIn,
  }
}

function reading(options: OpenAccountServiceOptions): Pick<OpenAccountService, 'bindings' | 'places'> {
  const { database } = options
  return {
    async bindings(openAccount) {
      const rows = await database
        .selectFrom('open_account_bindings')
        .selectAll()
        .where('open_account', '=', openAccount)
        .where('state', '=', 'bound')
        .orderBy('bound_at')
        .execute()
      return Promise.all(
        rows.map(async (row) => toBinding(row, (await findBindable(row.public_id, options))?.name)),
      )
    },
    places: async (openAccount) => placesOf(await everBound(openAccount, options), options),
  }
}

function listener({ database }: OpenAccountServiceOptions): AccountListener {
  return {
    async changed({ publicId }, state) {
      if (state !== 'cancelled') return
      await database
        .updateTable('open_account_bindings')
        .set({ state: 'unbound' })
        .where(({ or, eb }) => or([eb('open_account', '=', publicId), eb('public_id', '=', publicId)]))
        .execute()
      await database.deleteFrom('open_account_applications').where('open_account', '=', publicId).execute()
    },
  }
}

function toBinding(row: Entry, name = row.public_id): Binding {
  return {
    id: row.id,
    state: row.state,
    publicId: row.public_id,
    name,
    isSameSubject: row.is_same_subject,
    ...(row.bound_at && { boundAt: row.bound_at.toISOString() }),
  }
}
