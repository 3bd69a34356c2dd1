/**
 * `this.applyAnimatedStyle`: styles that are computed from shared values, and again when one of these
 * changes.
 *
 * (1) The function runs in logic; what it gives is laid over the style of the elements that the selector
 *     finds then.
 * (2) Changes in one turn are applied once, at its end; with `flush: 'sync'` each at once.
 * (3) A binding ends with `clearAnimatedStyle` or with its component; the style stays as it is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Component.html
 */
import type { ViewOrder } from '@maque/protocol/bridge/logic-view.ts'
import { sourcesReadBy } from '../ports/shared-source.ts'
import type { Instance } from '../structure/instance.ts'

export interface AnimatedStyleServices {
  tell(instance: Instance, order: ViewOrder): void
  soon(task: () => void): void
}

interface Binding {
  readonly id: number
  readonly instance: Instance
  readonly selector: string
  end(): void
}

export interface AnimatedStyleRequest {
  readonly selector: string
  readonly update: unknown
  readonly isImmediate: boolean
  readonly isSync: boolean
}

export class AnimatedStyles {
  readonly #services: AnimatedStyleServices
  readonly #bindings = new Map<number, Binding>()
  #lastId = 0

  constructor(services: AnimatedStyleServices) {
    this.#services = services
  }

  /** Gives the id by which the binding can be cleared. */
  apply(instance: Instance, { selector, update, isImmediate, isSync }: AnimatedStyleRequest): number {
    const { tell, soon } = this.#services
    const id = ++this.#lastId
    let ends: readonly (() => void)[] = []
    let isDue = false
    const compute = (isApplied: boolean): void => {
      for (const end of ends) end()
      const sources = sourcesReadBy(() => {
        const style = instance.call(update, [], 'applyAnimatedStyle')
        if (!isApplied || typeof style !== 'object' || style === null) return
        tell(instance, { kind: 'animated-style', instance: instance.id, selector, style: textsOf(style) })
      })
      ends = [...sources].map((source) => source.onChange(follow))
    }
    const follow = (): void => {
      if (!this.#bindings.has(id)) return
      if (instance.phase === 'detached') return this.#end(id)
      if (isSync) return compute(true)
      if (isDue) return
      isDue = true
      soon(() => {
        isDue = false
        if (this.#bindings.has(id)) compute(true)
      })
    }
    this.#bindings.set(id, {
      id,
      instance,
      selector,
      end: () => {
        for (const end of ends) end()
      },
    })
    compute(isImmediate)
    return id
  }

  /** Without ids: all of this component and selector. */
  clear(instance: Instance, selector: string, ids: readonly number[]): void {
    for (const binding of this.#bindings.values()) {
      if (binding.instance !== instance || binding.selector !== selector) continue
      if (ids.length === 0 || ids.includes(binding.id)) this.#end(binding.id)
    }
  }

  #end(id: number): void {
    this.#bindings.get(id)?.end()
    this.#bindings.delete(id)
  }
}

/** Names are as in JavaScript, values what CSS takes: a number is one without a unit. */
function textsOf(style: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(style).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
    ),
  )
}
