/** One instantiation of a body: its nodes, and what it takes to keep them up to date. */
import type { FragmentId } from '@maque/protocol/bridge/logic-view.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { textOf } from '@maque/template/text.ts'
import type { LiveElement, Plan, PlanItem } from '../plan/plan.ts'
import { applyAttribute } from './apply-attribute.ts'
import type { Block } from './block.ts'
import { ForBlock } from './for-block.ts'
import { IfBlock } from './if-block.ts'
import { TemplateBlock } from './template-block.ts'
import type { Instance } from './instance.ts'
import { mountBuiltIn } from './mount-built-in.ts'
import type { KnownElement } from './node-info.ts'
import { collectItems, type Item, type Placement } from './range.ts'
import { SlotPlace } from './slot-place.ts'

export interface FragmentOrigin {
  readonly owner: Instance
  /** Told by logic for fragments of structural blocks; 0 where the view decides alone. */
  readonly id: FragmentId
  readonly data: Fields
  readonly locals: readonly unknown[]
  readonly placement: Placement
}

/** No value was ever shown: differs from anything a template can give. */
const nothingShown = Symbol('nothing shown')
const noBlocks: readonly Block[] = []

export class Fragment {
  readonly plan: Plan
  readonly owner: Instance
  readonly id: FragmentId
  data: Fields
  locals: readonly unknown[]
  readonly placement: Placement
  /** Top-level nodes and ranges, in order. */
  items: readonly Item[] = []
  /** The cloned nodes before they are put somewhere. */
  nodes: Node
  private readonly live: Node[]
  private readonly textValues: string[] = []
  private readonly attributeValues: unknown[][] = []
  private blocks: readonly Block[] = noBlocks
  private slots: SlotPlace[] | null = null
  private instances: Instance[] | null = null
  private mounted: KnownElement[] | null = null

  constructor(plan: Plan, origin: FragmentOrigin) {
    this.plan = plan
    this.owner = origin.owner
    this.id = origin.id
    this.data = origin.data
    this.locals = origin.locals
    this.placement = origin.placement
    this.nodes = (plan.onlyNode ?? plan.skeleton).cloneNode(true)
    this.live = this.findLiveNodes()
    if (this.id !== 0) this.owner.page.fragments.set(this.id, this)
    this.fill()
  }

  /** The first DOM node of the fragment as it stands now. */
  firstNode(): Node | null {
    const nodes: Node[] = []
    for (const item of this.items) {
      if (!('collect' in item)) return item
      item.collect(nodes)
      if (nodes.length > 0) return nodes[0] ?? null
    }
    return null
  }

  collect(into: Node[]): void {
    collectItems(this.items, into)
  }

  /** Takes the fragment's nodes out of the document; `dispose` must follow or have gone before. */
  remove(): void {
    if (this.items.length === 1 && !('collect' in (this.items[0] as Item))) {
      ;(this.items[0] as ChildNode).remove()
      return
    }
    const nodes: Node[] = []
    this.collect(nodes)
    for (const node of nodes) (node as ChildNode).remove()
  }

  /** Ends what lives in the fragment: instances, built-ins, slots. Its nodes stay where they are. */
  dispose(): void {
    if (this.id !== 0) this.owner.page.fragments.delete(this.id)
    if (!this.plan.needsTeardown && this.id === 0) return
    for (const block of this.blocks) block.dispose()
    for (const slot of this.slots ?? []) slot.dispose()
    for (const instance of this.instances ?? []) instance.dispose()
    for (const element of this.mounted ?? []) {
      const { maqueMounted } = element
      delete element.maqueMounted
      this.owner.page.guard(() => maqueMounted?.detached?.())
    }
  }

  update(changes: ScopeChanges): void {
    const { texts, elements } = this.plan
    for (let index = 0; index < texts.length; index++) {
      // Both lists have one entry for each live text.
      const text = texts[index] as Plan['texts'][number]
      if (isTouched(text.reads, changes)) this.showText(index)
    }
    for (let index = 0; index < elements.length; index++) {
      const element = elements[index] as LiveElement
      for (let place = 0; place < element.attributes.length; place++) {
        const attribute = element.attributes[place] as LiveElement['attributes'][number]
        const isWatched = attribute.watched !== null && isTouched(attribute.watched.reads, changes)
        if (isWatched || isTouched(attribute.reads, changes)) this.showAttribute(index, place)
      }
    }
    for (const block of this.blocks) block.update(changes)
    if (this.slots) for (const slot of this.slots) slot.update(changes)
  }

  /** Shows all class attributes again: what an external class stands for has changed. */
  refreshClasses(): void {
    this.plan.elements.forEach((element, index) => {
      element.attributes.forEach((attribute, place) => {
        if (attribute.kind !== 'class') return
        const shown = this.attributeValues[index]
        if (shown) shown[place] = nothingShown
        this.showAttribute(index, place)
      })
    })
    for (const block of this.blocks) block.forEachFragment((fragment) => fragment.refreshClasses())
  }

  blockAt(site: number): Block | undefined {
    return this.blocks.find((block) => block.site === site)
  }

