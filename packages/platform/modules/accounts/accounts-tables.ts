import { sql, type ColumnType } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface AccountsTables {
  readonly persons: PersonRow
  readonly sessions: SessionRow
  readonly sign_in_attempts: SignInAttemptRow
}

export interface PersonRow {
  readonly id: string
  /** Lower case. */
  readonly email: string
  readonly name: string
  readonly password_hash: string
  readonly is_reviewer: boolean
  readonly is_operator: boolean
  readonly created_at: Date
}

interface SessionRow {
  readonly token_hash: string
  readonly person_id: string
  readonly created_at: Date
  readonly expires_at: Date
}

interface SignInAttemptRow {
  readonly id: ColumnType<string, never, never>
  /** `account` or `address`. */
  readonly scope: string
  readonly subject: string
  readonly attempted_at: Date
}

export const accountsMigrations: ModuleMigrations = {
  'accounts-1': async (database) => {
    await sql`
      create table persons (
        id text primary key,
        email text not null unique,
        name text not null,
        password_hash text not null,
        is_reviewer boolean not null,
        is_operator boolean not null,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create table sessions (
        token_hash text primary key,
        person_id text not null references persons,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`
      create table sign_in_attempts (
        id bigint generated always as identity primary key,
        scope text not null,
        subject text not null,
        attempted_at timestamptz not null
      )`.execute(database)
    await sql`create index sign_in_attempts_by_subject on sign_in_attempts (scope, subject, attempted_at)`.execute(
      database,
    )
  },
}
