/**
 * The reviewers' side.
 *
 * (1) Nobody reviews an app that they belong to.
 * (2) A submission that a reviewer took is left to them, until their time is over.
 * (3) A resubmission is left for a while to who rejected it before.
 * (4) A rejection says by which item of the checklist, on which page, and shows it.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NewFinding, RejectRequest, ReviewedSubmission } from '@maque/protocol/platform/review.ts'
import { DAY_MS, later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound, reasonMissing } from '../../kernel/http/request-problems.ts'
import type { Account } from '../accounts/contract.ts'
import { ACCOUNT_NEEDED, itemOf } from './checklist.ts'
import { createDeskReading, holderOf, keeperOf, type DeskReading } from './desk-reading.ts'
import {
  findingWithoutText,
  itemNotChosen,
  itemUnknown,
  keptForOther,
  ownApp,
  pageUnknown,
  takenByOther,
} from './review-problems.ts'
import type { StoredFinding } from './review-tables.ts'
import type { AttachedFile } from './submission-files.ts'
import { findSubmission, judge, type ReviewOptions, type SubmissionEntry } from './submissions.ts'
import { tellVerdict } from './verdict-news.ts'

export const DELAY_OVER_JOB = 'review-delay-over'

export interface DeskService extends DeskReading {
  claim(auditId: string, reviewer: Account): Promise<Result<ReviewedSubmission, RaisedProblem>>
  giveBack(auditId: string, reviewer: Account): Promise<Result<ReviewedSubmission, RaisedProblem>>
  addEvidence(
    auditId: string,
    reviewer: Account,
    picture: Buffer,
  ): Promise<Result<AttachedFile, RaisedProblem>>
  approve(
    auditId: string,
    reviewer: Account,
  ): Promise<Result<{ readonly needsAnother: boolean }, RaisedProblem>>
  reject(auditId: string, reviewer: Account, request: Rejection): Promise<Result<void, RaisedProblem>>
  delay(auditId: string, reviewer: Account, delay: Delay): Promise<Result<void, RaisedProblem>>
  decideAppeal(
    auditId: string,
    reviewer: Account,
    decision: AppealDecision,
  ): Promise<Result<void, RaisedProblem>>
  /** The work of DELAY_OVER_JOB. */
  delayOver(auditId: string): Promise<void>
}

type Rejection = Required<RejectRequest>

interface Delay {
  readonly reason: string
  readonly days: number
}

interface AppealDecision {
  readonly outcome: 'upheld' | 'overturned'
  readonly answer: string
}

export function createDeskService(options: ReviewOptions): DeskService {
  const reading = createDeskReading(options)
  return { ...reading, ...taking(options, reading), ...verdicts(options) }
}

/** The submission, when this reviewer may act on it. */
async function admit(
  auditId: string,
  reviewer: Account,
  options: ReviewOptions,
): Promise<Result<SubmissionEntry, RaisedProblem>> {
  const { apps, accounts, clock } = options
  const row = await findSubmission(auditId, options)
  if (!row) return refuse(notFound)
  if (await apps.isMember(row.app_id, reviewer.id)) return refuse(ownApp)
  const nameOf = async (id: string): Promise<string> => (await accounts.byIds([id])).get(id)?.name ?? id
  const holder = holderOf(row, clock.now())
  if (holder === reviewer.id) return accept(row)
  if (holder !== undefined) return refuse(takenByOther({ name: await nameOf(holder) }))
  const keeper = keeperOf(row, clock.now())
  return keeper === undefined || keeper === reviewer.id
    ? accept(row)
    : refuse(keptForOther({ name: await nameOf(keeper), until: row.kept_until ?? clock.now() }))
}

type Taking = Pick<DeskService, 'claim' | 'giveBack' | 'addEvidence'>

