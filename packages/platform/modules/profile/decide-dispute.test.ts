import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideDispute, type DisputeCommand } from './decide-dispute.ts'

const agree = (auditor: string): DisputeCommand => ({ kind: 'agree', auditor })

describe('a claim to a name', () => {
  it.each([
    ['waits for a second auditor where two are needed', [], 2, agree('a'), accept('open')],
    ['is upheld by the second', ['a'], 2, agree('b'), accept('upheld')],
    ['is not upheld by one auditor twice', ['a'], 2, agree('a'), refuse('voted-already')],
    ['is upheld by one where one is enough', [], 1, agree('a'), accept('upheld')],
    ['is rejected by one, also after another agreed', ['a'], 2, { kind: 'reject' }, accept('rejected')],
    ['is withdrawn while it is open', ['a'], 2, { kind: 'withdraw' }, accept('withdrawn')],
  ] as const)('%s', (_, agreed, needed, command, outcome) => {
    expect(decideDispute({ state: 'open', agreed, needed }, command)).toEqual(outcome)
  })

  it.each(['upheld', 'rejected', 'withdrawn'] as const)('that is %s is over', (state) => {
    for (const command of [agree('c'), { kind: 'reject' }, { kind: 'withdraw' }] as const) {
      expect(decideDispute({ state, agreed: [], needed: 2 }, command)).toEqual(refuse('over'))
    }
  })
})
