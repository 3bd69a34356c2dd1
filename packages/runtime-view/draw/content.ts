/**
 * What stands between the tags of a component: drawn by its owner, shown by its slots.
 *
 * (1) A component with `multipleSlots` shows each node in the slot of its name, any other shows
 *     everything in one slot, one without a name before one with; of several that would do, the first
 *     in its template.
 * (2) What has no slot is kept, out of the document, until a slot for it appears.
 * (3) Nodes keep the order of the template.
 * (4) A component with `dynamicSlots` shows none of it: each of its slots draws it anew.
 */
import type { Fragment, Instance, ReceivedContent, Slot, Top } from './model.ts'
import { isBlockState, rowsOf } from './block-state.ts'
import { LiveSlot } from './live-slot.ts'
import { ANCHOR, eachTop } from './tops.ts'

export class SlottedContent implements ReceivedContent {
  /** The component that shows it. */
  readonly receiver: Instance
  readonly #fragment: Fragment
  readonly #tops: readonly Top[]
  #shown: readonly Node[] = nothingShown

  constructor(receiver: Instance, fragment: Fragment, tops: readonly Top[]) {
    this.receiver = receiver
    this.#fragment = fragment
    this.#tops = tops
  }

  /** Its nodes or the slots changed: it is distributed before the transaction ends. */
  touch(): void {
    this.receiver.page.touchContent(this)
  }

  distribute(): void {
    const { component } = this.receiver
    const slots = slotsOf(this.receiver)
    const all: Node[] = []
    if (component.definition.slots === 'dynamic') this.#hide(all)
    else if (component.definition.slots === 'multiple') {
      const bySlot = new Map<Slot, Node[]>()
      for (const slot of slots) bySlot.set(slot, [])
      this.#eachNode((node, name) => {
        for (const [slot, nodes] of bySlot) {
          if (slot.name !== name) continue
          nodes.push(node)
          all.push(node)
          return
        }
      })
      this.#hide(all)
      for (const [slot, nodes] of bySlot) slot.assign(nodes)
    } else {
      const only = slots.find(({ name }) => name === '') ?? slots[0]
      if (only) this.#eachNode((node) => void all.push(node))
      this.#hide(all)
      only?.assign(all)
      for (let at = 0; at < slots.length; at++) if (slots[at] !== only) slots[at]?.assign([])
    }
    this.#shown = all
  }

  #eachNode(visit: (node: Node, slot: string) => void): void {
    eachTop(this.#tops, this.#fragment, (node, around) => {
      if (around !== ANCHOR) visit(node, around ?? slotNameOf(node) ?? '')
    })
  }

  #hide(shown: readonly Node[]): void {
    if (this.#shown.length === 0) return
    const kept = new Set(shown)
    for (const node of this.#shown) if (!kept.has(node)) node.parentNode?.removeChild(node)
  }
}

const nothingShown: readonly Node[] = []

/** What one slot of a component with `dynamicSlots` shows: a fragment of the owner's template. */
export class RepeatedContent implements ReceivedContent {
  readonly receiver: Instance
  /** Set once it is drawn, which already asks for what it is the content of. */
  fragment: Fragment | null = null
  readonly #slot: Slot

  constructor(receiver: Instance, slot: Slot) {
    this.receiver = receiver
    this.#slot = slot
  }

  touch(): void {
    this.receiver.page.touchContent(this)
  }

  distribute(): void {
    const { fragment } = this
    // The slot may have gone, or shows something else, since this was touched.
    if (!fragment || this.#slot.repeated !== this) return
    const nodes: Node[] = []
    eachTop(fragment.plan.tops, fragment, (node, around) => {
      if (around === ANCHOR) return
      if ((around ?? slotNameOf(node) ?? '') === this.#slot.name) nodes.push(node)
      else node.parentNode?.removeChild(node)
    })
    this.#slot.assign(nodes)
  }
}

/** The slots that a component has now, in the order of its template. */
function slotsOf({ slots, root }: Instance): readonly Slot[] {
  if (slots.size < 2 || !root) return [...slots]
  const ordered: Slot[] = []
  const visit = (fragment: Fragment): void => {
    for (const state of fragment.state) {
      if (state instanceof LiveSlot) ordered.push(state)
      else if (isBlockState(state)) for (const row of rowsOf(state)) visit(row)
    }
  }
  visit(root)
  // One that is just going away is still in its fragment.
  return ordered.filter((slot) => slots.has(slot))
}

const slotKey = Symbol('slot')
interface Slotted {
  [slotKey]?: string
}

function slotNameOf(node: Node): string | undefined {
  return (node as Slotted)[slotKey]
}

export function setSlotName(node: Node, name: string): void {
  ;(node as Slotted)[slotKey] = name
}
