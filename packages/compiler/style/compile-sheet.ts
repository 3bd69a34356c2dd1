/**
 * One style sheet file, in one pass over its text.
 *
 * (1) What is not understood is passed on as written, since browsers skip what they do not know;
 *     only structure is repaired: braces, comments, stray text.
 * (2) Comments are left out.
 * (3) Names of `@keyframes` are not scoped: animations are also named in inline styles and in other
 *     sheets of the page, and the official runtime keeps them in one space as well.
 * (4) Imports are left as gaps: see `inline-imports.ts`.
 * (5) A list of fonts that ends in none that is always there ends in `sans-serif`, as on phones.
 */
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import { scopeSelector } from './scope-selector.ts'
import {
  deepCombinator,
  lineComment,
  missingSemicolon,
  strayBrace,
  strayText,
  unclosedBlock,
  unfinishedComment,
} from './style-diagnostics.ts'
import { translateQuery, translateValue, type TranslateUrl } from './translate-value.ts'
import { withLastFont } from './with-last-font.ts'

export interface CompiledSheet {
  readonly parts: readonly (string | SheetImport)[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface SheetImport {
  readonly written: string
  /** `screen and (…)`; empty when there is no condition. */
  readonly condition: string
  readonly start: number
  readonly end: number
}

export interface SheetRequest {
  readonly source: SourceText
  /** What a `url()` becomes. */
  readonly translateUrl: TranslateUrl
}

export function compileSheet({ source, translateUrl }: SheetRequest): CompiledSheet {
  const scanner = new SheetScanner(source, translateUrl)
  scanner.sheet()
  return { parts: scanner.parts, diagnostics: scanner.diagnostics }
}

/** What stands inside a block: rules and declarations, what describes a font, or the percentages of an animation. */
type Inside = 'rules' | 'font' | 'keyframes'

/** Nobody nests deeper; a hostile file would, until our own stack ends. */
const MAX_DEPTH = 50

const conditional: ReadonlySet<string> = new Set([
  'media',
  'supports',
  'layer',
  'container',
  'scope',
  'starting-style',
])

/** The path, in one of the ways it can be written, and the condition. It ends with its line, too. */
const importRule =
  /@import\s*(?:url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^)"'\n]*?))\s*\)|"([^"\n]*)"|'([^'\n]*)')([^;{}\n]*)/iy

class SheetScanner {
  readonly parts: (string | SheetImport)[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly #source: SourceText
  readonly #text: string
  readonly #translateUrl: TranslateUrl
  readonly #report: Report
  #offset = 0
  #out = ''

  constructor(source: SourceText, translateUrl: TranslateUrl) {
    this.#source = source
    this.#text = source.text.replace(/^\uFEFF/, ' ')
    this.#translateUrl = translateUrl
    this.#report = (diagnostic) => void this.diagnostics.push(diagnostic)
  }

  sheet(): void {
    while (this.#offset < this.#text.length) {
      this.#block('rules', 0)
      if (this.#text[this.#offset] === '}') {
        this.#report(strayBrace.at(this.#source.place(this.#offset, this.#offset + 1), {}))
        this.#offset += 1
      }
    }
    this.#flush()
  }

  /** Up to the `}` that ends the block, or the end of the file. */
  #block(inside: Inside, depth: number): void {
    for (;;) {
      this.#blanks()
      const character = this.#text[this.#offset]
      if (character === undefined || character === '}') return
      if (character === ';') this.#offset += 1
      else if (character === '@') this.#atRule(depth)
      else this.#statement(inside, depth)
    }
  }

  /** A rule or a declaration: only what ends it tells which. */
  #statement(inside: Inside, depth: number): void {
    const start = this.#offset
    // Custom properties hold anything, braces too.
    const isCustom = this.#text.startsWith('--', start)
    const end = this.#endOfPrelude(isCustom)
    const written = this.#withoutComments(start, end)
    if (this.#text[end] === '{') {
      this.#offset = end + 1
      this.#out += inside === 'keyframes' ? written.trim() : this.#selector(written, start)
      this.#braces(end, 'rules', depth)
      return
    }
    this.#offset = end
    if (depth === 0) this.#stray(start, end)
    else {
      const declared = translateValue(written.trim(), this.#urlFrom(start))
      this.#out += `${inside === 'font' ? declared : withLastFont(declared)};`
    }
  }

  #atRule(depth: number): void {
    const start = this.#offset
    const name = (/^@[\w-]+/.exec(this.#text.slice(start, start + 40))?.[0] ?? '@').slice(1).toLowerCase()
    if (name === 'import') {
      this.#import(start)
      return
    }
    const end = this.#endOfPrelude(false)
    const prelude = this.#withoutComments(start, end).trim()
    if (this.#text[end] !== '{') {
      this.#offset = end
      // Style sheets are always UTF-8 here.
      if (name !== 'charset') this.#out += `${prelude};`
      return
    }
    this.#offset = end + 1
    this.#out += conditional.has(name) ? translateQuery(prelude) : prelude
    this.#braces(
      end,
      name.endsWith('keyframes') ? 'keyframes' : name === 'font-face' ? 'font' : 'rules',
      depth,
    )
  }

  #braces(open: number, inside: Inside, depth: number): void {
    this.#out += '{'
    if (depth < MAX_DEPTH) this.#block(inside, depth + 1)
    else this.#offset = this.#text.length
    if (this.#text[this.#offset] === '}') this.#offset += 1
    else this.#report(unclosedBlock.at(this.#source.place(open, open + 1), {}))
    this.#out += '}\n'
  }

  #import(start: number): void {
    importRule.lastIndex = start
    const match = importRule.exec(this.#text)
    const end = match ? importRule.lastIndex : this.#endOfPrelude(false)
    this.#offset = end
    const written = (match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4] ?? match?.[5] ?? '').trim()
    if (written === '') return
    const isLast = this.#text.slice(end).trim() === ''
    if (this.#text[end] !== ';' && !isLast) {
      this.#report(missingSemicolon.at(this.#source.place(start, end), {}))
    }
    this.#flush()
    const condition = translateQuery(match?.[6]?.trim() ?? '')
    this.parts.push({ written, condition, start, end })
  }

  #selector(written: string, start: number): string {
    return scopeSelector(written.trim(), (deep) => {
      const at = this.#text.indexOf(deep, start)
      this.#report(deepCombinator.at(this.#source.place(at, at + deep.length), { written: deep }))
    })
  }

