import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { OrderState } from '@maque/protocol/platform/registration.ts'
import { decideOrder, type OrderCommand } from './decide-order.ts'

const states: readonly OrderState[] = ['unpaid', 'under-review', 'supplement', 'passed', 'failed', 'expired']

describe('a verification order (§2.8)', () => {
  const ways: readonly (readonly [OrderCommand, OrderState, OrderState])[] = [
    ['pay', 'unpaid', 'under-review'],
    ['overdue', 'unpaid', 'expired'],
    ['pass', 'under-review', 'passed'],
    ['fail', 'under-review', 'failed'],
    ['supplement', 'under-review', 'supplement'],
    ['supply', 'supplement', 'under-review'],
  ]
  it.each(ways)('%s: %s → %s, and from nowhere else', (command, from, to) => {
    for (const state of states) {
      expect([state, decideOrder({ state, supplementsLeft: 1 }, command)]).toEqual([
        state,
        state === from ? accept(to) : refuse('not-now'),
      ])
    }
  })

  it('is not asked for more than the policy allows', () => {
    expect(decideOrder({ state: 'under-review', supplementsLeft: 0 }, 'supplement')).toEqual(
      refuse('no-supplements-left'),
    )
  })
})
