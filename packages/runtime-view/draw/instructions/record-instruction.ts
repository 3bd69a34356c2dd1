import type { Address, ElementPlan, Fragment, Instruction } from '../model.ts'
import { record } from '../node-record.ts'
import { elementAt } from './attribute-instruction.ts'

/** Lets events and questions find what the template says about an element, and whose it is. */
export class RecordInstruction implements Instruction {
  /** Nothing is kept from before: what is asked for is evaluated then. */
  readonly reads = []
  readonly #node: Address
  readonly #plan: ElementPlan | undefined

  constructor(node: Address, plan: ElementPlan | undefined) {
    this.#node = node
    this.#plan = plan
  }

  create(fragment: Fragment): void {
    record(elementAt(fragment, this.#node), { fragment, plan: this.#plan })
  }

  update(): void {}
}
