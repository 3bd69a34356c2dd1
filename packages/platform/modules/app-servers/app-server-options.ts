import type { Kysely } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { Seal } from '../../kernel/secrets/sealed-text.ts'
import type { Account, Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { ApiCalls, ApiQuotas, AppSecrets } from '../development/contract.ts'
import type { OpenAccounts } from '../open-accounts/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { AppDevelopers } from '../third-party/contract.ts'
import type { AppServerTables } from './app-server-tables.ts'

export interface AppServerOptions {
  readonly database: Kysely<AppServerTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  /** Of tokens and codes. */
  readonly secretKey: KeyedHash
  /** For session keys, and what codes give. */
  readonly seal: Seal
  readonly accounts: Pick<Accounts, 'isSessionLive'>
  readonly apps: Pick<Apps, 'cards'>
  readonly secrets: AppSecrets
  readonly calls: ApiCalls
  readonly quotas: ApiQuotas
  readonly developers: AppDevelopers
  readonly openAccounts: OpenAccounts
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  /** Whether a person can open some version of this app. */
  mayOpen(appId: string, account: Account): Promise<boolean>
  /** Tells an app's developers that their AppSecret was seen in a page. */
  tellOfExposure(appId: string): Promise<void>
}
