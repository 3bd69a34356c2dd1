/**
 * The life of a verification order (RULES §2.8).
 *
 *     unpaid ─paid→ under-review ─┬─pass→ passed
 *        └─overdue→ expired   ↑   ├─fail→ failed
 *                             │   └─ask→ supplement
 *                             └──supplied──┘
 *
 * More can be asked for twice, not a third time.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { OrderState } from '@maque/protocol/platform/registration.ts'

export type OrderCommand = 'pay' | 'overdue' | 'pass' | 'fail' | 'supplement' | 'supply'
export type OrderRefusal = 'not-now' | 'no-supplements-left'

export interface OrderSituation {
  readonly state: OrderState
  readonly supplementsLeft: number
}

export function decideOrder(
  { state, supplementsLeft }: OrderSituation,
  command: OrderCommand,
): Result<OrderState, OrderRefusal> {
  const from = (expected: OrderState, to: OrderState): Result<OrderState, OrderRefusal> =>
    state === expected ? accept(to) : refuse('not-now')
  switch (command) {
    case 'pay':
      return from('unpaid', 'under-review')
    case 'overdue':
      return from('unpaid', 'expired')
    case 'pass':
      return from('under-review', 'passed')
    case 'fail':
      return from('under-review', 'failed')
    case 'supplement':
      if (state === 'under-review' && supplementsLeft <= 0) return refuse('no-supplements-left')
      return from('under-review', 'supplement')
    case 'supply':
      return from('supplement', 'under-review')
    default:
      return unreachable(command)
  }
}
