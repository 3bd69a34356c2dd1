/** What punishments mean for everybody else: asked of the rows at the moment it matters. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Violations } from './contract.ts'
import { closes, hides, isEffective } from './decide.ts'
import { closedByPlatform, featureBanned, hiddenByPlatform, subjectBanned } from './violation-problems.ts'
import type { PunishmentRow, ViolationsTables } from './violations-tables.ts'

type Row = Selectable<PunishmentRow>

export interface StandingOptions {
  readonly database: Kysely<ViolationsTables>
  readonly clock: Clock
  /** Equal for apps of the same subject. */
  subjectKeyOf(appId: string): Promise<string>
}

export function createStanding({ database, clock, subjectKeyOf }: StandingOptions): Violations {
  const effective = (rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ state, starts_at, ends_at }) =>
      isEffective({ state, startsAt: starts_at, endsAt: ends_at ?? undefined }, clock.now()),
    )
  const bannedSubjects = async (): Promise<readonly Row[]> =>
    effective(
      await database.selectFrom('punishments').selectAll().where('kind', '=', 'subject-ban').execute(),
    )
  /** Its own, and what its subject is punished with. */
  const holdingOf = async (appId: string): Promise<readonly Row[]> => {
    const own = effective(
      await database.selectFrom('punishments').selectAll().where('app_id', '=', appId).execute(),
    )
    const subjects = await bannedSubjects()
    // Whose an app is costs two questions more, and hardly anybody is on the list.
    if (subjects.length === 0) return own
    const key = await subjectKeyOf(appId)
    return [...own, ...subjects.filter((row) => row.app_id !== appId && row.subject_key === key)]
  }
  return {
    async checkOpen(appId) {
      const closed = (await holdingOf(appId)).filter(({ kind }) => closes(kind))
      const last = closed.toSorted((a, b) => endOf(b) - endOf(a))[0]
      return last
        ? refuse(closedByPlatform({ kind: last.kind, endsAt: last.ends_at ?? undefined }))
        : accept(undefined)
    },
    async checkFindable(appId) {
      return (await holdingOf(appId)).some(({ kind }) => hides(kind))
        ? refuse(hiddenByPlatform)
        : accept(undefined)
    },
    async checkFeature(appId, feature): Promise<Result<void, RaisedProblem>> {
      const rows = await holdingOf(appId)
      return rows.some((row) => closes(row.kind) || (row.kind === 'feature-ban' && row.feature === feature))
        ? refuse(featureBanned(feature))
        : accept(undefined)
    },
    async checkSubject(subjectKey) {
      return (await bannedSubjects()).some((row) => row.subject_key === subjectKey)
        ? refuse(subjectBanned)
        : accept(undefined)
    },
    async hidden(appIds) {
      if (appIds.length === 0) return new Set()
      const rows = await database
        .selectFrom('punishments')
        .selectAll()
        .where('app_id', 'in', [...appIds])
        .execute()
      const own = effective(rows).filter(({ kind }) => hides(kind))
      const found = new Set(own.map(({ app_id }) => app_id))
      const keys = new Set((await bannedSubjects()).map(({ subject_key }) => subject_key))
      if (keys.size > 0) for (const appId of appIds) if (keys.has(await subjectKeyOf(appId))) found.add(appId)
      return found
    },
  }
}

function endOf({ ends_at }: Row): number {
  return ends_at?.getTime() ?? Number.POSITIVE_INFINITY
}