function taking(options: ReviewOptions, reading: DeskReading): Taking {
  const { database, clock, policy, files } = options
  const take = async (
    auditId: string,
    reviewer: Account,
    until: Date | null,
  ): Promise<Result<ReviewedSubmission, RaisedProblem>> => {
    const admitted = await admit(auditId, reviewer, options)
    if (!admitted.ok) return admitted
    const taken = await database
      .updateTable('submissions')
      .set({ taken_by: until && reviewer.id, taken_until: until })
      .where('id', '=', admitted.value.id)
      .where('state', 'in', ['pending', 'delayed', 'appealing'])
      .where(({ or, eb }) =>
        or([
          eb('taken_by', 'is', null),
          eb('taken_by', '=', reviewer.id),
          eb('taken_until', '<=', clock.now()),
        ]),
      )
      .returning('id')
      .executeTakeFirst()
    if (taken) return reading.submission(auditId, reviewer)
    // Somebody was faster: asked again, `admit` says who.
    const again = await admit(auditId, reviewer, options)
    return again.ok ? refuse(notFound) : again
  }
  return {
    claim: (auditId, reviewer) =>
      take(auditId, reviewer, later(clock.now(), policy.value('review.claim-minutes') * MINUTE_MS)),
    giveBack: (auditId, reviewer) => take(auditId, reviewer, null),
    async addEvidence(auditId, reviewer, bytes) {
      const admitted = await admit(auditId, reviewer, options)
      if (!admitted.ok) return admitted
      const { id: submissionId, app_id: appId } = admitted.value
      return files.add({ appId, submissionId, addedBy: reviewer.id, bytes })
    },
  }
}

type Verdicts = Pick<DeskService, 'approve' | 'reject' | 'delay' | 'decideAppeal' | 'delayOver'>

const over = { taken_by: null, taken_until: null }

function verdicts(options: ReviewOptions): Verdicts {
  const { policy, clock, jobs } = options
  return {
    async approve(auditId, reviewer) {
      const admitted = await admit(auditId, reviewer, options)
      if (!admitted.ok) return admitted
      const resetsAt = await options.examinations.awaitedUntil(admitted.value.id)
      if (resetsAt) return policy.refuse('examination.required', { resetsAt })
      const done = await judge(
        {
          auditId,
          command: { kind: 'approve', by: reviewer.id },
          actor: actorOf(reviewer),
          values: () => over,
        },
        options,
      )
      if (!done.ok) return done
      const isFinal = done.value.state === 'approved'
      await note(done.value, reviewer, { kind: 'approved', text: '', findings: [], isTold: isFinal }, options)
      return accept({ needsAnother: !isFinal })
    },
    reject: (auditId, reviewer, rejection) => reject(auditId, reviewer, rejection, options),
    async delay(auditId, reviewer, { reason, days }) {
      const text = checkText(reason, options)
      if (!text.ok) return text
      if (days > policy.value('review.delay-days')) return policy.refuse('review.delay-days', { used: days })
      const admitted = await admit(auditId, reviewer, options)
      if (!admitted.ok) return admitted
      const until = later(clock.now(), days * DAY_MS)
      const values = () => ({ ...over, delayed_until: until })
      const done = await judge(
        { auditId, command: { kind: 'delay', by: reviewer.id }, actor: actorOf(reviewer), values },
        options,
      )
      if (!done.ok) return done
      await note(done.value, reviewer, { kind: 'delayed', text: text.value, findings: [], until }, options)
      await jobs().add({ kind: DELAY_OVER_JOB, subject: done.value.id, dueAt: until })
      return accept(undefined)
    },
    decideAppeal: (auditId, reviewer, decision) => decideAppeal(auditId, reviewer, decision, options),
    async delayOver(auditId) {
      const row = await findSubmission(auditId, options)
      if (row?.state !== 'delayed' || (row.delayed_until ?? clock.now()) > clock.now()) return
      const actor = { kind: 'system', id: DELAY_OVER_JOB } as const
      await judge(
        { auditId, command: { kind: 'take-up' }, actor, values: () => ({ delayed_until: null }) },
        options,
      )
    },
  }
}

const actorOf = ({ id }: Account) => ({ kind: 'person', id }) as const

