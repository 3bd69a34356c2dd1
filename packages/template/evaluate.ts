/**
 * Evaluation of template expressions, the same in logic and view.
 *
 * An expression is turned once into a tree of closures. That needs no `eval` (both
 * threads forbid it), and a view runs no code that comes from an app except WXS.
 */
import { unreachable } from '@maque/base/unreachable.ts'
import type {
  BinaryOperator,
  Expression,
  ObjectPart,
  UnaryOperator,
} from '@maque/protocol/bundle/expression.ts'
import { textOf } from './text.ts'
import { copiedArgument } from './wxs/copied-argument.ts'
import { isGuarded, ownField } from './wxs/guarded-member.ts'

/** Data of the component (or of the `<template>` use) and the loop variables around the expression. */
export type Evaluate = (data: Fields, locals: readonly unknown[]) => unknown
export type Fields = Readonly<Record<string, unknown>>

/** Gives the exports of a WXS module by its key in the bundle. */
export type ModuleLookup = (key: string) => unknown

/** How expressions reach WXS. */
export interface ScriptAccess {
  /** Throws what a module throws when it first runs. */
  readonly moduleOf: ModuleLookup
  report(error: unknown, where: string): void
}

/**
 * Turns an expression into a function. Evaluating never throws for missing data. What a WXS function
 * throws is reported; its call is `undefined` then, and the rest of the expression what it is with that.
 * So is what an operator throws that meets a value it has no meaning for.
 */
export function compileExpression(expression: Expression, scripts: ScriptAccess): Evaluate {
  const compile = (part: Expression): Evaluate => compileExpression(part, scripts)

  switch (expression[0]) {
    case 'lit': {
      const value = expression[1]
      return () => value
    }
    case 'undefined':
      return () => undefined
    case 'data': {
      const name = expression[1]
      return (data) => data[name]
    }
    case 'local': {
      const slot = expression[1]
      return (_, locals) => locals[slot]
    }
    case 'module': {
      const key = expression[1]
      return () => {
        try {
          return scripts.moduleOf(key)
        } catch (error) {
          scripts.report(error, `the WXS module ${key}`)
          return undefined
        }
      }
    }
    case 'get': {
      const object = compile(expression[1])
      const property = expression[2]
      if (isGuarded(property)) return (data, locals) => memberOf(object(data, locals), property)
      return (data, locals) => {
        const holder = object(data, locals)
        if (holder === undefined || holder === null) return undefined
        return (holder as Fields)[property]
      }
    }
    case 'at': {
      const object = compile(expression[1])
      const property = compile(expression[2])
      return (data, locals) => memberOf(object(data, locals), property(data, locals))
    }
    case 'unary':
      return compileUnary(expression[1], compile(expression[2]))
    case 'binary':
      return compileBinary(expression[1], compile(expression[2]), compile(expression[3]))
    case 'logical': {
      const left = compile(expression[2])
      const right = compile(expression[3])
      switch (expression[1]) {
        case '&&':
          return (data, locals) => left(data, locals) && right(data, locals)
        case '||':
          return (data, locals) => left(data, locals) || right(data, locals)
        case '??':
          return (data, locals) => left(data, locals) ?? right(data, locals)
        default:
          return unreachable(expression[1])
      }
    }
    case 'choose': {
      const condition = compile(expression[1])
      const then = compile(expression[2])
      const otherwise = compile(expression[3])
      return (data, locals) => (condition(data, locals) ? then(data, locals) : otherwise(data, locals))
    }
    case 'object':
      return compileObject(expression[1], compile)
    case 'array': {
      const parts = expression[1].map((part) =>
        part[0] === 'spread'
          ? { isSpread: true, value: compile(part[1]) }
          : { isSpread: false, value: compile(part as Expression) },
      )
      return (data, locals) =>
        parts.flatMap(({ isSpread, value }) => {
          const item = value(data, locals)
          return isSpread ? (Array.isArray(item) ? item : []) : [item]
        })
    }
    case 'call':
      return compileCall(expression, compile, scripts)
    case 'placed':
      return compilePlaced(expression, compile, scripts)
    case 'join': {
      const parts = expression[1].map(compile)
      return (data, locals) => {
        let text = ''
        for (const part of parts) text += textOf(part(data, locals))
        return text
      }
    }
    default:
      return unreachable(expression)
  }
}

/**
 * A member of anything; of nothing, nothing. What all values share (`constructor`, `__proto__`, …)
 * is no member of data: it would lead out of it.
 */
