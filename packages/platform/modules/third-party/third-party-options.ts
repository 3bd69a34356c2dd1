/** What the parts of third-party platforms stand on. */
import type { Kysely, Selectable } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { Apps } from '../apps/contract.ts'
import type { ApiAddresses, AppReach, PlatformNotices, SettingChanges } from '../development/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { ReleaseSources } from '../releases/contract.ts'
import type { AuthorisationRow, PlatformRow, ThirdPartyTables } from './third-party-tables.ts'

export interface ThirdPartyOptions {
  readonly database: Kysely<ThirdPartyTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  /** Of secrets and tokens. */
  readonly secretKey: KeyedHash
  readonly apps: Apps
  readonly proofs: Proofs
  readonly registrations: Registrations
  readonly notices: PlatformNotices
  readonly addresses: ApiAddresses
  readonly reach: AppReach & { originalId(appId: string): Promise<string> }
  readonly profiles: Profiles
  readonly sources: ReleaseSources
  readonly settingChanges: SettingChanges
  jobs(): JobQueue
}

export type PlatformEntry = Selectable<PlatformRow>
export type AuthorisationEntry = Selectable<AuthorisationRow>
