import type { Address, Fragment, Instruction } from '../model.ts'
import type { Read } from '@maque/template/reads.ts'
import { copiedArgument } from '@maque/template/wxs/copied-argument.ts'
import type { Value } from '../../link/value.ts'
import { elementAt } from './attribute-instruction.ts'

/** Calls what a `change:` attribute gives: `(new value, old value, owner, element)`. */
export type RunWatcher = (
  watcher: unknown,
  change: {
    readonly value: unknown
    readonly before: unknown
    readonly element: HTMLElement
    readonly fragment: Fragment
  },
) => void

interface WatchParts {
  readonly at: number
  readonly node: Address
  readonly watcher: Value
  readonly property: Value
  readonly run: RunWatcher
}

/**
 * `change:prop`: calls a WXS function when `prop` was set, once the transaction is in the document.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html
 */
export class WatchInstruction implements Instruction {
  readonly reads: readonly Read[]
  readonly #parts: WatchParts

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.reads = parts.property.reads
  }

  create(fragment: Fragment): void {
    const value = this.#valueIn(fragment)
    fragment.state[this.#parts.at] = value
    if (value !== undefined) this.#tell(fragment, value, undefined)
  }

  update(fragment: Fragment): void {
    const { at } = this.#parts
    const before = fragment.state[at]
    const value = this.#valueIn(fragment)
    if (value === before && typeof value !== 'object') return
    fragment.state[at] = value
    this.#tell(fragment, value, before)
  }

  /** A copy: what is remembered as the value before stays that when a part of the data is set. */
  #valueIn(fragment: Fragment): unknown {
    return copiedArgument(this.#parts.property.evaluate(fragment.base.data, fragment.locals))
  }

  #tell(fragment: Fragment, value: unknown, before: unknown): void {
    const { node, watcher, run } = this.#parts
    fragment.owner.page.afterwards(() => {
      const element = elementAt(fragment, node)
      if (!element.isConnected) return
      run(watcher.evaluate(fragment.base.data, fragment.locals), { value, before, element, fragment })
    })
  }
}
