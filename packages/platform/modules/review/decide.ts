/**
 * Decides what becomes of a submission (RULES §2.7, §4.1). No clock, database or provider in here.
 *
 *     pending ⇄ delayed
 *        ├─approve→ approved ─(a newer submission)→ replaced
 *        ├─reject→ rejected ─appeal→ appealing ─┬─uphold, or a newer submission→ rejected
 *        └─withdraw→ withdrawn                  └─overturn→ approved
 *
 * (1) What is risky is approved by two reviewers.
 * (2) Nobody decides the appeal against their own rejection.
 * (3) A rejection can be appealed against once, for a while.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { SubmissionState } from '@maque/protocol/platform/review.ts'

export type ReviewCommand =
  | { readonly kind: 'approve' | 'reject' | 'delay' | 'uphold' | 'overturn'; readonly by: string }
  | { readonly kind: 'take-up' | 'withdraw' | 'replace' | 'appeal' }

export interface SubmissionSituation {
  readonly state: SubmissionState
  /** Whether two must approve it. */
  readonly needsTwo: boolean
  /** The first of the two. */
  readonly approvedBy: string | undefined
  readonly rejectedBy: string | undefined
  readonly wasAppealed: boolean
  readonly isAppealable: boolean
}

export interface ReviewOutcome {
  readonly to: SubmissionState
  /** Set: this approval was the first of two. */
  readonly approvedBy?: string
}

export type ReviewRefusal =
  | 'not-waiting'
  | 'second-reviewer-needed'
  | 'not-rejected'
  | 'appealed-before'
  | 'appeal-too-late'
  | 'not-appealing'
  | 'own-rejection'

type Decision = Result<ReviewOutcome, ReviewRefusal>

export function decideReview(situation: SubmissionSituation, command: ReviewCommand): Decision {
  const { state } = situation
  const isWaiting = state === 'pending' || state === 'delayed'
  switch (command.kind) {
    case 'approve':
      return isWaiting ? decideApproval(situation, command.by) : refuse('not-waiting')
    case 'reject':
      return isWaiting ? accept({ to: 'rejected' }) : refuse('not-waiting')
    case 'delay':
      return state === 'pending' ? accept({ to: 'delayed' }) : refuse('not-waiting')
    case 'take-up':
      return state === 'delayed' ? accept({ to: 'pending' }) : refuse('not-waiting')
    case 'withdraw':
      return isWaiting || state === 'approved' ? accept({ to: 'withdrawn' }) : refuse('not-waiting')
    case 'replace':
      return decideReplacement(state)
    case 'appeal':
      return decideAppeal(situation)
    case 'uphold':
      return decideOfAppeal(situation, command.by, 'rejected')
    case 'overturn':
      return decideOfAppeal(situation, command.by, 'approved')
    default:
      return unreachable(command)
  }
}

function decideApproval({ state, needsTwo, approvedBy }: SubmissionSituation, by: string): Decision {
  if (!needsTwo) return accept({ to: 'approved' })
  if (approvedBy === undefined) return accept({ to: state, approvedBy: by })
  return approvedBy === by ? refuse('second-reviewer-needed') : accept({ to: 'approved' })
}

/** By a newer submission of the same app. */
function decideReplacement(state: SubmissionState): Decision {
  if (state === 'approved') return accept({ to: 'replaced' })
  return state === 'appealing' ? accept({ to: 'rejected' }) : refuse('not-waiting')
}

function decideAppeal({ state, wasAppealed, isAppealable }: SubmissionSituation): Decision {
  if (state === 'appealing') return refuse('appealed-before')
  if (state !== 'rejected') return refuse('not-rejected')
  if (wasAppealed) return refuse('appealed-before')
  return isAppealable ? accept({ to: 'appealing' }) : refuse('appeal-too-late')
}

function decideOfAppeal(
  { state, rejectedBy }: SubmissionSituation,
  by: string,
  to: 'approved' | 'rejected',
): Decision {
  if (state !== 'appealing') return refuse('not-appealing')
  return rejectedBy === by ? refuse('own-rejection') : accept({ to })
}
