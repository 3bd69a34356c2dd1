/**
 * The page's own scrolling: news for those who listen, and going where the app wants.
 *
 * The end of the page is told once each time it comes near, and again when the page has grown meanwhile.
 */
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'

export class DocumentScroll {
  readonly #document: Document
  readonly #post: (message: ViewToLogic) => void
  #listens = { scroll: false, reachBottom: false }
  #distancePx = 50
  #isPending = false
  #lastTop = 0
  /** How high the page was when its end was last told; 0 while the end is far. */
  #toldHeight = 0
  #journey = 0

  constructor(document: Document, post: (message: ViewToLogic) => void) {
    this.#document = document
    this.#post = post
  }

  start(options: { readonly reachBottomDistancePx: number; readonly disableScroll: boolean }): void {
    this.#distancePx = options.reachBottomDistancePx
    if (options.disableScroll) this.#scroller.style.overflow = 'hidden'
    this.#document.addEventListener('scroll', () => this.#scrolled(), { passive: true })
  }

  listen({ scroll, reachBottom }: Extract<ViewOrder, { kind: 'listen' }>): void {
    this.#listens = { scroll, reachBottom }
  }

  scrollTo(top: number, durationMs: number): void {
    const journey = ++this.#journey
    const scroller = this.#scroller
    const from = scroller.scrollTop
    // A page in the background has no frames to animate.
    if (durationMs <= 0 || this.#document.hidden) {
      scroller.scrollTop = top
      return
    }
    const startedAt = performance.now()
    const step = (): void => {
      if (journey !== this.#journey) return
      const part = Math.min(1, (performance.now() - startedAt) / durationMs)
      scroller.scrollTop = from + (top - from) * (1 - (1 - part) ** 3)
      if (part < 1) requestAnimationFrame(step)
    }
    step()
  }

  get top(): number {
    return this.#scroller.scrollTop
  }

  get #scroller(): HTMLElement {
    return this.#document.documentElement
  }

  /** At most once a frame: apps do much in `onPageScroll`. */
  #scrolled(): void {
    if (this.#isPending) return
    this.#isPending = true
    requestAnimationFrame(() => {
      this.#isPending = false
      this.#tell()
    })
  }

  #tell(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller
    if (this.#listens.scroll && scrollTop !== this.#lastTop)
      this.#post({ t: 'page', event: { kind: 'scroll', scrollTop } })
    const isDown = scrollTop > this.#lastTop
    this.#lastTop = scrollTop
    if (scrollTop + clientHeight < scrollHeight - this.#distancePx) this.#toldHeight = 0
    else if (this.#listens.reachBottom && isDown && this.#toldHeight !== scrollHeight) {
      this.#toldHeight = scrollHeight
      this.#post({ t: 'page', event: { kind: 'reach-bottom' } })
    }
  }
}
