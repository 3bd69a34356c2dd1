/**
 * `createMediaQueryObserver`: lets the view watch whether its page fits a description.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/MediaQueryObserver.html
 */
import { MEDIA_FEATURES, type MediaQuery, type ViewOrder } from '@maque/protocol/bridge/logic-view.ts'

export interface MediaQueryServices {
  /** Makes the order, and gives the function that ends it. */
  subscribe(order: (subscription: number) => ViewOrder, listener: (result: unknown) => void): () => void
  call(callback: unknown, result: unknown): void
}

export class MediaQueryObserver {
  readonly #services: MediaQueryServices
  #end: (() => void) | null = null

  constructor(services: MediaQueryServices) {
    this.#services = services
  }

  /** Tells how it stands, and whenever that changes. Observing again ends what was observed before. */
  observe(descriptor: unknown, callback: unknown): void {
    if (typeof callback !== 'function') return
    this.disconnect()
    const query = queryOf(descriptor)
    this.#end = this.#services.subscribe(
      (subscription) => ({ kind: 'observe-media', subscription, query }),
      (result) => this.#services.call(callback, result),
    )
  }

  disconnect(): void {
    this.#end?.()
    this.#end = null
  }
}

function queryOf(descriptor: unknown): MediaQuery {
  const written = (typeof descriptor === 'object' && descriptor !== null ? descriptor : {}) as MediaQuery
  const { orientation } = written
  const lengths = MEDIA_FEATURES.flatMap((name) => {
    const value = Number(written[name])
    return written[name] !== undefined && Number.isFinite(value) ? [[name, value] as const] : []
  })
  return {
    ...Object.fromEntries(lengths),
    ...((orientation === 'landscape' || orientation === 'portrait') && { orientation }),
  }
}
