/**
 * What becomes of a corp and a mini program (RULES S48, §2.8). No clock and no database in here.
 *
 *     waiting-app ─link→ linked ─unlink→ unlinked
 *          └─unlink→ unlinked
 *
 * (1) The corp asks; the administrator of the mini program says yes, by a scan or in its settings.
 * (2) Only what is online can be asked for and linked.
 * (3) Either side ends it at any moment: who is asked by saying no, who asked by taking it back.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { CorpAssociationState } from '@maque/protocol/platform/corps.ts'

export type CorpAssociationCommand =
  | { readonly kind: 'link'; readonly isOnline: boolean }
  | { readonly kind: 'unlink' }

/** Between the two nothing else can be begun meanwhile. */
export const OPEN: readonly CorpAssociationState[] = ['waiting-app', 'linked']

/** The state after it. */
export function decideAssociation(
  state: CorpAssociationState,
  command: CorpAssociationCommand,
): Result<CorpAssociationState, 'not-now' | 'not-online'> {
  switch (command.kind) {
    case 'link':
      if (state !== 'waiting-app') return refuse('not-now')
      return command.isOnline ? accept('linked') : refuse('not-online')
    case 'unlink':
      return OPEN.includes(state) ? accept('unlinked') : refuse('not-now')
    default:
      return unreachable(command)
  }
}
