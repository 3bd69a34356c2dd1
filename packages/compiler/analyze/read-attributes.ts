/** Divides what is written on an element into attributes and event bindings. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { Attribute, AttributeValue, EventBinding } from '@maque/protocol/bundle/program.ts'
import {
  attributeWithoutElement,
  genericIsComputed,
  handlerIsCall,
  modelOfMember,
  modelWithoutPath,
  unknownDirective,
  unknownGeneric,
  unsupportedAttribute,
} from '../diagnostics/template-diagnostics.ts'
import { phrase } from '../diagnostics/phrase.ts'
import type { MarkupAttribute, MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { readEventName } from './event-name.ts'
import { readAttribute } from './read-value.ts'
import { placeOf, sourceOf, type Scope } from './scope.ts'

export interface ElementAttributes {
  readonly attributes: readonly Attribute[]
  readonly events: readonly EventBinding[]
}

const directives: ReadonlySet<string> = new Set([
  'wx:if',
  'wx:elif',
  'wx:else-if',
  'wx:else',
  'wx:for',
  'wx:for-items',
  'wx:for-item',
  'wx:for-index',
  'wx:key',
  'wx:for-key',
])

export function readAttributes(element: MarkupElement, scope: Scope, analysis: Analysis): ElementAttributes {
  const attributes: Attribute[] = []
  const events: EventBinding[] = []
  for (const attribute of element.attributes) {
    const { name } = attribute
    if (name.startsWith('wx:')) reportUnknownDirective(attribute, scope, analysis)
    else if (name.startsWith('model:')) attributes.push(readModel(attribute, scope, analysis))
    else if (name.startsWith('slot:')) {
      if (!scope.slotValues) reportUnsupported(attribute, scope, analysis)
    } else if (name.startsWith('worklet:')) reportUnsupported(attribute, scope, analysis)
    else {
      const event = readEventName(name)
      if (event) events.push({ ...event, handler: readHandler(attribute, scope, analysis) })
      else {
        const value = readAttribute(attribute, scope, analysis)
        if (name.startsWith('generic:')) reportGeneric(attribute, value, scope, analysis)
        attributes.push([name, value])
      }
    }
  }
  if (scope.slot !== undefined && !attributes.some(([name]) => name === 'slot'))
    attributes.push(['slot', scope.slot])
  return { attributes, events }
}

/** `catchtouchmove` without a value, or with `true`, only stops the event: its handler is called by no name. */
function readHandler(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): string | Expression {
  const value = readAttribute(attribute, scope, analysis)
  const text = attribute.value?.text.trim() ?? ''
  if (text.endsWith(')')) {
    const details = { name: attribute.name, written: text }
    analysis.report(handlerIsCall.at(placeOf(attribute, scope), details))
  }
  if (value === true) return ''
  return typeof value === 'string' ? value.trim() : value
}

function reportGeneric(
  attribute: MarkupAttribute,
  value: AttributeValue,
  scope: Scope,
  analysis: Analysis,
): void {
  const { name } = attribute
  const place = placeOf(attribute, scope)
  if (typeof value !== 'string')
    analysis.report(genericIsComputed.at(place, { name, written: attribute.value?.text ?? '' }))
  else if (!analysis.using.has(value)) analysis.report(unknownGeneric.at(place, { name, tag: value }))
}

function readModel(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): Attribute {
  const name = attribute.name.slice('model:'.length)
  const value = readAttribute(attribute, scope, analysis)
  const path = scope.names === 'data' && typeof value === 'object' ? pathOf(value) : undefined
  if (path) {
    if (path.length > 1)
      analysis.report(
        modelOfMember.at(placeOf(attribute, scope), {
          name: attribute.name,
          written: attribute.value?.text ?? '',
        }),
      )
    return [name, value, path]
  }
  const place = placeOf(attribute, scope)
  analysis.report(modelWithoutPath.at(place, { name: attribute.name, written: attribute.value?.text ?? '' }))
  return [name, value]
}

/** The path in the data that an expression reads, if it is one. */
function pathOf(expression: Expression): readonly (string | number)[] | undefined {
  switch (expression[0]) {
    case 'data':
      return [expression[1]]
    case 'get': {
      const object = pathOf(expression[1])
      return object && [...object, expression[2]]
    }
    case 'at': {
      const object = pathOf(expression[1])
      const [, , property] = expression
      return object && property[0] === 'lit' && typeof property[1] === 'number'
        ? [...object, property[1]]
        : undefined
    }
    default:
      return undefined
  }
}

function reportUnknownDirective(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): void {
  const { name, start, end } = attribute
  if (!directives.has(name)) analysis.report(unknownDirective.at(sourceOf(scope).place(start, end), { name }))
}

function reportUnsupported(attribute: MarkupAttribute, scope: Scope, analysis: Analysis): void {
  const { name, start, end } = attribute
  const details = name.startsWith('worklet:')
    ? {
        name,
        what: phrase('worklet functions', ' worklet 函数'),
        fix: phrase(
          'Bind the event with `bind:`, or move the animation into WXS.',
          '用 `bind:` 绑定事件，或把动画移到 WXS。',
        ),
      }
    : {
        name,
        what: phrase('values of a slot, outside of a component,', '不在组件里的插槽传值'),
        fix: phrase(
          'Write it on what stands directly between the tags of a component.',
          '写在组件标签之间的直接内容上。',
        ),
      }
  analysis.report(unsupportedAttribute.at(sourceOf(scope).place(start, end), details))
}

/** Reports what is written on an element that is not drawn itself, apart from directives and what it `knows`. */
export function reportLostAttributes(
  element: MarkupElement,
  knows: ReadonlySet<string>,
  scope: Scope,
  analysis: Analysis,
): void {
  for (const { name, start, end } of element.attributes) {
    if (knows.has(name) || directives.has(name)) continue
    const place = sourceOf(scope).place(start, end)
    analysis.report(attributeWithoutElement.at(place, { name, tag: element.tag }))
  }
}
