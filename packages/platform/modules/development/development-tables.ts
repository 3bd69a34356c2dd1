import { sql, type ColumnType, type Generated } from 'kysely'
import type { DomainChecks, ServerDomains } from '@maque/protocol/platform/development.ts'
import type { LinkVersion } from '@maque/protocol/platform/link-rules.ts'
import type { PushDelivery, PushFormat, PushMode } from '@maque/protocol/platform/message-push.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import type { PlatformNotice, PushEvent } from './contract.ts'

export interface DevelopmentTables {
  readonly development_settings: DevelopmentSettingsRow
  readonly app_secrets: AppSecretRow
  readonly upload_keys: UploadKeyRow
  readonly upload_challenges: UploadChallengeRow
  readonly address_lists: AddressListRow
  readonly address_requests: AddressRequestRow
  readonly business_domains: BusinessDomainRow
  readonly icp_filings: IcpFilingRow
  readonly outside_checks: OutsideCheckRow
  readonly setting_changes: SettingChangeRow
  readonly push_settings: PushSettingsRow
  readonly link_rules: LinkRuleRow
  readonly api_uses: ApiUseRow
  readonly push_deliveries: PushDeliveryRow
}

/** An address that the administrator was asked about; gone once it is allowed. */
interface AddressRequestRow {
  readonly id: string
  readonly app_id: string
  readonly address: string
  readonly asked_at: Date
  readonly refused_at: Date | null
}

/** Made with the app, or for those that were there before when they are first asked for. */
interface DevelopmentSettingsRow {
  readonly app_id: string
  readonly original_id: string
  readonly server_domains: ColumnType<ServerDomains, string, string>
  readonly domain_checks: ColumnType<DomainChecks, string, string>
}

interface AppSecretRow {
  readonly app_id: string
  readonly secret_hash: string
  readonly changed_at: Date
  readonly frozen_at: Date | null
}

export interface UploadKeyRow {
  readonly id: string
  readonly app_id: string
  readonly label: string
  /** Of a token; the other kind has a public key. */
  readonly token_hash: string | null
  readonly public_key: string | null
  readonly created_by: string
  readonly created_at: Date
  readonly last_used_at: Date | null
}

interface UploadChallengeRow {
  readonly app_id: string
  readonly text_hash: string
  readonly expires_at: Date
}

export type AddressPurpose = 'api' | 'upload'

interface AddressListRow {
  readonly app_id: string
  readonly purpose: AddressPurpose
  readonly is_on: boolean
  readonly entries: ColumnType<readonly string[], string, string>
}

interface BusinessDomainRow {
  readonly app_id: string
  /** An origin. */
  readonly domain: string
  readonly added_at: Date
}

interface IcpFilingRow {
  readonly domain: string
}

interface OutsideCheckRow {
  readonly app_id: string
  readonly what: string
  readonly passed_at: Date
}

interface SettingChangeRow {
  readonly id: Generated<string>
  readonly app_id: string
  readonly what: string
  readonly actor_name: string
  readonly happened_at: Date
}

export interface PushSettingsRow {
  readonly app_id: string
  readonly url: string
  /** Sealed, as is the key. */
  readonly token: Buffer
  readonly encoding_key: Buffer
  readonly mode: PushMode
  readonly format: PushFormat
}

export interface PushDeliveryRow {
  readonly id: string
  readonly app_id: string
  readonly event: ColumnType<StoredEvent, string, never>
  readonly state: PushDelivery['state']
  readonly tries: number
  readonly outcome: string
  readonly created_at: Date
}

export interface LinkRuleRow {
  readonly id: string
  readonly app_id: string
  readonly prefix: string
  /** Scheme and host of the prefix. */
  readonly place: string
  readonly path: string
  readonly ignores_case: boolean
  readonly is_exclusive: boolean
  readonly test_links: ColumnType<readonly string[], string, string>
  readonly test_version: LinkVersion
  readonly published_at: Date | null
  readonly created_at: Date
}

interface ApiUseRow {
  readonly app_id: string
  readonly path: string
  /** When it began. */
  readonly day: Date
  readonly used: number
}

type Stored<Told> = Omit<Told, 'at'> & { readonly at: string }

type StoredEvent = Stored<PushEvent> | Stored<PlatformNotice>

