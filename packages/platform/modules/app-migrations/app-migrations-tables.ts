import { sql } from 'kysely'
import type { MigrationState } from '@maque/protocol/platform/app-migrations.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface AppMigrationsTables {
  readonly app_migrations: AppMigrationRow
}

export interface AppMigrationRow {
  readonly id: string
  readonly source_app: string
  readonly target_app: string
  readonly state: MigrationState
  readonly asked_at: Date
  /** While it is frozen: until when it can be revoked. */
  readonly until: Date | null
  readonly done_at: Date | null
}

export const appMigrationsMigrations: ModuleMigrations = {
  'app-migrations-1': async (database) => {
    await sql`
      create table app_migrations (
        id text primary key,
        source_app text not null,
        target_app text not null,
        state text not null,
        asked_at timestamptz not null,
        until timestamptz,
        done_at timestamptz
      )`.execute(database)
    // An app leads into one other.
    await sql`
      create unique index one_migration on app_migrations (source_app)
      where state in ('asked', 'frozen', 'done')`.execute(database)
    await sql`create index app_migrations_into on app_migrations (target_app)`.execute(database)
  },
}
