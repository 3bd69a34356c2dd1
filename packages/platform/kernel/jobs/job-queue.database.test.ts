import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandMovedClock } from '@maque/testing/platform/hand-moved-clock.ts'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { kernelMigrations, type KernelTables } from '../store/kernel-tables.ts'
import { migrate } from '../store/migrate.ts'
import { narrow } from '../store/narrow.ts'
import { openDatabase, type Store } from '../store/open-database.ts'
import { createJobQueue, type JobHandler, type JobQueue } from './job-queue.ts'

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
const log = pino({ level: 'silent' })
const givenUp: string[] = []
const queueOf = (kind: string, work: JobHandler['work'], concurrency = 2): JobQueue =>
  createJobQueue({
    store,
    clock,
    log,
    concurrency,
    beatMs: 1_000,
    handlers: { [kind]: { work, giveUp: async (subject) => void givenUp.push(`${kind} ${subject}`) } },
  })

const add = (queue: JobQueue, kind: string, subject: string): Promise<void> =>
  store.unit.run(() => queue.add({ kind, subject }))

const left = async (kind: string): Promise<number> =>
  (await store.database.selectFrom('jobs').select('id').where('kind', '=', kind).execute()).length

describe('a job', () => {
  it('is done once, however many processes look for work', async () => {
    const done: string[] = []
    const finished = Promise.withResolvers<void>()
    const queues = Array.from({ length: 4 }, () =>
      queueOf('once', async (subject) => {
        done.push(subject)
        if (done.length === 30) finished.resolve()
      }),
    )
    const [first] = queues
    if (!first) throw new Error('no queue')
    await Promise.all(Array.from({ length: 30 }, (_, index) => add(first, 'once', String(index))))
    for (const queue of queues) queue.start()
    await finished.promise
    await Promise.all(queues.map((queue) => queue.stop()))
    expect(done.toSorted()).toEqual(Array.from({ length: 30 }, (_, index) => String(index)).toSorted())
    expect(await left('once')).toBe(0)
  })

  it('is not there when the transaction that wanted it failed', async () => {
    const queue = queueOf('never', async () => undefined)
    await expect(
      store.unit.run(async () => {
        await queue.add({ kind: 'never', subject: 'x' })
        throw new Error('changed its mind')
      }),
    ).rejects.toThrow('changed its mind')
    expect(await left('never')).toBe(0)
  })

  it('leaves nothing of a try that failed, and is tried again later', async () => {
    let tries = 0
    let tried = Promise.withResolvers<void>()
    const queue = queueOf(
      'again',
      async (subject) => {
        tries++
        await queue.add({ kind: 'trace', subject })
        if (tries === 1) throw new Error('the first time it fails')
        tried.resolve()
      },
      1,
    )
    await add(queue, 'again', 'x')
    queue.start()
    await expect.poll(async () => (await jobOf('again'))?.failures).toBe(1)
    expect(await left('trace')).toBe(0)
    expect((await jobOf('again'))?.last_error).toContain('the first time it fails')
    tried = Promise.withResolvers<void>()
    clock.advance(2_000)
    queue.wake()
    await tried.promise
    await queue.stop()
    expect([await left('again'), await left('trace')]).toEqual([0, 1])
  })

  it('that always fails is given up, and left for the operator to read', async () => {
    let tries = 0
    const queue = queueOf('broken', async () => {
      tries++
      throw new Error('out of order')
    })
    await add(queue, 'broken', 'x')
    queue.start()
    for (let failures = 1; failures <= 8; failures++) {
      queue.wake()
      await expect.poll(async () => (await jobOf('broken'))?.failures, { timeout: 10_000 }).toBe(failures)
      clock.advance(3_600_000)
    }
    await queue.stop()
    expect(tries).toBe(8)
    expect(givenUp).toEqual(['broken x'])
    expect(await left('broken')).toBe(1)
  })
})

const jobOf = (kind: string) =>
  store.database.selectFrom('jobs').selectAll().where('kind', '=', kind).executeTakeFirst()
