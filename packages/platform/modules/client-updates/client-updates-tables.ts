import { sql } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ClientUpdatesTables {
  readonly client_updates: ClientUpdatesRow
}

interface ClientUpdatesRow {
  readonly app_id: string
  readonly minimum_release_id: string | null
  readonly prefers_local: boolean
  readonly minimum_base_library: string | null
}

export const clientUpdatesMigrations: ModuleMigrations = {
  'client-updates-1': async (database) => {
    await sql`
      create table client_updates (
        app_id text primary key,
        minimum_release_id text,
        prefers_local boolean not null
      )`.execute(database)
  },
  'client-updates-2': async (database) => {
    await sql`alter table client_updates add column minimum_base_library text`.execute(database)
  },
}
