/**
 * The edges of a rule, each as what it becomes when it is moved by the least there is: one more, one
 * less, two seconds later or sooner, on whatever else is said, off whatever else is said.
 */
import type { Rule } from '@maque/platform/kernel/policy/rule.ts'

export interface MovedEdge {
  /** What is done to it, in words. */
  readonly how: string
  /** The moved value, written in the language of the sources; `value` is what is in force. */
  readonly expression: string
}

export function movedEdgesOf({ value, unit }: Rule): readonly MovedEdge[] {
  if (typeof value === 'boolean') {
    return [
      { how: 'always on', expression: 'true' },
      { how: 'always off', expression: 'false' },
    ]
  }
  if (Array.isArray(value)) return [{ how: 'without its first', expression: 'value.slice(1)' }]
  const least = leastOf(unit)
  const ways = [
    { word: 'more', sign: '+' },
    { word: 'less', sign: '-' },
  ]
  if (typeof value === 'number') {
    return ways.map(({ word, sign }) => ({
      how: `${least.said} ${word}`,
      expression: `value ${sign} ${least.step}`,
    }))
  }
  return (['min', 'max'] as const).flatMap((end) =>
    ways.map(({ word, sign }) => ({
      how: `${end} ${least.said} ${word}`,
      expression: `{ ...value, ${end}: value.${end} ${sign} ${least.step} }`,
    })),
  )
}

/** A test one second before and one after notices two seconds. Months and years are counted by calendar. */
function leastOf(unit: string): { readonly said: string; readonly step: string } {
  switch (unit) {
    case 'seconds':
      return { said: 'two seconds', step: '2' }
    case 'minutes':
      return { said: 'two seconds', step: '2 / 60' }
    case 'hours':
      return { said: 'two seconds', step: '2 / 3600' }
    case 'days':
      return { said: 'two seconds', step: '2 / 86400' }
    default:
      return { said: 'one', step: '1' }
  }
}

export const POLICY = 'packages/platform/kernel/policy/policy.ts'
const ASKED = 'current()[id].value'

/** The text of the policy in which one rule's value is another, whatever pack, edition or test says. */
export function withMovedEdge(text: string, id: string, { expression }: MovedEdge): string {
  const parts = text.split(ASKED)
  if (parts.length !== 2) throw new Error(`${POLICY} does not say once: ${ASKED}`)
  const moved = `(id === '${id}' ? ((value) => (${expression}))(current()[id].value) : current()[id].value)`
  return parts.join(moved)
}
