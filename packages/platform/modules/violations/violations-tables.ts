import { sql, type ColumnType } from 'kysely'
import type { BannedFeature, PunishmentKind, PunishmentState } from '@maque/protocol/platform/violations.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ViolationsTables {
  readonly punishments: PunishmentRow
  readonly violation_files: ViolationFileRow
}

export interface PunishmentRow {
  readonly id: string
  readonly app_id: string
  /** Of the subject that the app belonged to then. */
  readonly subject_key: string
  readonly kind: PunishmentKind
  readonly feature: BannedFeature | null
  /** Of the checklist. */
  readonly rule: string
  readonly reason: string
  /** Ids of files. */
  readonly evidence: readonly string[]
  readonly punished_by: string
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly state: PunishmentState
  readonly appeal: string | null
  /** Ids of files. */
  readonly materials: readonly string[]
  readonly appealed_at: Date | null
  readonly answer: string | null
  readonly settled_by: string | null
}

export interface ViolationFileRow {
  readonly id: string
  readonly app_id: string
  /** Evidence is the platform's, material its owner's. */
  readonly purpose: 'evidence' | 'material'
  readonly added_by: string
  readonly digest: string
  readonly type: string
  readonly added_at: ColumnType<Date, Date, never>
}

export const violationsMigrations: ModuleMigrations = {
  'violations-1': async (database) => {
    await sql`
      create table punishments (
        id text primary key,
        app_id text not null,
        subject_key text not null,
        kind text not null,
        feature text,
        rule text not null,
        reason text not null,
        evidence text[] not null,
        punished_by text not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        state text not null,
        appeal text,
        materials text[] not null,
        appealed_at timestamptz,
        answer text,
        settled_by text
      )`.execute(database)
    await sql`create index punishments_of_app on punishments (app_id, starts_at)`.execute(database)
    // Asked at every opening: what is not a ban of a subject is found by its app.
    await sql`create index banned_subjects on punishments (subject_key) where kind = 'subject-ban'`.execute(
      database,
    )
    await sql`
      create table violation_files (
        id text primary key,
        app_id text not null,
        purpose text not null,
        added_by text not null,
        digest text not null,
        type text not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`create index violation_files_by_adder on violation_files (added_by, added_at)`.execute(database)
  },
}
