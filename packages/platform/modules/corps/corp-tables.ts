import { sql, type ColumnType } from 'kysely'
import type { CorpAssociationState, CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface CorpTables {
  readonly corp_numbers: CorpNumberRow
  readonly corp_departments: CorpDepartmentRow
  readonly corp_members: CorpMemberRow
  readonly corp_tags: CorpTagRow
  readonly corp_agents: CorpAgentRow
  readonly corp_associations: CorpAssociationRow
  readonly corp_messages: CorpMessageRow
  readonly corp_deliveries: CorpDeliveryRow
}

/** The last number given: none is given twice, also not when what had it is gone. */
export interface CorpNumberRow {
  readonly corp_id: string
  readonly kind: 'department' | 'tag' | 'agent'
  readonly last: number
}

/** The root has no row: it is the corp itself. */
export interface CorpDepartmentRow {
  readonly corp_id: string
  readonly department_id: number
  readonly parent_id: number
  readonly name: string
  readonly position: number
}

export interface CorpMemberRow {
  readonly corp_id: string
  /** The user id as it is compared: capitals make no other. */
  readonly user_key: string
  readonly user_id: string
  readonly name: string
  readonly title: string
  /** As accounts keep logins; empty: nobody can say that this is them. */
  readonly login: string
  readonly departments: readonly number[]
  readonly is_disabled: boolean
  /** Who has said that this is them. */
  readonly person_id: string | null
  readonly created_at: Date
}

export interface CorpTagRow {
  readonly corp_id: string
  readonly tag_id: number
  readonly name: string
  /** Keys of users. */
  readonly users: readonly string[]
  readonly departments: readonly number[]
}

export interface CorpAgentRow {
  readonly corp_id: string
  readonly agent_id: number
  readonly name: string
  readonly about: string
  /** The mini program it is; `null`: one of the corp's own. */
  readonly app_id: string | null
  readonly is_enabled: boolean
  readonly secret_hash: string | null
  /** When its present access token was given. */
  readonly token_given_at: Date | null
  /** Keys of users. */
  readonly scope_users: readonly string[]
  readonly scope_departments: readonly number[]
  readonly scope_tags: readonly number[]
}

export interface CorpAssociationRow {
  readonly id: string
  readonly corp_id: string
  readonly app_id: string
  readonly state: CorpAssociationState
  readonly agent_id: number | null
  readonly asked_at: Date
  readonly linked_at: Date | null
}

export interface CorpMessageRow {
  readonly id: string
  readonly corp_id: string
  readonly agent_id: number
  /** As it was called when it sent this. */
  readonly agent_name: string
  readonly app_id: string | null
  readonly content: ColumnType<CorpMessageContent, string, never>
  readonly delivered: number
  readonly dropped: number
  readonly invalid_users: readonly string[]
  readonly invalid_departments: readonly number[]
  readonly invalid_tags: readonly number[]
  readonly sent_at: Date
}

export interface CorpDeliveryRow {
  readonly message_id: string
  readonly corp_id: string
  readonly agent_id: number
  readonly user_key: string
  readonly sent_at: Date
  readonly read_at: Date | null
}

export const corpMigrations: ModuleMigrations = {
  'corps-1': async (database) => {
    await sql`
      create table corp_numbers (
        corp_id text not null,
        kind text not null,
        last integer not null,
        primary key (corp_id, kind)
      )`.execute(database)
    await sql`
      create table corp_departments (
        corp_id text not null,
        department_id integer not null,
        parent_id integer not null,
        name text not null,
        position integer not null,
        primary key (corp_id, department_id),
        unique (corp_id, parent_id, name)
      )`.execute(database)
    await sql`
      create table corp_members (
        corp_id text not null,
        user_key text not null,
        user_id text not null,
        name text not null,
        title text not null,
        login text not null,
        departments integer[] not null,
        is_disabled boolean not null,
        person_id text,
        created_at timestamptz not null,
        primary key (corp_id, user_key),
        unique (corp_id, person_id)
      )`.execute(database)
    await sql`
      create unique index one_member_a_login on corp_members (corp_id, login) where login <> ''`.execute(
      database,
    )
    await sql`create index corp_members_by_login on corp_members (login) where login <> ''`.execute(database)
    await sql`create index corp_members_by_person on corp_members (person_id)`.execute(database)
    await sql`
      create table corp_tags (
        corp_id text not null,
        tag_id integer not null,
        name text not null,
        users text[] not null,
        departments integer[] not null,
        primary key (corp_id, tag_id),
        unique (corp_id, name)
      )`.execute(database)
    await sql`
      create table corp_agents (
        corp_id text not null,
        agent_id integer not null,
        name text not null,
        about text not null,
        app_id text,
        is_enabled boolean not null,
        secret_hash text,
        scope_users text[] not null,
        scope_departments integer[] not null,
        scope_tags integer[] not null,
        primary key (corp_id, agent_id),
        unique (corp_id, secret_hash),
        unique (corp_id, app_id)
      )`.execute(database)
    await sql`
      create table corp_associations (
        id text primary key,
        corp_id text not null,
        app_id text not null,
        state text not null,
        agent_id integer,
        asked_at timestamptz not null,
        linked_at timestamptz
      )`.execute(database)
    // Between the two there is one at a time.
    await sql`
      create unique index one_corp_association on corp_associations (corp_id, app_id)
      where state in ('waiting-app', 'linked')`.execute(database)
    await sql`create index corp_associations_by_app on corp_associations (app_id)`.execute(database)
    await sql`
      create table corp_messages (
        id text primary key,
        corp_id text not null,
        agent_id integer not null,
        agent_name text not null,
        app_id text,
        content jsonb not null,
        delivered integer not null,
        dropped integer not null,
        invalid_users text[] not null,
        invalid_departments integer[] not null,
        invalid_tags integer[] not null,
        sent_at timestamptz not null
      )`.execute(database)
    await sql`create index corp_messages_of on corp_messages (corp_id, agent_id, sent_at)`.execute(database)
    await sql`
      create table corp_deliveries (
        message_id text not null references corp_messages,
        corp_id text not null,
        agent_id integer not null,
        user_key text not null,
        sent_at timestamptz not null,
        read_at timestamptz,
        primary key (message_id, user_key)
      )`.execute(database)
    await sql`create index corp_deliveries_to on corp_deliveries (corp_id, user_key, sent_at)`.execute(
      database,
    )
  },

  'corps-2': async (database) => {
    await sql`alter table corp_agents add column token_given_at timestamptz`.execute(database)
  },
}
