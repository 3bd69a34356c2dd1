import type { Fragment, Instruction, Spot } from '../model.ts'
import { textOf } from '@maque/template/text.ts'
import type { Value } from '../../link/value.ts'
import { LiveSlot } from '../live-slot.ts'
import { slotNameIn } from './host-instruction.ts'

/** A `<slot>`: shows content of its component while it is there. */
export class SlotInstruction implements Instruction {
  readonly reads
  readonly #at: number
  readonly #spot: Spot
  readonly #name: Value
  /** `slot` written on it, where it is itself content of another component. */
  readonly #slot: Value | undefined

  constructor(at: number, spot: Spot, name: Value, slot: Value | undefined) {
    this.#at = at
    this.#spot = spot
    this.#name = name
    this.#slot = slot
    this.reads = name.reads
  }

  create(fragment: Fragment): void {
    const slot = new LiveSlot(fragment, this.#spot, this.#nameIn(fragment), slotNameIn(fragment, this.#slot))
    fragment.state[this.#at] = slot
    const { owner } = fragment
    owner.slots.add(slot)
    owner.content?.touch()
  }

  update(fragment: Fragment): void {
    const slot = fragment.state[this.#at] as LiveSlot
    const name = this.#nameIn(fragment)
    if (name === slot.name) return
    slot.name = name
    fragment.owner.content?.touch()
  }

  forget(fragment: Fragment): void {
    const { owner } = fragment
    owner.slots.delete(fragment.state[this.#at] as LiveSlot)
    owner.content?.touch()
  }

  #nameIn(fragment: Fragment): string {
    return textOf(this.#name.evaluate(fragment.base.data, fragment.locals))
  }
}
