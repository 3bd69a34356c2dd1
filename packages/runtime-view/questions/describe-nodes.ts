/** What `SelectorQuery` tells of elements and of the viewport. */
import type { Page } from '../draw/model.ts'
import type { FoundBuiltIn, NodeFields, SelectRequest } from '@maque/protocol/bridge/logic-view.ts'
import { plainText } from '../elements/attribute-writers.ts'
import { recordOf } from '../draw/node-record.ts'
import { datasetOf, marksOf } from '../events/event-target.ts'
import { camelCased, hyphenated } from '@maque/template/text.ts'
import { selectElements } from './selector.ts'

type Description = Readonly<Record<string, unknown>>

export function answerSelect(page: Page, { instance: id, selector, isAll, fields }: SelectRequest): unknown {
  if (selector === null) return describeViewport(page.root.ownerDocument, fields)
  const instance = page.instances.get(id)
  const elements = instance ? selectElements(instance, selector) : []
  if (isAll) return elements.map((element) => describeElement(element, fields))
  const [first] = elements
  return first ? describeElement(first, fields) : null
}

function describeElement(element: HTMLElement, fields: NodeFields): Description {
  const described: Record<string, unknown> = {}
  if (fields.id) described['id'] = element.id
  if (fields.dataset) described['dataset'] = datasetOf(element)
  if (fields.mark) described['mark'] = marksOf(element)
  if (fields.rect || fields.size) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    if (fields.rect) Object.assign(described, { left, top, right, bottom })
    if (fields.size) Object.assign(described, { width, height })
  }
  if (fields.scrollOffset) Object.assign(described, offsetsOf(element))
  for (const name of fields.properties ?? []) described[name] = propertyOf(element, name)
  if (fields.computedStyle) Object.assign(described, computedStyleOf(element, fields.computedStyle))
  // Canvases and contexts live on both sides: logic makes its half from the name of the component.
  if (fields.context || fields.node) described['builtIn'] = builtInAt(element)
  return described
}

const keys = new WeakMap<Element, number>()
let lastKey = 0

function builtInAt(element: HTMLElement): FoundBuiltIn {
  const tag = element.localName.slice('wx-'.length)
  if (!recordOf(element)?.mounted?.hasNode?.()) return { tag }
  const key = keys.get(element) ?? ++lastKey
  keys.set(element, key)
  return { tag, key }
}

function describeViewport(document: Document, fields: NodeFields): Description {
  const described: Record<string, unknown> = {}
  const scroller = document.scrollingElement ?? document.documentElement
  const { clientWidth: width, clientHeight: height } = document.documentElement
  if (fields.id) described['id'] = ''
  if (fields.dataset) described['dataset'] = {}
  if (fields.mark) described['mark'] = {}
  if (fields.rect) Object.assign(described, { left: 0, top: 0, right: width, bottom: height })
  if (fields.size) Object.assign(described, { width, height })
  if (fields.scrollOffset) Object.assign(described, offsetsOf(scroller))
  return described
}

function offsetsOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Description {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function propertyOf(element: HTMLElement, name: string): unknown {
  const facts = recordOf(element)
  const own = facts?.mounted?.property?.(name)
  if (own !== undefined) return own
  const given = facts?.instance?.data
  if (given && Object.hasOwn(given, camelCased(name))) return given[camelCased(name)]
  return plainText(name, element.getAttribute(hyphenated(name)))
}

export function computedStyleOf(element: Element, names: readonly string[]): Description {
  const style = getComputedStyle(element)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(hyphenated(name))]))
}
