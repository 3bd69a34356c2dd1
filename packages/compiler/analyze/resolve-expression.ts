/** Finds out what the names in an expression are, and computes what is already known. */
import type { ArrayPart, Expression, ObjectPart } from '@maque/protocol/bundle/expression.ts'
import { moduleNamed, type Scope } from './scope.ts'
import type { ModuleReference } from './template-file.ts'

export interface NameUse {
  /** A WXS module is needed. */
  useModule(module: ModuleReference): void
  /** A function is called that cannot be one of WXS: `a.b`. */
  callData(callee: string): void
  /** Where its author finds what stands at this offset. */
  placeOf(offset: number): string
}

/** Loop variables hide modules, and modules hide data. */
export function resolveExpression(expression: Expression, scope: Scope, uses: NameUse): Expression {
  const resolve = (part: Expression): Expression => resolveExpression(part, scope, uses)

  switch (expression[0]) {
    case 'lit':
    case 'undefined':
    case 'local':
    case 'module':
      return expression
    case 'data':
      return resolveName(expression[1], scope, uses)
    case 'get':
      return ['get', resolve(expression[1]), expression[2]]
    case 'at': {
      const object = resolve(expression[1])
      const property = resolve(expression[2])
      // A fixed name is cheaper to evaluate and to track.
      return property[0] === 'lit' && typeof property[1] === 'string'
        ? ['get', object, property[1]]
        : ['at', object, property]
    }
    case 'unary': {
      const operand = resolve(expression[2])
      return expression[1] === '!' && operand[0] === 'lit'
        ? ['lit', !operand[1]]
        : ['unary', expression[1], operand]
    }
    case 'binary': {
      const left = resolve(expression[2])
      const right = resolve(expression[3])
      return expression[1] === '+' && isText(left) && isText(right)
        ? ['lit', left[1] + right[1]]
        : ['binary', expression[1], left, right]
    }
    case 'logical':
      return ['logical', expression[1], resolve(expression[2]), resolve(expression[3])]
    case 'choose': {
      const condition = resolve(expression[1])
      const then = resolve(expression[2])
      const otherwise = resolve(expression[3])
      if (condition[0] === 'lit') return condition[1] ? then : otherwise
      return ['choose', condition, then, otherwise]
    }
    case 'object':
      return [
        'object',
        expression[1].map((part): ObjectPart =>
          part.length === 3 ? ['...', resolve(part[1]), 'spread'] : [part[0], resolve(part[1])],
        ),
      ]
    case 'array':
      return [
        'array',
        expression[1].map((part): ArrayPart =>
          part[0] === 'spread' ? ['spread', resolve(part[1])] : resolve(part as Expression),
        ),
      ]
    case 'call': {
      const callee = resolve(expression[1])
      if (rootOf(callee)[0] === 'data') uses.callData(writtenCallee(callee))
      const [, , args, offset] = expression
      const place = typeof offset === 'number' ? uses.placeOf(offset) : offset
      return place === undefined
        ? ['call', callee, args.map(resolve)]
        : ['call', callee, args.map(resolve), place]
    }
    case 'placed':
      return ['placed', resolve(expression[1]), expression[2]]
    case 'join':
      return joinOf(expression[1].map(resolve))
  }
}

/** Joins what is known; the result is a `lit` when everything is. */
export function joinOf(parts: readonly Expression[]): Expression {
  const joined: Expression[] = []
  for (const part of parts) {
    if (part[0] === 'undefined' || (part[0] === 'lit' && part[1] === null)) continue
    const last = joined.at(-1)
    if (part[0] === 'lit' && last?.[0] === 'lit') joined[joined.length - 1] = ['lit', `${last[1]}${part[1]}`]
    else joined.push(part[0] === 'lit' ? ['lit', String(part[1])] : part)
  }
  const [only] = joined
  if (only === undefined) return ['lit', '']
  return joined.length === 1 && only[0] === 'lit' ? only : ['join', joined]
}

function resolveName(name: string, scope: Scope, uses: NameUse): Expression {
  const local = scope.locals.lastIndexOf(name)
  if (local >= 0) return ['local', local]
  const module = moduleNamed(scope, name)
  if (module === undefined) return ['data', name]
  uses.useModule(module)
  return ['module', module.key]
}

function isText(expression: Expression): expression is readonly ['lit', string] {
  return expression[0] === 'lit' && typeof expression[1] === 'string'
}

function rootOf(expression: Expression): Expression {
  let root = expression
  while (root[0] === 'get' || root[0] === 'at') root = root[1]
  return root
}

/** As an author knows it. What is computed in it is left out. */
function writtenCallee(callee: Expression): string {
  if (callee[0] === 'data') return callee[1]
  if (callee[0] === 'get') return `${writtenCallee(callee[1])}.${callee[2]}`
  if (callee[0] === 'at') return `${writtenCallee(callee[1])}[…]`
  return '…'
}
