import type { Address, Fragment, Instruction } from '../model.ts'
import { textOf } from '@maque/template/text.ts'
import type { Value } from '../../link/value.ts'

/** `{{ }}` as text. Text is only ever data of a text node: nothing in it can become markup. */
export class TextInstruction implements Instruction {
  readonly reads
  readonly #at: number
  readonly #node: Address
  readonly #value: Value

  constructor(at: number, node: Address, value: Value) {
    this.#at = at
    this.#node = node
    this.#value = value
    this.reads = value.reads
  }

  create(fragment: Fragment): void {
    const text = textOf(this.#value.evaluate(fragment.base.data, fragment.locals))
    fragment.state[this.#at] = text
    ;(fragment.nodes[this.#node.at] as Text).data = text
  }

  update(fragment: Fragment): void {
    const text = textOf(this.#value.evaluate(fragment.base.data, fragment.locals))
    if (text === fragment.state[this.#at]) return
    fragment.state[this.#at] = text
    ;(fragment.nodes[this.#node.at] as Text).data = text
  }
}
