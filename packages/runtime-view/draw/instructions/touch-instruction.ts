import type { Address, Fragment, Instruction } from '../model.ts'
import { elementAt } from './attribute-instruction.ts'

/** What an element has done to it once it is there, because of the handlers on it. */
export type WatchTouches = (element: HTMLElement) => void

/**
 * An element on which a handler may stop touches from scrolling, or that answers presses. Only elements
 * of the first kind make the browser wait for us before it scrolls.
 */
export class TouchInstruction implements Instruction {
  readonly reads = []
  readonly #node: Address
  readonly #watch: WatchTouches

  constructor(node: Address, watch: WatchTouches) {
    this.#node = node
    this.#watch = watch
  }

  create(fragment: Fragment): void {
    const node = elementAt(fragment, this.#node)
    if (node instanceof HTMLElement) this.#watch(node)
  }

  update(): void {}
}