async function reject(
  auditId: string,
  reviewer: Account,
  { text, findings, needsTestAccount }: Rejection,
  options: ReviewOptions,
): Promise<Result<void, RaisedProblem>> {
  const { policy, files } = options
  const used = [...text].length
  if (used > policy.value('release.reason-characters')) {
    return policy.refuse('release.reason-characters', { used })
  }
  const admitted = await admit(auditId, reviewer, options)
  if (!admitted.ok) return admitted
  const release = await options.releases.compiled(admitted.value.release_id)
  if (!release) return refuse(notFound)
  const { pages } = await options.bundles.outlineOf(release.digest)
  const checked = checkFindings(findings, { pages, needsTestAccount }, options)
  if (!checked.ok) return checked
  const shown = await files.check(
    findings.flatMap(({ evidence }) => evidence),
    { appId: admitted.value.app_id, submissionId: admitted.value.id },
  )
  if (!shown.ok) return shown
  const done = await judge(
    { auditId, command: { kind: 'reject', by: reviewer.id }, actor: actorOf(reviewer), values: () => over },
    options,
  )
  if (!done.ok) return done
  await note(
    done.value,
    reviewer,
    { kind: 'rejected', text: text.trim(), findings, needsTestAccount },
    options,
  )
  return accept(undefined)
}

function checkFindings(
  findings: readonly NewFinding[],
  { pages, needsTestAccount }: { readonly pages: readonly string[]; readonly needsTestAccount: boolean },
  { policy }: ReviewOptions,
): Result<void, RaisedProblem> {
  if (findings.length === 0 || findings.length > policy.value('review.findings')) {
    return policy.refuse('review.findings', { used: findings.length })
  }
  for (const { item, page, text, evidence } of findings) {
    if (item === '') return refuse(itemNotChosen)
    if (!itemOf(item)) return refuse(itemUnknown({ item }))
    if (!pages.includes(page)) return refuse(pageUnknown({ page }))
    if (text.trim() === '') return refuse(findingWithoutText)
    const used = [...text].length
    if (used > policy.value('release.reason-characters')) {
      return policy.refuse('release.reason-characters', { used })
    }
    // Whoever cannot sign in has nothing to show but the form.
    const needsPicture = !(needsTestAccount && item === ACCOUNT_NEEDED)
    if ((needsPicture && evidence.length === 0) || evidence.length > policy.value('review.evidence')) {
      return policy.refuse('review.evidence', { used: evidence.length })
    }
  }
  return accept(undefined)
}

async function decideAppeal(
  auditId: string,
  reviewer: Account,
  { outcome, answer }: AppealDecision,
  options: ReviewOptions,
): Promise<Result<void, RaisedProblem>> {
  const text = checkText(answer, options)
  if (!text.ok) return text
  const admitted = await admit(auditId, reviewer, options)
  if (!admitted.ok) return admitted
  const done = await judge(
    {
      auditId,
      command: { kind: outcome === 'upheld' ? 'uphold' : 'overturn', by: reviewer.id },
      actor: actorOf(reviewer),
      values: () => ({
        ...over,
        appeal_outcome: outcome,
        appeal_answer: text.value,
        appeal_decided_by: reviewer.id,
      }),
    },
    options,
  )
  if (!done.ok) return done
  await tellVerdict(done.value, { kind: outcome, text: text.value, findings: [] }, options)
  return accept(undefined)
}

function checkText(text: string, { policy }: ReviewOptions): Result<string, RaisedProblem> {
  const written = text.trim()
  if (written === '') return refuse(reasonMissing)
  const used = [...written].length
  return used > policy.value('release.reason-characters')
    ? policy.refuse('release.reason-characters', { used })
    : accept(written)
}

interface NotedVerdict {
  readonly kind: 'approved' | 'rejected' | 'delayed'
  readonly text: string
  readonly findings: readonly StoredFinding[]
  readonly needsTestAccount?: boolean
  readonly until?: Date
  readonly isTold?: boolean
}

async function note(
  submission: SubmissionEntry,
  reviewer: Account,
  { kind, text, findings, needsTestAccount = false, until, isTold = true }: NotedVerdict,
  options: ReviewOptions,
): Promise<void> {
  await options.database
    .insertInto('verdicts')
    .values({
      submission_id: submission.id,
      reviewer: reviewer.id,
      kind,
      text,
      findings: JSON.stringify(findings),
      needs_test_account: needsTestAccount,
      until: until ?? null,
      happened_at: options.clock.now(),
    })
    .execute()
  if (isTold) await tellVerdict(submission, { kind, text, findings }, options)
}
