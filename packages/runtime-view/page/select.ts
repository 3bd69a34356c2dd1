/** Finds elements of one component by a selector as its author would write it. */
import type { NodeFields, SelectRequest } from '@maque/protocol/bridge/logic-view.ts'
import { datasetOf, marksOf, ownerOf } from '../events/event-target.ts'
import type { Instance } from '../tree/instance.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'

/** The elements of the component's own tree that match, in the order of the document. */
export function selectElements(
  page: ViewPage,
  instance: Instance,
  selector: string,
): readonly KnownElement[] {
  // `>>>` goes into the components below: there, whose element it is does not matter.
  const isDeep = selector.includes('>>>')
  const found: KnownElement[] = []
  for (const translated of translate(selector, instance)) {
    for (const element of queryAll(page, instance, translated)) {
      if ((isDeep || ownerOf(element) === instance) && !found.includes(element)) found.push(element)
    }
  }
  return found
}

export function answerSelect(page: ViewPage, request: SelectRequest): unknown {
  if (request.selector === null) return describeViewport(page, request.fields)
  const instance = page.instances.get(request.instance)
  const elements = instance ? selectElements(page, instance, request.selector) : []
  const described = (request.isAll ? elements : elements.slice(0, 1)).map((element) =>
    describeElement(element, request.fields),
  )
  return request.isAll ? described : (described[0] ?? null)
}

function queryAll(page: ViewPage, instance: Instance, selector: string): readonly KnownElement[] {
  const root = instance.element ?? instance.owner?.element ?? page.root
  try {
    const found = [...root.querySelectorAll<KnownElement>(selector)]
    return root !== page.root || !root.matches(selector) ? found : [root as KnownElement, ...found]
  } catch {
    // What is no selector here finds nothing, as in WeChat.
    return []
  }
}

/** The selector with class names as they stand in the document; several when a component's names have two forms. */
function translate(selector: string, instance: Instance): readonly string[] {
  const { scope } = instance.unit
  const prefixes = scope.isPlainToo ? [scope.prefix, ''] : [scope.prefix]
  const withTags = selector
    .replaceAll('>>>', ' ')
    .replace(/(^|[\s>+~,])([a-zA-Z][\w-]*)/g, (_, before: string, tag: string) => `${before}wx-${tag}`)
  return prefixes.map((prefix) =>
    withTags.replace(
      /\.(-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*)/g,
      (_, name: string) => `.${CSS.escape(prefix + name)}`,
    ),
  )
}

function describeElement(element: KnownElement, fields: NodeFields): Readonly<Record<string, unknown>> {
  const described: Record<string, unknown> = {}
  if (fields.id) described['id'] = element.id
  if (fields.dataset) described['dataset'] = datasetOf(element)
  if (fields.mark) described['mark'] = marksOf(element)
  if (fields.rect || fields.size) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    if (fields.rect) Object.assign(described, { left, top, right, bottom })
    if (fields.size) Object.assign(described, { width, height })
  }
  if (fields.scrollOffset) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
    Object.assign(described, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
  }
  for (const name of fields.properties ?? []) described[name] = element.maqueMounted?.property?.(name)
  if (fields.computedStyle) {
    const style = getComputedStyle(element)
    for (const name of fields.computedStyle)
      described[name] = (style as unknown as Record<string, unknown>)[name] ?? ''
  }
  if (fields.node || fields.context) described['tag'] = element.localName.slice('wx-'.length)
  return described
}

function describeViewport(page: ViewPage, fields: NodeFields): Readonly<Record<string, unknown>> {
  const described: Record<string, unknown> = {}
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } =
    page.document.documentElement
  if (fields.id) described['id'] = ''
  if (fields.dataset) described['dataset'] = {}
  if (fields.rect) Object.assign(described, { left: 0, top: 0, right: clientWidth, bottom: clientHeight })
  if (fields.size) Object.assign(described, { width: clientWidth, height: clientHeight })
  if (fields.scrollOffset) Object.assign(described, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
  return described
}
