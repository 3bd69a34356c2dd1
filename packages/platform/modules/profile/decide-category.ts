/**
 * The life of a category that an app has chosen (RULES §2.4).
 *
 *     (none) ─add→ pending ─┬─approve→ approved ─(its documents run out)→ expired
 *        │          ↑       └─refuse→ refused ─┐                           │
 *        │          └──────────ask again───────┴───────────────────────────┘
 *        └─add, where no documents are needed→ approved
 *
 * (1) A category counts only while it is approved.
 * (2) What an auditor looks at is not taken away from them (53308); only what was refused, or has
 *     expired, is asked again (53307). Everything else can be removed.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { CategoryState } from '@maque/protocol/platform/profile.ts'

/** `expired` follows from the clock, and is never stored. */
export type CategoryStanding = CategoryState | 'expired' | 'none'

export type CategoryCommand = 'add' | 'add-qualified' | 'ask-again' | 'approve' | 'refuse' | 'remove'

export type CategoryRefusal = 'twice' | 'not-refused' | 'pending' | 'not-pending' | 'not-there'

export function decideCategory(
  state: CategoryStanding,
  command: CategoryCommand,
): Result<CategoryStanding, CategoryRefusal> {
  switch (command) {
    case 'add':
      return state === 'none' ? accept('approved') : refuse('twice')
    case 'add-qualified':
      return state === 'none' ? accept('pending') : refuse('twice')
    case 'ask-again':
      return state === 'refused' || state === 'expired' ? accept('pending') : refuse('not-refused')
    case 'approve':
      return state === 'pending' ? accept('approved') : refuse('not-pending')
    case 'refuse':
      return state === 'pending' ? accept('refused') : refuse('not-pending')
    case 'remove':
      if (state === 'none') return refuse('not-there')
      return state === 'pending' ? refuse('pending') : accept('none')
    default:
      return unreachable(command)
  }
}
