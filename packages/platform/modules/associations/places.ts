/**
 * How many associations there may be (S45, S46, X1–X3), counted on both sides.
 *
 * Asked under locks, first that of the official account and then that of the app, so that of any
 * number at the same moment exactly as many come through as there are places.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, type Result } from '@maque/base/result.ts'
import type { AppPlaces, OfficialAccountPlaces } from '@maque/protocol/platform/associations.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { AssociationRow, AssociationsTables } from './associations-tables.ts'
import { HOLDING } from './decide.ts'

type Entry = Selectable<AssociationRow>
type Wanted = Pick<Entry, 'id' | 'official_account' | 'app_id' | 'is_same_subject'>

export interface PlacesOptions {
  readonly database: Kysely<AssociationsTables>
  readonly clock: Clock
  readonly policy: Policy
}

/** Refuses with the first place that is full, and says what has it. */
export async function checkPlaces(
  wanted: Wanted,
  nameOf: (appIds: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  options: PlacesOptions,
): Promise<Result<void, RaisedProblem>> {
  const { database, policy } = options
  await lockFor(database, 'associations of an official account', wanted.official_account)
  await lockFor(database, 'associations of an app', wanted.app_id)
  const ofAccount = await countOfficialAccount(wanted.official_account, options, wanted.id)
  const kind = wanted.is_same_subject ? 'same' : 'other'
  const held = ofAccount.held[kind]
  const rule = wanted.is_same_subject ? 'association.same-subject' : 'association.other-subject'
  if (held.length >= policy.value(rule)) {
    const occupiedBy = occupantsOf(held, await nameOf(held.map(({ app_id }) => app_id)))
    return policy.refuse(rule, { used: held.length, occupiedBy })
  }
  const { resetsAt } = ofAccount
  const ruleOfMonth = wanted.is_same_subject
    ? 'association.new-same-subject-per-month'
    : 'association.new-other-subject-per-month'
  const usedOfKind = ofAccount.month[kind]
  if (usedOfKind >= policy.value(ruleOfMonth)) {
    return policy.refuse(ruleOfMonth, { used: usedOfKind, resetsAt })
  }
  const usedOfMonth = ofAccount.month.same + ofAccount.month.other
  if (usedOfMonth >= policy.value('association.new-per-month')) {
    return policy.refuse('association.new-per-month', { used: usedOfMonth, resetsAt })
  }
  return checkApp(wanted, options)
}

async function checkApp(
  { app_id, id }: Wanted,
  options: PlacesOptions,
): Promise<Result<void, RaisedProblem>> {
  const { policy } = options
  const { held, month, resetsAt } = await countApp(app_id, options, id)
  // Which official accounts have them is the app's business, not of the one that asks.
  if (held >= policy.value('association.official-accounts-per-app')) {
    return policy.refuse('association.official-accounts-per-app', { used: held })
  }
  if (month >= policy.value('association.app-new-per-month')) {
    return policy.refuse('association.app-new-per-month', { used: month, resetsAt })
  }
  return accept(undefined)
}

interface OfficialAccountCount {
  readonly held: { readonly same: readonly Entry[]; readonly other: readonly Entry[] }
  readonly month: { readonly same: number; readonly other: number }
  readonly resetsAt: Date
}

async function countOfficialAccount(
  officialAccount: string,
  { database, clock }: PlacesOptions,
  without = '',
): Promise<OfficialAccountCount> {
  const rows = await database
    .selectFrom('associations')
    .selectAll()
    .where('official_account', '=', officialAccount)
    .where('placed_at', 'is not', null)
    .where('id', '<>', without)
    .orderBy('placed_at')
    .execute()
  const now = clock.now()
  const held = rows.filter(({ state }) => HOLDING.includes(state))
  const month = rows.filter((row) => isOfMonth(row, monthStart(now)))
  return {
    held: {
      same: held.filter(({ is_same_subject }) => is_same_subject),
      other: held.filter(({ is_same_subject }) => !is_same_subject),
    },
    month: {
      same: month.filter(({ is_same_subject }) => is_same_subject).length,
      other: month.filter(({ is_same_subject }) => !is_same_subject).length,
    },
    resetsAt: nextMonth(now),
  }
}

/** Whoever unlinks again has used it all the same. */
function isOfMonth({ placed_at, is_automatic }: Entry, since: Date): boolean {
  return placed_at !== null && placed_at >= since && !is_automatic
}

async function countApp(
  appId: string,
  { database, clock }: PlacesOptions,
  without = '',
): Promise<{ readonly held: number; readonly month: number; readonly resetsAt: Date }> {
  const now = clock.now()
  const rows = await database
    .selectFrom('associations')
    .selectAll()
    .where('app_id', '=', appId)
    .where('placed_at', 'is not', null)
    .where('id', '<>', without)
    .execute()
  return {
    held: rows.filter(({ state }) => HOLDING.includes(state)).length,
    month: rows.filter((row) => isOfMonth(row, monthStart(now))).length,
    resetsAt: nextMonth(now),
  }
}

function occupantsOf(held: readonly Entry[], names: ReadonlyMap<string, string>): readonly Occupant[] {
  return held.map(({ app_id, placed_at, created_at }) => ({
    kind: 'mini-program',
    label: names.get(app_id) ?? app_id,
    since: (placed_at ?? created_at).toISOString(),
  }))
}

/** For the screens of an official account. */
export async function placesOfOfficialAccount(
  officialAccount: string,
  options: PlacesOptions,
): Promise<OfficialAccountPlaces> {
  const { policy } = options
  const { held, month, resetsAt } = await countOfficialAccount(officialAccount, options)
  return {
    sameSubject: { used: held.same.length, limit: policy.value('association.same-subject') },
    otherSubject: { used: held.other.length, limit: policy.value('association.other-subject') },
    thisMonth: { used: month.same + month.other, limit: policy.value('association.new-per-month') },
    sameSubjectThisMonth: {
      used: month.same,
      limit: policy.value('association.new-same-subject-per-month'),
    },
    otherSubjectThisMonth: {
      used: month.other,
      limit: policy.value('association.new-other-subject-per-month'),
    },
    resetsAt: resetsAt.toISOString(),
  }
}

/** For the settings of a mini program. */
export async function placesOfApp(appId: string, options: PlacesOptions): Promise<AppPlaces> {
  const { policy } = options
  const { held, month, resetsAt } = await countApp(appId, options)
  return {
    officialAccounts: { used: held, limit: policy.value('association.official-accounts-per-app') },
    thisMonth: { used: month, limit: policy.value('association.app-new-per-month') },
    resetsAt: resetsAt.toISOString(),
  }
}
