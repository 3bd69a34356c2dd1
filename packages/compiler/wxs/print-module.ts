/**
 * Prints the checked subset of JavaScript that WXS is compiled to.
 *
 * The output is printed from the syntax tree, not patched into the source: what this file has no
 * line for cannot come out, and comments and other places where two parsers may differ are gone.
 *
 * (1) Every variable `x` becomes `x$`. No global ends in `$`, so even a mistake about scopes
 *     could not let a name of the browser through.
 * (2) The only names printed without `$` are the factory's parameters, `this` and `arguments`
 *     of the module's own functions.
 * (3) Members named by a computed key or guarded by name are read and called through the guard;
 *     members are only ever changed through it.
 * (4) Every function body and loop body begins with `guard.step()`.
 * (5) There is no `try`: nothing can go on after the guard has ended the code.
 */
import type {
  Argument,
  ArrowFunctionExpression,
  AssignmentExpression,
  AssignmentTarget,
  BindingPattern,
  CallExpression,
  Directive,
  Expression,
  Function as FunctionNode,
  MemberExpression,
  ObjectPropertyKind,
  ParamPattern,
  PropertyKey,
  Span,
  Statement,
  UnaryExpression,
  VariableDeclaration,
} from 'oxc-parser'
import { WXS_GLOBALS, WXS_GUARDED_MEMBERS } from '@maque/protocol/bundle/wxs-globals.ts'
import {
  hasArguments,
  isDeclared,
  isPatternOfVariables,
  namesOfBlock,
  namesOfDeclaration,
  namesOfFunction,
  namesOfPattern,
  type Names,
} from './names.ts'
import { phrase } from '../diagnostics/phrase.ts'
import { mark } from './marked-text.ts'
import { wxsStringValue } from './string-value.ts'
import { unsupportedSyntax, type Unsupported } from './unsupported.ts'

/** What printing tells its caller. */
export interface PrintEvents {
  unsupported(place: Span, what: Unsupported): void
  unknownName(place: Span, name: string): void
  undeclared(place: Span, name: string): void
  badRequire(place: Span): void
  /** The key of a required module; `undefined` when there is no such file. */
  require(place: Span, path: string): string | undefined
}

/** The source of a `WxsFactory`, with marks of where its statements, members and calls stand. */
export function printModule(body: readonly (Statement | Directive)[], events: PrintEvents): string {
  // What is assigned anywhere without declaration has to be known where it is read.
  const undeclared = new Map<string, Span>()
  new Printer({ ...deaf, undeclared: (place, name) => void undeclared.set(name, place) }, new Set()).module(
    body,
  )
  for (const [name, place] of undeclared) events.undeclared(place, name)
  return new Printer(events, new Set(undeclared.keys())).module(body)
}

const deaf: PrintEvents = {
  unsupported() {},
  unknownName() {},
  undeclared() {},
  badRequire() {},
  require: (_, path) => path,
}

const globals: ReadonlySet<string> = new Set(WXS_GLOBALS)
const guarded: ReadonlySet<string> = new Set(WXS_GUARDED_MEMBERS)
const parameters: ReadonlySet<string> = new Set(['module', 'exports'])
const nothing = 'void 0'
/** Printing descends by recursion. */
const DEEPEST = 400

class Printer {
  readonly #events: PrintEvents
  readonly #undeclared: Set<string>
  #names: Names | undefined
  #depth = 0

  constructor(events: PrintEvents, undeclared: Set<string>) {
    this.#events = events
    this.#undeclared = undeclared
  }

  module(body: readonly (Statement | Directive)[]): string {
    const code = this.#within({ own: namesOfFunction([], body), hasArguments: false }, () =>
      this.#statements(body),
    )
    const undeclared = [...this.#undeclared].map((name) => `${name}$`).join(',')
    const declaration = undeclared === '' ? '' : `var ${undeclared};\n`
    return `function (module, exports, require, guard) {"use strict";guard.step();\n${declaration}${code}}`
  }

