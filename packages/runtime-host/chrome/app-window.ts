/** The element tree of one app's window, apart from the styles of the page it stands in. */
import { chromeStyle } from './style.ts'
import { make } from './make.ts'

export interface AppWindow {
  readonly root: HTMLElement
  /** Sheets and the tab bar. */
  readonly pages: HTMLElement
  measure(): {
    readonly widthPx: number
    readonly heightPx: number
    readonly statusBarPx: number
    readonly safeBottomPx: number
  }
  /** The place it stands in, however the window is turned. */
  container(): { readonly widthPx: number; readonly heightPx: number }
  /** Turns everything by a quarter, so that a high window shows a wide one. */
  setTurned(isTurned: boolean): void
  remove(): void
}

/** Insets that the player draws itself, where the device tells none: the status bar of a drawn phone. */
export interface WindowInsets {
  readonly topPx: number
  readonly bottomPx: number
}

export function createAppWindow(container: HTMLElement, insets: WindowInsets | undefined): AppWindow {
  const host = make('div', { class: 'maque-app' })
  host.style.width = '100%'
  host.style.height = '100%'
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(chromeStyle)
  shadow.adoptedStyleSheets = [sheet]
  const pages = make('div', { class: 'pages' })
  const root = make('div', { class: 'window' }, pages)
  if (insets) {
    root.style.setProperty('--status', `${insets.topPx}px`)
    root.style.setProperty('--bottom', `${insets.bottomPx}px`)
  }
  // Custom properties are not resolved to pixels; a real element's size is.
  const probe = make('div', { class: 'probe' })
  root.append(probe)
  shadow.append(root)
  container.append(host)
  return {
    root,
    pages,
    measure() {
      const { paddingTop, paddingBottom } = getComputedStyle(probe)
      return {
        widthPx: root.clientWidth,
        heightPx: root.clientHeight,
        statusBarPx: Number.parseFloat(paddingTop) || 0,
        safeBottomPx: Number.parseFloat(paddingBottom) || 0,
      }
    },
    container: () => ({ widthPx: host.clientWidth, heightPx: host.clientHeight }),
    setTurned: (isTurned) => void root.classList.toggle('turned', isTurned),
    remove: () => host.remove(),
  }
}
