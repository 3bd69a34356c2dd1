/**
 * The content that an owner wrote between the tags of a component, distributed to its slots.
 *
 * Content for which there is no slot is kept outside the document until there is one.
 */
import type { Distributed, Item } from './range.ts'
import { collectItems } from './range.ts'
import type { SlotPlace } from './slot-place.ts'
import type { KnownElement } from './node-info.ts'
import type { ViewPage } from './view-page.ts'

export class HostContent implements Distributed {
  items: readonly Item[] = []
  isByName = false
  private readonly page: ViewPage
  private slots: SlotPlace[] = []

  constructor(page: ViewPage) {
    this.page = page
  }

  contentChanged(): void {
    this.page.toDistribute.add(this)
  }

  addSlot(slot: SlotPlace): void {
    this.slots.push(slot)
    this.contentChanged()
  }

  removeSlot(slot: SlotPlace): void {
    this.slots = this.slots.filter((other) => other !== slot)
    this.contentChanged()
  }

  distribute(): void {
    const nodes: Node[] = []
    collectItems(this.items, nodes)
    const bySlot = new Map<SlotPlace, Node[]>(this.slots.map((slot) => [slot, []]))
    const named = new Map<string, SlotPlace>()
    for (const slot of this.slots) {
      const name = this.isByName ? slot.name : ''
      if (!named.has(name)) named.set(name, slot)
    }
    for (const node of nodes) {
      const slot = named.get(this.isByName ? slotNameOf(node) : '')
      if (slot) bySlot.get(slot)?.push(node)
      else (node as ChildNode).remove()
    }
    for (const [slot, given] of bySlot) slot.show(given)
  }
}

/** Texts and anchors go where unnamed content goes. */
function slotNameOf(node: Node): string {
  return (node as KnownElement).getAttribute?.('slot') ?? ''
}
