/** How each line of the audit log seals those before it. */
import { createHash } from 'node:crypto'

/** Stands before the first entry. */
export const GENESIS = '0'.repeat(64)

export interface HashedEntry {
  readonly id: string
  readonly happened_at: Date
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly target: string
  readonly outcome: string
  readonly address: string
  readonly rule: string | null
  readonly changes: string
}

/** SHA-256 over the hash before and the entry as JSON, its fields in this sequence. */
export function hashEntry(before: string, entry: HashedEntry): string {
  const { id, happened_at, action, actor_kind, actor_id, target, outcome, address, rule, changes } = entry
  const text = JSON.stringify([
    before,
    Number(id),
    happened_at.toISOString(),
    action,
    actor_kind,
    actor_id,
    target,
    outcome,
    address,
    rule,
    changes,
  ])
  return createHash('sha256').update(text).digest('hex')
}
