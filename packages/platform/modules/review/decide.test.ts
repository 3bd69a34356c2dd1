import { describe, expect, it } from 'vitest'
import type { SubmissionState } from '@maque/protocol/platform/review.ts'
import { decideReview, type ReviewCommand, type SubmissionSituation } from './decide.ts'

const situation = (state: SubmissionState, more: Partial<SubmissionSituation> = {}): SubmissionSituation => ({
  state,
  needsTwo: false,
  approvedBy: undefined,
  rejectedBy: 'first',
  wasAppealed: false,
  isAppealable: true,
  ...more,
})
const told = (given: SubmissionSituation, command: ReviewCommand): string => {
  const decided = decideReview(given, command)
  if (!decided.ok) return decided.refusal
  return decided.value.approvedBy === undefined ? decided.value.to : `${decided.value.to}, once approved`
}
const commandOf = (kind: ReviewCommand['kind'], by = 'second'): ReviewCommand =>
  ({ kind, by }) as ReviewCommand

/** Every command in every state (§2.7): what it becomes, or why not. */
const table = `
            approve      reject       delay        take-up      withdraw     replace      appeal          uphold         overturn
  pending   approved     rejected     delayed      not-waiting  withdrawn    not-waiting  not-rejected    not-appealing  not-appealing
  delayed   approved     rejected     not-waiting  pending      withdrawn    not-waiting  not-rejected    not-appealing  not-appealing
  approved  not-waiting  not-waiting  not-waiting  not-waiting  withdrawn    replaced     not-rejected    not-appealing  not-appealing
  rejected  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  appealing       not-appealing  not-appealing
  appealing not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  rejected     appealed-before rejected       approved
  withdrawn not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-rejected    not-appealing  not-appealing
  replaced  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-rejected    not-appealing  not-appealing`
const [heads = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

describe('a submission', () => {
  it.each(
    rows.flatMap(([state = '', ...cells]) => cells.map((outcome, at) => [state, heads[at] ?? '', outcome])),
  )('that is %s: %s → %s', (state, command, outcome) => {
    expect(told(situation(state as SubmissionState), commandOf(command as ReviewCommand['kind']))).toBe(
      outcome,
    )
  })

  it.each<[string, SubmissionSituation, ReviewCommand, string]>([
    [
      'that is risky is approved once',
      situation('pending', { needsTwo: true }),
      commandOf('approve'),
      'pending, once approved',
    ],
    [
      'that is risky is not approved twice by one',
      situation('pending', { needsTwo: true, approvedBy: 'second' }),
      commandOf('approve'),
      'second-reviewer-needed',
    ],
    [
      'that is risky is approved by another',
      situation('delayed', { needsTwo: true, approvedBy: 'first' }),
      commandOf('approve'),
      'approved',
    ],
    [
      'that was approved once can still be rejected',
      situation('pending', { needsTwo: true, approvedBy: 'first' }),
      commandOf('reject'),
      'rejected',
    ],
    [
      'is not judged again by who rejected it',
      situation('appealing'),
      commandOf('overturn', 'first'),
      'own-rejection',
    ],
    [
      'is not upheld by who rejected it',
      situation('appealing'),
      commandOf('uphold', 'first'),
      'own-rejection',
    ],
    [
      'is appealed against once',
      situation('rejected', { wasAppealed: true }),
      commandOf('appeal'),
      'appealed-before',
    ],
    [
      'is appealed against in time',
      situation('rejected', { isAppealable: false }),
      commandOf('appeal'),
      'appeal-too-late',
    ],
  ])('%s', (_, given, command, outcome) => {
    expect(told(given, command)).toBe(outcome)
  })
})
