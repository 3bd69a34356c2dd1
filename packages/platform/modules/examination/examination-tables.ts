import { sql, type ColumnType } from 'kysely'
import type { ExaminationReport, ExaminationState } from '@maque/protocol/platform/examination.ts'
import type { PageGroup } from '@maque/protocol/platform/review.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import type { ExaminationEnd } from './decide.ts'

export interface ExaminationTables {
  readonly examinations: ExaminationRow
}

/** One for each submission; examined anew, it begins again. */
export interface ExaminationRow {
  readonly submission_id: string
  readonly app_id: string
  readonly release_id: string
  readonly version: string
  readonly groups: ColumnType<readonly PageGroup[], string, string>
  readonly state: ExaminationState
  /** How often it was begun. */
  readonly attempts: number
  readonly queued_at: Date
  readonly finished_at: Date | null
  /** Who is at it, until when they have to say so again. */
  readonly lease: string | null
  readonly lease_until: Date | null
  /** Why there is no report. */
  readonly ended: ExaminationEnd | null
  readonly report: ColumnType<ExaminationReport | null, string | null, string | null>
}

export const examinationMigrations: ModuleMigrations = {
  'examination-1': async (database) => {
    await sql`
      create table examinations (
        submission_id bigint primary key,
        app_id text not null,
        release_id text not null,
        version text not null,
        groups jsonb not null,
        state text not null,
        attempts integer not null,
        queued_at timestamptz not null,
        finished_at timestamptz,
        lease text,
        lease_until timestamptz,
        ended text,
        report jsonb,
        check ((state = 'running') = (lease is not null)),
        check ((state = 'done') = (report is not null))
      )`.execute(database)
    await sql`
      create index examinations_open on examinations (queued_at)
        where state in ('queued', 'running')`.execute(database)
    await sql`create index examinations_by_release on examinations (release_id, submission_id)`.execute(
      database,
    )
  },
}
