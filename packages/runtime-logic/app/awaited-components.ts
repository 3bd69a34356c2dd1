/**
 * Components that are not there yet (`componentPlaceholder`).
 *
 * (1) A template that awaits a component asks for its field: true once the component's package is
 *     here. Whoever asks in vain sets the package on its way, so that nothing is fetched for a branch
 *     that nobody sees.
 * (2) When the package has come, every instance that asked follows, in one transaction a page.
 * (3) Where code is loaded when it is needed, as that of plugins never is, each page shows the placeholder
 *     first, though the package is here: once that has been drawn, the component's script runs and the
 *     component takes its place.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/ability/lazyload.html
 */
import { awaitedField } from '@maque/protocol/bundle/manifest.ts'
import type { Instance, InstanceHome } from '../structure/instance.ts'

export interface AwaitedServices {
  isHere(component: string): boolean
  /** Whether its script runs no sooner than it is drawn: see (3). */
  isLazy(component: string): boolean
  /** Rejects when the package cannot be had. */
  bring(component: string): Promise<void>
  /** Its own, and those of what it uses. */
  runScripts(component: string): void
  failed(component: string, error: unknown): void
  /** Runs at the end of this turn. */
  soon(task: () => void): void
}

export class AwaitedComponents {
  readonly #services: AwaitedServices
  /** What each page has drawn placeholders of, when code is loaded as it is needed. */
  readonly #drawn = new WeakMap<InstanceHome, Set<string>>()
  readonly #waiting = new Map<string, Map<Instance, string>>()

  constructor(services: AwaitedServices) {
    this.#services = services
  }

  /** Gives a new instance its fields, before its template is first followed. */
  prepare(instance: Instance): void {
    const { awaits = [], using } = instance.definition.unit
    const { isLazy, soon } = this.#services
    for (const name of awaits) {
      const component = using[name]
      if (component === undefined) continue
      const field = awaitedField(name)
      let isDrawing = false
      Object.defineProperty(instance.data, field, {
        get: () => {
          if (!this.#services.isHere(component)) return this.#await(component, instance, field)
          if (!isLazy(component) || this.#drawn.get(instance.home)?.has(component)) return true
          if (!isDrawing)
            // `ready` of the placeholder belongs to its drawing.
            instance.home.whenApplied(() => soon(() => this.#follow(component, instance, field)))
          isDrawing = true
          return false
        },
        // Told by writing, as every change is; what it is stands above.
        set() {},
        // No part of what the app sees as its data.
        enumerable: false,
      })
    }
  }

  /** A package has come. */
  arrived(): void {
    for (const [component, instances] of this.#waiting) {
      if (!this.#services.isHere(component)) continue
      this.#waiting.delete(component)
      for (const [instance, field] of instances) this.#follow(component, instance, field)
    }
  }

  #follow(component: string, instance: Instance, field: string): void {
    if (this.#services.isLazy(component)) {
      this.#services.runScripts(component)
      const drawn = this.#drawn.get(instance.home) ?? new Set()
      this.#drawn.set(instance.home, drawn.add(component))
    }
    if (instance.phase !== 'detached') instance.writeFromView([field], true)
  }

  #await(component: string, instance: Instance, field: string): false {
    const known = this.#waiting.get(component)
    if (known) {
      known.set(instance, field)
      return false
    }
    this.#waiting.set(component, new Map([[instance, field]]))
    this.#services.bring(component).catch((error: unknown) => {
      // The next one to ask tries again.
      this.#waiting.delete(component)
      this.#services.failed(component, error)
    })
    return false
  }
}
