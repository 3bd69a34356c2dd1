import type { Expression } from './expression.ts'

const none: readonly Expression[] = []

/** The expressions that an expression is directly made of, in the order in which they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression[0]) {
    case 'lit':
    case 'undefined':
    case 'data':
    case 'local':
    case 'module':
      return none
    case 'get':
      return [expression[1]]
    case 'at':
      return [expression[1], expression[2]]
    case 'unary':
      return [expression[2]]
    case 'binary':
    case 'logical':
      return [expression[2], expression[3]]
    case 'choose':
      return [expression[1], expression[2], expression[3]]
    case 'object':
      return expression[1].map(([, value]) => value)
    case 'array':
      // Only a spread begins with this word: no expression is of that kind.
      return expression[1].map((part) => (part[0] === 'spread' ? part[1] : (part as Expression)))
    case 'call':
      return [expression[1], ...expression[2]]
    case 'placed':
      return [expression[1]]
    case 'join':
      return expression[1]
  }
}
