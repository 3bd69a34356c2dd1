import { sql, type ColumnType, type Generated } from 'kysely'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import type { LoginHolder } from './contract.ts'

export interface AccountsTables {
  readonly persons: PersonRow
  readonly sessions: SessionRow
  readonly sign_in_attempts: SignInAttemptRow
  readonly logins: LoginRow
  readonly passkeys: PasskeyRow
  readonly passkey_ceremonies: CeremonyRow
  readonly credential_links: CredentialLinkRow
}

export interface PersonRow {
  readonly id: string
  /** What they sign in with: an address in lower case, or a phone number as E.164. */
  readonly email: string
  readonly name: string
  /** Of whom an identity check has said that they are: a keyed hash. */
  readonly id_key: string | null
  readonly staff_roles: readonly StaffRole[]
  readonly created_at: Date
}

export interface SessionRow {
  /** For its person to name it by; of no use to anybody else. */
  readonly id: string
  readonly token_hash: string
  /** One of the two. */
  readonly person_id: string | null
  readonly registration_id: string | null
  /** It opens nothing until the account has agreed to what it is asked for. */
  readonly awaits_agreement: Generated<boolean>
  readonly agent: string
  readonly address: string
  readonly created_at: Date
  readonly expires_at: Date
}

/** What signs in as whom: unique across accounts of every kind. */
interface LoginRow {
  readonly login: string
  readonly holder_kind: 'person' | 'registration'
  readonly holder_id: string
  readonly password_hash: string
  readonly since: Date
}

interface SignInAttemptRow {
  readonly id: ColumnType<string, never, never>
  /** `account`, `address` or `all`. */
  readonly scope: string
  readonly subject: string
  readonly attempted_at: Date
  /** For which account, from which address. */
  readonly attempt: string
}

export interface PasskeyRow {
  /** As WebAuthn names it, in base64url. */
  readonly id: string
  readonly holder_kind: LoginHolder['kind']
  readonly holder_id: string
  readonly name: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly is_synced: boolean
  /** The host for which it was made, and which alone can use it. */
  readonly host: string
  readonly created_at: Date
  readonly last_used_at: Date | null
}

interface CeremonyRow {
  readonly id: string
  readonly challenge: string
  /** Who adds a passkey; absent: somebody signs in. */
  readonly holder_kind: LoginHolder['kind'] | null
  readonly holder_id: string | null
  readonly expires_at: Date
}

/** What was sent to somebody, good for one change of what they sign in with. */
interface CredentialLinkRow {
  readonly token_hash: string
  readonly holder_kind: LoginHolder['kind']
  readonly holder_id: string
  /** Absent: it sets a new password. */
  readonly new_login: string | null
  readonly expires_at: Date
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

  'accounts-2': async (database) => {
    await sql`alter table persons add column staff_roles text[] not null default '{}'`.execute(database)
    await sql`
      update persons set staff_roles =
        case when is_reviewer then array['reviewer'] else '{}' end ||
        case when is_operator then array['operator'] else '{}' end`.execute(database)
    await sql`alter table persons
      alter column staff_roles drop default, drop column is_reviewer, drop column is_operator`.execute(
      database,
    )
    await sql`alter table sessions
      add column id text not null default gen_random_uuid()::text unique,
      add column agent text not null default '',
      add column address text not null default ''`.execute(database)
    await sql`create index sessions_by_person on sessions (person_id)`.execute(database)
  },

  'accounts-3': async (database) => {
    await sql`
      create table logins (
        login text primary key,
        holder_kind text not null,
        holder_id text not null,
        password_hash text not null,
        since timestamptz not null
      )`.execute(database)
    await sql`
      insert into logins select email, 'person', id, password_hash, created_at from persons`.execute(database)
    await sql`create index logins_by_holder on logins (holder_kind, holder_id)`.execute(database)
    await sql`alter table persons drop column password_hash, add column id_key text`.execute(database)
    await sql`alter table sessions
      alter column person_id drop not null,
      add column registration_id text,
      add constraint session_has_one_holder check ((person_id is null) <> (registration_id is null))`.execute(
      database,
    )
    await sql`create index sessions_by_registration on sessions (registration_id)`.execute(database)
  },

  'accounts-4': async (database) => {
    await sql`alter table sign_in_attempts add column attempt text not null default ''`.execute(database)
    await sql`alter table sign_in_attempts alter column attempt drop default`.execute(database)
    await sql`create index sign_in_attempts_by_attempt on sign_in_attempts (attempt)`.execute(database)
    await sql`
      create table passkeys (
        id text primary key,
        holder_kind text not null,
        holder_id text not null,
        name text not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        is_synced boolean not null,
        host text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(database)
    await sql`create index passkeys_by_holder on passkeys (holder_kind, holder_id)`.execute(database)
    await sql`
      create table passkey_ceremonies (
        id text primary key,
        challenge text not null,
        holder_kind text,
        holder_id text,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`
      create table credential_links (
        token_hash text primary key,
        holder_kind text not null,
        holder_id text not null,
        new_login text,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`create index credential_links_by_holder on credential_links (holder_kind, holder_id)`.execute(
      database,
    )
  },

  'accounts-5': async (database) => {
    await sql`alter table sessions add column awaits_agreement boolean not null default false`.execute(
      database,
    )
  },
}
