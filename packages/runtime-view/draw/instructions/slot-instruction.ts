import type { Fragment, Spot, StructuralInstruction } from '../model.ts'
import type { BlockState as ToldState } from '@maque/protocol/bridge/logic-view.ts'
import type { Changes } from '@maque/template/changes.ts'
import { isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { textOf } from '@maque/template/text.ts'
import type { Value } from '../../link/value.ts'
import { RepeatedContent } from '../content.ts'
import { LiveSlot } from '../live-slot.ts'
import { refreshClasses } from '../refresh-classes.ts'
import { removeNodes } from '../tops.ts'
import { slotNameIn } from './host-instruction.ts'

interface SlotParts {
  readonly at: number
  readonly spot: Spot
  readonly site: number
  readonly name: Value
  /** `slot` written on it, where it is itself content of another component. */
  readonly slot: Value | undefined
  /** What it gives its content, if its component has `dynamicSlots`. */
  readonly values: ReadonlyMap<string, Value>
}

/** A `<slot>`: shows content of its component while it is there. */
export class SlotInstruction implements StructuralInstruction {
  readonly reads
  readonly #parts: SlotParts

  constructor(parts: SlotParts) {
    this.#parts = parts
    this.reads = [parts.name, ...parts.values.values()].flatMap(({ reads }) => reads)
  }

  get site(): number {
    return this.#parts.site
  }

  create(fragment: Fragment): void {
    const { at, spot, slot: written } = this.#parts
    const slot = new LiveSlot(fragment, spot, this.#nameIn(fragment), slotNameIn(fragment, written))
    fragment.state[at] = slot
    const { owner } = fragment
    owner.slots.add(slot)
    owner.content?.touch()
    this.#follow(fragment, slot)
  }

  follow(fragment: Fragment, told: ToldState): void {
    const slot = fragment.state[this.#parts.at] as LiveSlot
    const [id] = told
    if (id === slot.repeated?.fragment?.id) return
    this.#end(slot)
    slot.assign([])
    if (typeof id === 'number') this.#draw(slot, id)
  }

  update(fragment: Fragment, changes: ScopeChanges): void {
    const slot = fragment.state[this.#parts.at] as LiveSlot
    const name = this.#nameIn(fragment)
    if (name !== slot.name) {
      slot.name = name
      fragment.owner.content?.touch()
    }
    this.#follow(fragment, slot)
    this.#giveValues(fragment, slot, changes)
  }

  forget(fragment: Fragment): void {
    const { owner } = fragment
    const slot = fragment.state[this.#parts.at] as LiveSlot
    owner.slots.delete(slot)
    owner.content?.touch()
    this.#end(slot)
  }

  refreshClasses(fragment: Fragment): void {
    const { repeated } = fragment.state[this.#parts.at] as LiveSlot
    if (repeated?.fragment) refreshClasses(repeated.fragment)
  }

  #follow(fragment: Fragment, slot: LiveSlot): void {
    if (fragment.owner.component.definition.slots !== 'dynamic') return
    const told = fragment.owner.page.takeState(fragment, this.#parts.site)
    if (told) this.follow(slot.fragment, told)
  }

  #draw(slot: LiveSlot, id: number): void {
    const { owner: receiver } = slot.fragment
    const { host } = receiver
    if (!host) return
    const { fragment: around, repeated } = host
    const locals = [...around.locals]
    for (const [name, local] of repeated.values) locals[local] = this.#valueOf(slot.fragment, name)
    const content = new RepeatedContent(receiver, slot)
    slot.repeated = content
    const { owner, base } = around
    content.fragment = owner.page.draw(repeated.bodyFor(slot.name), { id, owner, base, locals, content })
    content.touch()
  }

  #end(slot: LiveSlot): void {
    const { repeated } = slot
    if (!repeated?.fragment) return
    slot.repeated = null
    removeNodes(repeated.fragment)
    slot.fragment.owner.page.forget(repeated.fragment)
  }

  #giveValues(fragment: Fragment, { repeated }: LiveSlot, changes: ScopeChanges): void {
    const drawn = repeated?.fragment
    if (!drawn) return
    const locals: (Changes | undefined)[] = []
    for (const [name, local] of fragment.owner.host?.repeated.values ?? []) {
      const value = this.#parts.values.get(name)
      if (!value || !isTouched(value.reads, changes)) continue
      drawn.locals[local] = this.#valueOf(fragment, name)
      locals[local] = true
    }
    if (locals.length > 0) fragment.owner.page.update(drawn, { data: undefined, locals })
  }

  #valueOf(fragment: Fragment, name: string): unknown {
    return this.#parts.values.get(name)?.evaluate(fragment.base.data, fragment.locals)
  }

  #nameIn(fragment: Fragment): string {
    return textOf(this.#parts.name.evaluate(fragment.base.data, fragment.locals))
  }
}
