/** The names that apps had: what counts towards their quota, and what is kept for whom. */
import type { NameChange } from '@maque/protocol/platform/profile.ts'
import { DAY_MS, later } from '../../kernel/clock.ts'
import { nameKey } from '../../names/account-name.ts'
import type { OwnCard } from '../apps/contract.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { ProtectedNameRow } from './profile-tables.ts'
import { countNameChanges } from './quotas.ts'

export interface NameChanges {
  history(appId: string): Promise<readonly NameChange[]>
  counted(appId: string): Promise<{ readonly ever: number; readonly thisYear: number }>
  /** Since when the app has its name. */
  heldSince(appId: string): Promise<Date>
  protectionOf(name: string): Promise<ProtectedNameRow | undefined>
  /** Writes a change down; the name that the app had is kept for `keptFor`, where that is somebody. */
  note(change: NotedChange): Promise<void>
  /** Whoever has it now, nobody else waits for it. */
  endProtection(name: string): Promise<void>
}

interface NotedChange {
  readonly card: Pick<OwnCard, 'appId' | 'name' | 'isUnnamed'>
  readonly to: string
  readonly cause: NameChange['cause']
  readonly keptFor?: { readonly subjectKey: string; readonly because: ProtectedNameRow['cause'] }
}

type NameChangesOptions = Pick<ProfileOptions, 'database' | 'clock' | 'policy' | 'apps' | 'subjectOf'>

export function createNameChanges({
  database,
  clock,
  policy,
  apps,
  subjectOf,
}: NameChangesOptions): NameChanges {
  const changesOf = (appId: string) =>
    database
      .selectFrom('name_changes')
      .selectAll()
      .where('app_id', '=', appId)
      .orderBy('id', 'desc')
      .execute()
  const protect = async (
    name: string,
    { subjectKey, because }: NonNullable<NotedChange['keptFor']>,
  ): Promise<void> => {
    const rule =
      because === 'dispute' ? 'profile.name-dispute-protection-days' : 'profile.name-subject-protection-days'
    const until = later(clock.now(), policy.value(rule) * DAY_MS)
    const kept = { cause: because, subject_key: subjectKey, until }
    await database
      .insertInto('protected_names')
      .values({ name_key: nameKey(name), ...kept })
      .onConflict((conflict) => conflict.column('name_key').doUpdateSet(kept))
      .execute()
  }
  return {
    async history(appId) {
      return (await changesOf(appId)).map(({ from_name, to_name, at, cause }) => ({
        from: from_name,
        to: to_name,
        at: at.toISOString(),
        cause,
      }))
    },
    async counted(appId) {
      const { verifiedUntil } = await subjectOf(appId)
      return countNameChanges(await changesOf(appId), { now: clock.now(), verifiedUntil })
    },
    heldSince: async (appId) =>
      (await changesOf(appId))[0]?.at ?? (await apps.cardOf(appId))?.createdAt ?? clock.now(),
    protectionOf: (name) =>
      database
        .selectFrom('protected_names')
        .selectAll()
        .where('name_key', '=', nameKey(name))
        .where('until', '>', clock.now())
        .executeTakeFirst(),
    async note({ card, to, cause, keptFor }) {
      const { verifiedUntil } = await subjectOf(card.appId)
      await database
        .insertInto('name_changes')
        .values({
          app_id: card.appId,
          from_name: card.isUnnamed ? '' : card.name,
          to_name: to,
          cause,
          at: clock.now(),
          verified_until: verifiedUntil ?? null,
        })
        .execute()
      if (keptFor && nameKey(card.name) !== nameKey(to)) await protect(card.name, keptFor)
    },
    async endProtection(name) {
      await database.deleteFrom('protected_names').where('name_key', '=', nameKey(name)).execute()
    },
  }
}
