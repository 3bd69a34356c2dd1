import { sql, type ColumnType } from 'kysely'
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import type { ReleaseDiagnostic, ReleaseState } from '@maque/protocol/platform/releases.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ReleasesTables {
  readonly releases: ReleaseRow
  readonly release_events: ReleaseEventRow
  readonly trial_codes: TrialCodeRow
}

export interface ReleaseRow {
  readonly id: string
  readonly app_id: string
  readonly version: string
  readonly description: string
  readonly state: ReleaseState
  readonly uploaded_by: string
  /** As people are told: a person's name, or a token's label. */
  readonly uploader_name: string
  readonly uploaded_at: Date
  /** Of the archive, in the source store. */
  readonly source_digest: string
  readonly bundle_digest: string | null
  readonly bundle_bytes: number | null
  /** Of where its scripts come from, in the source store: none of the bundle's readers finds it there. */
  readonly maps_digest: string | null
  readonly diagnostics: ColumnType<readonly ReleaseDiagnostic[], string, string>
  readonly online_at: Date | null
  /** What it makes use of, as its compiler noted. */
  readonly facts: ColumnType<AppFacts | null, string | null, string | null>
  /** Who uploads in turn, each upload taking the place of the one before: a member, a token or a robot. */
  readonly lane: string
  /** A preview is opened with its code for a while and is no version of the app. */
  readonly purpose: 'version' | 'preview'
  /** The one that experiencers open. */
  readonly is_trial: boolean
  /** The third-party platform that committed it, by its AppID. */
  readonly committed_by: string | null
}

/** What experiencers scan: an app's code leads to whichever version is its trial. Those of before are kept to say why they lead nowhere. */
export interface TrialCodeRow {
  readonly code: string
  readonly app_id: string
  readonly made_at: Date
  /** `null`: it is the app's; one of an app is. */
  readonly replaced_at: Date | null
}

/** What happened to releases: only ever added to. */
export interface ReleaseEventRow {
  readonly id: ColumnType<string, never, never>
  readonly happened_at: Date
  readonly app_id: string
  readonly release_id: string
  readonly from_state: ReleaseState | null
  readonly to_state: ReleaseState
  readonly actor_kind: string
  readonly actor_id: string
  readonly bundle_digest: string | null
}

export const releasesMigrations: ModuleMigrations = {
  'releases-1': async (database) => {
    await sql`
      create table releases (
        id text primary key,
        app_id text not null,
        version text not null,
        description text not null,
        state text not null,
        uploaded_by text not null,
        uploader_name text not null,
        uploaded_at timestamptz not null,
        source_digest text not null,
        bundle_digest text,
        bundle_bytes integer,
        diagnostics jsonb not null,
        note text not null,
        submitted_by text,
        submitted_at timestamptz,
        taken_by text,
        taken_until timestamptz,
        reason text,
        online_at timestamptz,
        check (state in ('compiling', 'failed') or bundle_digest is not null)
      )`.execute(database)
    await sql`create index releases_by_app on releases (app_id, uploaded_at desc)`.execute(database)
    await sql`create index releases_by_bundle on releases (bundle_digest)`.execute(database)
    // Whatever races: one version online, one in review.
    await sql`create unique index one_online on releases (app_id) where state = 'online'`.execute(database)
    await sql`
      create unique index one_in_review on releases (app_id) where state in ('auditing', 'approved')`.execute(
      database,
    )
    await sql`
      create table release_events (
        id bigint generated always as identity primary key,
        happened_at timestamptz not null,
        app_id text not null,
        release_id text not null references releases,
        from_state text,
        to_state text not null,
        actor_kind text not null,
        actor_id text not null,
        bundle_digest text
      )`.execute(database)
    await sql`create index release_events_by_app on release_events (app_id, id)`.execute(database)
  },
  'releases-2': async (database) => {
    await sql`alter table releases add column maps_digest text`.execute(database)
  },
  // What the compiler said of versions before is known in English only, with the lines in one text.
  'releases-3': async (database) => {
    await sql`
      update releases set diagnostics = coalesce((
        select jsonb_agg(
          (told - 'because' - 'fix') || jsonb_build_object(
            'message', jsonb_build_object('zh', told->>'message', 'en', told->>'message'))
          order by place)
        from jsonb_array_elements(diagnostics) with ordinality as entries (told, place)
      ), '[]'::jsonb)`.execute(database)
  },
  'releases-4': async (database) => {
    await sql`
      alter table releases
        add column lane text not null default '',
        add column purpose text not null default 'version',
        add column is_trial boolean not null default false`.execute(database)
    await sql`update releases set lane = uploaded_by`.execute(database)
    await sql`drop index one_in_review`.execute(database)
    await sql`
      create unique index one_in_review on releases (app_id)
        where state in ('auditing', 'delayed', 'approved')`.execute(database)
    await sql`create unique index one_gray on releases (app_id) where state = 'gray'`.execute(database)
    await sql`create unique index one_trial on releases (app_id) where is_trial`.execute(database)
  },
  'releases-5': async (database) => {
    await sql`alter table releases add column facts jsonb`.execute(database)
  },

  'releases-6': async (database) => {
    await sql`alter table releases add column committed_by text`.execute(database)
  },
  'releases-7': async (database) => {
    await sql`
      create table trial_codes (
        code text primary key,
        app_id text not null,
        made_at timestamptz not null,
        replaced_at timestamptz
      )`.execute(database)
    await sql`
      create unique index one_trial_code on trial_codes (app_id) where replaced_at is null`.execute(database)
    // What is on trial stays so, with a code whose life begins now.
    await sql`
      insert into trial_codes (code, app_id, made_at)
      select 'trial_' || left(replace(gen_random_uuid()::text, '-', ''), 20), app_id, now()
      from releases where is_trial`.execute(database)
  },
  'releases-8': async (database) => {
    await sql`create index online_by_age on releases (online_at desc) where state = 'online'`.execute(
      database,
    )
  },
}
