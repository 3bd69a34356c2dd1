/**
 * When an examination is begun, begun again, and left.
 *
 *     queued ──claim──→ running ──report──→ done
 *        ↑                │ │
 *        └─break, lease───┘ └─broken too often──→ failed
 *        (both)─────────too late, nobody to do it──→ given-up
 *
 * (1) Whoever is at it holds a lease and says again and again that it is; without that, another begins.
 * (2) What a lease wrote after it was lost is dropped.
 * (3) Every examination ends: after so many attempts, and after so long, whatever happens.
 */
import type { ExaminationState } from '@maque/protocol/platform/examination.ts'

/** Why there is no report. */
export type ExaminationEnd = 'no-examiner' | 'too-late' | 'broken' | 'lost'

export interface ExaminationSituation {
  readonly state: ExaminationState
  readonly attempts: number
  readonly queuedAt: Date
  readonly leaseUntil: Date | undefined
}

export interface ExaminationPatience {
  readonly attempts: number
  readonly limitMs: number
}

export type ExaminationStep =
  | { readonly kind: 'leave-alone' }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end'; readonly state: 'failed' | 'given-up'; readonly why: ExaminationEnd }

/** What is due for an examination at this moment. */
export function nextStep(
  { state, attempts, queuedAt, leaseUntil }: ExaminationSituation,
  patience: ExaminationPatience,
  now: Date,
): ExaminationStep {
  if (state !== 'queued' && state !== 'running') return { kind: 'leave-alone' }
  if (now.getTime() - queuedAt.getTime() >= patience.limitMs)
    return { kind: 'end', state: 'given-up', why: 'too-late' }
  if (state === 'running' && leaseUntil !== undefined && leaseUntil > now) return { kind: 'leave-alone' }
  if (attempts >= patience.attempts)
    return { kind: 'end', state: 'failed', why: state === 'running' ? 'lost' : 'broken' }
  return { kind: 'begin' }
}

/** What becomes of it when whoever was at it broke. */
export function afterBreak(
  attempts: number,
  patience: Pick<ExaminationPatience, 'attempts'>,
): 'queued' | 'failed' {
  return attempts >= patience.attempts ? 'failed' : 'queued'
}
