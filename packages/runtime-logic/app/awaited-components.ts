/**
 * Components of packages that are still on their way (`componentPlaceholder`).
 *
 * (1) A template that awaits a component asks for its field: true once the component's package is
 *     here. Whoever asks in vain sets the package on its way, so that nothing is fetched for a branch
 *     that nobody sees.
 * (2) When the package has come, every instance that asked follows, in one transaction a page.
 */
import { awaitedField } from '@maque/protocol/bundle/manifest.ts'
import type { Instance } from '../structure/instance.ts'

export interface AwaitedServices {
  isHere(component: string): boolean
  /** Rejects when the package cannot be had. */
  bring(component: string): Promise<void>
  failed(component: string, error: unknown): void
}

export class AwaitedComponents {
  readonly #services: AwaitedServices
  readonly #waiting = new Map<string, Map<Instance, string>>()

  constructor(services: AwaitedServices) {
    this.#services = services
  }

  /** Gives a new instance its fields, before its template is first followed. */
  prepare(instance: Instance): void {
    const { awaits = [], using } = instance.definition.unit
    for (const name of awaits) {
      const component = using[name]
      if (component === undefined) continue
      const field = awaitedField(name)
      Object.defineProperty(instance.data, field, {
        get: () => this.#services.isHere(component) || this.#await(component, instance, field),
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
      for (const [instance, field] of instances)
        if (instance.phase !== 'detached') instance.writeFromView([field], true)
    }
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
