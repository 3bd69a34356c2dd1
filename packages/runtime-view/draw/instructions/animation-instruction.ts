import type { Address, Fragment, Instruction } from '../model.ts'
import { playActions } from '../../elements/animation.ts'
import type { Value } from '../../link/value.ts'
import { elementAt } from './attribute-instruction.ts'

/** `animation`: plays what `wx.createAnimation().export()` gave, each time it is set. */
export class AnimationInstruction implements Instruction {
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
    this.#play(fragment)
  }

  update(fragment: Fragment): void {
    this.#play(fragment)
  }

  #play(fragment: Fragment): void {
    const value = this.#value.evaluate(fragment.base.data, fragment.locals)
    if (value === fragment.state[this.#at] && typeof value !== 'object') return
    fragment.state[this.#at] = value
    const { page } = fragment.owner
    page.afterwards(() => {
      const element = elementAt(fragment, this.#node)
      const isElement = element.nodeType === Node.ELEMENT_NODE
      if (isElement && element.isConnected) page.guard('an animation', () => playActions(element, value))
    })
  }
}
