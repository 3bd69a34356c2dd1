/** Who did what, when, from where, and whether they could. Entries are only ever added. */
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Actor } from '../http/route.ts'
import type { KernelTables } from '../store/kernel-tables.ts'

export interface AuditEntry {
  readonly action: string
  readonly actor: Actor
  /** What it was done to: the path asked for. */
  readonly target: string
  /** `done`, or the code of the refusal. */
  readonly outcome: string
  readonly address: string
}

export interface AuditLog {
  /** Resolves once the entry is committed. */
  write(entry: AuditEntry): Promise<void>
}

export function createAuditLog(database: Kysely<KernelTables>, clock: Clock): AuditLog {
  return {
    async write({ action, actor, target, outcome, address }) {
      await database
        .insertInto('audit_entries')
        .values({
          happened_at: clock.now(),
          action,
          actor_kind: actor.kind,
          actor_id: actor.id,
          target,
          outcome,
          address,
        })
        .execute()
    },
  }
}
