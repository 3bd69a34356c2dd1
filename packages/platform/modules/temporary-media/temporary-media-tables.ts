import { sql } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface TemporaryMediaTables {
  readonly temporary_media: TemporaryMediaRow
}

interface TemporaryMediaRow {
  readonly media_id: string
  readonly app_id: string
  readonly type: string
  readonly bytes: Buffer
  readonly size_bytes: number
  readonly added_at: Date
}

export const temporaryMediaMigrations: ModuleMigrations = {
  'temporary-media-1': async (database) => {
    await sql`
      create table temporary_media (
        media_id text primary key,
        app_id text not null,
        type text not null,
        bytes bytea not null,
        size_bytes integer not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`create index temporary_media_of on temporary_media (app_id)`.execute(database)
    await sql`create index temporary_media_since on temporary_media (added_at)`.execute(database)
  },
}
