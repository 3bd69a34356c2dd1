import { awaitedField } from '@maque/protocol/bundle/manifest.ts'
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import {
  attributeWithoutElement,
  childrenOfLeaf,
  templateWithoutName,
  unknownElement,
  xrFrame,
  uppercaseElement,
} from '../diagnostics/template-diagnostics.ts'
import type { IrNode, IrSlot } from '../ir/template.ts'
import type { MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { analyzeInclude } from './analyze-include.ts'
import { analyzeTemplateUse } from './analyze-template-use.ts'
import { attributeNamed } from './attribute-named.ts'
import { noteAssets } from './note-assets.ts'
import { readAttributes, reportLostAttributes } from './read-attributes.ts'
import { readAttribute } from './read-value.ts'
import { placeOf, sourceOf, type Scope } from './scope.ts'
import { contentScope } from './slot-values.ts'

/** Elements that only define something for the whole file; they were seen when the file was read. */
export function isDefinition(element: MarkupElement): boolean {
  switch (element.tag) {
    case 'import':
    case 'wxs':
      return true
    case 'template':
      return attributeNamed(element, 'name') !== undefined && attributeNamed(element, 'is') === undefined
    default:
      return false
  }
}

/** The element itself: its directives have been dealt with. */
export function analyzeElement(element: MarkupElement, scope: Scope, analysis: Analysis): readonly IrNode[] {
  const tag = readTag(element, scope, analysis)
  const placeholder = analysis.awaited.get(tag)
  if (analysis.using.has(tag)) {
    const host = analyzeDrawn('host', tag, element, scope, analysis)
    if (placeholder === undefined) return [host]
    // In a `<template>` a name is a field of what it was given, and no field of the component.
    if (scope.names === 'fields') {
      analysis.unawaitable.add(tag)
      return [host]
    }
    const meanwhile = analyzePlaceholder(placeholder, element, scope, analysis)
    return [
      {
        kind: 'if',
        branches: [
          { when: ['data', awaitedField(tag)], body: { nodes: [host] } },
          { body: { nodes: [meanwhile] } },
        ],
      },
    ]
  }
  // The component is missing, which has been told: what stands in for it does so for ever.
  if (placeholder !== undefined) return [analyzePlaceholder(placeholder, element, scope, analysis)]
  switch (tag) {
    case 'block':
      return analyzeBlock(element, scope, analysis)
    case 'slot':
      return [analyzeSlot(element, scope, analysis)]
    case 'include':
      return analyzeInclude(element, scope, analysis)
    case 'template': {
      if (attributeNamed(element, 'is')) return analyzeTemplateUse(element, scope, analysis)
      analysis.report(templateWithoutName.at(placeOf(element, scope), {}))
      return []
    }
    default:
      return [analyzeDrawn('element', tag, element, scope, analysis)]
  }
}

function analyzePlaceholder(
  placeholder: string,
  element: MarkupElement,
  scope: Scope,
  analysis: Analysis,
): IrNode {
  const kind = analysis.using.has(placeholder) ? 'host' : 'element'
  return analyzeDrawn(kind, placeholder, element, scope, analysis)
}

const builtIntoTemplates: ReadonlySet<string> = new Set([
  'block',
  'slot',
  'include',
  'template',
  'import',
  'wxs',
])

/** The name of the element as it is known; a name in capitals may mean one in small letters. */
function readTag(element: MarkupElement, scope: Scope, analysis: Analysis): string {
  const { tag } = element
  const isKnown = (name: string): boolean =>
    analysis.using.has(name) || builtIntoTemplates.has(name) || analysis.isBuiltIn(name)
  if (isKnown(tag)) return tag

  const lower = tag.toLowerCase()
  const known = lower !== tag && isKnown(lower) ? lower : undefined
  const source = sourceOf(scope)
  const once = `${source.path}\n${tag}`
  if (!analysis.said.has(once)) {
    analysis.said.add(once)
    const place = source.place(element.start, element.start + 1 + tag.length)
    if (known !== undefined) analysis.report(uppercaseElement.at(place, { tag, known }))
    else if (!tag.startsWith('xr-')) analysis.report(unknownElement.at(place, { tag }))
    else if (!analysis.said.has(xrFrame.code)) {
      analysis.said.add(xrFrame.code)
      analysis.report(xrFrame.at(place, { tag }))
    }
  }
  return known ?? tag
}

function analyzeDrawn(
  kind: 'element' | 'host',
  tag: string,
  element: MarkupElement,
  scope: Scope,
  analysis: Analysis,
): IrNode {
  const { attributes, events } = readAttributes(element, scope, analysis)
  const { slot: _, slotValues: __, ...inner } = scope
  if (kind === 'element') {
    const children = analysis.analyzeNodes(element.children, inner)
    return { kind, tag, attributes: noteAssets(element, attributes, scope, analysis), events, children }
  }
  const content = contentScope(element.children, inner)
  const children = analysis.analyzeNodes(element.children, content)
  const slotValues = (content.slotValues ?? []).map(({ value, local }) => [value, local] as const)
  return { kind, tag, attributes, events, children, slotValues }
}

const ofBlock: ReadonlySet<string> = new Set(['slot'])

/** A `<block>` draws nothing itself; its `slot` is that of each of its elements. */
function analyzeBlock(element: MarkupElement, scope: Scope, analysis: Analysis): readonly IrNode[] {
  reportLostAttributes(element, ofBlock, scope, analysis)
  const slot = attributeNamed(element, 'slot')
  const inner = slot ? { ...scope, slot: readAttribute(slot, scope, analysis) } : scope
  return analysis.analyzeNodes(element.children, inner)
}

function analyzeSlot(element: MarkupElement, scope: Scope, analysis: Analysis): IrSlot {
  const { attributes, events } = readAttributes(element, scope, analysis)
  const source = sourceOf(scope)
  if (events.length > 0) {
    const place = source.place(element.start, element.end)
    // `events` has a first member: its length is not 0.
    const { type } = events[0] as (typeof events)[number]
    analysis.report(attributeWithoutElement.at(place, { name: `bind:${type}`, tag: 'slot' }))
  }
  if (element.children.length > 0)
    analysis.report(childrenOfLeaf.at(source.place(element.start, element.end), { tag: 'slot' }))
  const written = attributes.find(([name]) => name === 'name')?.[1]
  // A slot without a name, or named by nothing, is the default slot.
  const name: string | Expression | undefined = written === true || written === '' ? undefined : written
  return {
    kind: 'slot',
    ...(name === undefined ? {} : { name }),
    attributes: attributes.filter((attribute) => attribute[0] !== 'name'),
  }
}
