/**
 * Reads a template into a tree, whatever is in it.
 *
 * (1) It never throws; every text gives a tree, and every repair a diagnostic.
 * (2) Offsets are those of the source: `source.slice(start, end)` shows what was written.
 * (3) Text of nothing but blanks is layout of the source and is left out, also inside `<text>`.
 * (4) A close tag closes the nearest element of its name and all that is open inside. What
 *     could not have had content (`<image>`) then gives its content to its parent.
 * (5) `{{ }}` hides markup: `{{a < b}}` is text.
 */
import type { Report } from '../../diagnostics/diagnostic.ts'
import {
  duplicateAttribute,
  foreignMarkup,
  nestedTooDeep,
  oddAttributeName,
  strayCloseTag,
  straySymbol,
  unclosedElement,
  unfinishedComment,
  unfinishedTag,
} from '../../diagnostics/markup-diagnostics.ts'
import type { SourceText } from '../../diagnostics/source-text.ts'
import { MustacheEnds } from '../expression/mustache.ts'
import {
  BRACE_OPEN,
  EQUALS,
  GREATER_THAN,
  isLetter,
  isSpace,
  LESS_THAN,
  SLASH,
  UNDERSCORE,
} from './characters.ts'
import { readAttributeValue } from './read-attribute-value.ts'
import type { MarkupAttribute, MarkupDocument, MarkupElement, MarkupNode, MarkupValue } from './syntax.ts'

/** Every later phase descends by recursion, so the tree must not be deeper than a stack can take. */
const DEEPEST = 256

/** Elements without content, which authors used to HTML leave open. */
const withoutContent: ReadonlySet<string> = new Set([
  'image',
  'input',
  'icon',
  'progress',
  'slider',
  'switch',
  'import',
  'include',
  'img',
  'br',
  'hr',
])

export function parseMarkup(source: SourceText, report: Report): MarkupDocument {
  return { source, nodes: new MarkupParser(source, report).parse() }
}

interface OpenElement {
  readonly element: MarkupElement
  readonly children: MarkupNode[]
}

class MarkupParser {
  readonly #source: SourceText
  readonly #text: string
  readonly #report: Report
  readonly #mustaches: MustacheEnds
  readonly #roots: MarkupNode[] = []
  readonly #open: OpenElement[] = []
  #at = 0
  /** Elements beyond DEEPEST whose close tags are still to come. */
  #tooDeep = 0

  constructor(source: SourceText, report: Report) {
    this.#source = source
    this.#text = source.text
    this.#mustaches = new MustacheEnds(source.text)
    this.#report = report
  }

  parse(): readonly MarkupNode[] {
    const { length } = this.#text
    while (this.#at < length) {
      const start = this.#at
      const end = this.#findMarkup(start)
      if (end > start) this.#addText(start, end)
      this.#at = end
      if (end < length) this.#readMarkup()
    }
    while (this.#open.length > 0) this.#closeLast('forgotten')
    return this.#roots
  }

  get #siblings(): MarkupNode[] {
    return this.#open.at(-1)?.children ?? this.#roots
  }