  private findLiveNodes(): Node[] {
    const live: Node[] = []
    const { walks, onlyNode } = this.plan
    for (let place = 0; place < walks.length; place++) {
      const { from, down, right } = walks[place] as Plan['walks'][number]
      let node = (place === 0 ? (onlyNode ? this.nodes : this.nodes.firstChild) : live[from]) as Node
      if (down) node = node.firstChild as Node
      for (let step = 0; step < right; step++) node = node.nextSibling as Node
      live.push(node)
    }
    return live
  }

  private fill(): void {
    const { texts, elements, blocks, slots } = this.plan
    for (let index = 0; index < texts.length; index++) this.showText(index)
    if (slots.length > 0) {
      this.slots = slots.map(
        (slot) => new SlotPlace(this, slot, this.live[slot.node] as Text, this.placementAt(slot.node)),
      )
    }
    if (blocks.length > 0) {
      // Reached through the live list by its place in the plan.
      this.blocks = blocks.map((block) => {
        const anchor = this.live[block.node] as Text
        const placement = this.placementAt(block.node)
        switch (block.kind) {
          case 'if':
            return new IfBlock(this, block, anchor, placement)
          case 'for':
            return new ForBlock(this, block, anchor, placement)
          case 'template':
            return new TemplateBlock(this, block, anchor, placement)
        }
      })
    }
    this.items = this.itemsOf(this.plan.items)
    // Children first: a built-in or component takes them in when it is mounted.
    for (let index = elements.length - 1; index >= 0; index--)
      this.fillElement(elements[index] as LiveElement, index)
    if (this.plan.hostCount > 0) this.takeVirtualHosts()
    for (const block of this.blocks) block.start()
  }

  /** A component without host element stands in the items as a range, and at the top there may be nothing else. */
  private takeVirtualHosts(): void {
    this.items = this.itemsOf(this.plan.items)
    const [only] = this.items
    if (
      this.plan.onlyNode === null ||
      only === undefined ||
      !('collect' in only) ||
      this.blocks.length + (this.slots?.length ?? 0) > 0
    )
      return
    const nodes: Node[] = []
    only.collect(nodes)
    this.nodes = this.owner.page.document.createDocumentFragment()
    for (const node of nodes) this.nodes.appendChild(node)
  }

  private fillElement(element: LiveElement, index: number): void {
    const node = this.live[element.node] as KnownElement
    node.maqueFragment = this
    node.maqueElement = element
    if (element.builtIn?.mount) {
      const children = [...node.childNodes]
      const mounted = mountBuiltIn(element.builtIn, node, this)
      if (mounted) {
        ;(this.mounted ??= []).push(node)
        for (let place = 0; place < element.attributes.length; place++) this.showAttribute(index, place)
        ;(mounted.content ?? node).append(...children)
        return
      }
    }
    for (let place = 0; place < element.attributes.length; place++) this.showAttribute(index, place)
    if (element.host) {
      const content = this.itemsOf(element.host.content)
      const instance = this.owner.page.adopt(this.id + 1 + element.host.site, {
        node,
        fragment: this,
        content,
        placement: this.placementAt(element.node),
      })
      if (instance) (this.instances ??= []).push(instance)
    }
  }

  private itemsOf(items: readonly PlanItem[]): readonly Item[] {
    return items.map((item): Item => {
      switch (item.kind) {
        case 'node':
          return this.live[item.node] as Node
        case 'element': {
          const node = this.live[(this.plan.elements[item.element] as LiveElement).node] as KnownElement
          return node.maqueInstance?.virtualRange ?? node
        }
        case 'block':
          return this.blocks[item.block] as Block
        case 'slot':
          return this.slots?.[item.slot] as SlotPlace
      }
    })
  }

  private isTopLevel(node: number): boolean {
    return this.live[node]?.parentNode === (this.plan.onlyNode ? null : this.nodes)
  }

  /** How the nodes at an anchor are placed: like the fragment at its top, by distribution directly in a host, else directly. */
  private placementAt(node: number): Placement {
    if (this.isTopLevel(node)) return this.placement
    const parent = this.live[node]?.parentNode
    const host = this.plan.elements.find((element) => element.host && this.live[element.node] === parent)
    return host?.host ? this.owner.page.contentOf(this.id + 1 + host.host.site) : null
  }

  private showText(index: number): void {
    const text = this.plan.texts[index] as Plan['texts'][number]
    const value = this.owner.page.guardValue(() => textOf(text.evaluate(this.data, this.locals)), '')
    if (this.textValues[index] === value) return
    this.textValues[index] = value
    ;(this.live[text.node] as Text).data = value
  }

  private showAttribute(index: number, place: number): void {
    const element = this.plan.elements[index] as LiveElement
    const attribute = element.attributes[place] as LiveElement['attributes'][number]
    const value = this.owner.page.guardValue(() => attribute.evaluate(this.data, this.locals), undefined)
    const shown = (this.attributeValues[index] ??= element.attributes.map(() => nothingShown))
    const before = shown[place]
    const watched = attribute.watched
    if (watched) {
      const now = this.owner.page.guardValue(() => watched.evaluate(this.data, this.locals), undefined)
      if (before === now) return
      shown[place] = now
      this.owner.page.watch(
        this.live[element.node] as KnownElement,
        value,
        now,
        before === nothingShown ? undefined : before,
      )
      return
    }
    // An object may have changed inside while staying the same one.
    if (before === value && (typeof value !== 'object' || value === null)) return
    shown[place] = value
    applyAttribute(this.live[element.node] as KnownElement, attribute, value, this)
  }
}
