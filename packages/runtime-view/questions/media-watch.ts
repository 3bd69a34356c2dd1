/**
 * `createMediaQueryObserver`: tells whether the page fits a description, at once and at each change.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/MediaQueryObserver.observe.html
 */
import {
  MEDIA_FEATURES,
  type MediaQuery,
  type ViewOrder,
  type ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import { hyphenated } from '@maque/template/text.ts'

type Order = Extract<ViewOrder, { kind: 'observe-media' }>

export class MediaWatch {
  readonly #window: Window
  readonly #post: (message: ViewToLogic) => void
  readonly #ends = new Map<number, () => void>()

  constructor(window: Window, post: (message: ViewToLogic) => void) {
    this.#window = window
    this.#post = post
  }

  observe({ subscription, query }: Order): void {
    this.end(subscription)
    const watched = this.#window.matchMedia(textOf(query))
    const tell = (): void => this.#post({ t: 'notice', subscription, result: { matches: watched.matches } })
    watched.addEventListener('change', tell)
    this.#ends.set(subscription, () => watched.removeEventListener('change', tell))
    tell()
  }

  end(subscription: number): void {
    this.#ends.get(subscription)?.()
    this.#ends.delete(subscription)
  }
}

function textOf(query: MediaQuery): string {
  const lengths = MEDIA_FEATURES.flatMap((name) =>
    query[name] === undefined ? [] : [`(${hyphenated(name)}: ${query[name]}px)`],
  )
  const { orientation } = query
  return [...lengths, ...(orientation === undefined ? [] : [`(orientation: ${orientation})`])].join(' and ')
}
