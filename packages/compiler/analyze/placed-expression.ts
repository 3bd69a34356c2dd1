import type { BinaryOperator, Expression, UnaryOperator } from '@maque/protocol/bundle/expression.ts'
import { partsOf } from '@maque/protocol/bundle/expression-parts.ts'

/**
 * The expression with the place where it is written, if evaluating it may throw: operators of numbers
 * do when they meet a bigint or a symbol. Calls have places of their own, and nothing else throws, so
 * that most expressions need none.
 */
export function placed(expression: Expression, place: () => string): Expression {
  // Data of templates stay lists of fields: each is followed by itself.
  if (expression[0] === 'object') {
    const fields = expression[1].map((part) =>
      part.length === 3
        ? (['...', placed(part[1], place), 'spread'] as const)
        : ([part[0], placed(part[1], place)] as const),
    )
    return ['object', fields]
  }
  return mayThrow(expression) ? ['placed', expression, place()] : expression
}

function mayThrow(expression: Expression): boolean {
  return (
    (expression[0] === 'binary' && converting.has(expression[1]) && !isAddedToText(expression)) ||
    (expression[0] === 'unary' && converting.has(expression[1])) ||
    partsOf(expression).some(mayThrow)
  )
}

/** `size + 'px'`, which many styles are made of, is text whatever the size is. */
function isAddedToText([, operator, left, right]: Extract<
  Expression,
  readonly ['binary', ...unknown[]]
>): boolean {
  return operator === '+' && [left, right].some((side) => side[0] === 'lit' && typeof side[1] === 'string')
}

/** These make numbers of what they are given. */
const converting: ReadonlySet<BinaryOperator | UnaryOperator> = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '<',
  '<=',
  '>',
  '>=',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '>>>',
  '~',
])
