/**
 * What becomes of a scan ticket. No clock and no database in here.
 *
 *     waiting ─scan→ scanned ─confirm→ confirmed ─use→ used
 *        │              └─deny→ denied
 *        └── when its time is over: expired, but for what was confirmed in time
 *
 * (1) Who scanned it first is the one who answers it.
 * (2) It counts for what it was made for, once.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { ScanState } from '@maque/protocol/platform/proofs.ts'

export interface TicketSituation {
  readonly state: Exclude<ScanState, 'expired'>
  readonly personId: string | null
  readonly isOver: boolean
}

export type TicketCommand =
  | { readonly kind: 'scan'; readonly personId: string }
  | { readonly kind: 'confirm'; readonly personId: string }
  | { readonly kind: 'deny'; readonly personId: string }
  | { readonly kind: 'use' }

export type TicketRefusal = 'expired' | 'taken' | 'not-confirmed' | 'denied'

export function shownState({ state, isOver }: TicketSituation): ScanState {
  return isOver && state !== 'denied' && state !== 'used' ? 'expired' : state
}

/** The state after it. */
export function decideScan(
  ticket: TicketSituation,
  command: TicketCommand,
): Result<TicketSituation['state'], TicketRefusal> {
  if (ticket.state === 'used') return refuse('taken')
  if (ticket.state === 'denied') return refuse('denied')
  if (ticket.isOver) return refuse('expired')
  switch (command.kind) {
    case 'scan':
      if (ticket.personId !== null && ticket.personId !== command.personId) return refuse('taken')
      return accept(ticket.state === 'waiting' ? 'scanned' : ticket.state)
    case 'confirm':
    case 'deny':
      if (ticket.personId !== command.personId)
        return refuse(ticket.personId === null ? 'not-confirmed' : 'taken')
      if (ticket.state !== 'scanned') return refuse('taken')
      return accept(command.kind === 'confirm' ? 'confirmed' : 'denied')
    case 'use':
      return ticket.state === 'confirmed' ? accept('used') : refuse('not-confirmed')
    default:
      return unreachable(command)
  }
}
