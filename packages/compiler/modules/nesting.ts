/**
 * How deep a script is nested: by brackets, and by what needs none (`a ? 1 : b ? 2 : …`, `else if …`,
 * `x => y => …`, `!!!a`). The native parser recurses with that and, where its stack ends, takes the whole
 * process with it: it must not be given what is nested without measure.
 *
 * The script is read once, token by token. What is counted ends with the bracket, the statement or the
 * part of a list in which it stands. Guesses err towards an end: honest scripts are long, not deep.
 */
import { endAfterSlash, endOfString, endOfTemplatePart } from './skip-token.ts'

/** V8 itself gives up on functions and objects that are nested less than twice as deep. */
export const MOST_NESTED = 1000

/** Operators of one expression, each of which holds all before it: `a + b + …`, `a.b.c…`. */
export const MOST_CHAINED = 20_000

export interface Nesting {
  readonly isTooDeep: boolean
  /** What is exceeded, of the two above. */
  readonly limit: number
  /** Where it is deepest, as far as it was read. */
  readonly at: number
}

/** Too deep as soon as it is; otherwise all is read. */
export function nestingOf(text: string): Nesting {
  const reader = new NestingReader(text)
  const at = reader.read()
  return { isTooDeep: at !== undefined, limit: reader.limit, at: at ?? reader.deepestAt }
}

/** What is open within one bracket. */
interface Level {
  /** Of `if`, `for`, `while`: a statement follows it. */
  readonly isHead: boolean
  readonly isTemplate: boolean
  statements: number
  /** What nests all that follows: `?`, `=`, `=>`, `**`, labels. */
  nested: number
  /** Operators before a value: `!`, `-`, `typeof`, `new`. */
  prefixes: number
  chained: number
  questions: number
}

const heads = new Set(['if', 'for', 'while', 'with'])
const prefixWords = new Set(['new', 'yield', 'await', 'typeof', 'void', 'delete', 'keyof'])
/** Words between two values. */
const infixWords = new Set(['in', 'instanceof', 'of', 'as', 'satisfies', 'extends', 'is'])
/** Words after which a value or a statement is still to come. */
const openWords = new Set([
  ...heads,
  ...prefixWords,
  ...infixWords,
  'else',
  'do',
  'return',
  'throw',
  'case',
  'default',
])
/** What may follow a block without being the next statement. */
const continuing = new Set(['else', 'catch', 'finally', 'while', ...infixWords])

const label = /\s*[\w$]+\s*:/y

