import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { conditionIsText, valueMissing } from '../diagnostics/template-diagnostics.ts'
import type { MarkupAttribute, MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { attributeNamed } from './attribute-named.ts'
import { expressionOf, readAttribute } from './read-value.ts'
import { placeOf, type Scope } from './scope.ts'

export interface ConditionDirective {
  readonly kind: 'if' | 'elif' | 'else'
  readonly attribute: MarkupAttribute
}

/** The condition of an element. `wx:else` beside `wx:if` is an `wx:elif` spelt out. */
export function findCondition(element: MarkupElement): ConditionDirective | undefined {
  const whenElse = attributeNamed(element, 'wx:else')
  const whenIf = attributeNamed(element, 'wx:if')
  const whenElif = attributeNamed(element, 'wx:elif') ?? attributeNamed(element, 'wx:else-if')
  if (whenElif) return { kind: 'elif', attribute: whenElif }
  if (whenElse && whenIf) return { kind: 'elif', attribute: whenIf }
  if (whenElse) return { kind: 'else', attribute: whenElse }
  return whenIf && { kind: 'if', attribute: whenIf }
}

export function readCondition(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): Expression {
  const { name: directive } = attribute
  const value = readAttribute(attribute, scope, analysis)
  const text = attribute.value?.text ?? ''
  if (value === true) analysis.report(valueMissing.at(placeOf(attribute, scope), { directive }))
  else if (isAlwaysText(value))
    analysis.report(conditionIsText.at(placeOf(attribute, scope), { directive, text }))
  return expressionOf(value)
}

/** `wx:if="{{a}} "` is a text that ends with a blank. */
function isAlwaysText(value: string | Expression): boolean {
  return typeof value === 'string' ? value !== '' : value[0] === 'join'
}