export const developmentMigrations: ModuleMigrations = {
  'development-1': async (database) => {
    await sql`
      create table development_settings (
        app_id text primary key references apps,
        original_id text not null unique,
        server_domains jsonb not null,
        domain_checks jsonb not null
      )`.execute(database)
    await sql`
      create table app_secrets (
        app_id text primary key references apps,
        secret_hash text not null,
        changed_at timestamptz not null,
        frozen_at timestamptz
      )`.execute(database)
    await sql`
      create table upload_challenges (
        text_hash text primary key,
        app_id text not null,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`
      create table address_lists (
        app_id text not null references apps,
        purpose text not null,
        is_on boolean not null,
        entries jsonb not null,
        primary key (app_id, purpose)
      )`.execute(database)
    await sql`
      create table business_domains (
        app_id text not null references apps,
        domain text not null,
        added_at timestamptz not null,
        primary key (app_id, domain)
      )`.execute(database)
    await sql`create index business_domains_by_domain on business_domains (domain)`.execute(database)
    await sql`create table icp_filings (domain text primary key)`.execute(database)
    await sql`
      create table outside_checks (
        app_id text not null,
        what text not null,
        passed_at timestamptz not null,
        primary key (app_id, what)
      )`.execute(database)
    await sql`
      create table setting_changes (
        id bigint generated always as identity primary key,
        app_id text not null references apps,
        what text not null,
        actor_name text not null,
        happened_at timestamptz not null
      )`.execute(database)
    await sql`create index setting_changes_of on setting_changes (app_id, happened_at)`.execute(database)

    // What apps kept until now.
    await sql`
      insert into development_settings
      select app_id, 'gh_' || substr(md5(random()::text || app_id), 1, 12),
        jsonb_build_object('socket', '[]'::jsonb, 'udp', '[]'::jsonb, 'tcp', '[]'::jsonb)
          || (server_domains - 'webView'),
        '{"develop": true, "trial": true}'
      from apps`.execute(database)
    await sql`
      insert into business_domains
      select app_id, jsonb_array_elements_text(server_domains -> 'webView'), created_at from apps
      where server_domains ? 'webView'
      on conflict do nothing`.execute(database)
    await sql`alter table apps drop column server_domains`.execute(database)
    await sql`alter table upload_tokens rename to upload_keys`.execute(database)
    await sql`alter table upload_keys
      alter column token_hash drop not null,
      add column public_key text,
      add constraint one_kind_of_upload_key check ((token_hash is null) <> (public_key is null))`.execute(
      database,
    )
    await sql`
      create unique index one_upload_pair on upload_keys (app_id) where public_key is not null`.execute(
      database,
    )
  },

  'development-2': async (database) => {
    await sql`
      create table push_settings (
        app_id text primary key references apps,
        url text not null,
        token bytea not null,
        encoding_key bytea not null,
        mode text not null,
        format text not null
      )`.execute(database)
    await sql`
      create table push_deliveries (
        id text primary key,
        app_id text not null references apps,
        event jsonb not null,
        state text not null,
        tries integer not null,
        outcome text not null,
        created_at timestamptz not null
      )`.execute(database)
    await sql`create index push_deliveries_of on push_deliveries (app_id, created_at)`.execute(database)
  },

  'development-3': async (database) => {
    await sql`
      create table link_rules (
        id text primary key,
        app_id text not null references apps,
        prefix text not null unique,
        place text not null,
        path text not null,
        ignores_case boolean not null,
        is_exclusive boolean not null,
        test_links jsonb not null,
        test_version text not null,
        published_at timestamptz,
        created_at timestamptz not null
      )`.execute(database)
    await sql`create index link_rules_by_place on link_rules (place)`.execute(database)
    await sql`create index link_rules_of on link_rules (app_id)`.execute(database)
    await sql`
      create table api_uses (
        app_id text not null references apps,
        path text not null,
        day timestamptz not null,
        used integer not null,
        primary key (app_id, path, day)
      )`.execute(database)
  },

  // Third-party platforms have addresses and are told things too, by AppIDs of their own.
  'development-4': async (database) => {
    for (const table of ['address_lists', 'setting_changes', 'push_settings', 'push_deliveries']) {
      const constraint = sql.ref(`${table}_app_id_fkey`)
      await sql`alter table ${sql.table(table)} drop constraint ${constraint}`.execute(database)
    }
  },
  'development-5': async (database) => {
    await sql`
      create table address_requests (
        id text primary key,
        app_id text not null,
        address text not null,
        asked_at timestamptz not null,
        refused_at timestamptz
      )`.execute(database)
    await sql`
      create unique index one_open_request on address_requests (app_id, address) where refused_at is null
    `.execute(database)
  },
}
