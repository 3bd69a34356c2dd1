import { sql, type ColumnType, type Generated } from 'kysely'
import type {
  AuditDecision,
  AuditKind,
  CategoryState,
  DisputeState,
  NameApplication,
  NameChange,
  NameWordKind,
  PrivacyGuide,
} from '@maque/protocol/platform/profile.ts'
import type { AvatarState } from './decide-avatar.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ProfileTables {
  readonly name_changes: NameChangeRow
  readonly name_applications: NameApplicationRow
  readonly protected_names: ProtectedNameRow
  readonly name_disputes: NameDisputeRow
  readonly name_dispute_votes: DisputeVoteRow
  readonly name_words: NameWordRow
  readonly card_changes: CardChangeRow
  readonly app_documents: DocumentRow
  readonly app_categories: CategoryRow
  readonly category_additions: CategoryAdditionRow
  readonly privacy_drafts: PrivacyDraftRow
  readonly privacy_guides: PrivacyGuideRow
  readonly app_openness: OpennessRow
  readonly account_cards: AccountCardRow
  readonly app_avatars: AvatarRow
  readonly protected_pictures: ProtectedPictureRow
  readonly profile_audit_claims: AuditClaimRow
  readonly profile_audit_decisions: AuditDecisionRow
}

export interface AvatarRow {
  readonly sequence: Generated<number>
  readonly id: string
  readonly app_id: string
  readonly icon_digest: string
  /** As pictures are compared: 64 bits. */
  readonly look: string
  /** Apps of other subjects that it looked like when it was set. */
  readonly alike: readonly string[]
  readonly state: AvatarState
  readonly is_current: boolean
  readonly reason: string | null
  readonly because: string | null
  readonly evidence: readonly string[]
  readonly set_at: Date
  readonly judged_at: Date | null
}

interface ProtectedPictureRow {
  readonly id: string
  readonly name: string
  readonly look: string
  readonly added_at: Date
}

interface AuditClaimRow {
  readonly kind: AuditKind
  readonly task_id: string
  readonly auditor_id: string
  readonly until: Date
}

export interface AuditDecisionRow {
  readonly sequence: Generated<number>
  readonly kind: AuditKind
  readonly task_id: string
  readonly app_id: string
  readonly about: string
  readonly auditor_id: string
  readonly outcome: AuditDecision['outcome']
  readonly reason: string
  readonly because: string | null
  readonly at: Date
}

/** Of accounts other than mini programs. */
export interface AccountCardRow {
  readonly public_id: string
  readonly name: string | null
  /** As names are compared. */
  readonly name_key: string | null
  /** Of corps, likewise. */
  readonly host_key: string | null
  readonly intro: string
}

export interface NameChangeRow {
  readonly id: Generated<number>
  readonly app_id: string
  readonly from_name: string
  readonly to_name: string
  readonly cause: NameChange['cause']
  readonly at: Date
  /** Until when its subject was verified then: being verified again begins the count anew. */
  readonly verified_until: Date | null
}

export interface NameApplicationRow {
  readonly sequence: Generated<number>
  readonly id: string
  readonly app_id: string
  readonly name: string
  readonly word: string
  readonly documents: readonly string[]
  readonly state: NameApplication['state']
  readonly reason: string | null
  /** Of the list of reasons. */
  readonly because: string | null
  readonly created_at: Date
  /** `null`: it waits, or was settled before this was noted. */
  readonly settled_at: Date | null
}

export interface ProtectedNameRow {
  /** As names are compared. */
  readonly name_key: string
  /** The subject that may use it meanwhile. */
  readonly subject_key: string
  readonly cause: 'given-up' | 'dispute'
  readonly until: Date
}

export interface NameDisputeRow {
  readonly id: string
  /** Who claims it. */
  readonly app_id: string
  readonly holder_id: string
  readonly name: string
  readonly ground: string
  readonly documents: readonly string[]
  readonly state: DisputeState
  readonly reason: string | null
  readonly because: string | null
  readonly created_at: Date
}

