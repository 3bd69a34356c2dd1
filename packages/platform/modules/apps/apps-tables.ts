import { sql, type ColumnType } from 'kysely'
import type { AppPermission, MemberRole } from '@maque/protocol/platform/members.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import { permissionsOf } from '@maque/protocol/platform/member-permissions.ts'

export interface AppsTables {
  readonly apps: AppRow
  readonly app_members: AppMemberRow
  readonly app_invitations: AppInvitationRow
}

export interface AppRow {
  readonly app_id: string
  readonly name: string
  /** The name as it is compared: see `nameKey`. */
  readonly name_key: string
  readonly intro: string
  /** Of a picture in the icon store; without one a letter is drawn. */
  readonly icon_digest: string | null
  readonly icon_type: string | null
  readonly created_at: Date
  /** While the account it belongs to is frozen, or after it was cancelled. */
  readonly closed_at: ColumnType<Date | null, never, Date | null>
}

export interface AppMemberRow {
  readonly app_id: string
  readonly person_id: string
  readonly roles: readonly MemberRole[]
  /** What is ticked for them: part of what the roles may. */
  readonly permissions: readonly AppPermission[]
}

interface AppInvitationRow extends AppMemberRow {
  readonly invited_by: string
  readonly invited_at: Date
}

export const APP_NAME_UNIQUE = 'apps_name_key_key'

export const appsMigrations: ModuleMigrations = {
  'apps-1': async (database) => {
    await sql`
      create table apps (
        app_id text primary key,
        name text not null,
        name_key text not null unique,
        intro text not null,
        icon_digest text,
        icon_type text,
        server_domains jsonb not null,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create table app_members (
        app_id text not null references apps,
        person_id text not null,
        role text not null,
        primary key (app_id, person_id)
      )`.execute(database)
    await sql`create index app_members_by_person on app_members (person_id)`.execute(database)
    // An app has exactly one administrator.
    await sql`
      create unique index one_administrator on app_members (app_id) where role = 'administrator'`.execute(
      database,
    )
    await sql`
      create table upload_tokens (
        id text primary key,
        app_id text not null references apps,
        label text not null,
        token_hash text not null unique,
        created_by text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(database)
    await sql`create index upload_tokens_by_app on upload_tokens (app_id)`.execute(database)
  },

  'apps-2': async (database) => {
    await sql`alter table apps add column closed_at timestamptz`.execute(database)
  },

  'apps-3': async (database) => {
    await sql`alter table app_members
      add column roles text[] not null default '{}',
      add column permissions text[] not null default '{}'`.execute(database)
    await sql`update app_members set roles = array[role]`.execute(database)
    for (const role of ['administrator', 'operator', 'developer', 'experiencer'] as const) {
      await sql`update app_members set permissions = ${permissionsOf([role])} where role = ${role}`.execute(
        database,
      )
    }
    await sql`alter table app_members
      alter column roles drop default, alter column permissions drop default, drop column role`.execute(
      database,
    )
    await sql`
      create unique index one_administrator on app_members (app_id) where roles @> array['administrator']`.execute(
      database,
    )
    await sql`
      create table app_invitations (
        app_id text not null references apps,
        person_id text not null,
        roles text[] not null,
        permissions text[] not null,
        invited_by text not null,
        invited_at timestamptz not null,
        primary key (app_id, person_id)
      )`.execute(database)
    await sql`create index app_invitations_by_person on app_invitations (person_id)`.execute(database)
  },

  'apps-4': async (database) => {
    // Experiencers open the trial version, and see nothing else.
    await sql`update app_members set permissions = '{}' where roles = array['experiencer']`.execute(database)
  },
}
