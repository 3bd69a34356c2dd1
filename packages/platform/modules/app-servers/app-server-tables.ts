import { sql } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface AppServerTables {
  readonly access_tokens: AccessTokenRow
  readonly forced_token_refreshes: ForcedRefreshRow
  readonly user_sessions: UserSessionRow
  readonly user_codes: UserCodeRow
  readonly sealed_user_data: SealedUserDataRow
}

/** `stable` ones are a space of their own. */
export type TokenKind = 'plain' | 'stable'

/** When a token was given and until when it is good; the token itself is kept nowhere. */
export interface AccessTokenRow {
  readonly app_id: string
  readonly kind: TokenKind
  readonly serial: number
  readonly given_at: Date
  readonly ends_at: Date
}

interface ForcedRefreshRow {
  readonly app_id: string
  readonly refreshed_at: Date
}

/** Of a person and an app. */
export interface UserSessionRow {
  readonly app_id: string
  readonly person_id: string
  readonly open_id: string
  readonly sealed_key: Buffer
  readonly key_made_at: Date
  readonly ends_at: Date
}

export type CodeKind = 'login' | 'phone'

export interface UserCodeRow {
  readonly code_hash: string
  readonly kind: CodeKind
  readonly app_id: string
  readonly person_id: string
  /** Of the host: a code is worth nothing once its person has signed out. */
  readonly session_id: string
  /** What the person agreed to tell, closed; `null`: who they are is all. */
  readonly sealed_gift: Buffer | null
  readonly expires_at: Date
  readonly used_at: Date | null
}

/** That something was sealed for an app's server, by the SHA-256 of what that was sent. */
interface SealedUserDataRow {
  readonly app_id: string
  readonly hash: string
  readonly made_at: Date
}

export const appServerMigrations: ModuleMigrations = {
  'app-servers-1': async (database) => {
    await sql`
      create table access_tokens (
        app_id text not null,
        kind text not null,
        serial integer not null,
        given_at timestamptz not null,
        ends_at timestamptz not null,
        primary key (app_id, kind, serial)
      )`.execute(database)
    await sql`
      create table forced_token_refreshes (
        app_id text not null,
        refreshed_at timestamptz not null
      )`.execute(database)
    await sql`create index forced_token_refreshes_of on forced_token_refreshes (app_id, refreshed_at)`.execute(
      database,
    )
    await sql`
      create table user_sessions (
        app_id text not null,
        person_id text not null,
        open_id text not null,
        sealed_key bytea not null,
        key_made_at timestamptz not null,
        ends_at timestamptz not null,
        primary key (app_id, person_id),
        unique (app_id, open_id)
      )`.execute(database)
    await sql`
      create table user_codes (
        code_hash text primary key,
        kind text not null,
        app_id text not null,
        person_id text not null,
        session_id text not null,
        sealed_gift bytea,
        expires_at timestamptz not null,
        used_at timestamptz
      )`.execute(database)
    await sql`create index user_codes_by_end on user_codes (expires_at)`.execute(database)
  },
  'app-servers-2': async (database) => {
    await sql`
      create table sealed_user_data (
        app_id text not null,
        hash text not null,
        made_at timestamptz not null,
        primary key (app_id, hash)
      )`.execute(database)
    await sql`create index sealed_user_data_by_age on sealed_user_data (made_at)`.execute(database)
  },
}
