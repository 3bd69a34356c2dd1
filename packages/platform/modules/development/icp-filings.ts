/** Which domains are filed with the authorities, as operators note it; asked where the rules want it. */
import type { Kysely } from 'kysely'
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { DevelopmentTables } from './development-tables.ts'

export interface IcpFilings {
  /** A filed domain is filed with all below it. */
  isFiled(host: string): Promise<boolean>
  list(): Promise<readonly string[]>
  add(domain: string): Promise<void>
  remove(domain: string): Promise<void>
}

export function createIcpFilings(database: Kysely<DevelopmentTables>): IcpFilings {
  return {
    async isFiled(host) {
      const labels = host.split('.')
      const candidates = labels.map((_, index) => labels.slice(index).join('.'))
      const filed = await database
        .selectFrom('icp_filings')
        .select('domain')
        .where('domain', 'in', candidates)
        .executeTakeFirst()
      return filed !== undefined
    },
    async list() {
      const rows = await database.selectFrom('icp_filings').select('domain').orderBy('domain').execute()
      return rows.map(({ domain }) => domain)
    },
    async add(domain) {
      await database
        .insertInto('icp_filings')
        .values({ domain: domain.toLowerCase() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async remove(domain) {
      await database.deleteFrom('icp_filings').where('domain', '=', domain.toLowerCase()).execute()
    },
  }
}

/** Whether these origins may be listed, where the rules want them filed. */
export async function requireFiled(
  origins: readonly string[],
  filings: IcpFilings,
  policy: Policy,
): Promise<Result<void, RaisedProblem>> {
  if (!policy.value('domain.requires-icp')) return accept(undefined)
  for (const host of new Set(origins.map((origin) => origin.replaceAll(/^\w+:\/\/|:\d+$/g, '')))) {
    if (!(await filings.isFiled(host)))
      return policy.refuse('domain.requires-icp', { what: { zh: host, en: host } })
  }
  return accept(undefined)
}
