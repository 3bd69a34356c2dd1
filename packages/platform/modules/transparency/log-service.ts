/**
 * The log of releases: every version that ever came online, in one tree of hashes that can only grow.
 *
 * (1) Entries are numbered without gaps, whatever races, and are never changed.
 * (2) An entry commits together with what it is about. What is not in the log is not served.
 * (3) A checkpoint is signed for what is committed and nothing else, so that two checkpoints of this
 *     log never contradict each other; for one size there is one text.
 */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { LogProof, NumberedLogEntry } from '@maque/protocol/platform/transparency.ts'
import { keyIdOf, writeCheckpoint, writeSignature } from '@maque/protocol/transparency/checkpoint.ts'
import { logEntry, writeLogEntry, type LogEntry } from '@maque/protocol/transparency/log-entry.ts'
import { hashLeaf, hashNode } from '@maque/protocol/transparency/merkle.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { InstanceSecrets } from '../../kernel/secrets/instance-secrets.ts'
import type { Transparency } from './contract.ts'
import { createNodeStore, type NodeStore } from './node-store.ts'
import { consistencyRanges, growth, inclusionRanges, placesOf, type Range } from './tree-places.ts'
import type { TransparencyTables } from './transparency-tables.ts'

export interface LogService extends Transparency {
  head(): Promise<LogHead>
  entries(asked: EntriesAsked): Promise<readonly NumberedLogEntry[]>
  /** Refused for entries and sizes that are not there. */
  inclusion(index: number, size: number): Promise<Result<readonly string[], 'not-there'>>
  consistency(from: number, to: number): Promise<Result<readonly string[], 'not-there'>>
  /** What was online before there was a log; does nothing once the log has begun. */
  adopt(earlier: () => Promise<readonly OnlineBundle[]>): Promise<void>
}

export interface OnlineBundle {
  readonly appId: string
  readonly version: string
  readonly digest: string
}

export interface LogHead {
  readonly origin: string
  readonly size: number
  readonly root: string
  /** A signed note. */
  readonly checkpoint: string
}

export interface EntriesAsked {
  readonly from: number
  readonly appId?: string | undefined
  readonly limit: number
}

export interface LogServiceOptions {
  readonly database: Kysely<TransparencyTables>
  readonly clock: Clock
  readonly secrets: Pick<InstanceSecrets, 'sign' | 'bundleKey'>
}

