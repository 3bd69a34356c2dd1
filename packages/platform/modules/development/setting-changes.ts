/** What was changed in an app's development settings, and how much of it this month. */
import type { Kysely } from 'kysely'
import type { Allowance, SettingChange } from '@maque/protocol/platform/development.ts'
import type { Result } from '@maque/base/result.ts'
import { accept } from '@maque/base/result.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RuleId } from '../../kernel/policy/packs.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { DevelopmentTables } from './development-tables.ts'

/** As the console knows them by name. */
export type Setting =
  | 'secret.made'
  | 'secret.frozen'
  | 'secret.unfrozen'
  | 'api-addresses'
  | 'upload-token.made'
  | 'upload-token.revoked'
  | 'upload-pair.made'
  | 'upload-pair.revoked'
  | 'upload-addresses'
  | 'server-domains'
  | 'domain-checks'
  | 'business-domain.added'
  | 'business-domain.removed'
  | 'message-push'
  | 'message-push.removed'
  | 'link-rule.written'
  | 'link-rule.removed'
  | 'link-rule.published'
  | 'api-quota.cleared'
  | 'api-quota.path-cleared'
  /** Of a third-party platform, by its AppID. */
  | 'component-hosts'

export interface ChangedSetting {
  readonly appId: string
  readonly what: Setting
  readonly actorName: string
}

export interface SettingChanges {
  /** Within the unit of the change. */
  note(change: ChangedSetting): Promise<void>
  /** Notes it, unless this month has seen as many as the rule allows. */
  noteLimited(change: ChangedSetting, rule: MonthlyRule): Promise<Result<void, RaisedProblem>>
  allowance(appId: string, what: Setting, rule: MonthlyRule): Promise<Allowance>
  latest(appId: string): Promise<readonly SettingChange[]>
}

type MonthlyRule = Extract<RuleId, `${string}-per-month`>

/** Not a rule: a page of the screen that shows them. */
const PAGE = 100

export function createSettingChanges(
  database: Kysely<DevelopmentTables>,
  clock: Clock,
  policy: Policy,
): SettingChanges {
  const note: SettingChanges['note'] = async ({ appId, what, actorName }) => {
    await database
      .insertInto('setting_changes')
      .values({ app_id: appId, what, actor_name: actorName, happened_at: clock.now() })
      .execute()
  }
  const usedThisMonth = async (appId: string, what: Setting): Promise<number> => {
    const { used } = await database
      .selectFrom('setting_changes')
      .select(({ fn }) => fn.countAll<string>().as('used'))
      .where('app_id', '=', appId)
      .where('what', '=', what)
      .where('happened_at', '>=', monthStart(clock.now()))
      .executeTakeFirstOrThrow()
    return Number(used)
  }
  return {
    note,
    async noteLimited(change, rule) {
      await lockFor(database, `${change.what} of an app`, change.appId)
      const used = await usedThisMonth(change.appId, change.what)
      if (used >= Number(policy.value(rule))) {
        return policy.refuse(rule, { used, resetsAt: nextMonth(clock.now()) })
      }
      await note(change)
      return accept(undefined)
    },
    allowance: async (appId, what, rule) => ({
      rule,
      limit: Number(policy.value(rule)),
      used: await usedThisMonth(appId, what),
      resetsAt: nextMonth(clock.now()).toISOString(),
    }),
    async latest(appId) {
      const rows = await database
        .selectFrom('setting_changes')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('id', 'desc')
        .limit(PAGE)
        .execute()
      return rows.map(({ what, actor_name, happened_at }) => ({
        what,
        by: actor_name,
        at: happened_at.toISOString(),
      }))
    },
  }
}
