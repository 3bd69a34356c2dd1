/**
 * Decides what a command does to the releases of an app. No clock, database or provider in here.
 *
 * (1) At most one release is online, and at most one is in review (`auditing` or `approved`).
 * (2) Only what a reviewer approved comes online, and only when its owner says so.
 * (3) What was taken back stays back.
 *
 *     development ─submit→ auditing ─approve→ approved ─release→ online ─┬─(a newer one)→ replaced ─roll back→ online
 *         ↑ withdraw ────────┘  │ ↑submit          │                     └─(rolled back)→ rolled-back
 *         └──────withdraw───────┼─┼────────────────┘
 *                               └→ rejected
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { ReleaseState } from '@maque/protocol/platform/releases.ts'

export type ReleaseCommand = 'submit' | 'withdraw' | 'approve' | 'reject' | 'release' | 'roll-back'

/** The release that is meant, and what matters of the app's others. */
export interface ReleaseSituation {
  readonly release: { readonly id: string; readonly state: ReleaseState }
  /** The app's release that is online, if one is. */
  readonly online: string | undefined
  /** The app's release that is in review, if one is. */
  readonly inReview: { readonly id: string; readonly state: ReleaseState } | undefined
  /** Releases that were online before and can be again, within the depth that the rules allow. */
  readonly rollbackTargets: readonly string[]
  readonly withdrawalsLeft: number
}

export interface StateChange {
  readonly release: string
  readonly from: ReleaseState
  readonly to: ReleaseState
}

export type ReleaseRefusal =
  | 'not-ready'
  | 'another-in-review'
  | 'not-in-review'
  | 'no-withdrawals-left'
  | 'already-online'
  | 'not-approved'
  | 'was-taken-back'
  | 'never-online'
  | 'too-long-ago'

/** The changes, in the sequence in which (1) holds at every step. */
export function decide(
  situation: ReleaseSituation,
  command: ReleaseCommand,
): Result<readonly StateChange[], ReleaseRefusal> {
  switch (command) {
    case 'submit':
      return decideSubmit(situation)
    case 'withdraw':
      return decideWithdraw(situation)
    case 'approve':
      return decideVerdict(situation, 'approved')
    case 'reject':
      return decideVerdict(situation, 'rejected')
    case 'release':
      return decideRelease(situation)
    case 'roll-back':
      return decideRollBack(situation)
    default:
      return unreachable(command)
  }
}

type Decision = Result<readonly StateChange[], ReleaseRefusal>

function decideSubmit({ release, inReview }: ReleaseSituation): Decision {
  if (release.state === 'auditing') return refuse('another-in-review')
  if (release.state !== 'development' && release.state !== 'rejected') return refuse('not-ready')
  if (inReview?.state === 'auditing') return refuse('another-in-review')
  // An approved one that was never released makes way for what the owner would rather have.
  const replaced: readonly StateChange[] = inReview
    ? [{ release: inReview.id, from: inReview.state, to: 'development' }]
    : []
  return accept([...replaced, { release: release.id, from: release.state, to: 'auditing' }])
}

function decideWithdraw({ release, withdrawalsLeft }: ReleaseSituation): Decision {
  if (release.state !== 'auditing' && release.state !== 'approved') return refuse('not-in-review')
  if (withdrawalsLeft <= 0) return refuse('no-withdrawals-left')
  return accept([{ release: release.id, from: release.state, to: 'development' }])
}

function decideVerdict({ release }: ReleaseSituation, to: 'approved' | 'rejected'): Decision {
  if (release.state !== 'auditing') return refuse('not-in-review')
  return accept([{ release: release.id, from: 'auditing', to }])
}

function decideRelease({ release, online }: ReleaseSituation): Decision {
  if (release.state === 'online') return refuse('already-online')
  if (release.state !== 'approved') return refuse('not-approved')
  const replaced: readonly StateChange[] =
    online === undefined ? [] : [{ release: online, from: 'online', to: 'replaced' }]
  return accept([...replaced, { release: release.id, from: 'approved', to: 'online' }])
}

function decideRollBack({ release, online, rollbackTargets }: ReleaseSituation): Decision {
  if (release.state === 'online') return refuse('already-online')
  if (release.state === 'rolled-back') return refuse('was-taken-back')
  if (release.state !== 'replaced') return refuse('never-online')
  if (!rollbackTargets.includes(release.id)) return refuse('too-long-ago')
  const takenBack: readonly StateChange[] =
    online === undefined ? [] : [{ release: online, from: 'online', to: 'rolled-back' }]
  return accept([...takenBack, { release: release.id, from: 'replaced', to: 'online' }])
}
