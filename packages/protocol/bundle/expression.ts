/**
 * A template expression (`{{ … }}`) as it travels in a bundle.
 *
 * Names are resolved by the compiler: a name is a field of the data (`data`), a
 * loop variable (`local`, by its place in the fragment's list of locals) or a
 * WXS module (`module`, by its key in the bundle). Evaluating one never throws
 * for missing data: members of `undefined` and `null` are `undefined`.
 *
 * The short form is deliberate: bundles hold tens of thousands of these.
 */
export type Expression =
  | readonly ['lit', string | number | boolean | null]
  | readonly ['undefined']
  | readonly ['data', name: string]
  | readonly ['local', slot: number]
  | readonly ['module', key: string]
  | readonly ['get', object: Expression, property: string]
  | readonly ['at', object: Expression, property: Expression]
  | readonly ['unary', UnaryOperator, Expression]
  | readonly ['binary', BinaryOperator, Expression, Expression]
  | readonly ['logical', LogicalOperator, Expression, Expression]
  | readonly ['choose', condition: Expression, then: Expression, otherwise: Expression]
  | readonly ['object', readonly ObjectPart[]]
  | readonly ['array', readonly ArrayPart[]]
  /**
   * A call of a WXS function; the callee of `m.f(x)` is `['get', ['module', …], 'f']`. `place` is where its
   * author wrote it, for what it throws: `pages/a/a.wxml:12:7`. While a file is read, the offset in it.
   */
  | readonly ['call', callee: Expression, arguments: readonly Expression[], place?: string | number]
  /** One that may throw, with where its author wrote it: `pages/a/a.wxml:12:7`. It is `undefined` then. */
  | readonly ['placed', Expression, place: string]
  /** Text with `{{ }}` inside: parts are made text and joined; `undefined` and `null` are empty. */
  | readonly ['join', parts: readonly Expression[]]

export type ObjectPart =
  | readonly [key: string, value: Expression]
  | readonly ['...', spread: Expression, 'spread']
export type ArrayPart = Expression | readonly ['spread', Expression]

export type UnaryOperator = '!' | '-' | '+' | '~' | 'typeof' | 'void'
export type LogicalOperator = '&&' | '||' | '??'
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | 'in'
  | 'instanceof'
