/** The page's own scrolling: events for those who listen, and going somewhere when told. */
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewPage } from '../tree/view-page.ts'
import { selectElements } from './select.ts'

type ListenOrder = Extract<ViewOrder, { kind: 'listen' }>
type ScrollOrder = Extract<ViewOrder, { kind: 'page-scroll-to' }>

export class PageScroll {
  private readonly page: ViewPage
  private readonly toLogic: (message: ViewToLogic) => void
  private listening: Pick<ListenOrder, 'scroll' | 'reachBottom'> = { scroll: false, reachBottom: false }
  private reachBottomDistancePx = 50
  private isNearBottom = false
  private isPending = false

  constructor(page: ViewPage, toLogic: (message: ViewToLogic) => void) {
    this.page = page
    this.toLogic = toLogic
    page.document.addEventListener('scroll', () => this.scrolled(), { passive: true })
  }

  listen(order: ListenOrder): void {
    this.listening = order
  }

  configure(options: { readonly reachBottomDistancePx: number; readonly disableScroll: boolean }): void {
    this.reachBottomDistancePx = options.reachBottomDistancePx
    this.page.document.documentElement.style.overflow = options.disableScroll ? 'hidden' : ''
  }

  scrollTo({ scrollTop, selector, offsetTop = 0, durationMs }: ScrollOrder): void {
    const top = scrollTop ?? this.topOf(selector)
    if (top !== undefined)
      window.scrollTo({ top: top + offsetTop, behavior: durationMs > 0 ? 'smooth' : 'instant' })
  }

  private topOf(selector: string | undefined): number | undefined {
    const instance = this.page.instances.get(0)
    const [element] = instance && selector ? selectElements(this.page, instance, selector) : []
    return element && element.getBoundingClientRect().top + window.scrollY
  }

  /** At most once a frame: apps do much in `onPageScroll`. */
  private scrolled(): void {
    if (this.isPending) return
    this.isPending = true
    requestAnimationFrame(() => {
      this.isPending = false
      const { scrollTop, scrollHeight, clientHeight } = this.page.document.documentElement
      if (this.listening.scroll) this.toLogic({ t: 'page', event: { kind: 'scroll', scrollTop } })
      const isNear = scrollTop + clientHeight >= scrollHeight - this.reachBottomDistancePx
      // Told once each time the end comes near.
      if (isNear && !this.isNearBottom && this.listening.reachBottom)
        this.toLogic({ t: 'page', event: { kind: 'reach-bottom' } })
      this.isNearBottom = isNear
    })
  }
}
