import { sql } from 'kysely'
import type { Binding } from '@maque/protocol/platform/open-accounts.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface OpenAccountsTables {
  readonly open_account_bindings: BindingRow
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
}
