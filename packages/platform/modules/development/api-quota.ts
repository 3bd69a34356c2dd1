/**
 * How often an app calls open interfaces, and how often it may (§2.3).
 *
 * (1) Calls are counted by the day of the calendar and by the minute. What is refused does not count
 *     among those of the day.
 * (2) What was counted today can be cleared, all of it or one interface's, so many times a month.
 */
import type { Kysely } from 'kysely'
import { accept, refuse } from '@maque/base/result.ts'
import { endpoints } from '@maque/protocol/platform/endpoints.ts'
import type { ApiUse } from '@maque/protocol/platform/api-quota.ts'
import type { Allowance } from '@maque/protocol/platform/development.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RateLimit } from '../../kernel/http/rate-limit.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Registrations } from '../registration/contract.ts'
import type { Violations } from '../violations/contract.ts'
import type { ApiCalls, ApiQuotas } from './contract.ts'
import { interfaceNotPermitted, noSuchInterface } from './development-problems.ts'
import type { DevelopmentTables } from './development-tables.ts'
import { openInterfaces, type OpenInterface } from './open-interfaces.ts'
import type { SettingChanges } from './setting-changes.ts'

export interface ApiQuota extends ApiCalls, ApiQuotas {
  clears(appId: string): Promise<{ readonly all: Allowance; readonly one: Allowance }>
}

export interface ApiQuotaOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly changes: SettingChanges
  readonly rates: RateLimit
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  readonly violations: Pick<Violations, 'checkFeature'>
}

export function createApiQuota(options: ApiQuotaOptions): ApiQuota {
  const { database, clock, policy, changes, rates, registrations, violations } = options
  const isIndividual = async (appId: string): Promise<boolean> =>
    (await registrations.byPublicIds([appId])).get(appId)?.subject.type === 'individual'
  const countedToday = async (appId: string): Promise<ReadonlyMap<string, number>> => {
    const rows = await database
      .selectFrom('api_uses')
      .select(['path', 'used'])
      .where('app_id', '=', appId)
      .where('day', '=', dayStart(clock.now()))
      .execute()
    return new Map(rows.map(({ path, used }) => [path, used]))
  }
  return {
    async countCall(appId, path) {
      const called = openInterfaces.find((one) => one.path === path)
      if (!called) return refuse(noSuchInterface)
      if (called.isForOrganisations && (await isIndividual(appId))) return refuse(interfaceNotPermitted)
      if (called.feature) {
        const open = await violations.checkFeature(appId, called.feature)
        if (!open.ok) return open
      }
      const { perDay, perMinute } = called
      const counted = perMinute ? await rates.count(perMinute, `${appId} ${path}`) : accept(undefined)
      if (!counted.ok) return counted
      if (!perDay) return accept(undefined)
      const now = clock.now()
      const limit = Number(policy.value(perDay))
      const { used } = await database
        .insertInto('api_uses')
        .values({ app_id: appId, path, day: dayStart(now), used: 1 })
        .onConflict((conflict) =>
          conflict.columns(['app_id', 'path', 'day']).doUpdateSet(({ eb, ref }) => ({
            // Never beyond the first that is refused: what is refused does not count.
            used: eb.fn<number>('least', [eb(ref('api_uses.used'), '+', 1), eb.val(limit + 1)]),
          })),
        )
        .returning('used')
        .executeTakeFirstOrThrow()
      return used <= limit
        ? accept(undefined)
        : policy.refuse(perDay, { used: limit, resetsAt: nextDay(now) })
    },

    async uses(appId) {
      const counted = await countedToday(appId)
      const isOfIndividual = await isIndividual(appId)
      const resetsAt = nextDay(clock.now()).toISOString()
      return openInterfaces.map((one) => toUse(one, { counted, isOfIndividual, resetsAt, policy }))
    },

    clears: async (appId) => ({
      all: await changes.allowance(appId, 'api-quota.cleared', 'quota.clears-per-month'),
      one: await changes.allowance(appId, 'api-quota.path-cleared', 'quota.path-clears-per-month'),
    }),

    async clear({ appId, actorName }, path) {
      if (path !== undefined && !openInterfaces.some((one) => one.path === path)) {
        return refuse(noSuchInterface)
      }
      await lockFor(database, 'quota of an app', appId)
      const counted =
        path === undefined
          ? await changes.noteLimited(
              { appId, actorName, what: 'api-quota.cleared' },
              'quota.clears-per-month',
            )
          : await changes.noteLimited(
              { appId, actorName, what: 'api-quota.path-cleared' },
              'quota.path-clears-per-month',
            )
      if (!counted.ok) return counted
      await database
        .deleteFrom('api_uses')
        .where('app_id', '=', appId)
        .$if(path !== undefined, (query) => query.where('path', '=', path ?? ''))
        .execute()
      return accept(undefined)
    },
  }
}

interface Counted {
  readonly counted: ReadonlyMap<string, number>
  readonly isOfIndividual: boolean
  readonly resetsAt: string
  readonly policy: Policy
}

function toUse(
  { path, name, perDay, perMinute, isForOrganisations }: OpenInterface,
  { counted, isOfIndividual, resetsAt, policy }: Counted,
): ApiUse {
  const limit = perDay === undefined ? 0 : Number(policy.value(perDay))
  return {
    path,
    name,
    isPermitted: !(isForOrganisations && isOfIndividual),
    isOffered: [`GET ${path}`, `POST ${path}`].some((endpoint) => endpoint in endpoints),
    ...(perDay && {
      daily: { rule: perDay, limit, used: Math.min(counted.get(path) ?? 0, limit), resetsAt },
    }),
    ...(perMinute && { perMinute: Number(policy.value(perMinute)) }),
  }
}
