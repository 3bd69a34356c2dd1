import { sql, type ColumnType, type Generated } from 'kysely'
import { hashEntry, GENESIS } from '../audit/entry-hash.ts'
import type { ModuleMigrations } from './migrate.ts'
import { narrow } from './narrow.ts'

export interface KernelTables {
  readonly audit_entries: AuditEntryRow
  readonly audit_head: AuditHeadRow
  readonly jobs: JobRow
  readonly policy_editions: PolicyEditionRow
  readonly instance_clock: InstanceClockRow
  readonly rate_windows: RateWindowRow
  readonly refused_calls: RefusedCallRow
}

export interface AuditEntryRow {
  /** 1, 2, 3 …, without gaps. */
  readonly id: string
  readonly happened_at: Date
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly target: string
  readonly outcome: string
  readonly address: string
  /** The rule that refused. */
  readonly rule: string | null
  /** What was before and after, as JSON text: its exact characters are hashed. */
  readonly changes: string
  readonly hash: string
}

interface AuditHeadRow {
  readonly is_single: boolean
  readonly last_id: string
  readonly last_hash: string
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

export interface PolicyEditionRow {
  readonly version: Generated<number>
  readonly pack: string
  readonly overrides: ColumnType<Readonly<Record<string, unknown>>, string, never>
  readonly effective_at: Date
  readonly note: string
  readonly author: string
  readonly created_at: Date
}

interface InstanceClockRow {
  readonly is_single: boolean
  readonly ahead_ms: string
}

interface RateWindowRow {
  readonly key: string
  readonly begins_at: Date
  readonly used: number
}

export interface RefusedCallRow {
  readonly rid: string
  /** Whose servers asked, as they said. */
  readonly account: string
  readonly invoked_at: Date
  readonly cost_ms: number
  readonly query: string
  readonly body: string
  readonly answer: string
  readonly address: string
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

  'kernel-2': async (database) => {
    await sql`alter table audit_entries alter column id drop identity`.execute(database)
    await sql`alter table audit_entries
      add column rule text,
      add column changes text not null default '{}',
      add column hash text not null default ''`.execute(database)
    await sql`alter table audit_entries alter column changes drop default, alter column hash drop default`.execute(
      database,
    )
    const rows = narrow<KernelTables, KernelTables>(database as never)
    const earlier = await rows.selectFrom('audit_entries').selectAll().orderBy('id').execute()
    let hash = GENESIS
    let id = 0
    for (const entry of earlier) {
      id++
      hash = hashEntry(hash, { ...entry, id: String(id) })
      await rows
        .updateTable('audit_entries')
        .set({ id: String(id), hash })
        .where('id', '=', entry.id)
        .execute()
    }
    await sql`
      create table audit_head (
        is_single boolean primary key check (is_single),
        last_id bigint not null,
        last_hash text not null
      )`.execute(database)
    await sql`insert into audit_head values (true, ${id}, ${hash})`.execute(database)
    await sql`
      create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'audit entries are only ever added'; end $$`.execute(database)
    await sql`
      create trigger audit_entries_stay before update or delete or truncate on audit_entries
      for each statement execute function refuse_change()`.execute(database)
    await sql`create index audit_entries_by_action on audit_entries (action, id)`.execute(database)
    await sql`create index audit_entries_by_target on audit_entries (target text_pattern_ops, id)`.execute(
      database,
    )
    await sql`
      create table policy_editions (
        version integer generated always as identity primary key,
        pack text not null,
        overrides jsonb not null,
        effective_at timestamptz not null,
        note text not null,
        author text not null,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create table instance_clock (is_single boolean primary key check (is_single), ahead_ms bigint not null)`.execute(
      database,
    )
    // Counts that a crash may forget; they are written on every change.
    await sql`
      create unlogged table rate_windows (
        key text not null,
        begins_at timestamptz not null,
        used integer not null,
        primary key (key, begins_at)
      )`.execute(database)
  },

  'kernel-3': async (database) => {
    // Looked at by who wonders why; a crash may forget them.
    await sql`
      create unlogged table refused_calls (
        rid text primary key,
        account text not null,
        invoked_at timestamptz not null,
        cost_ms integer not null,
        query text not null,
        body text not null,
        answer text not null,
        address text not null
      )`.execute(database)
    await sql`create index refused_calls_by_age on refused_calls (invoked_at)`.execute(database)
  },

  'kernel-4': async (database) => {
    await sql`
      create index audit_entries_by_rule on audit_entries (rule, happened_at) where rule is not null`.execute(
      database,
    )
  },
}
