/**
 * `createIntersectionObserver`: collects what to watch, and lets the view watch it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html
 */
import type { ViewOrder } from '@maque/protocol/bridge/logic-view.ts'
import type { InstancePlace } from '../ports/capability.ts'

export interface IntersectionServices {
  subscribeView(
    page: number,
    order: (subscription: number) => ViewOrder,
    listener: (result: unknown) => void,
  ): () => void
  reportError(error: unknown, where: string): void
}

interface Settings {
  readonly thresholds?: unknown
  readonly initialRatio?: unknown
  readonly observeAll?: unknown
}

type Reference = Extract<ViewOrder, { kind: 'observe-intersection' }>['relativeTo'][number]

export class IntersectionObserver {
  readonly #services: IntersectionServices
  readonly #place: InstancePlace | undefined
  readonly #settings: Settings
  readonly #relativeTo: Reference[] = []
  #end: (() => void) | null = null

  constructor(services: IntersectionServices, place: InstancePlace | undefined, options: unknown) {
    this.#services = services
    this.#place = place
    this.#settings = typeof options === 'object' && options !== null ? options : {}
  }

  relativeTo(selector: unknown, margins?: unknown): this {
    this.#relativeTo.push({ selector: String(selector), ...marginsOf(margins) })
    return this
  }

  relativeToViewport(margins?: unknown): this {
    this.#relativeTo.push({ selector: null, ...marginsOf(margins) })
    return this
  }

  observe(selector: unknown, callback: unknown): void {
    const place = this.#place
    if (!place || typeof callback !== 'function') return
    const { thresholds, initialRatio, observeAll } = this.#settings
    this.disconnect()
    this.#end = this.#services.subscribeView(
      place.page,
      (subscription) => ({
        kind: 'observe-intersection',
        subscription,
        instance: place.instance,
        selector: String(selector),
        relativeTo: this.#relativeTo,
        thresholds: Array.isArray(thresholds) ? thresholds.map(Number) : [0],
        initialRatio: Number(initialRatio) || 0,
        observeAll: observeAll === true,
      }),
      (result) => {
        try {
          callback(result)
        } catch (error) {
          this.#services.reportError(error, 'the callback of an intersection observer')
        }
      },
    )
  }

  disconnect(): void {
    this.#end?.()
    this.#end = null
  }
}

function marginsOf(margins: unknown): Pick<Reference, 'margins'> {
  return typeof margins === 'object' && margins !== null
    ? { margins: margins as Readonly<Record<string, number>> }
    : {}
}
