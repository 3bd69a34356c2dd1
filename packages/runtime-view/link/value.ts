/** Expressions of a leaf program made ready: a closure and what it reads. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { AttributeValue } from '@maque/protocol/bundle/program.ts'
import { compileExpression, type Evaluate, type ScriptAccess } from '@maque/template/evaluate.ts'
import { exactPathOf, readsOf, type Read } from '@maque/template/reads.ts'

export interface Value {
  readonly evaluate: Evaluate
  readonly reads: readonly Read[]
  /** The value is exactly what stands at this path: changes below it are changes below the value. */
  readonly path?: Read
}

export type ValueServices = ScriptAccess

/** Evaluating never throws: what does not work is reported, and is `undefined`. */
export function linkExpression(expression: Expression, services: ValueServices): Value {
  const reads = readsOf(expression)
  const evaluate = compileExpression(expression, services)
  const path = exactPathOf(expression)
  return {
    evaluate: mayThrow(expression) ? guarded(evaluate, services) : evaluate,
    reads,
    ...(path && { path }),
  }
}

export function linkValue(value: AttributeValue, services: ValueServices): Value {
  return typeof value === 'object' ? linkExpression(value, services) : constant(value)
}

export function constant(value: unknown): Value {
  return { evaluate: () => value, reads: [] }
}

function guarded(evaluate: Evaluate, { report }: ValueServices): Evaluate {
  return (data, locals) => {
    try {
      return evaluate(data, locals)
    } catch (error) {
      report(error, 'an expression of a template')
      return undefined
    }
  }
}

/** Only what runs code of an app can throw, and operators that meet a symbol or a bigint: rare, so all but paths are guarded. */
function mayThrow(expression: Expression): boolean {
  switch (expression[0]) {
    case 'lit':
    case 'undefined':
    case 'data':
    case 'local':
    case 'placed':
      return false
    case 'get':
      return mayThrow(expression[1])
    default:
      return true
  }
}