  /** Where the next tag or comment begins. */
  #findMarkup(from: number): number {
    const text = this.#text
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === LESS_THAN && this.#beginsMarkup(at)) return at
      if (code === BRACE_OPEN && text.charCodeAt(at + 1) === BRACE_OPEN) {
        const end = this.#mustaches.after(at + 2)
        if (end >= 0) at = end + 1
      }
    }
    return at
  }

  #beginsMarkup(at: number): boolean {
    const next = this.#text.charCodeAt(at + 1)
    if (isLetter(next) || next === UNDERSCORE) return true
    if (next === SLASH) {
      const name = this.#text.charCodeAt(skipSpace(this.#text, at + 2))
      return isLetter(name) || name === UNDERSCORE
    }
    return next === 33 /* ! */ || next === 63 /* ? */
  }

  #addText(start: number, end: number): void {
    const text = this.#text.slice(start, end)
    if (isLayout(text)) return
    this.#siblings.push({ kind: 'text', text, start })
  }

  #readMarkup(): void {
    const next = this.#text.charCodeAt(this.#at + 1)
    if (next === SLASH) this.#readCloseTag()
    else if (next === 33 || next === 63) this.#readDeclaration()
    else this.#readElement()
  }

  #readDeclaration(): void {
    const start = this.#at
    if (this.#text.startsWith('<!--', start)) {
      const end = this.#text.indexOf('-->', start + 4)
      if (end < 0) this.#report(unfinishedComment.at(this.#source.place(start, start + 4), {}))
      this.#at = end < 0 ? this.#text.length : end + 3
      return
    }
    const closing = this.#text.startsWith('<![CDATA[', start) ? ']]>' : '>'
    const found = this.#text.indexOf(closing, start)
    this.#at = found < 0 ? this.#text.length : found + closing.length
    const shown = this.#text.slice(start, Math.min(this.#at, start + 30))
    this.#report(foreignMarkup.at(this.#source.place(start, this.#at), { text: shown }))
  }

  #readCloseTag(): void {
    const start = this.#at
    const tag = this.#readName(skipSpace(this.#text, start + 2))
    while (this.#at < this.#text.length && !isAngle(this.#text.charCodeAt(this.#at))) this.#at++
    const isFinished = this.#text.charCodeAt(this.#at) === GREATER_THAN
    if (isFinished) this.#at++
    else this.#report(unfinishedTag.at(this.#source.place(start, this.#at), { tag: `/${tag}` }))

    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    const depth = this.#depthOf(tag)
    if (depth < 0) {
      this.#report(strayCloseTag.at(this.#source.place(start, this.#at), { tag }))
      return
    }
    while (this.#open.length > depth + 1) this.#closeLast('forgotten')
    this.#closeLast('closed')
  }

  /** The nearest element of this name; one in other letters counts if it stands right here, or if there is no other. */
  #depthOf(tag: string): number {
    const lower = tag.toLowerCase()
    const isMeant = ({ element }: OpenElement): boolean => element.tag.toLowerCase() === lower
    const last = this.#open.at(-1)
    if (last && isMeant(last)) return this.#open.length - 1
    const exact = this.#open.findLastIndex(({ element }) => element.tag === tag)
    return exact >= 0 ? exact : this.#open.findLastIndex(isMeant)
  }

  #closeLast(how: 'closed' | 'forgotten'): void {
    const closed = this.#open.pop()
    if (closed === undefined) return
    const { element, children } = closed
    if (how === 'closed') return
    this.#report(unclosedElement.at(this.#source.place(element.start, element.end), { tag: element.tag }))
    if (withoutContent.has(element.tag.toLowerCase()))
      for (const child of children.splice(0)) this.#siblings.push(child)
  }

  #readElement(): void {
    const start = this.#at
    const tag = this.#readName(start + 1)
    const attributes: MarkupAttribute[] = []
    const ending = this.#readAttributes(tag, start, attributes)
    const script = tag === 'wxs' && ending === 'open' ? this.#readScript(start) : undefined
    const children: MarkupNode[] = []
    const element: MarkupElement = {
      kind: 'element',
      tag,
      start,
      end: script ? script.start : this.#at,
      attributes,
      children,
      ...(script ? { script } : {}),
    }
    this.#siblings.push(element)
    if (ending === 'closed' || script) return

    if (this.#open.length >= DEEPEST) {
      if (this.#tooDeep++ === 0)
        this.#report(nestedTooDeep.at(this.#source.place(start, this.#at), { limit: DEEPEST }))
      return
    }
    this.#open.push({ element, children })
  }

  /** Leaves `#at` after the name. */
  #readName(from: number): string {
    let at = from
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at)
      if (isSpace(code) || code === GREATER_THAN || code === SLASH || code === LESS_THAN || code === EQUALS)
        break
    }
    this.#at = at
    return this.#text.slice(from, at)
  }

  /** Leaves `#at` after the tag. */
  #readAttributes(tag: string, start: number, into: MarkupAttribute[]): 'open' | 'closed' {
    const text = this.#text
    const places = new Map<string, number>()
    for (;;) {
      this.#at = skipSpace(text, this.#at)
      const code = text.charCodeAt(this.#at)
      if (code === GREATER_THAN) {
        this.#at++
        return 'open'
      }
      const closing = code === SLASH ? skipSpace(text, this.#at + 1) : 0
      if (code === SLASH && text.charCodeAt(closing) === GREATER_THAN) {
        this.#at = closing + 1
        return 'closed'
      }
      if (this.#at >= text.length || code === LESS_THAN) {
        this.#report(unfinishedTag.at(this.#source.place(start, this.#at), { tag }))
        return 'open'
      }
      const attribute = this.#readAttribute(tag)
      if (attribute === undefined) continue
      const before = places.get(attribute.name)
      if (before === undefined) {
        places.set(attribute.name, into.length)
        into.push(attribute)
      } else {
        const place = this.#source.place(attribute.start, attribute.end)
        this.#report(duplicateAttribute.at(place, { name: attribute.name, tag }))
        into[before] = attribute
      }
    }
  }

  #readAttribute(tag: string): MarkupAttribute | undefined {
    const text = this.#text
    const start = this.#at
    let at = start
    while (at < text.length && isAttributeName(text, at)) at++
    if (at === start) {
      this.#at = start + 1
      this.#report(
        straySymbol.at(this.#source.place(start, start + 1), { text: text.slice(start, start + 1), tag }),
      )
      return undefined
    }
    const name = text.slice(start, at)
    if (!isLetter(text.charCodeAt(start)) && text.charCodeAt(start) !== UNDERSCORE)
      this.#report(oddAttributeName.at(this.#source.place(start, at), { name }))
    const equals = skipSpace(text, at)
    if (text.charCodeAt(equals) !== EQUALS) {
      this.#at = at
      return { name, start, end: at }
    }
    const { value, end } = readAttributeValue(skipSpace(text, equals + 1), name, {
      source: this.#source,
      mustaches: this.#mustaches,
      report: this.#report,
    })
    this.#at = end
    return { name, start, end, value }
  }

  #readScript(start: number): MarkupValue {
    const from = this.#at
    const found = this.#text.indexOf('</wxs', from)
    if (found < 0) {
      this.#report(unclosedElement.at(this.#source.place(start, from), { tag: 'wxs' }))
      this.#at = this.#text.length
    } else {
      const closing = this.#text.indexOf('>', found)
      this.#at = closing < 0 ? this.#text.length : closing + 1
    }
    return { text: this.#text.slice(from, found < 0 ? undefined : found), start: from }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

function isAngle(code: number): boolean {
  return code === LESS_THAN || code === GREATER_THAN
}

/** A no-break or ideographic space is written to be seen. */
function isLayout(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && (code < 9 || code > 13)) return false
  }
  return true
}

function isAttributeName(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (isSpace(code) || code === GREATER_THAN || code === EQUALS || code === LESS_THAN) return false
  if (code === 34 || code === 39) return false
  return code !== SLASH
}
