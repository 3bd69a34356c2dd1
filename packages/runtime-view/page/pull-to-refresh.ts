/**
 * Pulling a page down to refresh it: three dots above the page until the app says that it is done.
 *
 *     resting ── pulled far enough, or started by the app ──→ running (told once) ── stopped ──→ resting
 */
import type { ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewBackground } from '@maque/protocol/bridge/view-host.ts'

const restPx = 50
const triggerPx = 50
/** The page follows a finger at half its pace. */
const resistance = 0.5

export const pullToRefreshStyle = `
.maque-pull { position: fixed; top: 0; left: 0; right: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; gap: 8px; visibility: hidden }
.maque-pulled .maque-pull { visibility: visible }
.maque-pulled wx-page { position: relative }
.maque-pull > i { width: 8px; height: 8px; border-radius: 50%; background: rgb(0 0 0 / 30%) }
.maque-pull[data-light] > i { background: rgb(255 255 255 / 70%) }
.maque-refreshing .maque-pull > i { animation: maque-pull 0.9s infinite ease-in-out }
.maque-refreshing .maque-pull > i:nth-child(2) { animation-delay: 0.15s }
.maque-refreshing .maque-pull > i:nth-child(3) { animation-delay: 0.3s }
@keyframes maque-pull { 0%, 80%, 100% { opacity: 0.3 } 40% { opacity: 1 } }
`

export class PullToRefresh {
  readonly #root: HTMLElement
  readonly #post: (message: ViewToLogic) => void
  readonly #dots: HTMLElement
  #isRunning = false
  #from: { readonly x: number; readonly y: number } | null = null
  #pulledPx = 0

  constructor(root: HTMLElement, post: (message: ViewToLogic) => void) {
    this.#root = root
    this.#post = post
    const { ownerDocument: document } = root
    this.#dots = document.createElement('div')
    this.#dots.className = 'maque-pull'
    this.#dots.setAttribute('aria-hidden', 'true')
    for (let dot = 0; dot < 3; dot++) this.#dots.append(document.createElement('i'))
    root.before(this.#dots)
  }

  setBackground({ windowColor, textStyle }: ViewBackground): void {
    if (windowColor !== undefined) this.#dots.style.backgroundColor = windowColor
    if (textStyle !== undefined) this.#dots.toggleAttribute('data-light', textStyle === 'light')
  }

  /** Lets fingers and the mouse pull. */
  enable(): void {
    const { ownerDocument: document } = this.#root
    document.documentElement.style.overscrollBehaviorY = 'none'
    document.addEventListener(
      'touchstart',
      ({ touches }) => this.#begin(touches.length === 1 ? touches[0] : undefined),
      { passive: true },
    )
    // Not passive: a pull must not scroll the page as well.
    document.addEventListener('touchmove', (event) => this.#move(event.touches[0], event), { passive: false })
    for (const type of ['touchend', 'touchcancel'] as const)
      document.addEventListener(type, () => this.#end())
    document.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'mouse' && event.button === 0) this.#begin(event)
    })
    document.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') this.#move(event, event)
    })
    document.addEventListener('pointerup', () => this.#end())
  }

  /** The app began or ended a refresh by itself. */
  setRunning(isRunning: boolean): void {
    if (isRunning && !this.#isRunning) this.#post({ t: 'page', event: { kind: 'pull-down' } })
    this.#isRunning = isRunning
    this.#root.ownerDocument.documentElement.classList.toggle('maque-refreshing', isRunning)
    this.#shift(isRunning ? restPx : 0, true)
  }

  #begin(point: { readonly clientX: number; readonly clientY: number } | undefined): void {
    const isAtTop = this.#root.ownerDocument.documentElement.scrollTop <= 0
    this.#from = point && isAtTop && !this.#isRunning ? { x: point.clientX, y: point.clientY } : null
  }

  #move(point: { readonly clientX: number; readonly clientY: number } | undefined, event: UIEvent): void {
    if (!this.#from || !point) return
    const down = point.clientY - this.#from.y
    const isAcross = Math.abs(point.clientX - this.#from.x) > Math.abs(down)
    // Somebody else has the finger: an app that caught it, a swiper, a list inside the page.
    if (
      event.defaultPrevented ||
      (this.#pulledPx === 0 && (isAcross || down < 0 || isScrolledInside(event)))
    ) {
      this.#from = null
      this.#shift(0, true)
      return
    }
    if (down <= 0) return this.#shift(0, false)
    if (event.cancelable) event.preventDefault()
    this.#shift(down * resistance, false)
  }

  #end(): void {
    if (!this.#from) return
    this.#from = null
    if (this.#pulledPx >= triggerPx) this.setRunning(true)
    else this.#shift(0, true)
  }

  /** By position, not by transform: a transform would change what fixed elements are fixed to. */
  #shift(px: number, isAnimated: boolean): void {
    if (px === this.#pulledPx) return
    this.#pulledPx = px
    this.#root.ownerDocument.documentElement.classList.toggle('maque-pulled', px > 0)
    this.#root.style.transition = isAnimated ? 'top 0.2s' : ''
    this.#root.style.top = px > 0 ? `${px}px` : ''
    // As far as the page has gone: nothing of the window is seen through the page itself.
    this.#dots.style.transition = isAnimated ? 'height 0.2s' : ''
    this.#dots.style.height = `${px}px`
  }
}

function isScrolledInside({ target }: UIEvent): boolean {
  for (let node = target instanceof Element ? target : null; node; node = node.parentElement) {
    if (node.localName === 'wx-page') return false
    if (node.scrollTop > 0) return true
  }
  return false
}