/** Not a rule: enough that no two logs are called the same. */
const NAME_DIGITS = 16

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export function createLogService({ database, clock, secrets }: LogServiceOptions): LogService {
  const nodes = createNodeStore(database)
  const key = Buffer.from(secrets.bundleKey.x, 'base64url')
  let signed: LogHead | undefined

  const headRow = () => database.selectFrom('log_head').selectAll().executeTakeFirst()

  const checkpointOf = async (): Promise<LogHead | undefined> => {
    const row = await headRow()
    if (!row) return undefined
    const size = Number(row.size)
    if (signed?.size === size) return signed
    const [root = sha256(new Uint8Array())] = await rootsOf([{ start: 0, end: size }], nodes)
    const body = writeCheckpoint({ origin: row.origin, size, root })
    const signature = secrets.sign(Buffer.from(body))
    const line = writeSignature({ name: row.origin, keyId: keyIdOf(row.origin, key, sha256), signature })
    const head = { origin: row.origin, size, root: root.toString('hex'), checkpoint: `${body}\n${line}` }
    signed = head
    return head
  }
  const pathOf = async (ranges: readonly Range[]): Promise<readonly string[]> =>
    (await rootsOf(ranges, nodes)).map((hash) => hash.toString('hex'))

  const head = async (): Promise<LogHead> => {
    const made = await checkpointOf()
    if (!made) throw new Error('the log was asked before it was begun')
    return made
  }

  const sizeNow = async (): Promise<number> => Number((await headRow())?.size ?? 0)

  const begin = (): Promise<unknown> =>
    database
      .insertInto('log_head')
      // Named after the key it began with; keys change, names do not.
      .values({
        is_single: true,
        origin: `maque-log/${sha256(key).toString('hex').slice(0, NAME_DIGITS)}`,
        size: 0,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()

  const append = async (transaction: Kysely<TransparencyTables>, entries: readonly LogEntry[]) => {
    const head = await transaction.selectFrom('log_head').select('size').forUpdate().executeTakeFirstOrThrow()
    let index = Number(head.size)
    for (const entry of entries) {
      const text = writeLogEntry(entry)
      await transaction
        .insertInto('log_entries')
        .values({ index, text, app_id: entry.app, digest: entry.digest })
        .execute()
      const lefts = await nodes.readWithin(
        growth(index).map(({ left }) => left),
        transaction,
      )
      await nodes.add(grown(index, hashLeaf(Buffer.from(text), sha256), lefts), transaction)
      index++
    }
    await transaction.updateTable('log_head').set({ size: index }).execute()
  }

  return {
    async append(entry) {
      const time = clock.now().toISOString()
      await database.transaction().execute((transaction) => append(transaction, [{ ...entry, time }]))
    },

    async adopt(earlier) {
      await begin()
      if ((await sizeNow()) > 0) return
      const time = clock.now().toISOString()
      const entries = (await earlier()).map(
        ({ appId, version, digest }) => ({ app: appId, version, digest, kind: 'adopted', time }) as const,
      )
      if (entries.length > 0)
        await database.transaction().execute((transaction) => append(transaction, entries))
    },

    async proofOf({ appId, digest, known }) {
      const found = await database
        .selectFrom('log_entries')
        .select(['index', 'text'])
        .where('app_id', '=', appId)
        .where('digest', '=', digest)
        .orderBy('index', 'desc')
        .limit(1)
        .executeTakeFirst()
      // Read after the entry, so that the log is long enough to hold it.
      const head = found && (await checkpointOf())
      if (!head) return undefined
      const index = Number(found.index)
      const isGrown = known !== undefined && known > 0 && known < head.size
      const [path, since] = await Promise.all([
        pathOf(inclusionRanges(index, head.size)),
        isGrown ? pathOf(consistencyRanges(known, head.size)) : undefined,
      ])
      return {
        entry: found.text,
        index,
        path,
        checkpoint: head.checkpoint,
        ...(since && known !== undefined && { since: { size: known, path: since } }),
      } satisfies LogProof
    },

    async recordOf(appId) {
      const { checkpoint, size } = await head()
      const rows = await database
        .selectFrom('log_entries')
        .select(['index', 'text'])
        .where('app_id', '=', appId)
        .where('index', '<', String(size))
        .orderBy('index')
        .execute()
      const entries = await Promise.all(
        rows.map(async ({ index, text }) => ({
          text,
          index: Number(index),
          path: await pathOf(inclusionRanges(Number(index), size)),
        })),
      )
      return { checkpoint, entries }
    },

    head,

    async entries({ from, appId, limit }) {
      const rows = await database
        .selectFrom('log_entries')
        .select(['index', 'text'])
        .where('index', '>=', String(from))
        .$if(appId !== undefined, (query) => query.where('app_id', '=', appId ?? ''))
        .orderBy('index')
        .limit(limit)
        .execute()
      return rows.map(({ index, text }) => ({
        index: Number(index),
        text,
        entry: logEntry.parse(JSON.parse(text)),
      }))
    },

    async inclusion(index, size) {
      if (index >= size || size > (await sizeNow())) return refuse('not-there')
      return accept(await pathOf(inclusionRanges(index, size)))
    },

    async consistency(from, to) {
      if (from > to || to > (await sizeNow())) return refuse('not-there')
      return accept(await pathOf(consistencyRanges(from, to)))
    },
  }
}

/** All nodes that come with an entry. */
function grown(size: number, leaf: Uint8Array, lefts: readonly Buffer[]) {
  let hash = Buffer.from(leaf)
  const made = [{ level: 0, index: size, hash }]
  for (const [step, { made: place }] of growth(size).entries()) {
    hash = Buffer.from(hashNode(at(lefts, step), hash, sha256))
    made.push({ ...place, hash })
  }
  return made
}

/** The root of each range. */
async function rootsOf(ranges: readonly Range[], nodes: NodeStore): Promise<readonly Buffer[]> {
  const places = ranges.map(placesOf)
  const hashes = await nodes.read(places.flat())
  let next = 0
  return places.flatMap((own) => {
    const ofRange = own.map(() => at(hashes, next++))
    const last = ofRange.at(-1)
    return last
      ? [ofRange.slice(0, -1).reduceRight((right, left) => Buffer.from(hashNode(left, right, sha256)), last)]
      : []
  })
}

function at(hashes: readonly Buffer[], index: number): Buffer {
  const hash = hashes[index]
  if (!hash) throw new Error('the log’s tree lacks a node')
  return hash
}
