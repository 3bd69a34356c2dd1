/** What event objects and questions say about elements. */
import type { Instance } from '../draw/model.ts'
import type { EventTarget } from '@maque/protocol/bridge/logic-view.ts'
import { fragmentOf, recordOf } from '../draw/node-record.ts'
import type { Value } from '../link/value.ts'
import { textOf } from '@maque/template/text.ts'

/** The nearest element that a template speaks of: what built-ins have inside is theirs alone. */
export function templateElement(node: Node | null): HTMLElement | null {
  for (let at = node; at; at = at.parentNode) {
    if (at instanceof HTMLElement && at.localName.startsWith('wx-')) return at
  }
  return null
}

export function describe(element: Node): EventTarget {
  const isElement = element instanceof HTMLElement
  return {
    id: isElement ? element.id : idOf(element),
    offsetLeft: isElement ? element.offsetLeft : 0,
    offsetTop: isElement ? element.offsetTop : 0,
    dataset: datasetOf(element),
  }
}

/** Of a component without an element, where nothing else says it. */
function idOf(node: Node): string {
  const { plan, fragment } = recordOf(node) ?? {}
  return plan?.id && fragment ? textOf(plan.id.evaluate(fragment.base.data, fragment.locals)) : ''
}

/** `data-*` as values: what the template says now. */
export function datasetOf(element: Node): Readonly<Record<string, unknown>> {
  return valuesOf(element, 'dataset')
}

export function marksOf(element: Node): Readonly<Record<string, unknown>> {
  return valuesOf(element, 'marks')
}

function valuesOf(element: Node, kind: 'dataset' | 'marks'): Readonly<Record<string, unknown>> {
  const facts = recordOf(element)
  const values: Record<string, unknown> = {}
  const written: readonly (readonly [string, Value])[] = facts?.plan?.[kind] ?? []
  for (const [key, value] of written) {
    values[key] = value.evaluate(facts?.fragment.base.data ?? {}, facts?.fragment.locals ?? [])
  }
  return values
}

export function ownerOf(element: Node): Instance | undefined {
  return fragmentOf(element)?.owner
}

function ownElementAround(element: Node, owner: Instance): HTMLElement | undefined {
  for (let node: Node | null = element; node; node = node.parentNode)
    if (node instanceof HTMLElement && node.localName.startsWith('wx-') && ownerOf(node) === owner)
      return node
  return undefined
}

/**
 * What the template of `seer` sees of an element: inside another component's, it sees the component; of
 * what others put into one of its slots, its own element around the slot.
 */
export function seenBy(element: Node, seer: Instance): Node {
  const way: Instance[] = []
  let owner: Instance | null = ownerOf(element) ?? null
  while (owner && owner !== seer) {
    way.push(owner)
    owner = owner.owner
  }
  if (!owner) return ownElementAround(element, seer) ?? element
  return way.at(-1)?.host?.node ?? element
}
