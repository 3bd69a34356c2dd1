/** Whether users can open an app, and whether searching finds it: its owner says. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notOnline, notSuspended, suspendedAlready } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'

type Done = Promise<Result<void, RaisedProblem>>

export interface Suspension {
  readonly message: string
  readonly since: Date
}

export interface OpennessOf {
  readonly isSearchable: boolean
  readonly suspension: Suspension | undefined
}

export interface Openness {
  of(appIds: readonly string[]): Promise<ReadonlyMap<string, OpennessOf>>
  setSearchable(appId: string, isSearchable: boolean): Done
  suspend(appId: string, message: string): Done
  resume(appId: string): Done
}

/** Of whom nothing else is said. */
export const open: OpennessOf = { isSearchable: true, suspension: undefined }

export function createOpenness({ database, clock, policy, releases, violations }: ProfileOptions): Openness {
  const of: Openness['of'] = async (appIds) => {
    if (appIds.length === 0) return new Map()
    const rows = await database
      .selectFrom('app_openness')
      .selectAll()
      .where('app_id', 'in', [...appIds])
      .execute()
    return new Map(
      rows.map(({ app_id, is_searchable, suspended_at, message }) => [
        app_id,
        {
          isSearchable: is_searchable,
          suspension: suspended_at === null ? undefined : { message, since: suspended_at },
        },
      ]),
    )
  }
  const write = async (
    appId: string,
    values: {
      readonly is_searchable?: boolean
      readonly suspended_at?: Date | null
      readonly message?: string
    },
  ): Promise<void> => {
    await database
      .insertInto('app_openness')
      .values({ app_id: appId, is_searchable: true, suspended_at: null, message: '', ...values })
      .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
      .execute()
  }
  const suspensionOf = async (appId: string): Promise<Suspension | undefined> =>
    (await of([appId])).get(appId)?.suspension
  return {
    of,
    async setSearchable(appId, isSearchable) {
      const findable = isSearchable ? await violations.checkFindable(appId) : accept(undefined)
      if (!findable.ok) return findable
      await write(appId, { is_searchable: isSearchable })
      return accept(undefined)
    },
    async suspend(appId, message) {
      const text = message.normalize('NFC').trim()
      const used = [...text].length
      const { min, max } = policy.value('service.message-characters')
      if (used < min || used > max) return policy.refuse('service.message-characters', { used })
      if (await suspensionOf(appId)) return refuse(suspendedAlready)
      if (!(await releases.lifeOf(appId)).isOnline) return refuse(notOnline)
      await write(appId, { suspended_at: clock.now(), message: text })
      return accept(undefined)
    },
    async resume(appId) {
      if (!(await suspensionOf(appId))) return refuse(notSuspended)
      await write(appId, { suspended_at: null, message: '' })
      return accept(undefined)
    },
  }
}
