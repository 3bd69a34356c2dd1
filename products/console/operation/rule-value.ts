/** Values of rules as operators read and write them: JSON, with ranges as `4–30`. */
import type { PolicyRule } from '@maque/protocol/platform/policy.ts'

export type RuleValue = PolicyRule['value']

export function writtenValue(value: RuleValue): string {
  if (Array.isArray(value)) return value.join(', ')
  // An array is no range.
  return typeof value === 'object' ? `${(value as Range).min}–${(value as Range).max}` : String(value)
}

interface Range {
  readonly min: number
  readonly max: number
}

/** A refusal's words where nobody was refused: with what the rule says, and dots for what each refusal tells. */
export function wordsInForce(words: string, value: RuleValue): string {
  const told: ReadonlyMap<string, number> =
    typeof value === 'number'
      ? new Map([['limit', value]])
      : typeof value === 'object' && !Array.isArray(value)
        ? new Map(Object.entries(value as Range))
        : new Map()
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(told.get(name) ?? '…'))
}

/** What was written, as a value of the kind that the rule has; `undefined` when it is none. */
export function readValue(written: string, like: RuleValue): RuleValue | undefined {
  const text = written.trim()
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  if (typeof like === 'number') return readNumber(text)
  if (Array.isArray(like)) {
    const numbers = text.split(/[,，\s]+/).map(readNumber)
    return numbers.every((number) => number !== undefined) ? numbers : undefined
  }
  const [min, max, ...more] = text.split(/\s*[–—~-]\s*/).map(readNumber)
  return min === undefined || max === undefined || more.length > 0 || min > max ? undefined : { min, max }
}

function readNumber(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}
