import { sql, type ColumnType } from 'kysely'
import type {
  AssociationEnder,
  AssociationMode,
  AssociationState,
} from '@maque/protocol/platform/associations.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface AssociationsTables {
  readonly associations: AssociationRow
  readonly association_modes: AssociationModeRow
}

export interface AssociationRow {
  readonly id: string
  readonly official_account: string
  readonly app_id: string
  readonly state: AssociationState
  readonly is_same_subject: boolean
  /** Came with a fast registration: uses nothing of the month. */
  readonly is_automatic: boolean
  readonly created_at: Date
  /** Who asked for it says that the official account shows it. */
  readonly shows_on_profile: ColumnType<boolean, boolean | undefined>
  /** When it took its places; what was refused or expired has given them back. */
  readonly placed_at: Date | null
  /** Until when the app may answer, while it is asked. */
  readonly answer_until: ColumnType<Date | null, Date | null | undefined>
  readonly ended_at: ColumnType<Date | null, Date | null | undefined>
  readonly ended_by: ColumnType<AssociationEnder | null, AssociationEnder | null | undefined>
}

export interface AssociationModeRow {
  readonly app_id: string
  readonly mode: AssociationMode
}

export const associationsMigrations: ModuleMigrations = {
  'associations-1': async (database) => {
    await sql`
      create table associations (
        id text primary key,
        official_account text not null,
        app_id text not null,
        state text not null,
        is_same_subject boolean not null,
        is_automatic boolean not null,
        created_at timestamptz not null,
        placed_at timestamptz
      )`.execute(database)
    // Between the two there is one at a time.
    await sql`
      create unique index one_association on associations (official_account, app_id)
      where state in ('waiting-official-account', 'waiting-app', 'linked')`.execute(database)
    await sql`create index associations_by_app on associations (app_id)`.execute(database)
    await sql`create table association_modes (app_id text primary key, mode text not null)`.execute(database)
  },
  'associations-2': async (database) => {
    await sql`alter table associations add column shows_on_profile boolean not null default false`.execute(
      database,
    )
  },

  'associations-3': async (database) => {
    await sql`
      alter table associations
        add column answer_until timestamptz,
        add column ended_at timestamptz,
        add column ended_by text`.execute(database)
  },
}