  #within<Printed>(names: Omit<Names, 'outer'>, print: () => Printed): Printed {
    const outer = this.#names
    this.#names = outer ? { ...names, outer } : names
    const printed = print()
    this.#names = outer
    return printed
  }

  #refuse(node: Span & { readonly type: string }, what: Unsupported = unsupportedSyntax(node.type)): string {
    this.#events.unsupported(node, what)
    return `(${nothing})`
  }

  #statements(statements: readonly (Statement | Directive)[]): string {
    let code = ''
    for (const statement of statements) code += mark(statement.start) + this.#statement(statement)
    return code
  }

  #statement(statement: Statement | Directive): string {
    switch (statement.type) {
      case 'ExpressionStatement':
        return 'directive' in statement && statement.directive
          ? ''
          : `${this.#expression(statement.expression)};\n`
      case 'VariableDeclaration':
        return `${this.#declaration(statement)};\n`
      case 'FunctionDeclaration':
        return `${this.#function(statement)}\n`
      case 'ReturnStatement':
        return statement.argument ? `return ${this.#expression(statement.argument)};\n` : 'return;\n'
      case 'IfStatement': {
        const otherwise = statement.alternate ? ` else ${this.#block(statement.alternate)}` : '\n'
        return `if (${this.#expression(statement.test)}) ${this.#block(statement.consequent)}${otherwise}`
      }
      case 'BlockStatement':
        return this.#block(statement)
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#loop(statement)
      case 'SwitchStatement':
        return this.#switch(statement)
      case 'BreakStatement':
        return statement.label ? `break ${statement.label.name}$;\n` : 'break;\n'
      case 'ContinueStatement':
        return statement.label ? `continue ${statement.label.name}$;\n` : 'continue;\n'
      case 'LabeledStatement':
        return `${statement.label.name}$: ${this.#statement(statement.body) || ';\n'}`
      case 'EmptyStatement':
        return ''
      default:
        return `${this.#refuse(statement)};\n`
    }
  }

  #block(statement: Statement, before = ''): string {
    const body = statement.type === 'BlockStatement' ? statement.body : [statement]
    const names = { own: namesOfBlock(body), hasArguments: false }
    return `{${before}\n${this.#within(names, () => this.#statements(body))}}\n`
  }

  #loop(
    loop: Extract<
      Statement,
      { type: 'ForStatement' | 'ForInStatement' | 'ForOfStatement' | 'WhileStatement' | 'DoWhileStatement' }
    >,
  ): string {
    const body = (): string => this.#block(loop.body, 'guard.step();')
    switch (loop.type) {
      case 'WhileStatement':
        return `while (${this.#expression(loop.test)}) ${body()}`
      case 'DoWhileStatement':
        return `do ${body()} while (${this.#expression(loop.test)});\n`
      case 'ForStatement': {
        const { init, test, update } = loop
        const own = init?.type === 'VariableDeclaration' ? namesOfDeclaration(init) : new Set<string>()
        return this.#within({ own, hasArguments: false }, () => {
          const first =
            init === null
              ? ''
              : init.type === 'VariableDeclaration'
                ? this.#declaration(init)
                : this.#expression(init)
          const head = `${first}; ${test ? this.#expression(test) : ''}; ${update ? this.#expression(update) : ''}`
          return `for (${head}) ${body()}`
        })
      }
      default: {
        const { left, right } = loop
        if (loop.type === 'ForOfStatement' && loop.await) return `${this.#refuse(loop)};\n`
        const own = left.type === 'VariableDeclaration' ? namesOfDeclaration(left) : new Set<string>()
        return this.#within({ own, hasArguments: false }, () => {
          const target = left.type === 'VariableDeclaration' ? this.#declaration(left) : this.#target(left)
          const word = loop.type === 'ForInStatement' ? 'in' : 'of'
          return `for (${target} ${word} ${this.#expression(right)}) ${body()}`
        })
      }
    }
  }

  #switch(statement: Extract<Statement, { type: 'SwitchStatement' }>): string {
    const discriminant = this.#expression(statement.discriminant)
    const own = namesOfBlock(statement.cases.flatMap(({ consequent }) => consequent))
    const cases = this.#within({ own, hasArguments: false }, () =>
      statement.cases.map(({ test, consequent }) => {
        const label = test ? `case ${this.#expression(test)}:` : 'default:'
        return `${label}\n${this.#statements(consequent)}`
      }),
    )
    return `switch (${discriminant}) {\n${cases.join('')}}\n`
  }

  #declaration(declaration: VariableDeclaration): string {
    const { kind } = declaration
    if (kind !== 'var' && kind !== 'let' && kind !== 'const') return this.#refuse(declaration)
    const declared = declaration.declarations.map(({ id, init }) => {
      const target = this.#pattern(id)
      return init ? `${target} = ${this.#expression(init)}` : target
    })
    return `${kind} ${declared.join(', ')}`
  }

  #function(node: FunctionNode): string {
    const { id, params, body } = node
    if (node.async || node.generator || body === null)
      return this.#refuse(node, {
        what: phrase('asynchronous functions and generators', '异步函数和生成器'),
        instead: phrase('Write an ordinary function.', '写成普通函数。'),
      })
    const print = (): string => {
      const names = { own: namesOfFunction(params, body.body), hasArguments: true }
      return this.#within(
        names,
        () => `(${this.#params(params)}) {guard.step();\n${this.#statements(body.body)}}`,
      )
    }
    if (node.type === 'FunctionDeclaration') return `function ${id?.name ?? ''}$${print()}`
    if (id === null) return `(function ${print()})`
    // Its name is seen inside only.
    const own = new Set([id.name])
    return this.#within({ own, hasArguments: false }, () => `(function ${id.name}$${print()})`)
  }

  #arrow(node: ArrowFunctionExpression): string {
    if (node.async)
      return this.#refuse(node, {
        what: phrase('asynchronous functions', '异步函数'),
        instead: phrase('Write an ordinary function.', '写成普通函数。'),
      })
    const { params, body } = node
    const statements = body.type === 'BlockStatement' ? body.body : []
    return this.#within({ own: namesOfFunction(params, statements), hasArguments: false }, () => {
      const head = `((${this.#params(params)}) =>`
      return body.type === 'BlockStatement'
        ? `${head} {guard.step();\n${this.#statements(body.body)}})`
        : `${head} (guard.step(), ${this.#expression(body)}))`
    })
  }

  #params(params: readonly ParamPattern[]): string {
    return params
      .map((param) => {
        if (param.type === 'TSParameterProperty') return this.#refuse(param)
        return param.type === 'RestElement' ? `...${this.#pattern(param.argument)}` : this.#pattern(param)
      })
      .join(', ')
  }

  #pattern(pattern: BindingPattern): string {
    switch (pattern.type) {
      case 'Identifier':
        return `${pattern.name}$`
      case 'AssignmentPattern':
        return `${this.#pattern(pattern.left)} = ${this.#expression(pattern.right)}`
      case 'ArrayPattern': {
        const elements = pattern.elements.map((element) => {
          if (element === null) return ''
          return element.type === 'RestElement'
            ? `...${this.#pattern(element.argument)}`
            : this.#pattern(element)
        })
        return `[${elements.join(', ')}]`
      }
      case 'ObjectPattern': {
        const properties = pattern.properties.map((property) =>
          property.type === 'RestElement'
            ? `...${this.#pattern(property.argument)}`
            : `${this.#patternKey(property.key, property.computed)}: ${this.#pattern(property.value)}`,
        )
        return `{${properties.join(', ')}}`
      }
    }
  }

  /** A destructured member is read without the guard, so its name has to be fixed and harmless. */
  #patternKey(key: PropertyKey, isComputed: boolean): string {
    const name = isComputed ? undefined : fixedKey(key)
    if (name !== undefined && !guarded.has(name)) return quoted(name)
    this.#refuse(key, {
      what: phrase('destructuring by such a name', '按这样的名称解构'),
      instead: phrase('Read the member with `object[name]`.', '用 `object[name]` 读取成员。'),
    })
    return '""'
  }

  /** What is assigned to, when it is a variable or a pattern of variables. */
  #target(target: AssignmentTarget): string {
    switch (target.type) {
      case 'Identifier':
        return this.#variable(target, target.name)
      case 'ArrayPattern':
      case 'ObjectPattern':
        if (isPatternOfVariables(target)) {
          for (const name of namesOfPattern(target)) this.#variable(target, name)
          return this.#pattern(target)
        }
    }
    this.#refuse(target, {
      what: phrase('assignment to members in this place', '在这个位置给成员赋值的写法'),
      instead: phrase('Assign to a variable first.', '先赋给变量。'),
    })
    return '[][0]'
  }

  /** A variable that is written to. */
  #variable(place: Span, name: string): string {
    if (isDeclared(this.#names, name)) return `${name}$`
    if (parameters.has(name)) return name
    if (!this.#undeclared.has(name)) {
      this.#undeclared.add(name)
      this.#events.undeclared(place, name)
    }
    return `${name}$`
  }

  #expression(expression: Expression): string {
    if (this.#depth >= DEEPEST)
      return this.#refuse(expression, {
        what: phrase('expressions nested so deeply', '嵌套这么深的表达式'),
        instead: phrase('Use variables for its parts.', '把各部分放进变量。'),
      })
    this.#depth++
    const code = this.#print(expression)
    this.#depth--
    return code
  }

  /** Every composite expression comes with its own parentheses. */
  #print(expression: Expression): string {
    switch (expression.type) {
      case 'Literal':
        return this.#literal(expression)
      case 'TemplateLiteral': {
        const { quasis, expressions } = expression
        const parts = quasis.map(({ value }, index) => {
          const text = quoted(wxsStringValue(value.raw)).slice(1, -1)
          const next = expressions[index]
          return escapedForTemplate(text) + (next ? `\${${this.#expression(next)}}` : '')
        })
        return `\`${parts.join('')}\``
      }
      case 'Identifier':
        return this.#name(expression, expression.name)
      case 'ThisExpression':
        return 'this'
      case 'ParenthesizedExpression':
        return this.#expression(expression.expression)
      case 'FunctionExpression':
        return this.#function(expression)
      case 'ArrowFunctionExpression':
        return this.#arrow(expression)
      case 'ArrayExpression':
        return `[${expression.elements.map((element) => (element ? this.#argument(element) : '')).join(', ')}${expression.elements.at(-1) === null ? ',' : ''}]`
      case 'ObjectExpression':
        return `({${expression.properties.map((property) => this.#property(property)).join(', ')}})`
      case 'UnaryExpression':
        return this.#unary(expression)
      case 'BinaryExpression':
        if (expression.operator === 'instanceof')
          return this.#refuse(expression, {
            what: phrase('`instanceof`', ' `instanceof`'),
            instead: phrase(
              "Compare `value.constructor === 'Array'`: in WXS it is a name.",
              "比较 `value.constructor === 'Array'`：在 WXS 里它是名称。",
            ),
          })
        return `(${this.#expression(expression.left as Expression)} ${expression.operator} ${this.#expression(expression.right)})`
      case 'LogicalExpression':
        return `(${this.#expression(expression.left)} ${expression.operator} ${this.#expression(expression.right)})`
      case 'ConditionalExpression':
        return `(${this.#expression(expression.test)} ? ${this.#expression(expression.consequent)} : ${this.#expression(expression.alternate)})`
      case 'SequenceExpression':
        return `(${expression.expressions.map((part) => this.#expression(part)).join(', ')})`
      case 'AssignmentExpression':
        return this.#assignment(expression)
      case 'UpdateExpression': {
        const { argument, operator, prefix } = expression
        if (argument.type === 'MemberExpression') {
          const sign = operator === '++' ? '+' : '-'
          return `guard.update(${this.#owner(argument)}, ($old) => +$old ${sign} 1, "${prefix ? 'new' : 'old'}")`
        }
        if (argument.type !== 'Identifier') return this.#refuse(expression)
        const variable = this.#variable(argument, argument.name)
        return prefix ? `(${operator}${variable})` : `(${variable}${operator})`
      }
      case 'CallExpression':
        return this.#call(expression)
      case 'ChainExpression':
        return expression.expression.type === 'TSNonNullExpression'
          ? this.#refuse(expression)
          : this.#expression(expression.expression)
      case 'MemberExpression':
        return this.#member(expression)
      default:
        return this.#refuse(expression)
    }
  }

  #literal(literal: Extract<Expression, { type: 'Literal' }>): string {
    if ('regex' in literal) {
      const { pattern, flags } = literal.regex
      return `guard.globals.getRegExp(${quoted(pattern)}, ${quoted(flags)})`
    }
    const { value } = literal
    if (typeof value === 'number') return Number.isFinite(value) ? `(${value})` : '(1 / 0)'
    if (typeof value === 'string') return quoted(wxsStringValue((literal.raw ?? '').slice(1, -1)))
    if (typeof value === 'boolean' || value === null) return String(value)
    return this.#refuse(literal, {
      what: phrase('big integers', '大整数'),
      instead: phrase('Use a number.', '改用数字。'),
    })
  }

  #name(place: Span, name: string): string {
    if (isDeclared(this.#names, name) || this.#undeclared.has(name)) return `${name}$`
    if (parameters.has(name)) return name
    if (globals.has(name)) return `guard.globals.${name}`
    switch (name) {
      case 'undefined':
        return `(${nothing})`
      case 'NaN':
        return '(0 / 0)'
      case 'Infinity':
        return '(1 / 0)'
      case 'arguments':
        if (hasArguments(this.#names)) return 'arguments'
        break
      case 'require':
        this.#events.badRequire(place)
        return `(${nothing})`
    }
    this.#events.unknownName(place, name)
    return `(${nothing})`
  }

  #unary({ operator, argument }: UnaryExpression): string {
    if (operator === 'delete') {
      const target = unwrapped(argument)
      if (target.type === 'MemberExpression') return `guard.remove(${this.#owner(target)})`
      return this.#refuse(argument, {
        what: phrase('`delete` of a variable', '对变量的 `delete`'),
        instead: phrase('Assign `undefined`.', '赋值 `undefined`。'),
      })
    }
    // `typeof` is how one asks whether a name exists.
    if (operator === 'typeof' && argument.type === 'Identifier' && !this.#isKnown(argument.name))
      return '"undefined"'
    return `(${operator} ${this.#expression(argument)})`
  }

  #isKnown(name: string): boolean {
    return (
      isDeclared(this.#names, name) ||
      this.#undeclared.has(name) ||
      parameters.has(name) ||
      globals.has(name) ||
      (name === 'arguments' && hasArguments(this.#names)) ||
      name === 'NaN' ||
      name === 'Infinity'
    )
  }

  #property(property: ObjectPropertyKind): string {
    if (property.type === 'SpreadElement') return `...${this.#expression(property.argument)}`
    if (property.kind !== 'init')
      return `...${this.#refuse(property, { what: phrase('getters and setters', ' getter 和 setter'), instead: phrase('Write a function.', '写成函数。') })}`
    const { key, value, computed } = property
    if (computed) return `[${this.#expression(key as Expression)}]: ${this.#expression(value)}`
    const name = fixedKey(key)
    if (name === undefined || name === '__proto__')
      return `...${this.#refuse(property, { what: phrase('fields of this name', '这个名称的字段'), instead: phrase('Choose another name.', '换一个名称。') })}`
    return `${quoted(name)}: ${this.#expression(value)}`
  }

  #argument(argument: Argument): string {
    return argument.type === 'SpreadElement'
      ? `...${this.#expression(argument.argument)}`
      : this.#expression(argument)
  }

  #arguments(args: readonly Argument[]): string {
    return args.map((argument) => this.#argument(argument)).join(', ')
  }

  #assignment({ left, operator, right }: AssignmentExpression): string {
    if (left.type === 'MemberExpression') {
      const owner = this.#owner(left)
      const value = this.#expression(right)
      const place = mark(left.property.start)
      if (operator === '=') return `${place}guard.set(${owner}, ${value})`
      return `${place}guard.update(${owner}, ($old) => $old ${operator.slice(0, -1)} ${value}, "new")`
    }
    return `(${this.#target(left)} ${operator} ${this.#expression(right)})`
  }

  /** The object and the key of a member, as two arguments for the guard. */
  #owner(member: MemberExpression): string {
    const object = this.#expression(member.object)
    if (member.computed) return `${object}, ${this.#expression(member.property)}`
    if (member.property.type === 'PrivateIdentifier') return `${this.#refuse(member)}, ""`
    return `${object}, ${quoted(member.property.name)}`
  }

  #member(member: MemberExpression): string {
    const dot = member.optional ? '?.' : '.'
    if (!member.computed && member.property.type === 'Identifier' && !guarded.has(member.property.name))
      return `${this.#expression(member.object)}${mark(member.property.start)}${dot}${member.property.name}`
    if (member.optional) return this.#refuseOptional(member)
    return `${mark(member.property.start)}guard.get(${this.#owner(member)})`
  }

  #call(call: CallExpression): string {
    const callee = unwrapped(call.callee)
    if (callee.type === 'Identifier' && callee.name === 'require' && !this.#isKnown('require'))
      return this.#require(call)
    const args = this.#arguments(call.arguments)
    if (callee.type === 'MemberExpression') {
      if (callee.computed || (callee.property.type === 'Identifier' && guarded.has(callee.property.name)))
        return call.optional || callee.optional
          ? this.#refuseOptional(call)
          : `${mark(callee.property.start)}guard.call(${this.#owner(callee)}, [${args}])`
    }
    return `${mark(callee.start)}${this.#expression(callee)}${call.optional ? '?.' : ''}(${args})`
  }

  #refuseOptional(node: Span & { readonly type: string }): string {
    return this.#refuse(node, {
      what: phrase('`?.` with a computed name', '名称是计算出来的 `?.`'),
      instead: phrase('Use `object && object[name]`.', '改用 `object && object[name]`。'),
    })
  }

  #require(call: CallExpression): string {
    const [path] = call.arguments
    if (call.arguments.length !== 1 || path?.type !== 'Literal' || typeof path.value !== 'string') {
      this.#events.badRequire(call)
      return `(${nothing})`
    }
    const key = this.#events.require(call, path.value)
    return key === undefined ? `(${nothing})` : `require(${quoted(key)})`
  }
}

function unwrapped(expression: Expression): Expression {
  let inner = expression
  while (inner.type === 'ParenthesizedExpression') inner = inner.expression
  return inner
}

function fixedKey(key: PropertyKey): string | undefined {
  if (key.type === 'Identifier') return key.name
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number'))
    return String(key.value)
  return undefined
}

/** A string literal in which nothing can end a `<script>` element. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}

/** Characters that JSON leaves as they are and that would begin something in a template literal. */
function escapedForTemplate(text: string): string {
  return text.replaceAll('`', '\\`').replaceAll('${', '\\${')
}
