import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { ReleaseState } from '@maque/protocol/platform/releases.ts'
import { decide, type ReleaseCommand, type ReleaseSituation } from './decide.ts'

const states: readonly ReleaseState[] = [
  'compiling',
  'failed',
  'development',
  'auditing',
  'approved',
  'rejected',
  'online',
  'replaced',
  'rolled-back',
]
const commands: readonly ReleaseCommand[] = [
  'submit',
  'withdraw',
  'approve',
  'reject',
  'release',
  'roll-back',
]

function situation(state: ReleaseState, more: Partial<ReleaseSituation> = {}): ReleaseSituation {
  return {
    release: { id: 'this', state },
    online: undefined,
    inReview: undefined,
    rollbackTargets: ['this'],
    withdrawalsLeft: 1,
    ...more,
  }
}
const to = (from: ReleaseState, state: ReleaseState) => ({ release: 'this', from, to: state })

describe('a release', () => {
  it.each<[string, ReleaseSituation, ReleaseCommand, ReturnType<typeof decide>]>([
    [
      'is submitted once it has compiled',
      situation('development'),
      'submit',
      accept([to('development', 'auditing')]),
    ],
    [
      'is submitted again after a rejection',
      situation('rejected'),
      'submit',
      accept([to('rejected', 'auditing')]),
    ],
    ['is not submitted while it compiles', situation('compiling'), 'submit', refuse('not-ready')],
    ['is not submitted when it did not compile', situation('failed'), 'submit', refuse('not-ready')],
    ['is not submitted twice', situation('auditing'), 'submit', refuse('another-in-review')],
    [
      'is not submitted while another is in review',
      situation('development', { inReview: { id: 'other', state: 'auditing' } }),
      'submit',
      refuse('another-in-review'),
    ],
    [
      'takes the place of one that was approved and not released',
      situation('development', { inReview: { id: 'other', state: 'approved' } }),
      'submit',
      accept([{ release: 'other', from: 'approved', to: 'development' }, to('development', 'auditing')]),
    ],
    ['is withdrawn from review', situation('auditing'), 'withdraw', accept([to('auditing', 'development')])],
    [
      'is withdrawn after approval',
      situation('approved'),
      'withdraw',
      accept([to('approved', 'development')]),
    ],
    [
      'is not withdrawn more often than the rules allow',
      situation('auditing', { withdrawalsLeft: 0 }),
      'withdraw',
      refuse('no-withdrawals-left'),
    ],
    ['is not withdrawn when it is online', situation('online'), 'withdraw', refuse('not-in-review')],
    ['is approved in review', situation('auditing'), 'approve', accept([to('auditing', 'approved')])],
    ['is rejected in review', situation('auditing'), 'reject', accept([to('auditing', 'rejected')])],
    ['is not approved unseen', situation('development'), 'approve', refuse('not-in-review')],
    ['is not rejected after approval', situation('approved'), 'reject', refuse('not-in-review')],
    ['comes online once approved', situation('approved'), 'release', accept([to('approved', 'online')])],
    [
      'takes the place of what is online',
      situation('approved', { online: 'old' }),
      'release',
      accept([{ release: 'old', from: 'online', to: 'replaced' }, to('approved', 'online')]),
    ],
    ['does not come online unapproved', situation('auditing'), 'release', refuse('not-approved')],
    ['does not come online twice', situation('online'), 'release', refuse('already-online')],
    [
      'comes back in place of what is online',
      situation('replaced', { online: 'new' }),
      'roll-back',
      accept([{ release: 'new', from: 'online', to: 'rolled-back' }, to('replaced', 'online')]),
    ],
    [
      'does not come back after it was taken back',
      situation('rolled-back'),
      'roll-back',
      refuse('was-taken-back'),
    ],
    [
      'does not come back when it never was online',
      situation('approved'),
      'roll-back',
      refuse('never-online'),
    ],
    [
      'does not come back from too long ago',
      situation('replaced', { rollbackTargets: [] }),
      'roll-back',
      refuse('too-long-ago'),
    ],
  ])('%s', (_, given, command, outcome) => {
    expect(decide(given, command)).toEqual(outcome)
  })

  it('is never online beside another, nor in review beside another, whatever is asked', () => {
    for (const state of states)
      for (const command of commands)
        for (const other of [undefined, 'auditing', 'approved'] as const) {
          const others = new Map<string, ReleaseState>([['this', state]])
          if (state !== 'online') others.set('old', 'online')
          if (other && state !== 'auditing' && state !== 'approved') others.set('other', other)
          const decided = decide(
            situation(state, {
              online: state === 'online' ? 'this' : 'old',
              inReview: others.has('other') && other ? { id: 'other', state: other } : undefined,
            }),
            command,
          )
          for (const change of decided.ok ? decided.value : []) {
            expect(others.get(change.release)).toBe(change.from)
            others.set(change.release, change.to)
            const all = [...others.values()]
            expect(all.filter((one) => one === 'online').length).toBeLessThanOrEqual(1)
            expect(all.filter((one) => one === 'auditing' || one === 'approved').length).toBeLessThanOrEqual(
              1,
            )
          }
        }
  })
})
