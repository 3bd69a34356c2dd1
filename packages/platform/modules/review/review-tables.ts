import { sql, type ColumnType, type Generated } from 'kysely'
import type { PageGroup, SubmissionState, UgcDeclaration, Verdict } from '@maque/protocol/platform/review.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ReviewTables {
  readonly submissions: SubmissionRow
  readonly verdicts: VerdictRow
  readonly submission_files: SubmissionFileRow
}

export interface SubmissionRow {
  /** As it is told outside: `auditid`. */
  readonly id: Generated<string>
  readonly app_id: string
  readonly release_id: string
  readonly version: string
  readonly state: SubmissionState
  readonly groups: ColumnType<readonly PageGroup[], string, string>
  readonly note: string
  readonly ugc: ColumnType<UgcDeclaration | null, string | null, string | null>
  readonly feedback: string
  /** Ids of files. */
  readonly materials: ColumnType<readonly string[], string, string>
  /** Ids of files. */
  readonly previews: ColumnType<readonly string[], string, string>
  readonly says_privacy_unused: boolean
  readonly order_path: string
  /** Sealed JSON. */
  readonly test_account: Buffer | null
  readonly submitted_by: string
  readonly submitted_at: Date
  readonly due_at: Date
  readonly is_first: boolean
  readonly is_urgent: boolean
  readonly is_risky: boolean
  /** The first of two reviewers. */
  readonly approved_by: string | null
  /** Who is at it, and until when others leave it to them. */
  readonly taken_by: string | null
  readonly taken_until: Date | null
  /** Who rejected it before, and until when others leave it to them. */
  readonly kept_for: string | null
  readonly kept_until: Date | null
  readonly delayed_until: Date | null
  readonly appeal: string | null
  readonly appealed_at: Date | null
  readonly appeal_outcome: 'upheld' | 'overturned' | null
  readonly appeal_answer: string | null
  readonly appeal_decided_by: string | null
}

/** What reviewers said: only ever added to. */
export interface VerdictRow {
  readonly id: ColumnType<string, never, never>
  readonly submission_id: string
  readonly reviewer: string
  readonly kind: Verdict['kind']
  readonly text: string
  readonly findings: ColumnType<readonly StoredFinding[], string, never>
  readonly needs_test_account: boolean
  readonly until: Date | null
  readonly happened_at: Date
}

export interface StoredFinding {
  /** Of the checklist. */
  readonly item: string
  readonly page: string
  readonly text: string
  /** Ids of files. */
  readonly evidence: readonly string[]
}

export interface SubmissionFileRow {
  readonly id: string
  readonly app_id: string
  /** A reviewer's picture belongs to what is reviewed; an owner's is named when submitting. */
  readonly submission_id: string | null
  readonly added_by: string
  readonly digest: string
  readonly type: string
  readonly added_at: Date
}

export const reviewMigrations: ModuleMigrations = {
  'review-1': async (database) => {
    await sql`
      create table submissions (
        id bigint generated always as identity (start with 400000001) primary key,
        app_id text not null,
        release_id text not null,
        version text not null,
        state text not null,
        groups jsonb not null,
        note text not null,
        ugc jsonb,
        feedback text not null,
        materials jsonb not null,
        test_account bytea,
        submitted_by text not null,
        submitted_at timestamptz not null,
        due_at timestamptz not null,
        is_first boolean not null,
        is_urgent boolean not null,
        is_risky boolean not null,
        approved_by text,
        taken_by text,
        taken_until timestamptz,
        kept_for text,
        kept_until timestamptz,
        delayed_until timestamptz,
        appeal text,
        appealed_at timestamptz,
        appeal_outcome text,
        appeal_answer text,
        appeal_decided_by text
      )`.execute(database)
    await sql`create index submissions_by_app on submissions (app_id, id desc)`.execute(database)
    await sql`
      create index submissions_waiting on submissions (due_at)
        where state in ('pending', 'delayed', 'appealing')`.execute(database)
    await sql`create unique index one_waiting on submissions (app_id) where state in ('pending', 'delayed')`.execute(
      database,
    )
    await sql`
      create table verdicts (
        id bigint generated always as identity primary key,
        submission_id bigint not null references submissions,
        reviewer text not null,
        kind text not null,
        text text not null,
        findings jsonb not null,
        needs_test_account boolean not null,
        until timestamptz,
        happened_at timestamptz not null
      )`.execute(database)
    await sql`create index verdicts_by_submission on verdicts (submission_id, id)`.execute(database)
    await sql`
      create table submission_files (
        id text primary key,
        app_id text not null,
        submission_id bigint references submissions,
        added_by text not null,
        digest text not null,
        type text not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`create index submission_files_by_adder on submission_files (added_by, added_at)`.execute(
      database,
    )
    // Until now a release held its own submission: what was submitted moves here.
    await sql`
      insert into submissions (app_id, release_id, version, state, groups, note, feedback, materials,
          submitted_by, submitted_at, due_at, is_first, is_urgent, is_risky, taken_by, taken_until)
        select app_id, id, version,
          case state when 'auditing' then 'pending' when 'approved' then 'approved'
            when 'rejected' then 'rejected' when 'development' then 'withdrawn' else 'approved' end,
          '[]', note, '', '[]', coalesce(submitted_by, uploaded_by), submitted_at,
          submitted_at + interval '7 days', false, false, false, taken_by, taken_until
        from releases where submitted_at is not null order by submitted_at`.execute(database)
    await sql`
      insert into verdicts (submission_id, reviewer, kind, text, findings, needs_test_account, happened_at)
        select submissions.id, '', 'rejected', releases.reason, '[]', false, submissions.submitted_at
        from submissions join releases on releases.id = submissions.release_id
        where releases.reason is not null`.execute(database)
    await sql`
      alter table releases
        drop column note, drop column submitted_by, drop column submitted_at,
        drop column taken_by, drop column taken_until, drop column reason`.execute(database)
  },
  'review-2': async (database) => {
    await sql`
      alter table submissions add column says_privacy_unused boolean not null default false`.execute(database)
  },
  'review-3': async (database) => {
    await sql`alter table submissions add column previews jsonb not null default '[]'`.execute(database)
  },
  'review-4': async (database) => {
    await sql`alter table submissions add column order_path text not null default ''`.execute(database)
  },
}
