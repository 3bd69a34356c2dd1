/** The stored nodes of the log's tree. They never change, so what was read once need not be read again. */
import type { Kysely } from 'kysely'
import type { Place } from './tree-places.ts'
import type { TransparencyTables } from './transparency-tables.ts'

export interface NodeStore {
  /** In the sequence in which they were asked for. Throws when one is missing. */
  read(places: readonly Place[]): Promise<readonly Buffer[]>
  /** The same for a transaction that may have added some: nothing is remembered, as it may be taken back. */
  readWithin(places: readonly Place[], transaction: Kysely<TransparencyTables>): Promise<readonly Buffer[]>
  add(
    made: readonly (Place & { readonly hash: Buffer })[],
    transaction: Kysely<TransparencyTables>,
  ): Promise<void>
}

/** Not a rule: about a megabyte, and all inner nodes of a log with thousands of entries. */
const KEPT_NODES = 10_000

export function createNodeStore(database: Kysely<TransparencyTables>): NodeStore {
  const kept = new Map<string, Buffer>()
  return {
    async read(places) {
      const found = await load(
        places.filter((place) => !kept.has(nameOf(place))),
        database,
      )
      const hashes = places.map((place) => known(kept.get(nameOf(place)) ?? found.get(nameOf(place))))
      for (const [name, hash] of found) kept.set(name, hash)
      for (const oldest of [...kept.keys()].slice(0, -KEPT_NODES)) kept.delete(oldest)
      return hashes
    },

    async readWithin(places, transaction) {
      const found = await load(places, transaction)
      return places.map((place) => known(found.get(nameOf(place))))
    },

    async add(made, transaction) {
      await transaction
        .insertInto('log_nodes')
        .values(made.map(({ level, index, hash }) => ({ level, index, hash })))
        .execute()
    },
  }
}

async function load(
  places: readonly Place[],
  database: Kysely<TransparencyTables>,
): Promise<ReadonlyMap<string, Buffer>> {
  if (places.length === 0) return new Map()
  const rows = await database
    .selectFrom('log_nodes')
    .selectAll()
    .where(({ eb, or }) => or(places.map(({ level, index }) => eb.and({ level, index: String(index) }))))
    .execute()
  return new Map(rows.map(({ level, index, hash }) => [nameOf({ level, index: Number(index) }), hash]))
}

function nameOf({ level, index }: Place): string {
  return `${level}/${index}`
}

function known(hash: Buffer | undefined): Buffer {
  if (!hash) throw new Error('the log’s tree lacks a node')
  return hash
}
