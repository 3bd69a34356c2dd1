import { sql, type ColumnType } from 'kysely'
import type { AppOrigin } from '@maque/protocol/platform/transfers.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface TransfersTables {
  readonly app_exports: AppExportRow
  readonly app_origins: AppOriginRow
}

/** That the administrator has allowed an app to be taken along. */
interface AppExportRow {
  readonly id: string
  readonly app_id: string
  readonly allowed_at: Date
}

interface AppOriginRow {
  readonly app_id: string
  /** Of the file it came in, in the store of imports. */
  readonly file_digest: string
  readonly origin: ColumnType<AppOrigin, string, never>
}

export const transfersMigrations: ModuleMigrations = {
  'transfers-1': async (database) => {
    await sql`
      create table app_exports (
        id text primary key,
        app_id text not null,
        allowed_at timestamptz not null
      )`.execute(database)
    await sql`
      create table app_origins (
        app_id text primary key,
        file_digest text not null,
        origin jsonb not null
      )`.execute(database)
  },
}
