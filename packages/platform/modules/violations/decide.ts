/**
 * The life of a punishment (RULES §2.18). No clock, database or provider in here.
 *
 *     in-force ─appeal→ appealing ─┬─uphold→ upheld
 *        │                 │       └─overturn→ overturned
 *        └──────lift───────┴─(upheld, too)→ lifted
 *
 * (1) It can be appealed against once, for a while; it holds meanwhile.
 * (2) Nobody decides the appeal against what they did themselves.
 * (3) What was lifted or overturned stays so: whoever wants it again says so anew, with evidence.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { PunishmentKind, PunishmentState } from '@maque/protocol/platform/violations.ts'

export type PunishmentCommand =
  | { readonly kind: 'appeal' | 'lift' }
  | { readonly kind: 'uphold' | 'overturn'; readonly by: string }

export interface PunishmentSituation {
  readonly state: PunishmentState
  readonly punishedBy: string
  readonly isAppealable: boolean
}

export type PunishmentRefusal =
  | 'appealed-before'
  | 'appeal-too-late'
  | 'not-appealing'
  | 'own-punishment'
  | 'over-already'

export function decidePunishment(
  { state, punishedBy, isAppealable }: PunishmentSituation,
  command: PunishmentCommand,
): Result<PunishmentState, PunishmentRefusal> {
  switch (command.kind) {
    case 'appeal':
      if (state === 'lifted' || state === 'overturned') return refuse('over-already')
      if (state !== 'in-force') return refuse('appealed-before')
      return isAppealable ? accept('appealing') : refuse('appeal-too-late')
    case 'lift':
      return state === 'lifted' || state === 'overturned' ? refuse('over-already') : accept('lifted')
    case 'uphold':
    case 'overturn':
      if (state !== 'appealing') return refuse('not-appealing')
      if (punishedBy === command.by) return refuse('own-punishment')
      return accept(command.kind === 'uphold' ? 'upheld' : 'overturned')
    default:
      return unreachable(command)
  }
}

export interface Term {
  readonly state: PunishmentState
  readonly startsAt: Date
  readonly endsAt: Date | undefined
}

export function isEffective({ state, startsAt, endsAt }: Term, now: Date): boolean {
  const isStanding = state === 'in-force' || state === 'appealing' || state === 'upheld'
  return isStanding && startsAt <= now && (endsAt === undefined || now < endsAt)
}

/** Whether nobody can open what is punished so. */
export function closes(kind: PunishmentKind): boolean {
  return kind === 'suspend' || kind === 'ban' || kind === 'subject-ban'
}

/** Whether searching leaves it out. */
export function hides(kind: PunishmentKind): boolean {
  return kind === 'hide' || closes(kind)
}
