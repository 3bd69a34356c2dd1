import { sql, type ColumnType, type Generated } from 'kysely'
import type { ModuleMigrations } from './migrate.ts'

export interface KernelTables {
  readonly audit_entries: AuditEntryRow
  readonly jobs: JobRow
}

interface AuditEntryRow {
  readonly id: Generated<string>
  readonly happened_at: Date
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly target: string
  readonly outcome: string
  readonly address: string
}

interface JobRow {
  readonly id: Generated<string>
  readonly kind: string
  /** What the job is about, as its handler wants to be told. */
  readonly subject: string
  readonly run_after: Date
  readonly failures: ColumnType<number, number | undefined, number>
  readonly last_error: string | null
}

export const kernelMigrations: ModuleMigrations = {
  'kernel-1': async (database) => {
    await sql`
      create table audit_entries (
        id bigint generated always as identity primary key,
        happened_at timestamptz not null,
        action text not null,
        actor_kind text not null,
        actor_id text not null,
        target text not null,
        outcome text not null,
        address text not null
      )`.execute(database)
    await sql`create index audit_entries_by_actor on audit_entries (actor_kind, actor_id, id)`.execute(
      database,
    )
    await sql`
      create table jobs (
        id bigint generated always as identity primary key,
        kind text not null,
        subject text not null,
        run_after timestamptz not null,
        failures integer not null default 0,
        last_error text
      )`.execute(database)
    await sql`create index jobs_due on jobs (run_after, id)`.execute(database)
  },
}
