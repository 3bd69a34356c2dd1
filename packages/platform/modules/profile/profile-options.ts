import type { Kysely } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { AppCards, Apps } from '../apps/contract.ts'
import type { MessagePush } from '../development/contract.ts'
import type { Releases } from '../releases/contract.ts'
import type { Violations } from '../violations/contract.ts'
import type { ProfileTables } from './profile-tables.ts'
import type { SubjectOf } from './subjects.ts'

/** What all parts of the profile stand on. */
export interface ProfileOptions {
  readonly database: Kysely<ProfileTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps & AppCards
  readonly releases: Pick<Releases, 'lifeOf'>
  readonly subjectOf: SubjectOf
  readonly violations: Violations
  readonly push: MessagePush
}
