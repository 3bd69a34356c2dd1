/** What owners do about review: submit, withdraw, hurry, appeal. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { ChosenCategory } from '@maque/protocol/platform/profile.ts'
import type {
  NewPageGroup,
  PageGroup,
  Submission,
  SubmissionForm,
  SubmitRequest,
} from '@maque/protocol/platform/review.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import { HOUR_MS, later } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { CompiledRelease } from '../releases/contract.ts'
import { checkSubmission, isRisky } from './check-submission.ts'
import { preconditionsOf, privacyKeysOf, unmetPrecondition, type Groundwork } from './preconditions.ts'
import { notWaiting, urgentAlready, versionNotReady } from './review-problems.ts'
import {
  findSubmission,
  judge,
  lockSubmissions,
  toSubmissions,
  type ReviewOptions,
  type SubmissionEntry,
} from './submissions.ts'

export interface OwnerService {
  form(appId: string, releaseId: string): Promise<Result<SubmissionForm, RaisedProblem>>
  list(appId: string): Promise<readonly Submission[]>
  /** What this month has seen, and may. */
  quota(appId: string): Promise<{ readonly submissions: MonthlyUse; readonly speedUps: MonthlyUse }>
  submit(deed: OwnersDeed, request: Request): Promise<Result<Submission, RaisedProblem>>
  withdraw(deed: OwnersDeed): Promise<Result<void, RaisedProblem>>
  speedUp(appId: string, auditId: string): Promise<Result<Submission, RaisedProblem>>
  appeal(
    deed: { readonly appId: string; readonly auditId: string; readonly actor: Actor },
    text: string,
  ): Promise<Result<Submission, RaisedProblem>>
}

export interface OwnersDeed {
  readonly appId: string
  readonly releaseId: string
  readonly actor: Actor
  /** As whom: for an account's own session its administrator. */
  readonly personId: string
}

type Request = Required<
  Pick<
    SubmitRequest,
    'groups' | 'note' | 'feedback' | 'materials' | 'previews' | 'saysPrivacyUnused' | 'orderPath'
  >
> &
  Pick<SubmitRequest, 'ugc' | 'testAccount'>

/** Not a rule: a page of the screen that shows them. */
const LISTED_SUBMISSIONS = 100

export function createOwnerService(options: ReviewOptions): OwnerService {
  return {
    form: (appId, releaseId) => formOf(appId, releaseId, options),
    async list(appId) {
      return toSubmissions((await submissionsOf(appId, options)).slice(0, LISTED_SUBMISSIONS), options)
    },
    async quota(appId) {
      const earlier = await submissionsOf(appId, options)
      return {
        submissions: monthlyUse('review.submissions-per-month', earlier, options),
        speedUps: monthlyUse('review.speed-ups-per-month', earlier, options),
      }
    },
    submit: (deed, request) => submit(deed, request, options),
    async withdraw({ releaseId, actor, appId }) {
      const waiting = (await submissionsOf(appId, options)).find(
        (one) =>
          one.release_id === releaseId &&
          (one.state === 'pending' || one.state === 'delayed' || one.state === 'approved'),
      )
      if (!waiting) return refuse(notWaiting)
      const done = await judge({ auditId: waiting.id, command: { kind: 'withdraw' }, actor }, options)
      return done.ok ? accept(undefined) : done
    },
    speedUp: (appId, auditId) => speedUp(appId, auditId, options),
    async appeal({ appId, auditId, actor }, text) {
      const { policy, clock } = options
      const used = [...text.trim()].length
      if (used === 0 || used > policy.value('review.appeal-characters')) {
        return policy.refuse('review.appeal-characters', { used })
      }
      const found = await findSubmission(auditId, options)
      if (found?.app_id !== appId) return refuse(notFound)
      const values = { appeal: text.trim(), appealed_at: clock.now() }
      const done = await judge({ auditId, command: { kind: 'appeal' }, actor, values: () => values }, options)
      return done.ok ? one(done.value, options) : done
    },
  }
}

async function one(row: SubmissionEntry, options: ReviewOptions): Promise<Result<Submission, RaisedProblem>> {
  const [submission] = await toSubmissions([row], options)
  return submission ? accept(submission) : refuse(notFound)
}

/** The newest first. */
function submissionsOf(appId: string, { database }: ReviewOptions): Promise<readonly SubmissionEntry[]> {
  return database
    .selectFrom('submissions')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('id', 'desc')
    .execute()
}

