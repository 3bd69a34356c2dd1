import type { Fragment, Slot, Spot } from './model.ts'
import type { RepeatedContent } from './content.ts'
import { placeOf } from './place.ts'

/** A `<slot>` of a component as it stands in a page. */
export class LiveSlot implements Slot {
  readonly fragment: Fragment
  readonly spot: Spot
  readonly slotName: () => string | undefined
  name: string
  /** The nodes that it shows. */
  assigned: readonly Node[] = []
  /** What it draws itself, in a component with `dynamicSlots`. */
  repeated: RepeatedContent | null = null

  constructor(fragment: Fragment, spot: Spot, name: string, slotName: () => string | undefined) {
    this.fragment = fragment
    this.spot = spot
    this.name = name
    this.slotName = slotName
  }

  assign(nodes: readonly Node[]): void {
    const isSame =
      nodes.length === this.assigned.length && nodes.every((node, at) => node === this.assigned[at])
    this.assigned = nodes
    const place = placeOf(this.fragment, this.spot)
    if (place.kind === 'content') {
      if (!isSame) place.content.touch()
      return
    }
    let before = place.before
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at] as Node
      if (node.parentNode !== place.parent || node.nextSibling !== before)
        place.parent.insertBefore(node, before)
      before = node
    }
    if (!isSame) this.fragment.owner.page.childrenChanged(place.parent)
  }
}
