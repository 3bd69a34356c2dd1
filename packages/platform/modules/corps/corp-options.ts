import type { Kysely } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { RateLimit } from '../../kernel/http/rate-limit.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { Apps } from '../apps/contract.ts'
import type { ApiAddresses } from '../development/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { Releases } from '../releases/contract.ts'
import type { CorpTables } from './corp-tables.ts'

/** What the services of corps stand on. */
export interface CorpOptions {
  readonly database: Kysely<CorpTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly rates: RateLimit
  readonly secretKey: KeyedHash
  readonly apps: Apps
  readonly proofs: Proofs
  readonly registrations: Registrations
  readonly releases: Pick<Releases, 'online'>
  readonly addresses: ApiAddresses
}