interface Ground {
  readonly release: CompiledRelease
  readonly pages: readonly string[]
  /** In force. */
  readonly categories: readonly ChosenCategory[]
  readonly groundwork: Omit<Groundwork, 'saysPrivacyUnused'>
  readonly privacy: SubmissionForm['privacy']
  readonly earlier: readonly SubmissionEntry[]
  readonly takesTestAccount: boolean
  readonly takesFeedback: boolean
}

async function groundOf(
  appId: string,
  releaseId: string,
  options: ReviewOptions,
): Promise<Result<Ground, RaisedProblem>> {
  const release = await options.releases.compiled(releaseId)
  if (release?.appId !== appId) return refuse(versionNotReady)
  const earlier = await submissionsOf(appId, options)
  const { pages, calls, listsApps } = await options.bundles.outlineOf(release.digest)
  const { categoriesInForce, lapsedCategories, ...standing } = await options.profiles.readiness(appId)
  const used = privacyKeysOf(calls ?? [])
  const undeclared = await options.profiles.undeclared(appId, used)
  const wanted = await options.database
    .selectFrom('verdicts')
    .innerJoin('submissions', 'submissions.id', 'verdicts.submission_id')
    .select('verdicts.id')
    .where('submissions.app_id', '=', appId)
    .where('verdicts.needs_test_account', '=', true)
    .limit(1)
    .executeTakeFirst()
  return accept({
    release,
    pages,
    categories: categoriesInForce,
    privacy: { used, undeclared },
    groundwork: {
      ...standing,
      hasCategory: categoriesInForce.length > 0,
      lapsedCategories: lapsedCategories.map(nameOfCategory),
      calls,
      undeclared: undeclared.map((key) => privacyNames[key]),
      listsApps,
      isAnotherInReview: earlier[0]?.state === 'pending' || earlier[0]?.state === 'delayed',
      submissions: {
        ...monthlyUse('review.submissions-per-month', earlier, options),
        resetsAt: nextMonth(options.clock.now()),
      },
    },
    earlier,
    // Once asked for, it can be given with every submission (S36).
    takesTestAccount: wanted !== undefined,
    takesFeedback: earlier[0]?.state === 'rejected' || earlier[0]?.state === 'appealing',
  })
}

interface MonthlyUse {
  readonly used: number
  readonly limit: number
}

function monthlyUse(
  rule: 'review.submissions-per-month' | 'review.speed-ups-per-month',
  earlier: readonly SubmissionEntry[],
  { clock, policy }: ReviewOptions,
): MonthlyUse {
  const since = monthStart(clock.now())
  const thisMonth = earlier.filter(({ submitted_at }) => submitted_at >= since)
  const counted =
    rule === 'review.speed-ups-per-month' ? thisMonth.filter(({ is_urgent }) => is_urgent) : thisMonth
  return { used: counted.length, limit: policy.value(rule) }
}

async function formOf(
  appId: string,
  releaseId: string,
  options: ReviewOptions,
): Promise<Result<SubmissionForm, RaisedProblem>> {
  const ground = await groundOf(appId, releaseId, options)
  if (!ground.ok) return ground
  const { pages, categories, groundwork, privacy, earlier, takesTestAccount, takesFeedback } = ground.value
  return accept({
    preconditions: preconditionsOf({ ...groundwork, saysPrivacyUnused: false }, options.policy),
    categories: categories.map((category) => ({ id: category.id, name: nameOfCategory(category) })),
    privacy,
    pages,
    groups: (earlier[0]?.groups ?? []).filter(({ page }) => pages.includes(page)),
    submissions: monthlyUse('review.submissions-per-month', earlier, options),
    speedUps: monthlyUse('review.speed-ups-per-month', earlier, options),
    takesTestAccount,
    takesFeedback,
  })
}

