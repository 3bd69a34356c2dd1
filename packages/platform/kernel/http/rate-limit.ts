/**
 * How often an actor may, counted by the minute or hour in the database, so that all processes of an
 * instance count together.
 */
import { accept, type Result } from '@maque/base/result.ts'
import type { Kysely } from 'kysely'
import { HOUR_MS, later, MINUTE_MS, SECOND_MS, type Clock } from '../clock.ts'
import type { RuleId } from '../policy/packs.ts'
import type { Policy } from '../policy/policy.ts'
import type { KernelTables } from '../store/kernel-tables.ts'
import type { RaisedProblem } from './problem.ts'

type Window = typeof MINUTE_MS | typeof HOUR_MS

export interface RateLimit {
  /** Counts one more of what `rule` limits for this subject, by the minute unless it says otherwise. */
  count(rule: RuleId, subject: string, windowMs?: Window): Promise<Result<void, RaisedProblem>>
}

export function createRateLimit(database: Kysely<KernelTables>, clock: Clock, policy: Policy): RateLimit {
  return {
    async count(rule, subject, windowMs = MINUTE_MS) {
      const now = clock.now()
      const begins_at = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
      const { used } = await database
        .insertInto('rate_windows')
        .values({ key: `${rule} ${subject}`, begins_at, used: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['key', 'begins_at'])
            .doUpdateSet(({ eb, ref }) => ({ used: eb(ref('rate_windows.used'), '+', 1) })),
        )
        .returning('used')
        .executeTakeFirstOrThrow()
      // The longest window is an hour: what began before counts nothing any more.
      if (used === 1) {
        const outdated = later(now, -HOUR_MS)
        await database.deleteFrom('rate_windows').where('begins_at', '<', outdated).execute()
      }
      if (used <= Number(policy.value(rule))) return accept(undefined)
      const resetsAt = later(begins_at, windowMs)
      const waitSeconds = (resetsAt.getTime() - now.getTime()) / SECOND_MS
      return policy.refuse(rule, { used, resetsAt, waitSeconds })
    },
  }
}
