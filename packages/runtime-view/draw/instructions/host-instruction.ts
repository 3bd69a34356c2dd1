/**
 * The place of a component: draws the instance that logic made for it, and gives its slots what stands
 * between its tags.
 */
import type {
  Address,
  ElementPlan,
  Fragment,
  Host,
  Instruction,
  Part,
  RepeatedBodies,
  Spot,
  Top,
} from '../model.ts'
import type { Read, ScopeChanges } from '@maque/template/reads.ts'
import { clonePart } from '../../link/skeleton.ts'
import type { Value } from '../../link/value.ts'
import { textOf } from '@maque/template/text.ts'
import { SlottedContent } from '../content.ts'
import { record } from '../node-record.ts'
import { refreshClasses } from '../refresh-classes.ts'
import { contentAt } from '../place.ts'
import { insertFragment } from '../tops.ts'

interface HostParts {
  readonly at: number
  readonly node: Address
  readonly site: number
  readonly plan: ElementPlan
  /** Where it stands: at the top of a content, the content's slots place its nodes. */
  readonly standsIn: Spot
  readonly repeated: RepeatedBodies
}

export class HostInstruction implements Instruction {
  readonly reads = []
  readonly #parts: HostParts

  constructor(parts: HostParts) {
    this.#parts = parts
  }

  create(fragment: Fragment): void {
    const { at, node, site, plan, standsIn, repeated } = this.#parts
    const { page } = fragment.owner
    const expected = page.takeExpected(fragment.id + 1 + site)
    let element = fragment.nodes[node.at] as HTMLElement
    const facts = record(element, { fragment, plan })
    if (!expected) return
    const { instance, root } = expected
    const { component } = instance
    const isVirtual = component.definition.virtualHost
    const slotName = slotNameIn(fragment, isVirtual ? plan.slot : undefined)
    facts.instance = instance
    if (component.stylesHost) element.setAttribute('wx-host', component.prefix)

    const end: Node = isVirtual ? document.createTextNode('') : element
    const host: Host = { instance, fragment, node: end, isVirtual, slotName, repeated }
    instance.host = host
    if (isVirtual) page.hostsWithoutElement.add(host)
    fragment.state[at] = host
    instance.root = page.drawRoot(instance, root, isVirtual ? contentAt(fragment, standsIn) : null)
    if (!isVirtual) {
      insertFragment(instance.root, element, null)
      return
    }
    const { parentNode } = element
    if (parentNode) {
      parentNode.replaceChild(end, element)
      insertFragment(instance.root, parentNode, end)
    }
    record(end, facts)
    fragment.nodes[node.at] = end
  }

  update(): void {}

  forget(fragment: Fragment): void {
    const host = fragment.state[this.#parts.at] as Host | undefined
    if (host) fragment.owner.page.forgetInstance(host.instance)
  }

  /** What this template gives as external classes may be made of its own external classes. */
  refreshClasses(fragment: Fragment): void {
    const host = fragment.state[this.#parts.at] as Host | undefined
    if (host?.instance.root && host.instance.externalClasses.size > 0) refreshClasses(host.instance.root)
  }
}

/** What stands between the tags of a component. */
export class ContentInstruction implements Instruction {
  readonly reads
  readonly #host: number
  readonly #part: () => Part
  readonly #tops: readonly Top[]
  readonly #repeated: RepeatedBodies

  constructor(parts: {
    readonly host: number
    readonly part: () => Part
    readonly tops: readonly Top[]
    readonly repeated: RepeatedBodies
    /** What is read by anything in it. */
    readonly reads: readonly Read[]
  }) {
    this.#host = parts.host
    this.#part = parts.part
    this.#tops = parts.tops
    this.#repeated = parts.repeated
    this.reads = parts.reads
  }

  create(fragment: Fragment): void {
    const host = fragment.state[this.#host] as Host | undefined
    // Cloned in any case: what follows speaks of its nodes.
    clonePart(this.#part(), fragment.nodes)
    if (host) host.instance.content = new SlottedContent(host.instance, fragment, this.#tops)
  }

  /** The instructions behind this one keep the content itself up to date, but not what slots have drawn of it. */
  update(fragment: Fragment, changes: ScopeChanges): void {
    const host = fragment.state[this.#host] as Host | undefined
    if (host?.instance.component.definition.slots !== 'dynamic') return
    const given = new Set(this.#repeated.values.map(([, local]) => local))
    for (const { repeated } of host.instance.slots) {
      if (!repeated?.fragment) continue
      fragment.locals.forEach((value, local) => {
        if (!given.has(local) && repeated.fragment) repeated.fragment.locals[local] = value
      })
      fragment.owner.page.update(repeated.fragment, changes)
    }
  }
}

/** The content is complete. */
export class DistributeInstruction implements Instruction {
  readonly reads = []
  readonly #host: number

  constructor(host: number) {
    this.#host = host
  }

  create(fragment: Fragment): void {
    const host = fragment.state[this.#host] as Host | undefined
    if (host?.instance.content) fragment.owner.page.distribute(host.instance.content)
  }

  update(): void {}
}

export function slotNameIn(fragment: Fragment, slot: Value | undefined): () => string | undefined {
  return slot ? () => textOf(slot.evaluate(fragment.base.data, fragment.locals)) : noSlotName
}

const noSlotName = (): undefined => undefined
