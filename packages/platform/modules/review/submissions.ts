/** Submissions as they are stored and told, and the one way in which they change. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Finding, Submission, Verdict } from '@maque/protocol/platform/review.ts'
import type { AppOrigin } from '@maque/protocol/platform/transfers.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { Seal } from '../../kernel/secrets/sealed-text.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Bundles } from '../bundles/contract.ts'
import type { Examinations } from '../examination/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { ComparedReleases, ReviewDeed, ReviewedReleases } from '../releases/contract.ts'
import { itemOf } from './checklist.ts'
import { decideReview, type ReviewCommand, type ReviewOutcome, type SubmissionSituation } from './decide.ts'
import { reviewProblem } from './review-problems.ts'
import type { ReviewTables, StoredFinding, SubmissionRow, VerdictRow } from './review-tables.ts'
import type { VerdictNewsOptions } from './verdict-news.ts'
import { fileUrl, type SubmissionFiles } from './submission-files.ts'

export interface ReviewOptions extends VerdictNewsOptions {
  readonly database: Kysely<ReviewTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly accounts: Accounts
  readonly apps: Apps
  readonly bundles: Bundles
  readonly releases: ReviewedReleases
  readonly comparison: ComparedReleases
  readonly examinations: Examinations
  readonly profiles: Pick<Profiles, 'readiness' | 'undeclared'>
  readonly files: SubmissionFiles
  /** Where an app came from, if from another instance. */
  originOf(appId: string): Promise<AppOrigin | undefined>
  /** For test accounts. */
  readonly seal: Seal
  jobs(): JobQueue
}

export type SubmissionEntry = Selectable<SubmissionRow>
type VerdictEntry = Selectable<VerdictRow>

/** Nobody else changes submissions of this app until this unit of work has ended. */
export function lockSubmissions({ database }: ReviewOptions, appId: string): Promise<void> {
  return lockFor(database, 'submissions of an app', appId)
}

/** An id that came from outside; a path may hold anything. */
export async function findSubmission(
  auditId: string,
  { database }: ReviewOptions,
): Promise<SubmissionEntry | undefined> {
  if (!/^\d{1,15}$/.test(auditId)) return undefined
  return database.selectFrom('submissions').selectAll().where('id', '=', auditId).executeTakeFirst()
}

