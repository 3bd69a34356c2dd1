/**
 * Which rules some work asks for, and what it would do if one of them were 0. For dry runs, whose
 * work is taken back.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { RuleId } from './packs.ts'

export interface Observed<Value> {
  readonly outcome: Value
  /** In the sequence in which they were asked for, each once. */
  readonly asked: readonly RuleId[]
}

interface Observation {
  readonly asked: Set<RuleId>
  readonly closed: RuleId | undefined
}

const observations = new AsyncLocalStorage<Observation>()

/** Runs `work` while the rule `closed`, a number, is 0 for it alone. */
export async function observingRules<Value>(
  work: () => Promise<Value>,
  closed?: RuleId,
): Promise<Observed<Value>> {
  const asked = new Set<RuleId>()
  const outcome = await observations.run({ asked, closed }, work)
  return { outcome, asked: [...asked] }
}

/** Whether the rule counts as 0 for the work that asks for it. */
export function isClosedFor(id: RuleId): boolean {
  const observation = observations.getStore()
  observation?.asked.add(id)
  return observation?.closed === id
}
