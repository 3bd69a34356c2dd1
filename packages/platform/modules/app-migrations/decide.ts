/**
 * Whether the users of one app may be led into another (RULES §2.1, 账号迁移). No clock or database in here.
 *
 *     (none) ─ask→ asked ─accept→ frozen ─(7 days)→ done
 *                    └─refuse→ refused   └─revoke→ revoked
 *
 * (1) Both belong to one subject and are bound to one Open account; the target is online.
 * (2) An app leads into one other, and into none while others are on their way into it.
 * (3) So many apps lead into one; what is asked or on its way counts.
 * (4) An app that others came into leads nowhere for half a year.
 * (5) While it is frozen either side may revoke it. Afterwards nobody can.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { MigrationState } from '@maque/protocol/platform/app-migrations.ts'

export type MigrationRefusal =
  | 'itself'
  | 'other-subject'
  | 'other-open-account'
  | 'target-not-online'
  | 'source-taken'
  | 'target-taken'
  | 'too-many-sources'
  | 'too-soon-again'

export interface Pair {
  readonly isSame: boolean
  /** `undefined`: no account was registered for it. */
  readonly subjects: readonly [source: string | undefined, target: string | undefined]
  readonly openAccounts: readonly [source: string | undefined, target: string | undefined]
  readonly isTargetOnline: boolean
  /** It leads, or is to lead, somewhere already, or others into it are on their way. */
  readonly isSourceTaken: boolean
  /** It leads, or is to lead, somewhere itself. */
  readonly isTargetTaken: boolean
  readonly sources: { readonly used: number; readonly limit: number }
  /** The source may lead somewhere again: others came into it long enough ago, or never. */
  readonly mayLeadAgain: boolean
}

export function decidePair(pair: Pair): Result<void, MigrationRefusal> {
  const [sourceSubject, targetSubject] = pair.subjects
  const [sourceOpen, targetOpen] = pair.openAccounts
  if (pair.isSame) return refuse('itself')
  if (sourceSubject === undefined || sourceSubject !== targetSubject) return refuse('other-subject')
  if (sourceOpen === undefined || sourceOpen !== targetOpen) return refuse('other-open-account')
  if (pair.isSourceTaken) return refuse('source-taken')
  if (pair.isTargetTaken) return refuse('target-taken')
  if (!pair.isTargetOnline) return refuse('target-not-online')
  if (!pair.mayLeadAgain) return refuse('too-soon-again')
  return pair.sources.used < pair.sources.limit ? accept(undefined) : refuse('too-many-sources')
}

export type MigrationCommand = 'accept' | 'refuse' | 'revoke' | 'freeze-over'

export function decideMigration(
  state: MigrationState,
  command: MigrationCommand,
): Result<MigrationState, 'not-now'> {
  const from = (expected: MigrationState, to: MigrationState): Result<MigrationState, 'not-now'> =>
    state === expected ? accept(to) : refuse('not-now')
  switch (command) {
    case 'accept':
      return from('asked', 'frozen')
    case 'refuse':
      return from('asked', 'refused')
    case 'revoke':
      return state === 'asked' || state === 'frozen' ? accept('revoked') : refuse('not-now')
    case 'freeze-over':
      return from('frozen', 'done')
    default:
      return unreachable(command)
  }
}
