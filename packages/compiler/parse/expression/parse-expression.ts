/**
 * Reads what stands between `{{` and `}}`.
 *
 * (1) The language is that of JavaScript expressions without functions, assignments, `new`
 *     and regular expressions. Names are all read as fields of the data: what they are
 *     otherwise is found out later (`analyze/resolve-expression.ts`).
 * (2) `{{a: 1, ...b, c}}` is an object, as it is for `<template data>`. `{{a}}` alone is a value.
 * (3) Anything that is left over makes the whole expression unreadable.
 */
import { refuse, accept, type Result } from '@maque/base/result.ts'
import type {
  ArrayPart,
  BinaryOperator,
  Expression,
  LogicalOperator,
  ObjectPart,
  UnaryOperator,
} from '@maque/protocol/bundle/expression.ts'
import { phrase, type Phrase } from '../../diagnostics/phrase.ts'
import { isSpace } from '../markup/characters.ts'
import { readEscape } from './read-escape.ts'

export interface UnreadableExpression {
  /** Where reading stopped. */
  readonly offset: number
  readonly expected: Phrase
}

/** An operator or quote that is written as in XML. */
export interface WrittenEntity {
  readonly offset: number
  readonly written: string
  readonly means: string
}

/**
 * Reads `text` from `start` to `end`. Nothing but blanks is an empty text. Tells `onEntity` of
 * operators and quotes that are written as in XML, which are understood.
 */
export function parseExpression(
  text: string,
  start: number,
  end: number,
  onEntity: (entity: WrittenEntity) => void = () => {},
): Result<Expression, UnreadableExpression> {
  const parser = new ExpressionParser(text, start, end, onEntity)
  try {
    return accept(parser.parseAll())
  } catch (stopped) {
    if (stopped instanceof Stopped) return refuse({ offset: stopped.offset, expected: stopped.expected })
    throw stopped
  }
}

/** Leaves the recursive descent; never gets out of this file. */
class Stopped {
  readonly offset: number
  readonly expected: Phrase
  constructor(offset: number, expected: Phrase) {
    this.offset = offset
    this.expected = expected
  }
}

/** Evaluation descends as deep as the expression is nested, so there is a limit. */
const DEEPEST = 200

type Infix =
  | { readonly operator: BinaryOperator; readonly binds: number; readonly kind: 'binary' }
  | { readonly operator: LogicalOperator; readonly binds: number; readonly kind: 'logical' }

const binary = (operator: BinaryOperator, binds: number): Infix => ({ kind: 'binary', operator, binds })
const logical = (operator: LogicalOperator, binds: number): Infix => ({ kind: 'logical', operator, binds })

/** By first character, longer operators first. How tightly they bind is JavaScript's order. */
const infixes: Readonly<Record<string, readonly Infix[]>> = {
  '|': [logical('||', 2), binary('|', 4)],
  '?': [logical('??', 1)],
  '&': [logical('&&', 3), binary('&', 6)],
  '^': [binary('^', 5)],
  '=': [binary('===', 7), binary('==', 7)],
  '!': [binary('!==', 7), binary('!=', 7)],
  '<': [binary('<<', 9), binary('<=', 8), binary('<', 8)],
  '>': [binary('>>>', 9), binary('>>', 9), binary('>=', 8), binary('>', 8)],
  '+': [binary('+', 10)],
  '-': [binary('-', 10)],
  '*': [binary('**', 12), binary('*', 11)],
  '/': [binary('/', 11)],
  '%': [binary('%', 11)],
  i: [binary('instanceof', 8), binary('in', 8)],
}

/** Operators as they have to be written in XML, where `<` and `&` are markup. */
const entities: readonly (readonly [written: string, means: string])[] = [
  ['&amp;&amp;', '&&'],
  ['&lt;=', '<='],
  ['&gt;=', '>='],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]

