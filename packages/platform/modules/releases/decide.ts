/**
 * Decides what a command does to the releases of an app (RULES §2.7). No clock, database or
 * provider in here.
 *
 * (1) At most one release is online, at most one is gray, and at most one is in review (`auditing`,
 *     `delayed` or `approved`).
 * (2) Only what a reviewer approved comes online, and only when its owner says so (S38).
 * (3) What was taken back stays back.
 * (4) What people use is not deleted, and neither is what a reviewer looks at.
 *
 *     development ─submit→ auditing ⇄ delayed ─approve→ approved ─release→ online ─┬─(a newer one)→ replaced ─roll back→ online
 *       │ ↑ withdraw ──────────┘ │ ↑submit       ┌─────────┘ └─start gray→ gray ─┬─release→ online
 *       │ └───withdraw───────────┼─┼─────────────┘                               └─cancel gray→ rolled-back
 *       │                        └→ rejected ─overturn→ approved
 *       └─(a newer upload)→ superseded
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { ReleaseState } from '@maque/protocol/platform/releases.ts'

export type ReleaseCommand =
  | 'submit'
  | 'withdraw'
  | 'delay'
  | 'take-up'
  | 'approve'
  | 'reject'
  | 'overturn'
  | 'release'
  | 'start-gray'
  | 'cancel-gray'
  | 'roll-back'
  | 'supersede'
  | 'delete'

/** The release that is meant, and what matters of the app's others. */
export interface ReleaseSituation {
  readonly release: { readonly id: string; readonly state: ReleaseState; readonly isTrial: boolean }
  /** The app's release that is online, if one is. */
  readonly online: string | undefined
  /** The app's release that is online for some, if one is. */
  readonly gray: string | undefined
  /** The app's release that is in review, if one is. */
  readonly inReview: { readonly id: string; readonly state: ReleaseState } | undefined
  /** Releases that were online before and can be again, within the depth that the rules allow. */
  readonly rollbackTargets: readonly string[]
  readonly withdrawalsLeft: { readonly today: number; readonly thisMonth: number }
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
  | 'no-withdrawals-left-today'
  | 'no-withdrawals-left-this-month'
  | 'already-online'
  | 'not-approved'
  | 'not-to-stage'
  | 'another-gray'
  | 'not-gray'
  | 'nothing-online'
  | 'was-taken-back'
  | 'never-online'
  | 'too-long-ago'
  | 'in-use'

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
    case 'delay':
      return move(situation, ['auditing'], 'delayed', 'not-in-review')
    case 'take-up':
      return move(situation, ['delayed'], 'auditing', 'not-in-review')
    case 'approve':
      return move(situation, ['auditing', 'delayed'], 'approved', 'not-in-review')
    case 'reject':
      return move(situation, ['auditing', 'delayed'], 'rejected', 'not-in-review')
    case 'overturn':
      return decideOverturn(situation)
    case 'release':
      return decideRelease(situation)
    case 'start-gray':
      return decideStartGray(situation)
    case 'cancel-gray':
      return move(situation, ['gray'], 'rolled-back', 'not-gray')
    case 'roll-back':
      return decideRollBack(situation)
    case 'supersede':
      return situation.release.isTrial
        ? refuse('in-use')
        : move(situation, ['development'], 'superseded', 'in-use')
    case 'delete':
      return move(situation, ['failed', 'development', 'superseded', 'rejected'], 'deleted', 'in-use')
    default:
      return unreachable(command)
  }
}

type Decision = Result<readonly StateChange[], ReleaseRefusal>

function move(
  { release }: ReleaseSituation,
  from: readonly ReleaseState[],
  to: ReleaseState,
  otherwise: ReleaseRefusal,
): Decision {
  return from.includes(release.state)
    ? accept([{ release: release.id, from: release.state, to }])
    : refuse(otherwise)
}

function decideSubmit({ release, inReview }: ReleaseSituation): Decision {
  if (release.state === 'auditing' || release.state === 'delayed') return refuse('another-in-review')
  if (!['development', 'superseded', 'rejected'].includes(release.state)) return refuse('not-ready')
  if (inReview && inReview.state !== 'approved') return refuse('another-in-review')
  // An approved one that was never released makes way for what the owner would rather have.
  const replaced: readonly StateChange[] = inReview
    ? [{ release: inReview.id, from: inReview.state, to: 'development' }]
    : []
  return accept([...replaced, { release: release.id, from: release.state, to: 'auditing' }])
}

function decideWithdraw(situation: ReleaseSituation): Decision {
  const { today, thisMonth } = situation.withdrawalsLeft
  const withdrawn = move(situation, ['auditing', 'delayed', 'approved'], 'development', 'not-in-review')
  if (!withdrawn.ok) return withdrawn
  if (today <= 0) return refuse('no-withdrawals-left-today')
  return thisMonth <= 0 ? refuse('no-withdrawals-left-this-month') : withdrawn
}

function decideOverturn(situation: ReleaseSituation): Decision {
  const overturned = move(situation, ['rejected'], 'approved', 'not-in-review')
  return overturned.ok && situation.inReview ? refuse('another-in-review') : overturned
}

function decideRelease({ release, online, gray }: ReleaseSituation): Decision {
  if (release.state === 'online') return refuse('already-online')
  if (release.state !== 'approved' && release.state !== 'gray') return refuse('not-approved')
  if (gray !== undefined && gray !== release.id) return refuse('another-gray')
  const replaced: readonly StateChange[] =
    online === undefined ? [] : [{ release: online, from: 'online', to: 'replaced' }]
  return accept([...replaced, { release: release.id, from: release.state, to: 'online' }])
}

function decideStartGray(situation: ReleaseSituation): Decision {
  if (situation.release.state === 'online') return refuse('already-online')
  if (situation.gray !== undefined) return refuse('another-gray')
  if (situation.online === undefined) return refuse('nothing-online')
  return move(situation, ['approved'], 'gray', 'not-to-stage')
}

function decideRollBack({ release, online, gray, rollbackTargets }: ReleaseSituation): Decision {
  if (release.state === 'online') return refuse('already-online')
  if (release.state === 'rolled-back') return refuse('was-taken-back')
  if (release.state !== 'replaced') return refuse('never-online')
  if (gray !== undefined) return refuse('another-gray')
  if (!rollbackTargets.includes(release.id)) return refuse('too-long-ago')
  const takenBack: readonly StateChange[] =
    online === undefined ? [] : [{ release: online, from: 'online', to: 'rolled-back' }]
  return accept([...takenBack, { release: release.id, from: 'replaced', to: 'online' }])
}
