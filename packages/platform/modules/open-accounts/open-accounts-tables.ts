import { sql, type ColumnType } from 'kysely'
import type { ApplicationForm, Binding, OpenApplication } from '@maque/protocol/platform/open-accounts.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface OpenAccountsTables {
  readonly open_account_bindings: BindingRow
  readonly open_account_applications: ApplicationRow
  readonly created_open_accounts: CreatedOpenAccountRow
}

/** An Open account that a program created. */
export interface CreatedOpenAccountRow {
  readonly public_id: string
  readonly subject_key: string
  /** The third-party platform. */
  readonly created_by: string
  readonly created_at: Date
}

export interface ApplicationRow {
  readonly id: string
  readonly open_account: string
  readonly form: ColumnType<ApplicationForm, string, string>
  readonly state: OpenApplication['state']
  /** Once it has been approved. */
  readonly public_id: string | null
  readonly reason: string | null
  readonly created_at: Date
}

export interface BindingRow {
  readonly id: string
  readonly open_account: string
  readonly public_id: string
  readonly state: Binding['state']
  readonly is_same_subject: boolean
  readonly created_at: Date
  readonly bound_at: Date | null
}

export const openAccountsMigrations: ModuleMigrations = {
  'open-accounts-1': async (database) => {
    await sql`
      create table open_account_bindings (
        id text primary key,
        open_account text not null,
        public_id text not null,
        state text not null,
        is_same_subject boolean not null,
        created_at timestamptz not null,
        bound_at timestamptz
      )`.execute(database)
    await sql`create index open_account_bindings_of on open_account_bindings (open_account)`.execute(database)
    // An account is bound to one Open account at a time.
    await sql`
      create unique index one_binding on open_account_bindings (public_id) where state = 'bound'`.execute(
      database,
    )
  },
  'open-accounts-2': async (database) => {
    await sql`
      create table open_account_applications (
        id text primary key,
        open_account text not null,
        form jsonb not null,
        state text not null,
        public_id text unique,
        reason text,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create index open_account_applications_of on open_account_applications (open_account)`.execute(database)
  },
  'open-accounts-3': async (database) => {
    await sql`
      create table created_open_accounts (
        public_id text primary key,
        subject_key text not null,
        created_by text not null,
        created_at timestamptz not null
      )`.execute(database)
  },
}
