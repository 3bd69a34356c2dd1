import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { createHandMovedClock } from '@maque/testing/platform/hand-moved-clock.ts'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { policyOf } from '../policy/policy.ts'
import { systemRandom } from '../random.ts'
import { kernelMigrations, type KernelTables } from '../store/kernel-tables.ts'
import { migrate } from '../store/migrate.ts'
import { narrow } from '../store/narrow.ts'
import { openDatabase, type Store } from '../store/open-database.ts'
import { createRefusedCalls } from './refused-calls.ts'
import { notFound } from './request-problems.ts'

let fresh: FreshDatabase
let store: Store<KernelTables>
beforeAll(async () => {
  fresh = await createFreshDatabase()
  store = openDatabase<KernelTables>(fresh.connection, () => undefined)
  await migrate(narrow(store.database), [kernelMigrations])
})
afterAll(async () => {
  await store.database.destroy()
  await fresh.drop()
})

const clock = createHandMovedClock()
const asking = {
  query: { appid: 'wx0123456789abcdef' },
  body: undefined,
  answer: () => '{}',
  costMs: 1,
}
const keeper = (tooOften: string) =>
  createRefusedCalls({
    database: store.database,
    clock,
    policy: policyOf('guide-2018'),
    random: systemRandom,
    rates: { count: async (_, subject) => (subject === tooOften ? refuse(notFound) : accept(undefined)) },
  })

describe('refused calls', () => {
  it.each(['refused wx0123456789abcdef', 'refused 10.0.0.9'])(
    'are not kept of who is refused too often: %s',
    async (tooOften) => {
      expect(await keeper(tooOften).keep({ ...asking, address: '10.0.0.9' })).toBeUndefined()
      expect(await keeper(tooOften).keep({ ...asking, query: {}, address: '10.0.0.1' })).toBeUndefined()
    },
  )

  it('take no more room than the latest of them, whoever they say they are', async () => {
    await sql`
      insert into refused_calls
      select 'old ' || number, 'wx' || number, ${clock.now()}::timestamptz - number * interval '1 second', 1, '', '', '', ''
      from generate_series(1, 20005) number`.execute(store.database)
    const rid = await keeper('nobody').keep({ ...asking, address: '10.0.0.1' })
    const left = await store.database.selectFrom('refused_calls').select('rid').execute()
    expect(left).toHaveLength(20_000)
    expect(left.map((row) => row.rid)).toEqual(expect.arrayContaining([rid, 'old 1']))
  })
})
