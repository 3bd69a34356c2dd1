import { sql } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface BundlesTables {
  readonly bundles: BundleRow
}

export interface BundleRow {
  /** SHA-256 of the manifest. */
  readonly digest: string
  /** Ed25519 over the manifest's bytes. */
  readonly signature: Buffer
  /** `x` of the key it was made with; `null`: with the first one, before keys could change. */
  readonly signed_by: string | null
  readonly size_bytes: number
  /** The SHA-256 of each of its files; `null`: kept before this was noted, and not looked at since. */
  readonly files: readonly string[] | null
  readonly created_at: Date
}

export const bundlesMigrations: ModuleMigrations = {
  'bundles-1': async (database) => {
    await sql`
      create table bundles (
        digest text primary key,
        signature bytea not null,
        size_bytes integer not null,
        created_at timestamptz not null
      )`.execute(database)
  },
  'bundles-2': async (database) => {
    await sql`alter table bundles add column signed_by text`.execute(database)
  },
  'bundles-3': async (database) => {
    await sql`alter table bundles add column files text[]`.execute(database)
    await sql`create index bundles_files on bundles using gin (files)`.execute(database)
  },
}
