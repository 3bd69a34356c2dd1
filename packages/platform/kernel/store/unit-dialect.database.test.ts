import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { openDatabase, type Store } from './open-database.ts'
import { DatabaseBusy } from './unit-dialect.ts'

interface Tables {
  readonly notes: { readonly text: string }
}

let fresh: FreshDatabase
let store: Store<Tables>
beforeAll(async () => {
  fresh = await createFreshDatabase()
  store = openDatabase<Tables>(fresh.connection, () => undefined)
  await sql`create table notes (text text primary key)`.execute(store.database)
})
afterAll(async () => {
  await store.database.destroy()
  await fresh.drop()
})

const write = (text: string) => store.database.insertInto('notes').values({ text }).execute()
const notes = async () =>
  (await store.database.selectFrom('notes').select('text').orderBy('text').execute()).map(({ text }) => text)

describe('a unit of work', () => {
  it('is there as a whole or not at all, whoever wrote in it', async () => {
    await expect(
      store.unit.run(async () => {
        await write('lost')
        expect(await notes()).toContain('lost')
        throw new Error('changed its mind')
      }),
    ).rejects.toThrow('changed its mind')
    await store.unit.run(
      () => write('taken back'),
      () => false,
    )
    expect(await notes()).toEqual([])
  })

  it('keeps what it did when a transaction inside it fails', async () => {
    await store.unit.run(async () => {
      await write('kept')
      await store.database
        .transaction()
        .execute(async (part) => {
          await part.insertInto('notes').values({ text: 'half' }).execute()
          await part.insertInto('notes').values({ text: 'kept' }).execute()
        })
        .catch(() => undefined)
      await store.database
        .transaction()
        .execute((part) => part.insertInto('notes').values({ text: 'part' }).execute())
    })
    expect(await notes()).toEqual(['kept', 'part'])
  })

  it('says what comes after it once it is committed, and otherwise never', async () => {
    const told: string[] = []
    await store.unit.run(async () => {
      store.unit.afterCommit(() => void told.push('committed'))
      expect(told).toEqual([])
    })
    await store.unit.run(
      async () => store.unit.afterCommit(() => void told.push('never')),
      () => false,
    )
    expect(told).toEqual(['committed'])
  })

  it('needs one connection, so that any number of them come to an end', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        store.unit.run(async () => {
          await write(`many ${index}`)
          await store.database.transaction().execute((part) => part.selectFrom('notes').selectAll().execute())
        }),
      ),
    )
    expect((await notes()).filter((text) => text.startsWith('many'))).toHaveLength(60)
  })

  it('is not that of somebody beside it', async () => {
    const written = Promise.withResolvers<void>()
    const looked = Promise.withResolvers<void>()
    const unit = store.unit.run(async () => {
      await write('unseen')
      written.resolve()
      await looked.promise
    })
    await written.promise
    expect(await notes()).not.toContain('unseen')
    looked.resolve()
    await unit
    expect(await notes()).toContain('unseen')
  })
})

describe('a connection that broke while nobody used it', () => {
  it('fails no unit that begins after', async () => {
    const { database, unit } = openDatabase<Tables>(fresh.connection, () => undefined, { connections: 1 })
    await sql`select 1`.execute(database)
    for (const text of ['before it broke', 'after it broke']) {
      const pid = await unit.run(async () => {
        await database.insertInto('notes').values({ text }).execute()
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)
        return rows[0]?.pid
      })
      // This connection alone, and gone when it is answered: a unit that has begun on it is another matter.
      await sql`select pg_terminate_backend(${pid}, 5000)`.execute(store.database)
    }
    expect(await notes()).toEqual(expect.arrayContaining(['before it broke', 'after it broke']))
    await database.destroy()
  })
})

describe('connections that are all in use', () => {
  it('are not waited for without end, and whoever waited has done nothing', async () => {
    const { database, unit } = openDatabase<Tables>(fresh.connection, () => undefined, {
      connections: 1,
      longestWaitMs: 50,
    })
    await sql`select 1`.execute(database)
    const held = Promise.withResolvers<void>()
    const first = unit.run(() => held.promise)
    await expect(unit.run(() => write('too late'))).rejects.toThrow(DatabaseBusy)
    await expect(database.selectFrom('notes').select('text').execute()).rejects.toThrow(DatabaseBusy)
    held.resolve()
    await first
    expect(await database.selectFrom('notes').select('text').execute()).not.toContainEqual({
      text: 'too late',
    })
    await database.destroy()
  })
})