  #stray(start: number, end: number): void {
    const text = this.#text.slice(start, end).trim()
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
    if (text !== '') this.#report(strayText.at(this.#source.place(start, end), { text: shown }))
  }

  #urlFrom(start: number): TranslateUrl {
    return (written) => {
      const at = Math.max(start, this.#text.indexOf(written, start))
      return this.#translateUrl(written, at)
    }
  }

  #flush(): void {
    if (this.#out !== '') this.parts.push(this.#out)
    this.#out = ''
  }

  /** The offset of the `{`, `;` or `}` that ends what begins here; a `;` may be missing before `}`. */
  #endOfPrelude(isCustom: boolean): number {
    const text = this.#text
    let depth = 0
    for (let offset = this.#offset; offset < text.length; offset++) {
      switch (text[offset]) {
        case '\\':
          offset += 1
          break
        case '"':
        case "'":
          offset = this.#endOfString(offset) - 1
          break
        case '/':
          if (text[offset + 1] === '*') offset = this.#endOfComment(offset) - 1
          break
        case '(':
          if (/url$/i.test(text.slice(Math.max(0, offset - 3), offset))) offset = this.#endOfUrl(offset)
          else depth += 1
          break
        case ')':
          if (depth > 0) depth -= 1
          break
        case '{':
          if (!isCustom) return offset
          depth += 1
          break
        case '}':
          if (!isCustom || depth === 0) return offset
          depth -= 1
          break
        case ';':
          if (depth === 0) return offset
      }
    }
    return text.length
  }

  /** Blanks and comments between statements. */
  #blanks(): void {
    for (;;) {
      const character = this.#text[this.#offset]
      const next = this.#text[this.#offset + 1]
      if (character === '/' && next === '*') this.#offset = this.#endOfComment(this.#offset)
      else if (character === '/' && next === '/') this.#lineComment()
      else if (character !== undefined && /\s/.test(character)) this.#offset += 1
      // Comments of HTML, from sheets that were once inside of a page.
      else if (this.#text.startsWith('<!--', this.#offset)) this.#offset += 4
      else if (this.#text.startsWith('-->', this.#offset)) this.#offset += 3
      else return
    }
  }

  #lineComment(): void {
    const start = this.#offset
    const end = this.#text.indexOf('\n', start)
    this.#offset = end < 0 ? this.#text.length : end
    this.#report(lineComment.at(this.#source.place(start, this.#offset), {}))
  }

  #endOfComment(start: number): number {
    const end = this.#text.indexOf('*/', start + 2)
    if (end >= 0) return end + 2
    this.#report(unfinishedComment.at(this.#source.place(start, start + 2), {}))
    return this.#text.length
  }

  /** A string that is not closed ends with its line. */
  #endOfString(start: number): number {
    const quote = this.#text[start]
    for (let offset = start + 1; offset < this.#text.length; offset++) {
      const character = this.#text[offset]
      if (character === '\\') offset += 1
      else if (character === quote) return offset + 1
      else if (character === '\n') return offset
    }
    return this.#text.length
  }

  /** Unquoted URLs hold `;` (`data:…;base64,`), `//` and more. The offset of the `)`. */
  #endOfUrl(open: number): number {
    const start = this.#text.slice(open + 1).search(/\S/) + open + 1
    const isQuoted = this.#text[start] === '"' || this.#text[start] === "'"
    const end = this.#text.indexOf(')', isQuoted ? this.#endOfString(start) : start)
    return end < 0 ? this.#text.length : end
  }

  #withoutComments(start: number, end: number): string {
    const written = this.#text.slice(start, end)
    if (!written.includes('/*')) return written
    return written.replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[^]*?(?:\*\/|$)/g, '$1')
  }
}
