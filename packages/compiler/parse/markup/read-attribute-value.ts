import {
  quoteInsideExpression,
  unfinishedValue,
  unquotedValue,
} from '../../diagnostics/markup-diagnostics.ts'
import type { SourceText } from '../../diagnostics/source-text.ts'
import type { MustacheEnds } from '../expression/mustache.ts'
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

function findClosingQuote(start: number, name: string, { source, mustaches, report }: Reading): number {
  const { text } = source
  const quote = text[start - 1] as string
  const first = text.indexOf(quote, start)
  if (first < 0 || isEndOfValue(text, first + 1)) return first

  // `class="{{a ? "b" : "c"}}"`: the quote is followed by more, within an unfinished `{{`.
  const before = text.slice(start, first)
  const mustache = before.lastIndexOf('{{')
  if (mustache < 0 || before.includes('}}', mustache)) return first
  const end = mustaches.after(start + mustache + 2)
  if (end < 0 || text.slice(first, end).includes('<')) return first
  const closing = text.indexOf(quote, end + 2)
  if (closing < 0) return first
  report(quoteInsideExpression.at(source.place(first, first + 1), { name }))
  return closing
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
