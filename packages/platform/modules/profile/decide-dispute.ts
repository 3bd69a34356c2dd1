/**
 * The life of a claim to a name that another account has.
 *
 *     open ─┬─agree (often enough)→ upheld: the name is taken from its holder
 *           ├─reject→ rejected
 *           └─withdraw→ withdrawn
 *
 * Taking a name away needs as many different auditors as the policy says; one is enough to reject.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { DisputeState } from '@maque/protocol/platform/profile.ts'

export type DisputeCommand =
  | { readonly kind: 'agree'; readonly auditor: string }
  | { readonly kind: 'reject' }
  | { readonly kind: 'withdraw' }

export interface DisputeSituation {
  readonly state: DisputeState
  /** Auditors who have agreed. */
  readonly agreed: readonly string[]
  readonly needed: number
}

export type DisputeRefusal = 'over' | 'voted-already'

export function decideDispute(
  { state, agreed, needed }: DisputeSituation,
  command: DisputeCommand,
): Result<DisputeState, DisputeRefusal> {
  if (state !== 'open') return refuse('over')
  switch (command.kind) {
    case 'agree':
      if (agreed.includes(command.auditor)) return refuse('voted-already')
      return accept(agreed.length + 1 >= needed ? 'upheld' : 'open')
    case 'reject':
      return accept('rejected')
    case 'withdraw':
      return accept('withdrawn')
    default:
      return unreachable(command)
  }
}