const quotes: readonly (readonly [written: string, means: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
]

class ExpressionParser {
  readonly #text: string
  readonly #end: number
  readonly #onEntity: (entity: WrittenEntity) => void
  #at: number
  #depth = 0

  constructor(text: string, start: number, end: number, onEntity: (entity: WrittenEntity) => void) {
    this.#text = text
    this.#onEntity = onEntity
    this.#at = start
    this.#end = end
  }

  parseAll(): Expression {
    this.#skipSpace()
    if (this.#at >= this.#end) return ['lit', '']
    const expression = this.#looksLikeObjectContent()
      ? (['object', this.#parseObjectContent('')] as const)
      : this.#parseConditional()
    this.#skipSpace()
    if (this.#at < this.#end) throw this.#stopped(phrase('the end of the expression', '表达式的结尾'))
    return expression
  }

  #stopped(expected: Phrase): Stopped {
    return new Stopped(this.#at, expected)
  }

  get #character(): string {
    return this.#at < this.#end ? (this.#text[this.#at] as string) : ''
  }

  /** Blanks and comments. */
  #skipSpace(): void {
    for (;;) {
      while (this.#at < this.#end && isSpace(this.#text.charCodeAt(this.#at))) this.#at++
      if (!this.#startsWith('/*')) return
      const close = this.#text.indexOf('*/', this.#at + 2)
      if (close < 0 || close + 2 > this.#end) return
      this.#at = close + 2
    }
  }

  #startsWith(token: string): boolean {
    return this.#at + token.length <= this.#end && this.#text.startsWith(token, this.#at)
  }

  /** Skips blanks, then the token if it is there. */
  #take(token: string): boolean {
    this.#skipSpace()
    if (!this.#startsWith(token)) return false
    this.#at += token.length
    return true
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw this.#stopped(phrase(`\`${token}\``, ` \`${token}\``))
  }

  /** See (2): a spread, or a first word followed by `:` or `,`. */
  #looksLikeObjectContent(): boolean {
    if (this.#startsWith('...')) return true
    const start = this.#at
    const key = this.#takeKey()
    const isContent = key !== undefined && (this.#take(':') || this.#take(','))
    this.#at = start
    return isContent
  }

  #parseConditional(): Expression {
    if (++this.#depth > DEEPEST)
      throw this.#stopped(phrase('an expression that is nested less deeply', '嵌套得浅一些的表达式'))
    const condition = this.#parseInfix(0)
    this.#skipSpace()
    let expression = condition
    if (this.#character === '?' && !this.#startsWith('??')) {
      this.#at++
      const then = this.#parseConditional()
      this.#expect(':')
      expression = ['choose', condition, then, this.#parseConditional()]
    }
    this.#depth--
    return expression
  }

  #parseInfix(atLeast: number): Expression {
    let left = this.#parseUnary()
    for (let terms = 1; ; terms++) {
      const found = this.#peekInfix()
      if (found === undefined || found.infix.binds < atLeast) return left
      if (terms > DEEPEST) throw this.#stopped(phrase('a shorter expression', '短一些的表达式'))
      const { infix, length } = found
      const { operator: means } = infix
      if (length > means.length && this.#character === '&')
        this.#onEntity({ offset: this.#at, written: this.#text.slice(this.#at, this.#at + length), means })
      this.#at += length
      // `**` alone groups from the right.
      const right = this.#parseInfix(infix.operator === '**' ? infix.binds : infix.binds + 1)
      left =
        infix.kind === 'logical'
          ? ['logical', infix.operator, left, right]
          : ['binary', infix.operator, left, right]
    }
  }

  #peekInfix(): { readonly infix: Infix; readonly length: number } | undefined {
    this.#skipSpace()
    if (this.#character === '&') {
      for (const [written, means] of entities) {
        if (!this.#startsWith(written)) continue
        const infix = infixes[means[0] as string]?.find(({ operator }) => operator === means)
        if (infix) return { infix, length: written.length }
      }
    }
    for (const infix of infixes[this.#character] ?? []) {
      const { operator } = infix
      if (!this.#startsWith(operator)) continue
      const isWord = operator === 'in' || operator === 'instanceof'
      if (isWord && isNamePart(this.#text.charCodeAt(this.#at + operator.length))) continue
      return { infix, length: operator.length }
    }
    return undefined
  }

  #parseUnary(): Expression {
    this.#skipSpace()
    const operator = this.#takeUnaryOperator()
    if (operator === undefined) return this.#parsePostfix()
    if (++this.#depth > DEEPEST)
      throw this.#stopped(phrase('an expression that is nested less deeply', '嵌套得浅一些的表达式'))
    const operand = this.#parseUnary()
    this.#depth--
    if (operator === '-' && operand[0] === 'lit' && typeof operand[1] === 'number')
      return ['lit', -operand[1]]
    return ['unary', operator, operand]
  }

  #takeUnaryOperator(): UnaryOperator | undefined {
    const character = this.#character
    if (character === '!' || character === '-' || character === '+' || character === '~') {
      this.#at++
      return character
    }
    for (const word of ['typeof', 'void'] as const) {
      if (!this.#startsWith(word) || isNamePart(this.#text.charCodeAt(this.#at + word.length))) continue
      this.#at += word.length
      return word
    }
    return undefined
  }

  #parsePostfix(): Expression {
    this.#skipSpace()
    const start = this.#at
    let expression = this.#parsePrimary()
    // A chain is nested as deep as it is long.
    for (let length = 0; ; length++) {
      if (length > DEEPEST) throw this.#stopped(phrase('a shorter chain', '短一些的链'))
      this.#skipSpace()
      const isOptional = this.#startsWith('?.') && !isDigit(this.#text.charCodeAt(this.#at + 2))
      // Members of nothing are nothing anyway, so `?.` is `.`.
      if (isOptional) this.#at += 2
      if (this.#take('[')) {
        const property = this.#parseConditional()
        this.#expect(']')
        expression = ['at', expression, property]
      } else if (this.#take('(')) {
        expression = ['call', expression, this.#parseArguments(), start]
      } else if (isOptional || (!this.#startsWith('...') && this.#take('.'))) {
        expression = ['get', expression, this.#takeProperty()]
      } else return expression
    }
  }

  #takeProperty(): string {
    this.#skipSpace()
    const start = this.#at
    while (this.#at < this.#end && isNamePart(this.#text.charCodeAt(this.#at))) this.#at++
    if (this.#at === start) throw this.#stopped(phrase('the name of a member', '成员名'))
    return this.#text.slice(start, this.#at)
  }

  #parseArguments(): readonly Expression[] {
    const values: Expression[] = []
    while (!this.#take(')')) {
      values.push(this.#parseConditional())
      if (!this.#take(',')) {
        this.#expect(')')
        break
      }
    }
    return values
  }

  #parsePrimary(): Expression {
    this.#skipSpace()
    const character = this.#character
    if (character === '(') {
      this.#at++
      const inner = this.#parseConditional()
      this.#expect(')')
      return inner
    }
    if (character === '[') {
      this.#at++
      return ['array', this.#parseArrayContent()]
    }
    if (character === '{') {
      this.#at++
      const parts = this.#parseObjectContent('}')
      this.#expect('}')
      return ['object', parts]
    }
    if (character === '`') return this.#parseTemplateLiteral()
    const text = this.#takeString()
    if (text !== undefined) return ['lit', text]
    const number = this.#takeNumber()
    if (number !== undefined) return ['lit', number]
    const name = this.#takeName()
    if (name === undefined) throw this.#stopped(phrase('a value', '值'))
    return valueOfName(name)
  }

  #parseArrayContent(): readonly ArrayPart[] {
    const parts: ArrayPart[] = []
    while (!this.#take(']')) {
      if (this.#take('...')) parts.push(['spread', this.#parseConditional()])
      else if (this.#take(',')) {
        parts.push(['undefined'])
        continue
      } else parts.push(this.#parseConditional())
      if (!this.#take(',')) {
        this.#expect(']')
        break
      }
    }
    return parts
  }

  /** Members up to `end`, which is left standing. An empty `end` is the end of the expression. */
  #parseObjectContent(end: '}' | ''): readonly ObjectPart[] {
    const parts: ObjectPart[] = []
    for (;;) {
      this.#skipSpace()
      if (end === '' ? this.#at >= this.#end : this.#character === end) return parts
      parts.push(this.#parseMember())
      if (!this.#take(',')) return parts
    }
  }

  #parseMember(): ObjectPart {
    if (this.#take('...')) return ['...', this.#parseConditional(), 'spread']
    this.#skipSpace()
    const isName = isNameStart(this.#text.charCodeAt(this.#at))
    const key = this.#takeKey()
    if (key === undefined) throw this.#stopped(phrase('the name of a field', '字段名'))
    if (this.#take(':')) return [key, this.#parseConditional()]
    if (!isName) throw this.#stopped(phrase('`:`', ' `:`'))
    return [key, valueOfName(key)]
  }

  #takeKey(): string | undefined {
    this.#skipSpace()
    return this.#takeName() ?? this.#takeString() ?? this.#takeNumber()?.toString()
  }

  #takeName(): string | undefined {
    const start = this.#at
    if (start >= this.#end || !isNameStart(this.#text.charCodeAt(start))) return undefined
    while (this.#at < this.#end && isNamePart(this.#text.charCodeAt(this.#at))) this.#at++
    return this.#text.slice(start, this.#at)
  }

  #takeNumber(): number | undefined {
    const first = this.#text.charCodeAt(this.#at)
    const isFraction = first === 46 && isDigit(this.#text.charCodeAt(this.#at + 1))
    if (this.#at >= this.#end || !(isDigit(first) || isFraction)) return undefined
    const number =
      /0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+(?![\d.eE])|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
    number.lastIndex = this.#at
    const written = number.exec(this.#text)?.[0] ?? ''
    this.#at += written.length
    if (isNamePart(this.#text.charCodeAt(this.#at)) && this.#at < this.#end)
      throw this.#stopped(phrase('an operator', '运算符'))
    // As in JavaScript that is not strict, a number that begins with nought is octal.
    return /^0[0-7]+$/.test(written) ? Number.parseInt(written, 8) : Number(written)
  }

  #takeString(): string | undefined {
    for (const [quote, means] of quotes) {
      if (!this.#startsWith(quote)) continue
      if (quote !== means) this.#onEntity({ offset: this.#at, written: quote, means })
      this.#at += quote.length
      return this.#takeCharacters(quote, false)
    }
    return undefined
  }

  /** Reads up to the quote and past it; for a template literal, up to the quote or `${`. */
  #takeCharacters(quote: string, isTemplate: boolean): string {
    let characters = ''
    let from = this.#at
    while (this.#at < this.#end) {
      if (this.#startsWith(quote)) {
        characters += this.#text.slice(from, this.#at)
        this.#at += quote.length
        return characters
      }
      if (isTemplate && this.#startsWith('${')) return characters + this.#text.slice(from, this.#at)
      if (this.#character === '\\') {
        const escape = readEscape(this.#text, this.#at, this.#end)
        characters += this.#text.slice(from, this.#at) + escape.character
        this.#at = escape.end
        from = this.#at
      } else this.#at++
    }
    throw this.#stopped(phrase(`the closing \`${quote}\``, `结尾的 \`${quote}\``))
  }

  #parseTemplateLiteral(): Expression {
    this.#at++
    const parts: Expression[] = []
    for (;;) {
      const characters = this.#takeCharacters('`', true)
      if (characters !== '') parts.push(['lit', characters])
      if (this.#text[this.#at - 1] === '`' && !this.#startsWith('${')) return ['join', parts]
      if (!this.#take('${')) return ['join', parts]
      parts.push(this.#parseConditional())
      this.#expect('}')
    }
  }
}

function valueOfName(name: string): Expression {
  switch (name) {
    case 'true':
      return ['lit', true]
    case 'false':
      return ['lit', false]
    case 'null':
      return ['lit', null]
    case 'undefined':
      return ['undefined']
    default:
      return ['data', name]
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isNameStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    (code > 127 && !isSpace(code) && !isPunctuation(code))
  )
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code)
}

/** Chinese punctuation, typed by mistake, is no part of a name. */
function isPunctuation(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x203e) ||
    (code >= 0x3001 && code <= 0x3003) ||
    (code >= 0xff01 && code <= 0xff0f)
  )
}
