/** Values of attributes and text, with their names resolved. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { AttributeValue } from '@maque/protocol/bundle/program.ts'
import { callOfData } from '../diagnostics/expression-diagnostics.ts'
import { parseInterpolation } from '../parse/expression/parse-interpolation.ts'
import type { MarkupAttribute, MarkupValue } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { decodeEntities } from './decode-entities.ts'
import { placed } from './placed-expression.ts'
import { joinOf, resolveExpression } from './resolve-expression.ts'
import { sourceOf, type Scope } from './scope.ts'
import { writtenText } from './written-text.ts'

/** The value of an attribute; constant text is static, however it is written. */
export function readAttribute(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): AttributeValue {
  const { value } = attribute
  if (value === undefined) return true
  const interpolation = parseInterpolation(sourceOf(scope), value, analysis.report)
  switch (interpolation.kind) {
    case 'static':
      return decodeEntities(writtenText(interpolation.text))
    case 'whole':
      return staticText(resolveAt(value, interpolation.expression, scope, analysis))
    case 'mixed': {
      const parts = resolvedParts(value, interpolation.parts, scope, analysis, (text) =>
        decodeEntities(writtenText(text)),
      )
      return staticText(joinOf(parts))
    }
  }
}

/** The value of a text node: always text, so that constants of any type are static. */
export function readText(value: MarkupValue, scope: Scope, analysis: Analysis): string | Expression {
  const interpolation = parseInterpolation(sourceOf(scope), value, analysis.report)
  if (interpolation.kind === 'static') return writtenText(interpolation.text)
  const parts = interpolation.kind === 'whole' ? [interpolation.expression] : interpolation.parts
  const resolved = resolvedParts(value, parts, scope, analysis, writtenText)
  const [only] = resolved
  const joined = joinOf(resolved)
  if (joined[0] === 'lit') return String(joined[1])
  return resolved.length === 1 && only !== undefined ? only : joined
}

function resolvedParts(
  value: MarkupValue,
  parts: readonly (string | Expression)[],
  scope: Scope,
  analysis: Analysis,
  textOf: (written: string) => string,
): readonly Expression[] {
  let opened = 0
  return parts.map((part) =>
    typeof part === 'string' ? ['lit', textOf(part)] : resolveAt(value, part, scope, analysis, opened++),
  )
}

/** An attribute value as an expression, whatever it is. */
export function expressionOf(value: AttributeValue): Expression {
  if (value === true) return ['undefined']
  return typeof value === 'string' ? ['lit', value] : value
}

/** Resolves an expression that stands in `value`, in the braces of this number; calls of data are reported. */
export function resolveAt(
  value: MarkupValue,
  expression: Expression,
  scope: Scope,
  analysis: Analysis,
  braces = 0,
): Expression {
  const resolved = resolveExpression(expression, scope, {
    useModule: (module) => analysis.modules.set(module.key, module),
    placeOf: (offset) => writtenAt(offset, scope, analysis),
    callData: (name) => {
      const place = sourceOf(scope).place(value.start, value.start + value.text.length)
      analysis.report(callOfData.at(place, { name }))
    },
  })
  return placed(resolved, () => writtenAt(value.start + bracesAt(value.text, braces), scope, analysis))
}

/** Where the braces of this number open in a text. */
function bracesAt(text: string, number: number): number {
  let at = text.indexOf('{{')
  for (let count = 0; count < number && at >= 0; count++) at = text.indexOf('{{', at + 2)
  return Math.max(0, at)
}

/** Where its author finds what stands at this offset, as bundles say it: `pages/a/a.wxml:12:7`. */
export function writtenAt(offset: number, scope: Scope, analysis: Analysis): string {
  const source = sourceOf(scope)
  const { line, column } = source.positionAt(offset)
  return `${analysis.shownAs(source.path)}:${line}:${column}`
}

function staticText(expression: Expression): AttributeValue {
  return expression[0] === 'lit' && typeof expression[1] === 'string' ? expression[1] : expression
}