function memberOf(object: unknown, property: unknown): unknown {
  if (object === undefined || object === null) return undefined
  if (typeof property === 'number') return (object as Record<number, unknown>)[property]
  // Made a name once: a list of one name would else be judged as a list and used as a name.
  const name = typeof property === 'string' ? property : String(property)
  return isGuarded(name) ? ownField(object, name) : (object as Record<string, unknown>)[name]
}

function compileUnary(operator: UnaryOperator, operand: Evaluate): Evaluate {
  switch (operator) {
    case '!':
      return (data, locals) => !operand(data, locals)
    case '-':
      return (data, locals) => -(operand(data, locals) as number)
    case '+':
      return (data, locals) => +(operand(data, locals) as number)
    case '~':
      return (data, locals) => ~(operand(data, locals) as number)
    case 'typeof':
      return (data, locals) => typeof operand(data, locals)
    case 'void':
      return () => undefined
    default:
      return unreachable(operator)
  }
}

function compileBinary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  // Operands are whatever the data holds: the operators convert as JavaScript's own do.
  type Operand = number
  const binary =
    (apply: (a: Operand, b: Operand) => unknown): Evaluate =>
    (data, locals) =>
      apply(left(data, locals) as Operand, right(data, locals) as Operand)

  switch (operator) {
    case '+':
      return binary((a, b) => a + b)
    case '-':
      return binary((a, b) => a - b)
    case '*':
      return binary((a, b) => a * b)
    case '/':
      return binary((a, b) => a / b)
    case '%':
      return binary((a, b) => a % b)
    case '**':
      return binary((a, b) => a ** b)
    case '<':
      return binary((a, b) => a < b)
    case '<=':
      return binary((a, b) => a <= b)
    case '>':
      return binary((a, b) => a > b)
    case '>=':
      return binary((a, b) => a >= b)
    case '==':
      // oxlint-disable-next-line eqeqeq -- the author wrote `==`
      return binary((a, b) => a == b)
    case '!=':
      // oxlint-disable-next-line eqeqeq -- the author wrote `!=`
      return binary((a, b) => a != b)
    case '===':
      return (data, locals) => left(data, locals) === right(data, locals)
    case '!==':
      return (data, locals) => left(data, locals) !== right(data, locals)
    case '&':
      return binary((a, b) => a & b)
    case '|':
      return binary((a, b) => a | b)
    case '^':
      return binary((a, b) => a ^ b)
    case '<<':
      return binary((a, b) => a << b)
    case '>>':
      return binary((a, b) => a >> b)
    case '>>>':
      return binary((a, b) => a >>> b)
    case 'in':
      return (data, locals) => {
        const object = right(data, locals)
        return typeof object === 'object' && object !== null && (left(data, locals) as PropertyKey) in object
      }
    // Data holds no constructors, so nothing is an instance of one.
    case 'instanceof':
      return () => false
    default:
      return unreachable(operator)
  }
}

function compileObject(parts: readonly ObjectPart[], compile: (part: Expression) => Evaluate): Evaluate {
  const fields = parts.map((part) => ({ key: part.length === 3 ? null : part[0], value: compile(part[1]) }))
  return (data, locals) => {
    const object: Record<string, unknown> = {}
    for (const { key, value } of fields) {
      if (key === null) Object.assign(object, value(data, locals))
      else object[key] = value(data, locals)
    }
    return object
  }
}

function compilePlaced(
  [, expression, place]: Extract<Expression, readonly ['placed', ...unknown[]]>,
  compile: (part: Expression) => Evaluate,
  { report }: ScriptAccess,
): Evaluate {
  const evaluate = compile(expression)
  return (data, locals) => {
    try {
      return evaluate(data, locals)
    } catch (error) {
      report(error, place)
      return undefined
    }
  }
}

function compileCall(
  [, callee, given, place = 'a WXS function']: Extract<Expression, readonly ['call', ...unknown[]]>,
  compile: (part: Expression) => Evaluate,
  scripts: ScriptAccess,
): Evaluate {
  const args = given.map(compile)
  const receiver = callee[0] === 'get' || callee[0] === 'at' ? compile(callee[1]) : null
  const functionOf = receiver === null ? compile(callee) : null
  const keyOf: Evaluate =
    callee[0] === 'get' ? () => callee[2] : callee[0] === 'at' ? compile(callee[2]) : () => undefined

  return (data, locals) => {
    const self = receiver?.(data, locals)
    const called = functionOf ? functionOf(data, locals) : memberOf(self, keyOf(data, locals))
    if (typeof called !== 'function') return undefined
    const values = args.map((argument) => copiedArgument(argument(data, locals)))
    try {
      return Reflect.apply(called, self, values)
    } catch (error) {
      scripts.report(error, String(place))
      return undefined
    }
  }
}
