/** What an instance of the platform is given from outside. */
import type { Logger } from 'pino'
import type { ContentPlaces } from './launches.ts'
import type { Examiner } from './examiner.ts'
import type { BlobPlace } from './kernel/blobs/blob-store.ts'
import type { Clock } from './kernel/clock.ts'
import type { RequestOrigin } from './kernel/http/route.ts'
import type { PackName } from './kernel/policy/packs.ts'
import type { RuleValue } from './kernel/policy/rule.ts'
import type { Random } from './kernel/random.ts'
import type { InstanceSecrets } from './kernel/secrets/instance-secrets.ts'
import type { PasswordCost } from './kernel/secrets/passwords.ts'
import type { DatabaseConnection, PoolOptions } from './kernel/store/open-database.ts'
import type { Context } from 'hono'
import type { Outside } from './outside.ts'
import type { Providers } from './providers.ts'
import type { SourceCompiler } from './source-compiler.ts'

export interface PlatformOptions {
  readonly instanceName: string
  readonly blobs: BlobPlace
  readonly connection: DatabaseConnection
  readonly pool?: PoolOptions
  readonly clock: Clock
  /** Whether an operator may move the clock. */
  readonly isSandbox: boolean
  readonly random: Random
  /** What the instance goes by until an operator publishes an edition. */
  readonly policyPack: PackName
  /** Values that differ from the pack from the beginning. */
  readonly policyValues?: Readonly<Record<string, RuleValue>>
  readonly log: Logger
  readonly compiler: SourceCompiler
  /** How many versions are compiled at a time. */
  readonly compilations: number
  readonly jobBeatMs: number
  /** Absent: submissions are reviewed without. */
  readonly examiner?: Examiner
  readonly secrets: InstanceSecrets
  /** Absent: OWASP’s first choice. */
  readonly passwordCost?: PasswordCost
  readonly content: ContentPlaces
  readonly providers: Providers
  readonly outside: Outside
  originOf(c: Context): RequestOrigin
  /** Whether a proxy in front says who asks and from where. */
  readonly trustsProxy: boolean
}
