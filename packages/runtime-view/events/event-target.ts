/** Elements as event objects describe them. */
import type { EventTarget } from '@maque/protocol/bridge/logic-view.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import type { NamedValue } from '../plan/plan.ts'
import type { Fragment } from '../tree/fragment.ts'
import type { Instance } from '../tree/instance.ts'
import type { KnownElement } from '../tree/node-info.ts'

export function targetOf(element: KnownElement): EventTarget {
  return {
    id: element.id,
    offsetLeft: element.offsetLeft,
    offsetTop: element.offsetTop,
    dataset: datasetOf(element),
  }
}

export function datasetOf(element: KnownElement): Fields {
  return namedValues(element.maqueElement?.dataset, element.maqueFragment)
}

export function marksOf(element: KnownElement): Fields {
  return namedValues(element.maqueElement?.marks, element.maqueFragment)
}

const nothing: Fields = {}

function namedValues(values: readonly NamedValue[] | undefined, fragment: Fragment | undefined): Fields {
  if (values === undefined || values.length === 0 || fragment === undefined) return nothing
  return Object.fromEntries(
    values.map(({ name, evaluate }) => [
      name,
      fragment.owner.page.guardValue(() => evaluate(fragment.data, fragment.locals), undefined),
    ]),
  )
}

/** Whether an element is one that a template can write, and not an inner part of a built-in. */
export function isTemplateElement(node: Node | null): node is KnownElement {
  return node !== null && node.nodeType === 1 && (node as Element).localName.startsWith('wx-')
}

/**
 * The component in whose template an element stands.
 *
 * Elements without anything live are not known one by one; they belong to where their parent does.
 */
export function ownerOf(element: KnownElement): Instance | undefined {
  for (let node: KnownElement | null = element; node; node = node.parentElement as KnownElement | null) {
    // Below a host without being known: top-level elements of a tree and of content always are.
    if (node !== element && node.maqueInstance) return node.maqueInstance
    if (node.maqueFragment) return node.maqueFragment.owner
    if (node.maqueInstance) return node.maqueInstance.owner ?? node.maqueInstance
  }
  return undefined
}
