/** What every module stands on: the database, what time it is, the rules in force, chance, and secrets. */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { createAuditLog, type AuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import { createRefusedCalls, type RefusedCalls } from '../kernel/http/refused-calls.ts'
import { createRateLimit, type RateLimit } from '../kernel/http/rate-limit.ts'
import { createPolicyBook, type PolicyBook } from '../kernel/policy/policy-book.ts'
import type { Random } from '../kernel/random.ts'
import { createSandboxClock, type SandboxClock } from '../kernel/sandbox-clock.ts'
import type { InstanceSecrets } from '../kernel/secrets/instance-secrets.ts'
import { createPasswords, type Passwords } from '../kernel/secrets/passwords.ts'
import { migrate } from '../kernel/store/migrate.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { openDatabase, type Store } from '../kernel/store/open-database.ts'
import type { Unit } from '../kernel/store/unit-dialect.ts'
import type { PlatformOptions } from '../platform-options.ts'
import { platformMigrations, type PlatformTables } from '../platform-tables.ts'

export interface Ground {
  readonly options: PlatformOptions
  readonly store: Store<PlatformTables>
  readonly database: Kysely<PlatformTables>
  readonly unit: Unit
  readonly clock: Clock
  /** In a sandbox: the same clock, which an operator may move. */
  readonly sandbox: SandboxClock | undefined
  readonly policy: PolicyBook
  readonly random: Random
  readonly log: Logger
  readonly secrets: InstanceSecrets
  readonly passwords: Passwords
  readonly audit: AuditLog
  readonly rates: RateLimit
  readonly refusedCalls: RefusedCalls
  /** Reads what other processes of this instance may have changed: the clock and the rules. */
  follow(): Promise<void>
}

/** Resolves with the database brought up to date, and the clock and the rules read from it. */
export async function openGround(options: PlatformOptions): Promise<Ground> {
  const { random, log, secrets } = options
  const store = openDatabase<PlatformTables>(
    options.connection,
    (error) => log.warn({ err: error }, 'a database connection was lost'),
    options.pool,
  )
  const { database, unit } = store
  await migrate(narrow(database), platformMigrations)
  const sandbox = options.isSandbox ? createSandboxClock(options.clock) : undefined
  const clock = sandbox ?? options.clock
  const policy = createPolicyBook({
    pack: options.policyPack,
    values: options.policyValues,
    clock,
    database: () => narrow(database),
  })
  const follow = async (): Promise<void> => {
    await sandbox?.follow(narrow(database))
    await policy.follow()
  }
  await follow()
  const rates = createRateLimit(narrow(database), clock, policy)
  return {
    options,
    store,
    database,
    unit,
    clock,
    sandbox,
    policy,
    random,
    log,
    secrets,
    passwords: createPasswords(random, options.passwordCost),
    audit: createAuditLog(narrow(database), clock),
    rates,
    refusedCalls: createRefusedCalls({ database: narrow(database), clock, policy, random, rates }),
    follow,
  }
}
