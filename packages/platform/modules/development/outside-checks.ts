/**
 * What was found at servers that owners of apps name.
 *
 * A server may be slow, so it is asked before the unit of work that wants to know, while nothing is
 * held. What was found is written down for a few minutes, for exactly what was asked.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { later, MINUTE_MS, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Outside, OutsideRefusal } from '../../outside.ts'
import type { OutsideFailure } from './development-problems.ts'
import type { DevelopmentTables } from './development-tables.ts'

export interface OutsideChecks {
  /** Whether exactly this text is found at the address. */
  findText(url: string, text: string): Promise<Result<void, OutsideFailure>>
  pass(appId: string, what: string): Promise<void>
  /** Within the unit: whether it was found lately. It is used up by this. */
  hasPassed(appId: string, what: string): Promise<boolean>
}

export function createOutsideChecks(
  database: Kysely<DevelopmentTables>,
  clock: Clock,
  policy: Policy,
  outside: Outside,
): OutsideChecks {
  return {
    async findText(url, text) {
      const answered = await outside.ask({
        url,
        method: 'GET',
        timeoutMs: policy.value('development.check-seconds') * SECOND_MS,
        maxBytes: policy.value('development.check-bytes'),
      })
      if (!answered.ok) return refuse(failureOf(answered.refusal))
      if (!isOk(answered.value.status)) return refuse('status')
      return answered.value.body.trim() === text ? accept(undefined) : refuse('content')
    },
    async pass(appId, what) {
      const passed_at = clock.now()
      await database
        .insertInto('outside_checks')
        .values({ app_id: appId, what, passed_at })
        .onConflict((conflict) => conflict.columns(['app_id', 'what']).doUpdateSet({ passed_at }))
        .execute()
    },
    async hasPassed(appId, what) {
      const since = later(clock.now(), -policy.value('development.check-minutes') * MINUTE_MS)
      const passed = await database
        .deleteFrom('outside_checks')
        .where('app_id', '=', appId)
        .where('what', '=', what)
        .where('passed_at', '>', since)
        .returning('app_id')
        .executeTakeFirst()
      return passed !== undefined
    },
  }
}

/** Not a rule: of HTTP. */
const OK = 200

export function isOk(status: number): boolean {
  return status === OK
}

export function failureOf(refusal: OutsideRefusal): OutsideFailure {
  return refusal === 'too-large' ? 'content' : refusal
}
