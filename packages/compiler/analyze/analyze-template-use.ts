import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { AttributeValue } from '@maque/protocol/bundle/program.ts'
import { dataIsText, tooManyChoices, unknownTemplate } from '../diagnostics/template-diagnostics.ts'
import type { IrNode } from '../ir/template.ts'
import { parseInterpolation } from '../parse/expression/parse-interpolation.ts'
import type { MarkupAttribute, MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { attributeNamed } from './attribute-named.ts'
import { reportLostAttributes } from './read-attributes.ts'
import { readAttribute, resolveAt, writtenAt } from './read-value.ts'
import { placeOf, sourceOf, type Scope } from './scope.ts'

/** Of all uses together; real projects have a few hundred. */
export const MOST_CHOICES = 50_000

const ofTemplate: ReadonlySet<string> = new Set(['is', 'data', 'name'])

/** `<template is="…" data="…">`. A name that is known not to exist draws nothing. */
export function analyzeTemplateUse(
  element: MarkupElement,
  scope: Scope,
  analysis: Analysis,
): readonly IrNode[] {
  reportLostAttributes(element, ofTemplate, scope, analysis)
  // The caller has found `is`.
  const attribute = attributeNamed(element, 'is') as MarkupAttribute
  const is = readAttribute(attribute, scope, analysis)
  const written = attributeNamed(element, 'data')
  const data = written && readData(written, scope, analysis)
  const use = { kind: 'template', ...(data ? { data } : {}) } as const

  const fixed = namesOf(is)
  const names = fixed ?? analysis.templateNames(scope)
  if (!analysis.mayChooseAmong(names.size)) {
    analysis.report(tooManyChoices.at(placeOf(attribute, scope), { limit: MOST_CHOICES }))
    return []
  }
  const among: [string, string][] = []
  for (const name of names) {
    const key = analysis.templateNamed(name, scope)
    if (key !== undefined) among.push([name, key])
    else if (name !== '') {
      const place = placeOf(attribute, scope)
      analysis.report(unknownTemplate.at(place, { name }))
    }
  }
  if (is === true || among.length === 0) return []
  // What is known to be none has been told; what turns out to be none will be, and what turns out to
  // have no end, which only uses within a template can.
  const mayFail = !fixed || scope.names === 'fields'
  const place = mayFail ? { place: writtenAt(attribute.start, scope, analysis) } : {}
  if (typeof is === 'string') {
    // A fixed name has one candidate, and it was found.
    return [{ ...use, is: (among[0] as [string, string])[1], ...place }]
  }
  return [{ ...use, is, among: Object.fromEntries(among), ...place }]
}

/** All names that an `is` can yield, if they are written in it: `{{a ? 'one' : 'two'}}`. */
function namesOf(is: AttributeValue): ReadonlySet<string> | undefined {
  if (is === true) return new Set()
  if (typeof is === 'string') return new Set([is.trim()])
  const names = new Set<string>()
  return collectNames(is, names) ? names : undefined
}

function collectNames(expression: Expression, into: Set<string>): boolean {
  switch (expression[0]) {
    case 'lit':
      into.add(String(expression[1]))
      return true
    case 'undefined':
      return true
    case 'placed':
      return collectNames(expression[1], into)
    case 'choose':
      return collectNames(expression[2], into) && collectNames(expression[3], into)
    default:
      return false
  }
}

/** `{{a}}` is short for `{{a: a}}` here and nowhere else. */
function readData(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): Expression | undefined {
  const { value } = attribute
  if (value === undefined || value.text.trim() === '') return undefined
  const interpolation = parseInterpolation(sourceOf(scope), trimmed(value), analysis.report)
  if (interpolation.kind === 'whole') {
    const { expression } = interpolation
    // `{{}}` has been told already.
    if (expression[0] === 'lit') return undefined
    const fields: Expression =
      expression[0] === 'data' ? ['object', [[expression[1], expression]]] : expression
    return resolveAt(value, fields, scope, analysis)
  }
  const place = placeOf(attribute, scope)
  analysis.report(dataIsText.at(place, { text: value.text }))
  return undefined
}

function trimmed(value: { readonly text: string; readonly start: number }): { text: string; start: number } {
  const start = value.text.length - value.text.trimStart().length
  return { text: value.text.trim(), start: value.start + start }
}
