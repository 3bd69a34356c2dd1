/**
 * What becomes of what belongs to an Open account (RULES S43, §2.8). No clock and no database in here.
 *
 *     a binding:       waiting ─confirm→ bound ─unbind→ unbound
 *                         └─────────unbind───────────────┘
 *
 *     an application:  pending ─┬─approve→ approved
 *                         ↑     └─refuse→ refused ─┐
 *                         └────────say again───────┘
 *
 * (1) What was approved is not judged again, and not said again: it is removed and made anew.
 * (2) Who is asked to be bound, and does not want to, says nothing; who asked takes it back.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { OpenApplication } from '@maque/protocol/platform/open-accounts.ts'
import type { BindingRow } from './open-accounts-tables.ts'

export type ApplicationState = OpenApplication['state']
export type ApplicationCommand = 'approve' | 'refuse' | 'say-again'

export function decideApplication(
  state: ApplicationState,
  command: ApplicationCommand,
): Result<ApplicationState, 'not-now'> {
  switch (command) {
    case 'approve':
      return state === 'pending' ? accept('approved') : refuse('not-now')
    case 'refuse':
      return state === 'pending' ? accept('refused') : refuse('not-now')
    case 'say-again':
      return state === 'refused' ? accept('pending') : refuse('not-now')
    default:
      return unreachable(command)
  }
}

export type BindingState = BindingRow['state']

export function decideBinding(
  state: BindingState,
  command: 'confirm' | 'unbind',
): Result<BindingState, 'not-now'> {
  switch (command) {
    case 'confirm':
      return state === 'waiting' ? accept('bound') : refuse('not-now')
    case 'unbind':
      return state === 'unbound' ? refuse('not-now') : accept('unbound')
    default:
      return unreachable(command)
  }
}