/** Whether this version is before reviewers: waiting, delayed, or appealed about. */
export async function isBeforeReviewers(releaseId: string, database: Kysely<ReviewTables>): Promise<boolean> {
  const found = await database
    .selectFrom('submissions')
    .select('id')
    .where('release_id', '=', releaseId)
    .where('state', 'in', ['pending', 'delayed', 'appealing'])
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export interface Judgement {
  readonly auditId: string
  readonly command: ReviewCommand
  readonly actor: Actor
  /** What is written beside the new state. */
  values?(
    outcome: ReviewOutcome,
  ): Partial<Omit<SubmissionRow, 'id' | 'groups' | 'ugc' | 'materials' | 'previews'>>
}

const deeds: Readonly<Record<ReviewCommand['kind'], ReviewDeed['command'] | undefined>> = {
  approve: 'approve',
  reject: 'reject',
  delay: 'delay',
  'take-up': 'take-up',
  withdraw: 'withdraw',
  overturn: 'overturn',
  uphold: undefined,
  // Its version makes way when the newer one is submitted.
  replace: undefined,
  appeal: undefined,
}

/** Load, decide, write, for the submission and its version at once. */
export async function judge(
  { auditId, command, actor, values }: Judgement,
  options: ReviewOptions,
): Promise<Result<SubmissionEntry, RaisedProblem>> {
  const { database, releases } = options
  const found = await findSubmission(auditId, options)
  if (!found) return refuse(notFound)
  await lockSubmissions(options, found.app_id)
  const submission = (await findSubmission(auditId, options)) ?? found
  const decided = decideReview(await situationOf(submission, options), command)
  if (!decided.ok) return refuse(reviewProblem(decided.refusal))
  const { to, approvedBy } = decided.value
  const deed = deeds[command.kind]
  if (deed !== undefined && to !== submission.state) {
    const { app_id: appId, release_id: releaseId } = submission
    const done = await releases.carryOut({ appId, releaseId, command: deed, actor })
    if (!done.ok) return done
  }
  return accept(
    await database
      .updateTable('submissions')
      .set({
        state: to,
        ...(approvedBy !== undefined && { approved_by: approvedBy }),
        ...values?.(decided.value),
      })
      .where('id', '=', submission.id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

async function situationOf(
  submission: SubmissionEntry,
  options: ReviewOptions,
): Promise<SubmissionSituation> {
  const { policy, clock } = options
  const rejection = (await verdictsOf([submission.id], options)).findLast(({ kind }) => kind === 'rejected')
  return {
    state: submission.state,
    needsTwo: submission.is_risky && policy.value('review.two-reviewers'),
    approvedBy: submission.approved_by ?? undefined,
    rejectedBy: rejection?.reviewer,
    wasAppealed: submission.appealed_at !== null,
    isAppealable: rejection !== undefined && clock.now() <= appealableUntil(rejection, policy),
  }
}

function appealableUntil(rejection: VerdictEntry, policy: Policy): Date {
  return later(rejection.happened_at, policy.value('review.appeal-days') * DAY_MS)
}

function verdictsOf(
  submissionIds: readonly string[],
  { database }: ReviewOptions,
): Promise<readonly VerdictEntry[]> {
  return submissionIds.length === 0
    ? Promise.resolve([])
    : database
        .selectFrom('verdicts')
        .selectAll()
        .where('submission_id', 'in', [...submissionIds])
        .orderBy('id')
        .execute()
}

/** As owners are told: who the reviewers are, they are not. */
export async function toSubmissions(
  rows: readonly SubmissionEntry[],
  options: ReviewOptions,
): Promise<readonly Submission[]> {
  const verdicts = await verdictsOf(
    rows.map(({ id }) => id),
    options,
  )
  const submitters = await options.accounts.byIds(rows.map(({ submitted_by }) => submitted_by))
  return rows.map((row) =>
    toSubmission(row, {
      verdicts: verdicts.filter(({ submission_id }) => submission_id === row.id),
      submittedBy: submitters.get(row.submitted_by)?.name ?? '',
      policy: options.policy,
    }),
  )
}

interface Around {
  readonly verdicts: readonly VerdictEntry[]
  readonly submittedBy: string
  readonly policy: Policy
}

function toSubmission(row: SubmissionEntry, { verdicts, submittedBy, policy }: Around): Submission {
  const rejection = verdicts.findLast(({ kind }) => kind === 'rejected')
  const isAppealable = row.state === 'rejected' && row.appealed_at === null && rejection !== undefined
  return {
    auditId: Number(row.id),
    releaseId: row.release_id,
    version: row.version,
    state: row.state,
    groups: row.groups,
    note: row.note,
    ...(row.ugc && { ugc: row.ugc }),
    feedback: row.feedback,
    materials: row.materials.map(fileUrl),
    previews: row.previews.map(fileUrl),
    hasTestAccount: row.test_account !== null,
    saysPrivacyUnused: row.says_privacy_unused,
    orderPath: row.order_path,
    submittedBy,
    submittedAt: row.submitted_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    isUrgent: row.is_urgent,
    verdicts: verdicts.map(toVerdict),
    ...(row.appealed_at && {
      appeal: {
        text: row.appeal ?? '',
        madeAt: row.appealed_at.toISOString(),
        ...(row.appeal_outcome && { outcome: row.appeal_outcome, answer: row.appeal_answer ?? '' }),
      },
    }),
    ...(isAppealable && { appealableUntil: appealableUntil(rejection, policy).toISOString() }),
  }
}

function toVerdict({ kind, text, findings, needs_test_account, until, happened_at }: VerdictEntry): Verdict {
  return {
    kind,
    text,
    findings: findings.map(toFinding),
    needsTestAccount: needs_test_account,
    ...(until && { until: until.toISOString() }),
    at: happened_at.toISOString(),
  }
}

function toFinding({ item, page, text, evidence }: StoredFinding): Finding {
  return {
    // An item that a later checklist leaves out keeps its number.
    item: itemOf(item) ?? { id: item, text: { zh: item, en: item } },
    page,
    text,
    evidence: evidence.map(fileUrl),
  }
}
