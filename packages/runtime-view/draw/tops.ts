/**
 * The nodes at the top of a fragment, or of a component's content, in the order of the template:
 * through blocks, components without an element of their own, and slots.
 */
import type { Fragment, Host, Top } from './model.ts'
import { rowsOf, type BlockState } from './block-state.ts'
import type { LiveSlot } from './live-slot.ts'

/**
 * Calls `visit` with every node until it returns true; returns whether it did. `slot` is what the
 * outermost component without element, or slot, around the node asks for: '' where it names none.
 * A name that is written on the node itself was for the component whose slot it came through.
 */
export function eachTop(
  tops: readonly Top[],
  fragment: Fragment,
  visit: (node: Node, slot: string | undefined) => boolean | void,
  slot?: string,
): boolean {
  for (let at = 0; at < tops.length; at++) {
    const top = tops[at] as Top
    switch (top.kind) {
      case 'node':
      case 'anchor':
        if (visit(fragment.nodes[top.node.at] as Node, top.kind === 'anchor' ? ANCHOR : slot)) return true
        break
      case 'block':
        for (const row of rowsOf(fragment.state[top.at] as BlockState | undefined)) {
          if (eachTop(row.plan.tops, row, visit, slot)) return true
        }
        break
      case 'host': {
        const host = fragment.state[top.at] as Host | undefined
        if (!host) break
        const { root } = host.instance
        if (host.isVirtual && root && eachTop(root.plan.tops, root, visit, slot ?? host.slotName() ?? ''))
          return true
        if (visit(host.node, host.isVirtual ? ANCHOR : slot)) return true
        break
      }
      case 'slot': {
        const live = fragment.state[top.at] as LiveSlot | undefined
        if (!live) break
        for (const node of live.assigned) if (visit(node, slot ?? live.slotName() ?? '')) return true
        break
      }
    }
  }
  return false
}

/** Stands for the name of the slot of nodes that are nobody's content. */
export const ANCHOR = '\u0000anchor'

/** What to insert before, to come before this fragment. It always has a node, if only an anchor. */
export function firstNodeOf(fragment: Fragment): Node {
  const { plan, nodes } = fragment
  if (plan.isSingle) return nodes[plan.part.firstAddress] as Node
  let first: Node | undefined
  eachTop(plan.tops, fragment, (node) => {
    first = node
    return true
  })
  return first as Node
}

export function insertFragment(fragment: Fragment, parent: Node, before: Node | null): void {
  const { plan, nodes, holder } = fragment
  if (plan.isSingle) parent.insertBefore(nodes[plan.part.firstAddress] as Node, before)
  else if (holder) {
    fragment.holder = null
    parent.insertBefore(holder, before)
  } else eachTop(plan.tops, fragment, (node) => void parent.insertBefore(node, before))
}

export function removeNodes(fragment: Fragment): void {
  const { plan, nodes } = fragment
  if (plan.isSingle) removeNode(nodes[plan.part.firstAddress] as Node)
  else eachTop(plan.tops, fragment, removeNode)
}

function removeNode(node: Node): void {
  node.parentNode?.removeChild(node)
}