interface DisputeVoteRow {
  readonly dispute_id: string
  readonly auditor_id: string
  readonly at: Date
}

interface NameWordRow {
  /** As names are compared. */
  readonly word: string
  readonly kind: NameWordKind
  readonly note: string
}

export interface CardChangeRow {
  readonly app_id: string
  readonly what: 'avatar' | 'intro'
  readonly at: Date
}

export interface DocumentRow {
  readonly id: string
  readonly app_id: string
  readonly name: string
  readonly digest: string
  readonly type: string
  readonly size_bytes: number
  readonly added_at: Date
  /** Evidence, from an auditor: it takes none of the app’s places. */
  readonly is_of_staff: boolean
}

export interface CategoryRow {
  readonly id: string
  readonly app_id: string
  readonly category_id: number
  readonly state: CategoryState
  readonly reason: string | null
  readonly because: string | null
  readonly documents: readonly string[]
  /** Which of those that the category asks for each of them is; empty: it asks for none by name. */
  readonly proves: readonly string[]
  readonly added_at: Date
  /** When an auditor was last asked to look at it. */
  readonly asked_at: Date
  /** Until when its documents are good. */
  readonly valid_until: Date | null
}

interface CategoryAdditionRow {
  readonly app_id: string
  readonly at: Date
}

interface PrivacyDraftRow {
  readonly app_id: string
  readonly guide: ColumnType<PrivacyGuide, string, string>
  /** The third-party platform that wrote it; `null`: a member of the app. */
  readonly written_by: string | null
  /** `null`: before this was noted. */
  readonly written_at: Date | null
}

export interface PrivacyGuideRow extends Pick<PrivacyDraftRow, 'app_id' | 'guide'> {
  readonly version: number
  readonly published_at: Date
}

export interface OpennessRow {
  readonly app_id: string
  readonly is_searchable: boolean
  readonly suspended_at: Date | null
  readonly message: string
}

