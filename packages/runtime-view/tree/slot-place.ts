/** A `<slot>` in a component's tree: the place that content of its host is put before. */
import { isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { textOf } from '@maque/template/text.ts'
import type { LiveSlot } from '../plan/plan.ts'
import type { Fragment } from './fragment.ts'
import type { Placement, Range } from './range.ts'

export class SlotPlace implements Range {
  readonly anchor: Text
  /** What the slot shows now. */
  nodes: readonly Node[] = []
  private readonly fragment: Fragment
  private readonly plan: LiveSlot
  /** How the slot itself is placed: it may be content of another component's host. */
  readonly placement: Placement

  constructor(fragment: Fragment, plan: LiveSlot, anchor: Text, placement: Placement) {
    this.fragment = fragment
    this.plan = plan
    this.anchor = anchor
    this.placement = placement
    fragment.owner.content?.addSlot(this)
  }

  get name(): string {
    const { plan, fragment } = this
    return plan.name === null ? '' : textOf(plan.name.evaluate(fragment.data, fragment.locals))
  }

  update(changes: ScopeChanges): void {
    if (this.plan.name && isTouched(this.plan.name.reads, changes))
      this.fragment.owner.content?.contentChanged()
  }

  /** Shows these nodes, moving only what does not stand right. */
  show(nodes: readonly Node[]): void {
    for (const node of this.nodes) {
      if (!nodes.includes(node) && node.parentNode === this.anchor.parentNode) (node as ChildNode).remove()
    }
    this.nodes = nodes
    if (this.placement) {
      this.placement.contentChanged()
      return
    }
    let before: Node = this.anchor
    for (let place = nodes.length - 1; place >= 0; place--) {
      const node = nodes[place] as Node
      if (node.nextSibling !== before || node.parentNode !== before.parentNode)
        before.parentNode?.insertBefore(node, before)
      before = node
    }
  }

  collect(into: Node[]): void {
    for (const node of this.nodes) into.push(node)
    into.push(this.anchor)
  }

  /** The slot goes; its content lives on and may find another place. */
  dispose(): void {
    for (const node of this.nodes) (node as ChildNode).remove()
    this.nodes = []
    this.fragment.owner.content?.removeSlot(this)
  }
}
