import type { Expression } from '@maque/protocol/bundle/expression.ts'
import {
  forWithoutKey,
  keyIsComputed,
  keyWithoutFor,
  listIsText,
  valueMissing,
} from '../diagnostics/template-diagnostics.ts'
import type { MarkupAttribute, MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { attributeNamed, textOfAttribute } from './attribute-named.ts'
import { expressionOf, readAttribute } from './read-value.ts'
import { placeOf, type Scope } from './scope.ts'

export interface LoopDirective {
  readonly list: Expression
  readonly itemName: string
  readonly indexName: string
  readonly key?: string
}

/** `wx:for`, or `wx:for-items` as older projects write it. */
export function findLoop(element: MarkupElement): MarkupAttribute | undefined {
  return attributeNamed(element, 'wx:for') ?? attributeNamed(element, 'wx:for-items')
}

export function readLoop(
  element: MarkupElement,
  attribute: MarkupAttribute,
  scope: Scope,
  analysis: Analysis,
): LoopDirective {
  const itemName = textOfAttribute(element, 'wx:for-item') || 'item'
  const indexName = textOfAttribute(element, 'wx:for-index') || 'index'
  const list = readList(attribute, scope, analysis)
  const key = attributeNamed(element, 'wx:key') ?? attributeNamed(element, 'wx:for-key')
  if (key === undefined && isUnknownList(list)) {
    const place = placeOf(attribute, scope)
    analysis.report(forWithoutKey.at(place, { list: attribute.value?.text ?? '' }))
  }
  const field = key && readKey(key, itemName, indexName, scope, analysis)
  return { list, itemName, indexName, ...(field === undefined ? {} : { key: field }) }
}

/** A `wx:key` beside no `wx:for`. */
export function reportStrayKey(element: MarkupElement, scope: Scope, analysis: Analysis): void {
  const key = attributeNamed(element, 'wx:key')
  if (key) analysis.report(keyWithoutFor.at(placeOf(key, scope), {}))
}

function readList(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): Expression {
  const { name: directive } = attribute
  const value = readAttribute(attribute, scope, analysis)
  const text = attribute.value?.text ?? ''
  if (value === true) analysis.report(valueMissing.at(placeOf(attribute, scope), { directive }))
  else if ((typeof value === 'string' && !isEmptyBraces(value, text)) || value[0] === 'join')
    analysis.report(listIsText.at(placeOf(attribute, scope), { directive, text }))
  return expressionOf(value)
}

/** `{{}}` has been told already. */
function isEmptyBraces(value: string, text: string): boolean {
  return value === '' && text !== ''
}

/** A list that is written out, or a number, keeps its rows: they need no key. */
function isUnknownList(list: Expression): boolean {
  return list[0] !== 'lit' && list[0] !== 'array'
}

/**
 * The field that tells rows apart; `undefined` for their position.
 *
 * The documented form is a bare name. `{{item.id}}`, `item.id`, `{{item}}` and `{{index}}` are
 * written as often, and say clearly enough what is meant.
 */
function readKey(
  attribute: MarkupAttribute,
  itemName: string,
  indexName: string,
  scope: Scope,
  analysis: Analysis,
): string | undefined {
  const written = attribute.value?.text.trim() ?? ''
  if (written === '') return undefined
  const isComputed = written.startsWith('{{') && written.endsWith('}}')
  const key = isComputed ? written.slice(2, -2).trim() : written
  if (key === '*this' || (isComputed && key === itemName)) return '*this'
  if (isComputed && key === indexName) return undefined
  if (key.startsWith(`${itemName}.`) && isName(key.slice(itemName.length + 1)))
    return key.slice(itemName.length + 1)
  if (!isComputed && !written.includes('{{')) return key
  const place = placeOf(attribute, scope)
  analysis.report(keyIsComputed.at(place, { key: written }))
  return undefined
}

function isName(text: string): boolean {
  return /^[\w$]+$/.test(text)
}
