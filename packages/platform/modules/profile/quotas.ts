/** How often what is said of an app may change. */
import type { Quota } from '@maque/protocol/platform/profile.ts'
import { monthStart, nextMonth, nextYear, yearStart } from '../../kernel/calendar.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { CardChangeRow, NameChangeRow } from './profile-tables.ts'

type Counting = Pick<ProfileOptions, 'database' | 'clock' | 'policy'>

/** First names, and those that were taken, are no changes of the owner's. */
export function countNameChanges(
  changes: readonly Pick<NameChangeRow, 'at' | 'cause' | 'verified_until'>[],
  { now, verifiedUntil }: { readonly now: Date; readonly verifiedUntil: Date | undefined },
): { readonly ever: number; readonly thisYear: number } {
  const counted = changes.filter(({ cause }) => cause === 'change')
  const begins = yearStart(now)
  const thisYear = counted.filter(
    ({ at, verified_until }) =>
      at >= begins && (verified_until?.getTime() ?? 0) === (verifiedUntil?.getTime() ?? 0),
  )
  return { ever: counted.length, thisYear: thisYear.length }
}

export function nameQuota(
  counted: { readonly ever: number; readonly thisYear: number },
  wasEverOnline: boolean,
  { clock, policy }: Pick<Counting, 'clock' | 'policy'>,
): Quota {
  if (!wasEverOnline) {
    const rule = 'profile.name-changes-before-release'
    return { rule, used: counted.ever, limit: policy.value(rule) }
  }
  const rule = 'profile.name-changes-per-year'
  const resetsAt = nextYear(clock.now()).toISOString()
  return { rule, used: counted.thisYear, limit: policy.value(rule), resetsAt }
}

const rules = {
  avatar: 'profile.avatar-changes-per-month',
  intro: 'profile.intro-changes-per-month',
} as const

/** Of this month; what is counted stays true under the lock of whoever asks. */
export async function cardQuota(
  appId: string,
  what: CardChangeRow['what'],
  { database, clock, policy }: Counting,
): Promise<Quota & { readonly rule: (typeof rules)[keyof typeof rules] }> {
  const now = clock.now()
  const { used } = await database
    .selectFrom('card_changes')
    .select(({ fn }) => fn.countAll<string>().as('used'))
    .where('app_id', '=', appId)
    .where('what', '=', what)
    .where('at', '>=', monthStart(now))
    .executeTakeFirstOrThrow()
  const rule = rules[what]
  return { rule, used: Number(used), limit: policy.value(rule), resetsAt: nextMonth(now).toISOString() }
}
