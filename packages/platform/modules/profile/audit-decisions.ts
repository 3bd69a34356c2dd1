/** What auditors have decided, kept for good: by whom, when and why. */
import type { Insertable, Selectable } from 'kysely'
import type { AuditDecision, AuditKind } from '@maque/protocol/platform/profile.ts'
import { reasonText } from './audit-reasons.ts'
import type { Avatars } from './avatars.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { AuditDecisionRow } from './profile-tables.ts'

export interface AuditDecisions {
  note(decision: Omit<Insertable<AuditDecisionRow>, 'sequence' | 'at'>): Promise<void>
  /** The latest first. */
  list(sought: SoughtAudits): Promise<readonly AuditDecision[]>
}

/** Of one kind, and of an app or person that is named. */
export interface SoughtAudits {
  readonly kind?: AuditKind | undefined
  readonly q?: string | undefined
}

export type AuditDecisionsOptions = Pick<ProfileOptions, 'database' | 'clock' | 'apps'> & {
  readonly avatars: Pick<Avatars, 'find'>
  nameOf(personId: string): Promise<string>
}

/** Not a rule: a page of the desk. */
const SHOWN = 100

export function createAuditDecisions(options: AuditDecisionsOptions): AuditDecisions {
  const { database, clock, apps, avatars, nameOf } = options
  const shown = async (row: Selectable<AuditDecisionRow>): Promise<AuditDecision> => {
    const because = reasonText(row.because)
    const avatar = row.kind === 'avatar' ? await avatars.find(row.task_id) : undefined
    return {
      kind: row.kind,
      taskId: row.task_id,
      appId: row.app_id,
      appName: (await apps.cardOf(row.app_id))?.name ?? '',
      about: row.about,
      ...(avatar && { pictureUrl: `/icons/${avatar.icon_digest}` }),
      outcome: row.outcome,
      reason: row.reason,
      ...(because && { because }),
      by: await nameOf(row.auditor_id),
      at: row.at.toISOString(),
      canBeTaken: avatar?.is_current === true && avatar.state === 'passed' && row.outcome === 'approved',
    }
  }
  return {
    async note(decision) {
      await database
        .insertInto('profile_audit_decisions')
        .values({ ...decision, at: clock.now() })
        .execute()
    },
    async list({ kind, q = '' }) {
      const rows = await database
        .selectFrom('profile_audit_decisions')
        .selectAll()
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'name'))
        .$if(q !== '', (query) =>
          query.where(({ or, eb }) =>
            or([eb('app_id', '=', q), eb('about', 'ilike', `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)]),
          ),
        )
        .orderBy('sequence', 'desc')
        .limit(SHOWN)
        .execute()
      return Promise.all(rows.map(shown))
    },
  }
}