export const profileMigrations: ModuleMigrations = {
  'profile-1': async (database) => {
    await sql`
      create table name_changes (
        id integer generated always as identity primary key,
        app_id text not null,
        from_name text not null,
        to_name text not null,
        cause text not null,
        at timestamptz not null,
        verified_until timestamptz
      )`.execute(database)
    await sql`create index name_changes_of on name_changes (app_id)`.execute(database)
    await sql`
      create table name_applications (
        id text primary key,
        sequence integer generated always as identity,
        app_id text not null,
        name text not null,
        word text not null,
        documents text[] not null,
        state text not null,
        reason text,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create unique index one_name_application on name_applications (app_id)
      where state = 'pending'`.execute(database)
    await sql`
      create table protected_names (
        name_key text primary key,
        subject_key text not null,
        cause text not null,
        until timestamptz not null
      )`.execute(database)
    await sql`
      create table name_disputes (
        id text primary key,
        app_id text not null,
        holder_id text not null,
        name text not null,
        ground text not null,
        documents text[] not null,
        state text not null,
        reason text,
        created_at timestamptz not null
      )`.execute(database)
    await sql`
      create unique index one_open_dispute on name_disputes (app_id, holder_id)
      where state = 'open'`.execute(database)
    await sql`
      create table name_dispute_votes (
        dispute_id text not null references name_disputes,
        auditor_id text not null,
        at timestamptz not null,
        primary key (dispute_id, auditor_id)
      )`.execute(database)
    await sql`
      create table name_words (word text primary key, kind text not null, note text not null)`.execute(
      database,
    )
    await sql`
      create table card_changes (app_id text not null, what text not null, at timestamptz not null)`.execute(
      database,
    )
    await sql`create index card_changes_of on card_changes (app_id, what, at)`.execute(database)
    await sql`
      create table app_documents (
        id text primary key,
        app_id text not null,
        name text not null,
        digest text not null,
        type text not null,
        size_bytes integer not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`create index app_documents_of on app_documents (app_id)`.execute(database)
    await sql`
      create table app_categories (
        id text primary key,
        app_id text not null,
        category_id integer not null,
        state text not null,
        reason text,
        documents text[] not null,
        added_at timestamptz not null,
        unique (app_id, category_id)
      )`.execute(database)
    await sql`
      create table category_additions (app_id text not null, at timestamptz not null)`.execute(database)
    await sql`create index category_additions_of on category_additions (app_id, at)`.execute(database)
    await sql`create table privacy_drafts (app_id text primary key, guide jsonb not null)`.execute(database)
    await sql`
      create table privacy_guides (
        app_id text not null,
        version integer not null,
        guide jsonb not null,
        published_at timestamptz not null,
        primary key (app_id, version)
      )`.execute(database)
    await sql`
      create table app_openness (
        app_id text primary key,
        is_searchable boolean not null,
        suspended_at timestamptz,
        message text not null
      )`.execute(database)
  },
  'profile-2': async (database) => {
    await sql`alter table app_categories add column valid_until timestamptz`.execute(database)
  },
  'profile-3': async (database) => {
    await sql`
      create table account_cards (
        public_id text primary key,
        name text,
        name_key text unique,
        intro text not null
      )`.execute(database)
  },
  'profile-4': async (database) => {
    await sql`alter table app_categories add column proves text[] not null default '{}'`.execute(database)
    await sql`alter table app_categories alter column proves drop default`.execute(database)
  },
  'profile-5': async (database) => {
    await sql`alter table account_cards add column host_key text`.execute(database)
    await sql`
      update account_cards
      set host_key = regexp_replace(lower(normalize(name, NFKC)), '\\s+', '', 'g')
      where public_id like 'ww%'`.execute(database)
    await sql`create index host_accounts_by_name on account_cards (host_key)`.execute(database)
  },
  'profile-6': async (database) => {
    await sql`alter table name_applications add column settled_at timestamptz`.execute(database)
  },
  'profile-7': async (database) => {
    await sql`alter table privacy_drafts add column written_by text`.execute(database)
    await sql`alter table privacy_drafts add column written_at timestamptz`.execute(database)
  },
  'profile-8': async (database) => {
    await sql`
      create table app_avatars (
        id text primary key,
        sequence integer generated always as identity,
        app_id text not null,
        icon_digest text not null,
        look text not null,
        alike text[] not null,
        state text not null,
        is_current boolean not null,
        reason text,
        because text,
        evidence text[] not null,
        set_at timestamptz not null,
        judged_at timestamptz
      )`.execute(database)
    await sql`create index app_avatars_of on app_avatars (app_id, sequence)`.execute(database)
    await sql`create unique index current_avatar on app_avatars (app_id) where is_current`.execute(database)
    await sql`create index avatars_waiting on app_avatars (set_at) where state = 'waiting'`.execute(database)
    await sql`
      create table protected_pictures (
        id text primary key,
        name text not null,
        look text not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`
      create table profile_audit_claims (
        kind text not null,
        task_id text not null,
        auditor_id text not null,
        until timestamptz not null,
        primary key (kind, task_id)
      )`.execute(database)
    await sql`
      create table profile_audit_decisions (
        sequence integer generated always as identity primary key,
        kind text not null,
        task_id text not null,
        app_id text not null,
        about text not null,
        auditor_id text not null,
        outcome text not null,
        reason text not null,
        because text,
        at timestamptz not null
      )`.execute(database)
    for (const table of ['name_applications', 'name_disputes', 'app_categories']) {
      await sql`alter table ${sql.table(table)} add column because text`.execute(database)
    }
    await sql`alter table app_categories add column asked_at timestamptz`.execute(database)
    await sql`update app_categories set asked_at = added_at`.execute(database)
    await sql`alter table app_categories alter column asked_at set not null`.execute(database)
    await sql`alter table app_documents add column is_of_staff boolean not null default false`.execute(
      database,
    )
    await sql`alter table app_documents alter column is_of_staff drop default`.execute(database)
  },
}
