/**
 * What `SelectorQuery` gives as `node` and `context`: objects that capabilities make for built-ins.
 *
 * (1) The node of an element is made once, and kept as long as its page: an app that asks again
 *     gets the canvas it drew on.
 * (2) A context has no state of its own and is made each time it is asked for.
 */
import type { FoundBuiltIn } from '@maque/protocol/bridge/logic-view.ts'
import type { BuiltInPlace, MakeForBuiltIn } from '../ports/capability.ts'

export class FoundNodes {
  readonly #nodes = new Map<string, MakeForBuiltIn>()
  readonly #contexts = new Map<string, MakeForBuiltIn>()
  /** By page, then by the key of the element. */
  readonly #made = new WeakMap<object, Map<number, object>>()

  offerNode(tag: string, make: MakeForBuiltIn): void {
    this.#nodes.set(tag, make)
  }

  offerContext(tag: string, make: MakeForBuiltIn): void {
    this.#contexts.set(tag, make)
  }

  /** `null` for an element of which there is none. `page` stands for the page's life. */
  nodeOf(page: object, { tag, key }: FoundBuiltIn, place: BuiltInPlace): object | null {
    const make = this.#nodes.get(tag)
    if (!make || key === undefined) return null
    const made = this.#made.get(page) ?? new Map<number, object>()
    this.#made.set(page, made)
    const node = made.get(key) ?? make(place)
    made.set(key, node)
    return node
  }

  contextOf({ tag }: FoundBuiltIn, place: BuiltInPlace): object | null {
    return this.#contexts.get(tag)?.(place) ?? null
  }
}
