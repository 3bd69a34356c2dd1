import {
  quoteInsideExpression,
  unfinishedValue,
  unquotedValue,
} from '../../diagnostics/markup-diagnostics.ts'
import type { SourceText } from '../../diagnostics/source-text.ts'
import type { MustacheEnds } from '../expression/mustache.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import { BRACE_OPEN, DOUBLE_QUOTE, GREATER_THAN, isSpace, SINGLE_QUOTE, SLASH } from './characters.ts'
import type { Report } from '../../diagnostics/diagnostic.ts'
import type { MarkupValue } from './syntax.ts'

/** What is being read, and where it is told what is wrong with it. */
export interface Reading {
  readonly source: SourceText
  readonly mustaches: MustacheEnds
  readonly report: Report
}

interface ReadValue {
  readonly value: MarkupValue
  /** After the closing quote. */
  readonly end: number
}

/** Reads the value that stands at `from`, in double, single or no quotes. */
export function readAttributeValue(from: number, name: string, reading: Reading): ReadValue {
  const { source, report } = reading
  const quote = source.text.charCodeAt(from)
  if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
    const unquoted = readUnquoted(from, reading)
    report(unquotedValue.at(source.place(from, unquoted.end), { name, text: unquoted.value.text }))
    return unquoted
  }

  const start = from + 1
  const end = findClosingQuote(start, name, reading)
  if (end >= 0) return { value: { text: source.text.slice(start, end), start }, end: end + 1 }

  report(unfinishedValue.at(source.place(from), { name }))
  const guessed = endOfLineOrTag(source.text, start)
  return { value: { text: source.text.slice(start, guessed), start }, end: guessed }
}

/** `class="{{a ? "b" : "c"}} {{d ? " e" : ""}}"`: a quote within braces does not end the value. */
function findClosingQuote(start: number, name: string, reading: Reading): number {
  const { source, report } = reading
  const quote = source.text[start - 1] as string
  const first = source.text.indexOf(quote, start)
  let from = start
  let found = first
  for (;;) {
    const end = found < 0 ? -1 : endOfBracesAround(found, from, reading)
    if (end < 0) break
    from = end + 2
    found = source.text.indexOf(quote, from)
  }
  // Without another quote the first one was meant.
  if (found < 0 || found === first) return first
  report(quoteInsideExpression.at(source.place(first, first + 1), { name }))
  return found
}

/** Where the braces end that are open at this quote, or -1 if the quote ends the value. */
function endOfBracesAround(at: number, from: number, { source: { text }, mustaches }: Reading): number {
  const before = text.slice(from, at)
  const mustache = before.lastIndexOf('{{')
  if (mustache < 0 || before.includes('}}', mustache)) return -1
  const open = from + mustache + 2
  const end = mustaches.after(open)
  if (end < at || text.slice(at, end).includes('<')) return -1
  // Followed by a blank it looks as if it ended the value, unless all of it can be read.
  return isEndOfValue(text, at + 1) && !parseExpression(text, open, end).ok ? -1 : end
}

function isEndOfValue(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at >= text.length || isSpace(code) || code === GREATER_THAN || code === SLASH
}

function readUnquoted(from: number, { source: { text }, mustaches }: Reading): ReadValue {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || code === GREATER_THAN) break
    if (code === SLASH && text.charCodeAt(at + 1) === GREATER_THAN) break
    if (code === BRACE_OPEN && text.charCodeAt(at + 1) === BRACE_OPEN) {
      const end = mustaches.after(at + 2)
      if (end >= 0) at = end + 1
    }
  }
  return { value: { text: text.slice(from, at), start: from }, end: at }
}

function endOfLineOrTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\n' || character === '\r' || character === '>') return at
  }
  return text.length
}
