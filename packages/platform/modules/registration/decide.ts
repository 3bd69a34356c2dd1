/**
 * The life of an account (RULES §2.1). No clock, database or provider in here.
 *
 *     email-sent ─activate→ email-active ─confirm─┬→ awaiting-transfer ─arrived→ registered
 *         └─overdue→ expired                      │         └─overdue→ failed
 *                                                 └→ registered
 *     email-sent, email-active ─withdraw→ failed
 *     registered ─freeze→ frozen ─unfreeze→ registered
 *     registered ─step down→ unadministered ─administer→ registered
 *     registered ─cancel→ cancelling ─freeze over→ cancellation-due ─confirm→ cancelled
 *                             └────── keep, or nobody confirms ─────┘→ registered
 *
 * (1) The subject is said before it is confirmed, and never changes afterwards (S18).
 * (2) An individual is not checked by transfer, and verified only where the policy says so (S16).
 * (3) An enterprise or sole trader chooses transfer or verification (S15, X4, X8).
 * (4) Government, media and other organisations are verified (S16).
 * (5) What an official account registers reuses its qualification: it is confirmed without a check,
 *     and withdrawn by that account until then (S22–S25).
 * (6) Who administers it may stop to, without anybody's leave; it rests until its owner, who has its e-mail
 *     address and password, has named somebody else.
 * (7) Ten days without the transfer, and the registration has failed (S17).
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { RegistrationState, SubjectMethod, SubjectType } from '@maque/protocol/platform/registration.ts'

export type RegistrationCommand =
  | { readonly kind: 'activate' }
  | { readonly kind: 'activation-overdue' }
  | { readonly kind: 'confirm'; readonly method: SubjectMethod }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'transfer-arrived' }
  | { readonly kind: 'transfer-overdue' }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'unfreeze' }
  | { readonly kind: 'step-down' }
  | { readonly kind: 'administer' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancellation-freeze-over' }
  | { readonly kind: 'confirm-cancellation' }
  | { readonly kind: 'cancellation-overdue' }

export interface RegistrationSituation {
  readonly state: RegistrationState
  readonly subject: SubjectType | undefined
  readonly hasAdministrator: boolean
  readonly offersTransfer: boolean
  readonly reusesQualification: boolean
}

export type RegistrationRefusal =
  | 'not-now'
  | 'subject-missing'
  | 'administrator-missing'
  | 'method-not-for-subject'
  | 'transfer-not-offered'

/** The state after it. */
export function decide(
  situation: RegistrationSituation,
  command: RegistrationCommand,
): Result<RegistrationState, RegistrationRefusal> {
  const { state } = situation
  const from = (
    expected: RegistrationState,
    to: RegistrationState,
  ): Result<RegistrationState, RegistrationRefusal> => (state === expected ? accept(to) : refuse('not-now'))
  switch (command.kind) {
    case 'activate':
      return from('email-sent', 'email-active')
    case 'activation-overdue':
      return from('email-sent', 'expired')
    case 'confirm':
      return decideConfirmation(situation, command.method)
    case 'withdraw':
      return state === 'email-sent' || state === 'email-active' ? accept('failed') : refuse('not-now')
    case 'transfer-arrived':
      return from('awaiting-transfer', 'registered')
    case 'transfer-overdue':
      return from('awaiting-transfer', 'failed')
    case 'freeze':
      return from('registered', 'frozen')
    case 'unfreeze':
      return from('frozen', 'registered')
    case 'step-down':
      return from('registered', 'unadministered')
    case 'administer':
      return from('unadministered', 'registered')
    case 'cancel':
      return from('registered', 'cancelling')
    case 'keep':
      return state === 'cancelling' || state === 'cancellation-due' ? accept('registered') : refuse('not-now')
    case 'cancellation-freeze-over':
      return from('cancelling', 'cancellation-due')
    case 'confirm-cancellation':
      return from('cancellation-due', 'cancelled')
    case 'cancellation-overdue':
      return from('cancellation-due', 'registered')
    default:
      return unreachable(command)
  }
}

function decideConfirmation(
  { state, subject, hasAdministrator, offersTransfer, reusesQualification }: RegistrationSituation,
  method: SubjectMethod,
): Result<RegistrationState, RegistrationRefusal> {
  if (state !== 'email-active') return refuse('not-now')
  if (subject === undefined) return refuse('subject-missing')
  if (!hasAdministrator) return refuse('administrator-missing')
  if (reusesQualification || method === 'reuse') {
    return reusesQualification && method === 'reuse' ? accept('registered') : refuse('method-not-for-subject')
  }
  switch (subject) {
    case 'individual':
      return method === 'none' ? accept('registered') : refuse('method-not-for-subject')
    case 'enterprise':
    case 'sole-trader':
      if (method === 'none') return refuse('method-not-for-subject')
      if (method === 'verification') return accept('registered')
      return offersTransfer ? accept('awaiting-transfer') : refuse('transfer-not-offered')
    case 'government':
    case 'media':
    case 'other':
      return method === 'verification' ? accept('registered') : refuse('method-not-for-subject')
    default:
      return unreachable(subject)
  }
}

/** States in which an account takes up the places that are counted (§2.1: not cancelled or failed). */
export const HOLDING: readonly RegistrationState[] = [
  'awaiting-transfer',
  'registered',
  'frozen',
  'unadministered',
  'cancelling',
  'cancellation-due',
]

/** Those in which it takes up places of its administrator, too. */
export const ADMINISTERED: readonly RegistrationState[] = HOLDING.filter(
  (state) => state !== 'unadministered',
)
