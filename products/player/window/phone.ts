/**
 * The place an app's window stands in: the whole screen of a phone, a drawn phone on a desktop.
 */
import type { WindowInsets } from '@maque/runtime-host/chrome/app-window.ts'

export interface Phone {
  readonly screen: HTMLElement
  /** What the drawn status bar covers; absent on a real phone, which tells by itself. */
  readonly insets: WindowInsets | undefined
}

/** Up to this width the app takes all of it. */
const PHONE_MAX_WIDTH_PX = 500
const STATUS_BAR_PX = 20

const style = `
html, body { height: 100%; margin: 0; background: #fff; overscroll-behavior: none; }
.phone, .phone > .screen { position: fixed; inset: 0; }
.phone > .status { display: none; }
.phone .too-old { box-sizing: border-box; min-height: 100%; padding: 96px 32px; background: #fff; color: #1a1a1a; text-align: center; font: 16px/1.6 system-ui, sans-serif; }
.phone .too-old button { min-height: 44px; padding: 0 32px; border: 0; border-radius: 8px; background: #06854a; color: #fff; font: inherit; }
.phone .open { position: absolute; inset: 0; margin: auto; width: 200px; height: 48px; border: 0; border-radius: 8px; background: #07c160; color: #fff; font: 17px system-ui, sans-serif; }
@media (min-width: ${PHONE_MAX_WIDTH_PX + 1}px) {
  body { background: #e9eaec; }
  .phone { inset: auto; top: 50%; left: 50%; transform: translate(-50%, -50%); width: 375px; height: min(812px, 100dvh - 64px); min-height: 480px;
    border: 10px solid #17181a; border-radius: 44px; background: #fff; box-shadow: 0 24px 64px rgb(0 0 0 / 24%); overflow: hidden; }
  .phone > .screen { position: absolute; }
  .phone > .status { position: absolute; z-index: 1; inset: 0 0 auto; display: flex; justify-content: space-between; align-items: center; height: ${STATUS_BAR_PX}px; padding: 0 24px;
    font: 600 12px/1 system-ui, sans-serif; color: #fff; mix-blend-mode: difference; pointer-events: none; }
}
@media (min-width: ${PHONE_MAX_WIDTH_PX + 1}px) and (prefers-color-scheme: dark) { body { background: #2a2b2e; } .phone { background: #191919; } }
`

export function drawPhone(place: HTMLElement): Phone {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const isDrawn = matchMedia(`(min-width: ${PHONE_MAX_WIDTH_PX + 1}px)`).matches
  const phone = block('phone')
  const screen = block('screen')
  const status = block('status')
  status.setAttribute('aria-hidden', 'true')
  const clock = document.createElement('span')
  const tick = (): void => {
    // Written out: the first use of locale formats costs more than the rest of this page.
    const now = new Date()
    clock.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
  }
  tick()
  setInterval(tick, 10_000)
  status.append(clock, 'Maque')
  phone.append(screen, status)
  place.append(phone)
  return { screen, insets: isDrawn ? { topPx: STATUS_BAR_PX, bottomPx: 0 } : undefined }
}

function block(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  return element
}
