/**
 * Who did what, when, from where, whether they could, and what it changed.
 *
 * (1) Entries are only ever added, in one sequence without gaps; each holds the hash of the one
 *     before, so that nothing can be altered or left out unnoticed. The database refuses to change
 *     them as well.
 * (2) The entry of a change commits together with the change.
 */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { AuditRecord, AuditVerification } from '@maque/protocol/platform/audit.ts'
import type { AuditAction } from '@maque/protocol/platform/audit-names.ts'
import type { Clock } from '../clock.ts'
import type { Actor } from '../http/route.ts'
import type { AuditEntryRow, KernelTables } from '../store/kernel-tables.ts'
import { GENESIS, hashEntry } from './entry-hash.ts'

export interface AuditEntry {
  readonly action: AuditAction
  readonly actor: Actor
  /** What it was done to: the path asked for. */
  readonly target: string
  /** `done`, or the code of the refusal. */
  readonly outcome: string
  readonly rule?: string | undefined
  readonly address: string
  readonly changes?: readonly NotedChange[]
}

/** What something was before and is after. Nothing that must stay secret is in it. */
export interface NotedChange {
  readonly what: string
  readonly before?: unknown
  readonly after?: unknown
}

export interface AuditFilter {
  readonly action?: string | undefined
  readonly actorId?: string | undefined
  readonly target?: string | undefined
  readonly outcome?: string | undefined
  readonly rule?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Only entries older than this one: for the next page. */
  readonly before?: number | undefined
}

export interface AuditLog {
  /** Within a unit of work: with it. The last thing a unit does, because others wait for it. */
  write(entry: AuditEntry): Promise<void>
  /** The newest first. */
  list(filter: AuditFilter, limit: number): Promise<readonly AuditRecord[]>
  /** All that match, the oldest first, a piece at a time. */
  export(filter: AuditFilter): AsyncGenerator<readonly AuditRecord[]>
  /** How often each rule has refused since then; rules that have not are left out. */
  refusals(since: Date): Promise<ReadonlyMap<string, number>>
  /** Reads every entry and says where the chain breaks, if it does. */
  verify(): Promise<AuditVerification>
}

const PIECE = 1_000

export function createAuditLog(database: Kysely<KernelTables>, clock: Clock): AuditLog {
  return {
    write: (entry) =>
      // In a transaction of its own, or as a part of the unit that is running.
      database.transaction().execute((transaction) => append(transaction, entry, clock)),

    async list(filter, limit) {
      const rows = await matching(database, filter).orderBy('id', 'desc').limit(limit).execute()
      return rows.map(toRecord)
    },

    async *export(filter) {
      for (let after = 0; ;) {
        const rows = await matching(database, filter)
          .where('id', '>', String(after))
          .orderBy('id')
          .limit(PIECE)
          .execute()
        if (rows.length === 0) return
        yield rows.map(toRecord)
        after = Number(rows.at(-1)?.id)
      }
    },

    async refusals(since) {
      const rows = await database
        .selectFrom('audit_entries')
        .select(['rule', ({ fn }) => fn.countAll<string>().as('times')])
        .where('rule', 'is not', null)
        .where('happened_at', '>=', since)
        .groupBy('rule')
        .execute()
      return new Map(rows.flatMap(({ rule, times }) => (rule === null ? [] : [[rule, Number(times)]])))
    },

    verify: () => verifyChain(database),
  }
}

async function append(transaction: Kysely<KernelTables>, entry: AuditEntry, clock: Clock): Promise<void> {
  const { action, actor, target, outcome, rule = null, address, changes = [] } = entry
  const head = await transaction.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow()
  const row = {
    id: String(Number(head.last_id) + 1),
    happened_at: clock.now(),
    action,
    actor_kind: actor.kind,
    actor_id: actor.id,
    target,
    outcome,
    address,
    rule,
    changes: JSON.stringify(changes),
  }
  const hash = hashEntry(head.last_hash, row)
  await transaction
    .insertInto('audit_entries')
    .values({ ...row, hash })
    .execute()
  await transaction.updateTable('audit_head').set({ last_id: row.id, last_hash: hash }).execute()
}

function matching(database: Kysely<KernelTables>, filter: AuditFilter) {
  const { action, actorId, target, outcome, rule, since, until, before } = filter
  return database
    .selectFrom('audit_entries')
    .selectAll()
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId ?? ''))
    .$if(target !== undefined, (query) => query.where(sql<boolean>`starts_with(target, ${target ?? ''})`))
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .$if(rule !== undefined, (query) => query.where('rule', '=', rule ?? ''))
    .$if(since !== undefined, (query) => query.where('happened_at', '>=', new Date(since ?? 0)))
    .$if(until !== undefined, (query) => query.where('happened_at', '<', new Date(until ?? 0)))
    .$if(before !== undefined, (query) => query.where('id', '<', String(before)))
}

async function verifyChain(database: Kysely<KernelTables>): Promise<AuditVerification> {
  // Before the entries: those that come while they are read are beyond it, and fewer than it says were cut off.
  const head = await database.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  const last = Number(head.last_id)
  let hash = GENESIS
  let id = 0
  for (;;) {
    const rows = await database
      .selectFrom('audit_entries')
      .selectAll()
      .where('id', '>', String(id))
      .orderBy('id')
      .limit(PIECE)
      .execute()
    for (const row of rows) {
      id++
      hash = hashEntry(hash, row)
      // One that was written anew, with all hashes after it, is not the one that the head has seen.
      const isOther = id === last && hash !== head.last_hash
      if (Number(row.id) !== id || row.hash !== hash || isOther)
        return { entries: id - 1, head: hash, brokenAt: id }
    }
    if (rows.length < PIECE) break
  }
  return last > id ? { entries: id, head: hash, brokenAt: id + 1 } : { entries: id, head: hash }
}

function toRecord(row: Selectable<AuditEntryRow>): AuditRecord {
  return {
    id: Number(row.id),
    happenedAt: row.happened_at.toISOString(),
    action: row.action,
    actor: { kind: row.actor_kind, id: row.actor_id },
    target: row.target,
    outcome: row.outcome,
    address: row.address,
    ...(row.rule !== null && { rule: row.rule }),
    // Written by `append`.
    changes: JSON.parse(row.changes) as AuditRecord['changes'],
    hash: row.hash,
  }
}
