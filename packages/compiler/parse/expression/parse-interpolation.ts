/** Divides a text with `{{ }}` into what is written as it is and what is computed. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import {
  emptyExpression,
  entityInExpression,
  unfinishedExpression,
  unreadableExpression,
} from '../../diagnostics/expression-diagnostics.ts'
import type { SourceText } from '../../diagnostics/source-text.ts'
import type { Report } from '../../diagnostics/diagnostic.ts'
import type { MarkupValue } from '../markup/syntax.ts'
import { findMustacheEnd } from './mustache.ts'
import { parseExpression } from './parse-expression.ts'

/**
 * A text is static, or one expression that fills it whole and keeps its type, or a mixture.
 * Blanks outside the braces make a mixture: that is the documented rule.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxml/data.html
 */
export type Interpolation =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'whole'; readonly expression: Expression }
  | { readonly kind: 'mixed'; readonly parts: readonly (string | Expression)[] }

/** An expression that cannot be read counts as `undefined`, and is reported. */
export function parseInterpolation(source: SourceText, value: MarkupValue, report: Report): Interpolation {
  const { text } = value
  let open = text.indexOf('{{')
  if (open < 0) return { kind: 'static', text }

  const parts: (string | Expression)[] = []
  let at = 0
  for (; open >= 0; open = text.indexOf('{{', at)) {
    const end = findMustacheEnd(text, open + 2, text.length)
    if (end < 0) {
      report(unfinishedExpression.at(source.place(value.start + open, value.start + open + 2), {}))
      break
    }
    if (open > at) parts.push(text.slice(at, open))
    parts.push(parseReported(source, value.start + open + 2, value.start + end, report))
    at = end + 2
  }
  if (at < text.length) parts.push(text.slice(at))

  const [first] = parts
  if (parts.length === 1 && first !== undefined)
    return typeof first === 'string' ? { kind: 'static', text: first } : { kind: 'whole', expression: first }
  return { kind: 'mixed', parts }
}

function parseReported(source: SourceText, start: number, end: number, report: Report): Expression {
  const parsed = parseExpression(source.text, start, end, ({ offset, written, means }) =>
    report(entityInExpression.at(source.place(offset, offset + written.length), { written, means })),
  )
  if (parsed.ok) {
    if (source.text.slice(start, end).trim() === '')
      report(emptyExpression.at(source.place(start - 2, end + 2), {}))
    return parsed.value
  }
  const { offset, expected } = parsed.refusal
  const written = shortened(source.text.slice(start, end).trim())
  report(unreadableExpression.at(source.place(offset, Math.min(offset + 1, end)), { written, expected }))
  return ['undefined']
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
