import { describe, expect, it } from 'vitest'
import type { ReleaseState } from '@maque/protocol/platform/releases.ts'
import { decide, type ReleaseCommand, type ReleaseSituation } from './decide.ts'

/** Every command in every state (§2.7), when something else is online: what it becomes, or why not. */
const table = `
              submit             withdraw       delay         take-up       approve       reject        overturn      release        start-gray     cancel-gray roll-back      supersede  delete
  compiling   not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     in-use
  failed      not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     deleted
  development auditing           not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    never-online   superseded deleted
  superseded  auditing           not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     deleted
  auditing    another-in-review  development    delayed       not-in-review approved      rejected      not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     in-use
  delayed     another-in-review  development    not-in-review auditing      approved      rejected      not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     in-use
  approved    not-ready          development    not-in-review not-in-review not-in-review not-in-review not-in-review online         gray           not-gray    never-online   in-use     in-use
  rejected    auditing           not-in-review  not-in-review not-in-review not-in-review not-in-review approved      not-approved   not-to-stage   not-gray    never-online   in-use     deleted
  gray        not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review online         another-gray   rolled-back never-online   in-use     in-use
  online      not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review already-online already-online not-gray    already-online in-use     in-use
  replaced    not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    online         in-use     in-use
  rolled-back not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    was-taken-back in-use     in-use
  deleted     not-ready          not-in-review  not-in-review not-in-review not-in-review not-in-review not-in-review not-approved   not-to-stage   not-gray    never-online   in-use     in-use`
const [heads = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const states = rows.map(([state]) => state as ReleaseState)
const commands = heads as readonly ReleaseCommand[]

const inReview: readonly ReleaseState[] = ['auditing', 'delayed', 'approved']

function situation(state: ReleaseState, more: Partial<ReleaseSituation> = {}): ReleaseSituation {
  return {
    release: { id: 'this', state, isTrial: false },
    online: state === 'online' ? 'this' : 'old',
    gray: state === 'gray' ? 'this' : undefined,
    inReview: inReview.includes(state) ? { id: 'this', state } : undefined,
    rollbackTargets: ['this'],
    withdrawalsLeft: { today: 1, thisMonth: 1 },
    ...more,
  }
}

/** What becomes of `this`, or why nothing does. */
function told(given: ReleaseSituation, command: ReleaseCommand): string {
  const decided = decide(given, command)
  if (!decided.ok) return decided.refusal
  return decided.value.findLast(({ release }) => release === 'this')?.to ?? 'unchanged'
}

describe('a release (REV-01)', () => {
  it.each(rows.flatMap(([state = '', ...cells]) => cells.map((cell, at) => [state, heads[at] ?? '', cell])))(
    'that is %s: %s → %s',
    (state, command, outcome) => {
      expect(told(situation(state as ReleaseState), command as ReleaseCommand)).toBe(outcome)
    },
  )

  it.each<[string, ReleaseSituation, ReleaseCommand, string]>([
    [
      'is not submitted while another is in review',
      situation('development', { inReview: { id: 'other', state: 'auditing' } }),
      'submit',
      'another-in-review',
    ],
    [
      'is not submitted while another is delayed',
      situation('development', { inReview: { id: 'other', state: 'delayed' } }),
      'submit',
      'another-in-review',
    ],
    [
      'is not approved on appeal while another is in review',
      situation('rejected', { inReview: { id: 'other', state: 'auditing' } }),
      'overturn',
      'another-in-review',
    ],
    [
      'is not withdrawn more often a day than the rules allow',
      situation('auditing', { withdrawalsLeft: { today: 0, thisMonth: 1 } }),
      'withdraw',
      'no-withdrawals-left-today',
    ],
    [
      'is not withdrawn more often a month than the rules allow',
      situation('approved', { withdrawalsLeft: { today: 1, thisMonth: 0 } }),
      'withdraw',
      'no-withdrawals-left-this-month',
    ],
    [
      'comes online without another to replace',
      situation('approved', { online: undefined }),
      'release',
      'online',
    ],
    [
      'does not come online beside a gray one',
      situation('approved', { gray: 'other' }),
      'release',
      'another-gray',
    ],
    [
      'does not turn gray beside another',
      situation('approved', { gray: 'other' }),
      'start-gray',
      'another-gray',
    ],
    [
      'does not turn gray while nothing is online',
      situation('approved', { online: undefined }),
      'start-gray',
      'nothing-online',
    ],
    [
      'does not come back while another is gray',
      situation('replaced', { gray: 'other' }),
      'roll-back',
      'another-gray',
    ],
    [
      'does not come back from too long ago',
      situation('replaced', { rollbackTargets: [] }),
      'roll-back',
      'too-long-ago',
    ],
    [
      'that is the trial makes no way for a newer upload',
      situation('development', { release: { id: 'this', state: 'development', isTrial: true } }),
      'supersede',
      'in-use',
    ],
  ])('%s', (_, given, command, outcome) => {
    expect(told(given, command)).toBe(outcome)
  })

  it('takes the place of what was online, in review, or is taken back', () => {
    const old = (to: ReleaseState) => ({ release: 'old', from: 'online', to })
    const changes = (given: ReleaseSituation, command: ReleaseCommand) => {
      const decided = decide(given, command)
      return decided.ok ? decided.value[0] : decided.refusal
    }
    expect(changes(situation('approved'), 'release')).toEqual(old('replaced'))
    expect(changes(situation('gray'), 'release')).toEqual(old('replaced'))
    expect(changes(situation('replaced'), 'roll-back')).toEqual(old('rolled-back'))
    expect(
      changes(situation('development', { inReview: { id: 'other', state: 'approved' } }), 'submit'),
    ).toEqual({ release: 'other', from: 'approved', to: 'development' })
  })

  it('is never online, gray or in review beside another, whatever is asked', () => {
    for (const state of states)
      for (const command of commands)
        for (const other of [undefined, 'auditing', 'delayed', 'approved'] as const)
          for (const gray of [undefined, 'other-gray']) {
            const others = new Map<string, ReleaseState>([['this', state]])
            if (state !== 'online') others.set('old', 'online')
            const hasOther = other !== undefined && !inReview.includes(state)
            if (hasOther) others.set('other', other)
            if (gray !== undefined && state !== 'gray') others.set(gray, 'gray')
            const decided = decide(
              situation(state, {
                ...(hasOther && { inReview: { id: 'other', state: other } }),
                ...(state !== 'gray' && { gray }),
              }),
              command,
            )
            for (const change of decided.ok ? decided.value : []) {
              expect(others.get(change.release)).toBe(change.from)
              others.set(change.release, change.to)
              const all = [...others.values()]
              expect(all.filter((one) => one === 'online').length).toBeLessThanOrEqual(1)
              expect(all.filter((one) => one === 'gray').length).toBeLessThanOrEqual(1)
              expect(all.filter((one) => inReview.includes(one)).length).toBeLessThanOrEqual(1)
            }
          }
  })
})
