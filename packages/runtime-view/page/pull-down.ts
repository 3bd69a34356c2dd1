/** Pulling a page down to refresh it: three dots above the page, as long as the app has not said that it is done. */
import type { ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewPage } from '../tree/view-page.ts'

const REST_PX = 50
const TRIGGER_PX = 60
const RESISTANCE = 0.5

export const pullDownStyle = `
.maque-pull { position: fixed; top: 0; left: 0; right: 0; height: ${REST_PX}px; display: flex; align-items: center; justify-content: center; gap: 8px; z-index: 0; visibility: hidden; }
.maque-pull-dot { width: 8px; height: 8px; border-radius: 50%; background: var(--maque-pull-colour, rgb(0 0 0 / 30%)); }
.maque-pulling .maque-pull { visibility: visible; }
.maque-refreshing .maque-pull-dot { animation: maque-pull 0.9s infinite ease-in-out; }
.maque-pull-dot:nth-child(2) { animation-delay: 0.15s !important; }
.maque-pull-dot:nth-child(3) { animation-delay: 0.3s !important; }
@keyframes maque-pull { 0%, 80%, 100% { opacity: 0.3; } 40% { opacity: 1; } }
`

export class PullDown {
  private readonly page: ViewPage
  private readonly toLogic: (message: ViewToLogic) => void
  private readonly box: HTMLElement
  private isEnabled = false
  private isRunning = false
  private startY: number | null = null
  private pulledPx = 0

  constructor(page: ViewPage, toLogic: (message: ViewToLogic) => void) {
    this.page = page
    this.toLogic = toLogic
    this.box = page.document.createElement('div')
    this.box.className = 'maque-pull'
    this.box.setAttribute('aria-hidden', 'true')
    for (let dot = 0; dot < 3; dot++)
      this.box.append(Object.assign(page.document.createElement('div'), { className: 'maque-pull-dot' }))
    page.document.body.prepend(this.box)
    page.document.addEventListener('touchstart', (event) => this.start(event.touches[0]?.clientY), {
      passive: true,
    })
    page.document.addEventListener('touchmove', (event) => this.move(event.touches[0]?.clientY, event), {
      passive: false,
    })
    page.document.addEventListener('touchend', () => this.end())
    page.document.addEventListener('touchcancel', () => this.end())
  }

  configure(options: { readonly canPullDown: boolean; readonly textStyle: string | undefined }): void {
    this.isEnabled = options.canPullDown
    this.page.document.documentElement.style.setProperty(
      '--maque-pull-colour',
      options.textStyle === 'light' ? 'rgb(255 255 255 / 70%)' : 'rgb(0 0 0 / 30%)',
    )
    if (options.canPullDown) this.page.document.documentElement.style.overscrollBehaviorY = 'none'
  }

  /** The app began or ended a refresh by itself. */
  setRunning(isRunning: boolean): void {
    if (isRunning && !this.isRunning) this.toLogic({ t: 'page', event: { kind: 'pull-down' } })
    this.isRunning = isRunning
    this.page.document.documentElement.classList.toggle('maque-refreshing', isRunning)
    this.shift(isRunning ? REST_PX : 0, true)
  }

  private start(y: number | undefined): void {
    const isAtTop = this.page.document.documentElement.scrollTop <= 0
    this.startY = this.isEnabled && !this.isRunning && isAtTop && y !== undefined ? y : null
  }

  private move(y: number | undefined, event: TouchEvent): void {
    if (this.startY === null || y === undefined || event.defaultPrevented) return
    const pulled = (y - this.startY) * RESISTANCE
    if (pulled <= 0) return
    if (event.cancelable) event.preventDefault()
    this.shift(pulled, false)
  }

  private end(): void {
    if (this.startY === null) return
    this.startY = null
    if (this.pulledPx >= TRIGGER_PX) this.setRunning(true)
    else this.shift(0, true)
  }

  private shift(px: number, isAnimated: boolean): void {
    this.pulledPx = px
    const { root } = this.page
    this.page.document.documentElement.classList.toggle('maque-pulling', px > 0)
    root.style.transition = isAnimated ? 'transform 0.2s' : ''
    // A transform, even of nothing, would make the page what its fixed elements are fixed to.
    root.style.transform = px > 0 ? `translateY(${px}px)` : ''
  }
}
