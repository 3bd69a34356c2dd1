import { sql, type ColumnType } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface TransparencyTables {
  readonly log_head: LogHeadRow
  readonly log_entries: LogEntryRow
  readonly log_nodes: LogNodeRow
}

interface LogHeadRow {
  readonly is_single: ColumnType<boolean, true, never>
  /** Names the log, whichever key signs for it. */
  readonly origin: ColumnType<string, string, never>
  readonly size: ColumnType<string, number, number>
}

interface LogEntryRow {
  readonly index: ColumnType<string, number, never>
  /** What is hashed. */
  readonly text: ColumnType<string, string, never>
  /** Both stand in the text too: here to be found by. */
  readonly app_id: ColumnType<string, string, never>
  readonly digest: ColumnType<string, string, never>
}

/** Roots of whole subtrees: see `tree-places.ts`. */
interface LogNodeRow {
  readonly level: ColumnType<number, number, never>
  readonly index: ColumnType<string, number, never>
  readonly hash: ColumnType<Buffer, Buffer, never>
}

export const transparencyMigrations: ModuleMigrations = {
  'transparency-1': async (database) => {
    await sql`
      create table log_head (
        is_single boolean primary key check (is_single),
        origin text not null,
        size bigint not null
      )`.execute(database)
    await sql`
      create table log_entries (
        index bigint primary key,
        text text not null,
        app_id text not null,
        digest text not null
      )`.execute(database)
    await sql`create index log_entries_by_app on log_entries (app_id, digest, index)`.execute(database)
    await sql`
      create table log_nodes (
        level smallint not null,
        index bigint not null,
        hash bytea not null,
        primary key (level, index)
      )`.execute(database)
    await sql`
      create function refuse_log_change() returns trigger language plpgsql as
      $$ begin raise exception 'entries of the log of releases are only ever added'; end $$`.execute(database)
    for (const table of ['log_entries', 'log_nodes']) {
      await sql`
        create trigger ${sql.ref(`${table}_stay`)} before update or delete or truncate on ${sql.table(table)}
        for each statement execute function refuse_log_change()`.execute(database)
    }
  },
}
