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

describe('a queue', () => {
  it('works on as many jobs at a time as it may, and on one more when one is done', async () => {
    const begun: string[] = []
    const ends = new Map<string, () => void>()
    const queue = queueOf(
      'beside',
      (subject) =>
        new Promise<void>((resolve) => {
          begun.push(subject)
          ends.set(subject, resolve)
        }),
      3,
    )
    for (const subject of ['a', 'b', 'c', 'd']) await add(queue, 'beside', subject)
    queue.start()
    await expect.poll(() => begun).toEqual(['a', 'b', 'c'])
    queue.wake()
    ends.get('b')?.()
    await expect.poll(() => begun).toEqual(['a', 'b', 'c', 'd'])
    for (const end of ends.values()) end()
    await queue.settle()
    await queue.stop()
    expect(await left('beside')).toBe(0)
  })

  it('finds what was added while it looked, at once', async () => {
    const done: string[] = []
    const queue = createJobQueue({
      ...{ store, clock, log, concurrency: 1, beatMs: 3_600_000 },
      handlers: { meanwhile: { work: async (subject) => void done.push(subject) } },
    })
    queue.start()
    await Promise.all(['a', 'b', 'c'].map((subject) => add(queue, 'meanwhile', subject)))
    await expect.poll(() => done.toSorted()).toEqual(['a', 'b', 'c'])
    await queue.stop()
  })

  it('begins no unit of work where nothing is due', async () => {
    let units = 0
    const counted: typeof store = {
      database: store.database,
      unit: {
        run: (work, mayCommit) => {
          units += 1
          return store.unit.run(work, mayCommit)
        },
        afterCommit: (work) => store.unit.afterCommit(work),
      },
    }
    const queue = createJobQueue({
      ...{ store: counted, clock, log, concurrency: 4, beatMs: 1 },
      handlers: { 'never-added': { work: async () => undefined } },
    })
    queue.start()
    for (let round = 0; round < 10; round++) queue.wake()
    await queue.settle()
    await queue.stop()
    expect(units).toBe(0)
  })
})

const jobOf = (kind: string) =>
  store.database.selectFrom('jobs').selectAll().where('kind', '=', kind).executeTakeFirst()
