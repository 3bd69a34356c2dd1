/**
 * What becomes of an official account and a mini program (RULES §2.8). No clock and no database in here.
 *
 *     waiting-official-account ─confirm→ waiting-app ─accept→ linked ─unlink→ unlinked
 *                │                            ├─refuse→ refused
                │                            └─expire→ expired
 *                └─confirm, and nobody need be asked→ linked
 *
 * (1) The administrator of the official account confirms first; what is asked before takes no place.
 * (2) Then the mini program's mode decides: its administrator is asked, nobody is, or it is refused.
 * (3) Either side ends it at any moment; whoever asked can take that back.
 * (4) What nobody answers is not asked for ever: it expires, and gives its place back.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { AssociationMode, AssociationState } from '@maque/protocol/platform/associations.ts'

export type AssociationCommand =
  | { readonly kind: 'confirm'; readonly mode: AssociationMode }
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'unlink' }

export type AssociationRefusal = 'not-now' | 'forbidden'

/** In these the mini program has one of the official account's places. */
export const HOLDING: readonly AssociationState[] = ['waiting-app', 'linked']

/** Between the two nothing else can be begun meanwhile. */
export const OPEN: readonly AssociationState[] = ['waiting-official-account', ...HOLDING]

/** The state after it. */
export function decide(
  state: AssociationState,
  command: AssociationCommand,
): Result<AssociationState, AssociationRefusal> {
  switch (command.kind) {
    case 'confirm':
      return state === 'waiting-official-account' ? afterConfirmation(command.mode) : refuse('not-now')
    case 'accept':
      return state === 'waiting-app' ? accept('linked') : refuse('not-now')
    case 'refuse':
      return state === 'waiting-app' ? accept('refused') : refuse('not-now')
    case 'expire':
      return state === 'waiting-app' ? accept('expired') : refuse('not-now')
    case 'unlink':
      return OPEN.includes(state) ? accept('unlinked') : refuse('not-now')
    default:
      return unreachable(command)
  }
}

function afterConfirmation(mode: AssociationMode): Result<AssociationState, AssociationRefusal> {
  switch (mode) {
    case 'confirm':
      return accept('waiting-app')
    case 'no-confirm':
      return accept('linked')
    case 'forbid':
      return refuse('forbidden')
    default:
      return unreachable(mode)
  }
}
