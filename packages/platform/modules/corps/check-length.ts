/** Whether a text is as long as a rule wants it: so many at most, or from so many to so many. */
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RuleId, ValueOf } from '../../kernel/policy/packs.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Range } from '../../kernel/policy/rule.ts'

type LengthRule = { [Id in RuleId]: ValueOf<Id> extends number | Range ? Id : never }[RuleId]

export function checkCharacters(text: string, rule: LengthRule, policy: Policy): Result<void, RaisedProblem> {
  return checkLength([...text].length, rule, policy)
}

export function checkBytes(text: string, rule: LengthRule, policy: Policy): Result<void, RaisedProblem> {
  return checkLength(Buffer.byteLength(text), rule, policy)
}

function checkLength(used: number, rule: LengthRule, policy: Policy): Result<void, RaisedProblem> {
  const allowed: number | Range = policy.value(rule)
  const { min, max } = typeof allowed === 'number' ? { min: 0, max: allowed } : allowed
  return used < min || used > max ? policy.refuse(rule, { used }) : accept(undefined)
}
