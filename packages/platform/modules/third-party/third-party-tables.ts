import { sql, type ColumnType } from 'kysely'
import type { AgreedEdition } from '../agreements/contract.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ThirdPartyTables {
  readonly third_party_platforms: PlatformRow
  readonly third_party_codes: CodeRow
  readonly authorisations: AuthorisationRow
  readonly template_apps: TemplateAppRow
  readonly template_drafts: DraftRow
  readonly templates: TemplateRow
  readonly program_registrations: ProgramRegistrationRow
}

export interface PlatformRow {
  /** Its AppID. */
  readonly component_id: string
  readonly open_account: string
  readonly name: string
  readonly about: string
  readonly secret_hash: string
  readonly sets: readonly number[]
  readonly page_hosts: readonly string[]
  readonly message_url: string
  readonly test_apps: readonly string[]
  readonly server_hosts: readonly string[]
  readonly site_hosts: readonly string[]
  /** Those of them that have shown the platform's file. */
  readonly proven_sites: readonly string[]
  readonly is_published: boolean
  /** When its next ticket is pushed; `null`: none is. */
  readonly next_ticket_at: Date | null
  readonly created_at: Date
  /** When it was given up: what it committed and who authorised it go on naming it. `null`: it is there. */
  readonly ended_at: Date | null
}

/** Codes that are good once, as hashes. */
export interface CodeRow {
  readonly hash: string
  /**
   * `ask`: the owner is led to the page with it. `answer`: the owner comes back with it. The others: the
   * administrator of an official account comes back with it, to have a mini program registered, which
   * takes the verification over or does not.
   */
  readonly kind: 'ask' | 'answer' | 'register-verified' | 'register-unverified'
  readonly component_id: string
  /** Of all but `ask`. */
  readonly authorisation_id: string | null
  /** Of those with which a mini program is registered: what its administrator has agreed to. */
  readonly agreed: ColumnType<readonly AgreedEdition[] | null, string | null | undefined, never>
  readonly expires_at: Date
}

export interface AuthorisationRow {
  readonly id: string
  readonly component_id: string
  readonly app_id: string
  readonly sets: readonly number[]
  readonly authorised_at: Date
  readonly changed_at: Date
  /** `null`: it is in force. */
  readonly withdrawn_at: Date | null
}

/** A mini program whose versions become drafts. */
export interface TemplateAppRow {
  readonly app_id: string
  readonly component_id: string
  readonly added_at: Date
}

export interface DraftRow {
  readonly draft_id: ColumnType<number, never, never>
  readonly component_id: string
  readonly app_id: string
  readonly release_id: string
  readonly version: string
  readonly description: string
  readonly developer: string
  readonly created_at: Date
}

/** Its source is that of the release. */
export interface TemplateRow {
  readonly template_id: ColumnType<number, never, never>
  readonly draft_id: number
  readonly component_id: string
  readonly app_id: string
  readonly release_id: string
  readonly version: string
  readonly description: string
  readonly developer: string
  readonly created_at: Date
}

/** A mini program that a platform wants to register for somebody, who is asked. */
export interface ProgramRegistrationRow {
  readonly id: string
  readonly component_id: string
  readonly kind: 'enterprise' | 'personal'
  /** As the platform said it, for it to be told again. */
  readonly said: ColumnType<SaidOfRegistration, string, never>
  /** Of an enterprise: what its accounts are counted by. */
  readonly subject_number: string | null
  readonly person_id: string
  readonly state: 'waiting' | 'refused' | 'overdue' | 'failed' | 'registered'
  /** WeChat's number for why it failed. */
  readonly status: number | null
  readonly reason: ColumnType<BilingualText | null, string | null, string | null>
  readonly app_id: string | null
  readonly created_at: Date
  readonly until: Date
}

export interface SaidOfRegistration {
  /** Of an enterprise. */
  readonly name: string
  readonly code: string
  readonly codeType: number
  readonly personName: string
  /** How the person signs in. */
  readonly login: string
  readonly componentPhone: string
}

export const thirdPartyMigrations: ModuleMigrations = {
  'third-party-1': async (database) => {
    await sql`
      create table third_party_platforms (
        component_id text primary key,
        open_account text not null,
        name text not null,
        about text not null,
        secret_hash text not null,
        sets integer[] not null,
        page_hosts text[] not null,
        message_url text not null,
        test_apps text[] not null,
        server_hosts text[] not null,
        site_hosts text[] not null,
        is_published boolean not null,
        next_ticket_at timestamptz,
        created_at timestamptz not null
      )`.execute(database)
    await sql`create index third_party_platforms_of on third_party_platforms (open_account)`.execute(database)
    await sql`
      create table third_party_codes (
        hash text primary key,
        kind text not null,
        component_id text not null,
        authorisation_id text,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`create index third_party_codes_of on third_party_codes (component_id, expires_at)`.execute(
      database,
    )
    await sql`
      create table authorisations (
        id text primary key,
        component_id text not null references third_party_platforms,
        app_id text not null,
        sets integer[] not null,
        options jsonb not null,
        authorised_at timestamptz not null,
        changed_at timestamptz not null,
        withdrawn_at timestamptz
      )`.execute(database)
    // Between the two there is one at a time.
    await sql`
      create unique index one_authorisation on authorisations (app_id, component_id)
      where withdrawn_at is null`.execute(database)
    await sql`create index authorisations_by_platform on authorisations (component_id, authorised_at)`.execute(
      database,
    )
    await sql`
      create table template_apps (
        app_id text primary key,
        component_id text not null references third_party_platforms,
        added_at timestamptz not null
      )`.execute(database)
    for (const table of ['template_drafts', 'templates']) {
      const isTemplate = table === 'templates'
      const number = sql.ref(isTemplate ? 'template_id' : 'draft_id')
      await sql`
        create table ${sql.table(table)} (
          ${number} integer generated always as identity primary key,
          ${isTemplate ? sql`draft_id integer not null,` : sql``}
          component_id text not null references third_party_platforms,
          app_id text not null,
          release_id text not null,
          version text not null,
          description text not null,
          developer text not null,
          created_at timestamptz not null
        )`.execute(database)
      await sql`create index on ${sql.table(table)} (component_id)`.execute(database)
    }
  },
  // Nothing ever read them: they are of official accounts.
  'third-party-2': async (database) => {
    await sql`alter table authorisations drop column options`.execute(database)
  },
  'third-party-3': async (database) => {
    await sql`alter table third_party_platforms add column ended_at timestamptz`.execute(database)
  },
  'third-party-4': async (database) => {
    await sql`
      create table program_registrations (
        id text primary key,
        component_id text not null references third_party_platforms,
        kind text not null,
        said jsonb not null,
        subject_number text,
        person_id text not null,
        state text not null,
        status integer,
        reason jsonb,
        app_id text,
        created_at timestamptz not null,
        until timestamptz not null
      )`.execute(database)
    await sql`create index program_registrations_of on program_registrations (person_id)`.execute(database)
    await sql`create index program_registrations_by on program_registrations (component_id)`.execute(database)
    // A subject is asked about one at a time.
    await sql`
      create unique index one_program_registration on program_registrations (subject_number)
      where state = 'waiting'`.execute(database)
  },
  'third-party-5': async (database) => {
    await sql`
      alter table third_party_platforms add column proven_sites text[] not null default '{}'`.execute(
      database,
    )
    await sql`alter table third_party_platforms alter column proven_sites drop default`.execute(database)
  },
  'third-party-6': async (database) => {
    await sql`alter table third_party_codes add column agreed jsonb`.execute(database)
  },
}