async function submit(
  { appId, releaseId, actor, personId }: OwnersDeed,
  request: Request,
  options: ReviewOptions,
): Promise<Result<Submission, RaisedProblem>> {
  const { database, clock, policy, releases, files, seal } = options
  await lockSubmissions(options, appId)
  const ground = await groundOf(appId, releaseId, options)
  if (!ground.ok) return ground
  const { release, earlier, categories, groundwork } = ground.value
  const { saysPrivacyUnused } = request
  const unmet = unmetPrecondition({ ...groundwork, saysPrivacyUnused }, policy)
  if (unmet) return refuse(unmet)
  const checked = checkSubmission(request, { policy, ...ground.value })
  if (!checked.ok) return checked
  const attached = await files.check([...request.materials, ...request.previews], { appId })
  if (!attached.ok) return attached
  const [last] = earlier
  const isOpen = last && (last.state === 'appealing' || (await isStillApproved(last, options)))
  if (isOpen) {
    const done = await judge({ auditId: last.id, command: { kind: 'replace' }, actor }, options)
    if (!done.ok) return done
  }
  const done = await releases.carryOut({ appId, releaseId, command: 'submit', actor })
  if (!done.ok) return done
  const now = clock.now()
  const reviewer = last?.state === 'rejected' ? await lastReviewerOf(last.id, options) : undefined
  const groups = request.groups.map((group) => withName(group, categories))
  const row = await database
    .insertInto('submissions')
    .values({
      app_id: appId,
      release_id: releaseId,
      version: release.version,
      state: 'pending',
      groups: JSON.stringify(groups),
      note: request.note,
      ugc: request.ugc ? JSON.stringify(request.ugc) : null,
      feedback: request.feedback,
      materials: JSON.stringify(request.materials),
      previews: JSON.stringify(request.previews),
      says_privacy_unused: saysPrivacyUnused,
      order_path: request.orderPath,
      test_account: request.testAccount ? seal.close(JSON.stringify(request.testAccount)) : null,
      submitted_by: personId,
      submitted_at: now,
      due_at: later(now, policy.value('review.hours') * HOUR_MS),
      is_first: !earlier.some(({ state }) => state === 'approved' || state === 'replaced'),
      is_urgent: false,
      is_risky: isRisky(request.ugc, categories, policy),
      approved_by: null,
      taken_by: null,
      taken_until: null,
      kept_for: reviewer ?? null,
      kept_until: reviewer === undefined ? null : later(now, policy.value('review.kept-hours') * HOUR_MS),
      delayed_until: null,
      appeal: null,
      appealed_at: null,
      appeal_outcome: null,
      appeal_answer: null,
      appeal_decided_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await options.examinations.begin({
    submissionId: row.id,
    appId,
    releaseId,
    version: release.version,
    groups,
  })
  return one(row, options)
}

function nameOfCategory({ firstName, name }: ChosenCategory): string {
  return `${firstName} · ${name}`
}

/** As the category is called now. */
function withName({ category, ...group }: NewPageGroup, categories: readonly ChosenCategory[]): PageGroup {
  const chosen = categories.find(({ id }) => id === category)
  return { ...group, ...(chosen && { category: { id: category, name: nameOfCategory(chosen) } }) }
}

/** Approved and not released: its version makes way for the new one. */
async function isStillApproved(
  { state, release_id }: SubmissionEntry,
  { releases }: ReviewOptions,
): Promise<boolean> {
  return state === 'approved' && (await releases.compiled(release_id))?.state === 'approved'
}

async function lastReviewerOf(
  submissionId: string,
  { database }: ReviewOptions,
): Promise<string | undefined> {
  const verdict = await database
    .selectFrom('verdicts')
    .select('reviewer')
    .where('submission_id', '=', submissionId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return verdict?.reviewer || undefined
}

async function speedUp(
  appId: string,
  auditId: string,
  options: ReviewOptions,
): Promise<Result<Submission, RaisedProblem>> {
  const { database, clock, policy } = options
  await lockSubmissions(options, appId)
  const found = await findSubmission(auditId, options)
  if (found?.app_id !== appId) return refuse(notFound)
  if (found.state !== 'pending' && found.state !== 'delayed') return refuse(notWaiting)
  if (found.is_urgent) return refuse(urgentAlready)
  const rule = 'review.speed-ups-per-month'
  const { used, limit } = monthlyUse(rule, await submissionsOf(appId, options), options)
  if (used >= limit) return policy.refuse(rule, { used, resetsAt: nextMonth(clock.now()) })
  const sooner = later(clock.now(), policy.value('review.urgent-hours') * HOUR_MS)
  const row = await database
    .updateTable('submissions')
    .set({ is_urgent: true, due_at: sooner < found.due_at ? sooner : found.due_at })
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return one(row, options)
}