class NestingReader {
  readonly #text: string
  readonly #levels: Level[] = []
  #level: Level = levelOf(false, false)
  #depth = 0
  #deepest = 0
  deepestAt = 0
  /** What was exceeded. */
  limit = MOST_NESTED
  /** Whether what was read last ends a value, or may end a statement. */
  #isValue = false
  #last: 'semicolon' | 'block' | 'head' | 'other' = 'other'
  #hasLineEnd = false
  #isHeadNext = false
  #wordsInARow = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Where it first is too deep. */
  read(): number | undefined {
    const text = this.#text
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code <= 0x20) {
        if (code === LINE_END) this.#hasLineEnd = true
        continue
      }
      const start = at
      if (isWordPart(code)) {
        at = endOfWord(text, at) - 1
        this.#word(at - start < 10 ? text.slice(start, at + 1) : '')
      } else {
        this.#wordsInARow = 0
        at = this.#sign(at, code)
      }
      const depth = Math.max(this.#depth, this.#wordsInARow)
      if (depth > this.#deepest) {
        this.#deepest = depth
        this.deepestAt = start
        if (depth > MOST_NESTED) return start
      }
      if (this.#level.chained > MOST_CHAINED) {
        this.limit = MOST_CHAINED
        return start
      }
    }
    return undefined
  }

  #word(word: string): void {
    const isNext = this.#isValue && this.#hasLineEnd && !continuing.has(word)
    if (isNext || (this.#last === 'block' && !continuing.has(word))) this.#endStatement()
    else if (this.#last === 'semicolon' && word !== 'else') this.#endStatement()
    if (heads.has(word) || word === 'do') this.#nest('statements')
    else if (word === 'case') this.#endStatement()
    else if (word === 'extends') this.#nest('nested')
    else if (prefixWords.has(word)) this.#nest('prefixes')
    else if (infixWords.has(word)) this.#level.chained++
    this.#isHeadNext = heads.has(word)
    this.#ended(openWords.has(word) ? 'other' : 'value')
    // `readonly readonly …`, `declare declare …`: no program has as many words without a sign.
    this.#wordsInARow++
  }

  /** The last character of what begins there. */
  #sign(at: number, code: number): number {
    const text = this.#text
    const next = text.charCodeAt(at + 1)
    if (code === SLASH) {
      const end = endAfterSlash(text, at)
      const isComment = next === SLASH || next === 0x2a
      if (isComment) this.#hasLineEnd ||= next === SLASH || text.slice(at, end).includes('\n')
      else if (end > at) this.#ended('value')
      else this.#chain()
      return end
    }
    if (this.#last === 'semicolon') this.#endStatement()
    switch (code) {
      case 0x22: // "
      case 0x27: // '
        this.#ended('value')
        return endOfString(text, at)
      case 0x60: // `
        this.#chain()
        return this.#template(at + 1)
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        this.#level.chained++
        this.#open(levelOf(this.#isHeadNext && code === 0x28, false))
        return at
      case 0x7d: // }
        if (this.#level.isTemplate) {
          this.#close()
          return this.#template(at + 1)
        }
        this.#close()
        this.#ended('block')
        return at
      case 0x29: // )
      case 0x5d: // ]
        this.#ended(this.#close().isHead ? 'head' : 'value')
        return at
      case 0x3b: // ;
        this.#end('nested')
        this.#ended('semicolon')
        return at
      case 0x2c: // ,
        this.#endExpression()
        this.#ended('other')
        return at
      case 0x3a: // :
        if (this.#level.questions > 0) this.#level.questions--
        else if (this.#isBeforeLabel(at)) this.#nest('statements')
        this.#ended('other')
        return at
      case 0x3f: // ?
        return this.#question(at, next)
      case 0x3d: // =
        return this.#equals(at, next)
      case 0x21: // !
      case 0x2b: // +
      case 0x2d: // -
      case 0x7e: // ~
        if (this.#isValue || (code === 0x21 && next === 0x3d)) this.#chain()
        else this.#nest('prefixes')
        return code === 0x21 && next === 0x3d ? at + 1 : at
      case 0x2a: // *
        if (next !== 0x2a) this.#chain()
        else this.#infix()
        return next === 0x2a ? at + 1 : at
      default:
        this.#chain()
        return at
    }
  }

  /** Names of fields, types and cases end so, too. */
  #isBeforeLabel(at: number): boolean {
    label.lastIndex = at + 1
    return label.test(this.#text)
  }

  #question(at: number, next: number): number {
    if (next === 0x3f || next === 0x2e) {
      this.#chain()
      return at + 1
    }
    this.#level.questions++
    this.#infix()
    return at
  }

  #equals(at: number, next: number): number {
    const before = this.#text.charCodeAt(at - 1)
    if (next === 0x3e || (next !== 0x3d && before !== 0x3c && before !== 0x3e)) {
      this.#infix()
      return next === 0x3e ? at + 1 : at
    }
    this.#chain()
    let end = at
    while (this.#text.charCodeAt(end + 1) === 0x3d) end++
    return end
  }

  /** Up to the end of a template, or of the part of it before its next expression. */
  #template(start: number): number {
    const { at, opens } = endOfTemplatePart(this.#text, start)
    if (opens) this.#open(levelOf(false, true))
    else this.#ended('value')
    return at
  }

  #chain(): void {
    this.#level.chained++
    this.#ended('other')
  }

  #infix(): void {
    this.#nest('nested')
    this.#ended('other')
  }

  #ended(as: 'value' | 'semicolon' | 'block' | 'head' | 'other'): void {
    this.#isValue = as === 'value' || as === 'block'
    this.#last = as === 'value' ? 'other' : as
    this.#hasLineEnd = false
    if (this.#isValue) this.#end('prefixes')
  }

  #open(level: Level): void {
    this.#levels.push(this.#level)
    this.#level = level
    this.#depth++
    this.#isHeadNext = false
    this.#ended('other')
  }

  #close(): Level {
    const closed = this.#level
    const around = this.#levels.pop()
    // More may be closed than was opened: that is for the parser to say.
    if (around === undefined) return closed
    this.#depth -= 1 + closed.statements + closed.nested + closed.prefixes
    this.#level = around
    return closed
  }

  #nest(kind: 'statements' | 'nested' | 'prefixes'): void {
    this.#level[kind]++
    this.#depth++
    if (kind === 'prefixes') this.#ended('other')
  }

  #end(kind: 'statements' | 'nested' | 'prefixes'): void {
    this.#depth -= this.#level[kind]
    this.#level[kind] = 0
  }

  #endExpression(): void {
    this.#end('nested')
    this.#end('prefixes')
    this.#level.chained = 0
    this.#level.questions = 0
  }

  #endStatement(): void {
    this.#endExpression()
    this.#end('statements')
  }
}

function levelOf(isHead: boolean, isTemplate: boolean): Level {
  return { isHead, isTemplate, statements: 0, nested: 0, prefixes: 0, chained: 0, questions: 0 }
}

const LINE_END = 0x0a
const SLASH = 0x2f

function isWordPart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || // a–z
    (code >= 0x41 && code <= 0x5a) || // A–Z
    (code >= 0x30 && code <= 0x39) || // 0–9
    code === 0x5f ||
    code === 0x24 ||
    code > 0x7f
  )
}

function endOfWord(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isWordPart(text.charCodeAt(end))) end++
  return end
}
