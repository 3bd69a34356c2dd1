/**
 * The rules in force, as code asks for them: by the id of a rule, which must exist in the packs.
 *
 * A refusal made here carries the rule's id and numbers, and is worded by the pack.
 */
import { refuse, type Refused } from '@maque/base/result.ts'
import type { BilingualText, Occupant, Problem } from '@maque/protocol/platform/problem.ts'
import type { RaisedProblem } from '../http/problem.ts'
import { isClosedFor } from './observed-rules.ts'
import { packs, type PackName, type RuleId, type Rules, type ValueOf } from './packs.ts'
import type { Rule, RuleValue } from './rule.ts'

export interface Policy {
  /** As it is in force at this moment; ask again rather than keep it. */
  value<Id extends RuleId>(id: Id): ValueOf<Id>
  rule(id: RuleId): Rule
  problem(id: RuleId, particulars?: Particulars): RaisedProblem
  refuse(id: RuleId, particulars?: Particulars): Refused<RaisedProblem>
}

/** What only the moment of refusal knows. */
export interface Particulars {
  readonly used?: number
  readonly resetsAt?: Date
  /** How long until then, answered as `Retry-After`. */
  readonly waitSeconds?: number
  readonly occupiedBy?: readonly Occupant[]
  /** What it is about, for `{what}` in the words of a refusal. */
  readonly what?: BilingualText
}

/** `current` is asked every time. */
export function createPolicy(current: () => Rules): Policy {
  const problem = (id: RuleId, particulars: Particulars = {}): RaisedProblem =>
    problemOf(id, current()[id], particulars)
  return {
    // The packs are checked to have the same kind of value for an id everywhere.
    // What a dry run closes is a number.
    value: <Id extends RuleId>(id: Id) => (isClosedFor(id) ? 0 : current()[id].value) as ValueOf<Id>,
    rule: (id) => current()[id],
    problem,
    refuse: (id, particulars) => refuse(problem(id, particulars)),
  }
}

/** A pack as it comes, with some values of one's own. */
export function policyOf(name: PackName, values: { readonly [Id in RuleId]?: ValueOf<Id> } = {}): Policy {
  const rules = withValues(packs[name].rules, values as Readonly<Record<string, RuleValue>>)
  return createPolicy(() => rules)
}

export function withValues(rules: Rules, values: Readonly<Record<string, RuleValue>>): Rules {
  const changed: Record<string, Rule> = { ...rules }
  for (const [id, value] of Object.entries(values)) {
    const rule = changed[id]
    if (rule) changed[id] = { ...rule, value }
  }
  // Only values of rules that are there were replaced.
  return changed as Rules
}

function problemOf(id: RuleId, rule: Rule, particulars: Particulars): RaisedProblem {
  const { value, refusal } = rule
  if (!refusal) throw new Error(`the rule ${id} refuses nothing`)
  const { used, resetsAt, waitSeconds, occupiedBy, what } = particulars
  const limit = limitOf(value)
  const words: Readonly<Record<string, string | number | undefined>> = {
    limit,
    used,
    resetsAt: resetsAt?.toISOString(),
    ...(isRange(value) && { min: value.min, max: value.max }),
  }
  const problem: Problem = {
    code: refusal.code,
    message: {
      zh: fill(refusal.zh, { ...words, what: what?.zh }),
      en: fill(refusal.en, { ...words, what: what?.en }),
    },
    rule: {
      id,
      ...(limit !== undefined && { limit }),
      ...(used !== undefined && { used }),
      ...(resetsAt && { resetsAt: resetsAt.toISOString() }),
      ...(occupiedBy && { occupiedBy }),
    },
    ...(refusal.errcode !== undefined && { errcode: refusal.errcode }),
  }
  return {
    status: refusal.status,
    problem,
    ...(waitSeconds !== undefined && { retryAfterSeconds: waitSeconds }),
  }
}

function limitOf(value: RuleValue): number | undefined {
  if (typeof value === 'number') return value
  return isRange(value) ? value.max : undefined
}

function isRange(value: RuleValue): value is { min: number; max: number } {
  return typeof value === 'object' && !Array.isArray(value)
}

function fill(text: string, words: Readonly<Record<string, string | number | undefined>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole))
}
