import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import {
  decideCategory,
  type CategoryCommand,
  type CategoryRefusal,
  type CategoryStanding,
} from './decide-category.ts'

const states: readonly CategoryStanding[] = ['none', 'pending', 'approved', 'refused', 'expired']

describe('a category of an app (§2.4)', () => {
  const ways: readonly (readonly [
    CategoryCommand,
    readonly CategoryStanding[],
    CategoryStanding,
    CategoryRefusal,
  ])[] = [
    ['add', ['none'], 'approved', 'twice'],
    ['add-qualified', ['none'], 'pending', 'twice'],
    ['ask-again', ['refused', 'expired'], 'pending', 'not-refused'],
    ['approve', ['pending'], 'approved', 'not-pending'],
    ['refuse', ['pending'], 'refused', 'not-pending'],
  ]
  it.each(ways)('%s: from %s to %s, and from nowhere else', (command, from, to, refusal) => {
    for (const state of states) {
      expect([state, decideCategory(state, command)]).toEqual([
        state,
        from.includes(state) ? accept(to) : refuse(refusal),
      ])
    }
  })

  it.each([
    ['none', refuse('not-there')],
    ['pending', refuse('pending')],
    ['approved', accept('none')],
    ['refused', accept('none')],
    ['expired', accept('none')],
  ] as const)('that is %s is removed: %o', (state, outcome) => {
    expect(decideCategory(state, 'remove')).toEqual(outcome)
  })
})
