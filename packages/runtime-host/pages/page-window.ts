/**
 * One page as the host sees it: a sheet with a navigation bar and a view frame.
 *
 * Sheets are made ahead: moving a frame in the document would load it again, so a spare is a
 * whole sheet that waits, invisible, for its page.
 */
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { PageEventName } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import { cssColor } from '../chrome/colors.ts'
import { make } from '../chrome/make.ts'
import { createNavigationBar, type NavigationBar } from '../chrome/navigation-bar.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { ViewFrame } from '../frames/view-frame.ts'
import type { PageOnHost, ShareMenu } from '../ports/page-stack.ts'
import { DEFAULT_REACH_BOTTOM_PX } from './window-config.ts'

export interface SpareSheet {
  readonly element: HTMLElement
  readonly frame: ViewFrame
}

/** `startFrame` puts the frame into the place it gets, for good. */
export function createSpareSheet(
  place: HTMLElement,
  startFrame: (view: HTMLElement) => ViewFrame,
): SpareSheet {
  const view = make('div', { class: 'view' })
  const element = make('section', { class: 'sheet resting' }, view)
  place.append(element)
  return { element, frame: startFrame(view) }
}

export interface PageWindow extends PageOnHost {
  readonly element: HTMLElement
  readonly frame: ViewFrame
  readonly navigationBar: NavigationBar
  readonly isCustom: boolean
  /** Settles when the first transaction is on screen, or the page is gone. */
  readonly drawn: Promise<void>
  /** What the page asks before it is left, if anything. */
  leaveConfirmation(): string | undefined
  shareMenu(): ShareMenu
  /** The page has these functions of `onShareAppMessage` and its like. */
  handlers: readonly string[]
  reply(name: PageEventName, value: unknown): void
  close(): void
}

export interface PageWindowOptions {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly window: WindowConfig
  readonly texts: HostTexts
  readonly sheet: SpareSheet
  /** JSON of `ViewUnits`. */
  readonly units: string
  readonly toLogic: MessagePort
  tellLogic(name: PageEventName, argument?: unknown): void
  onViewMessage(message: ViewToHost): void
  onStrayed(): void
  /** Gone for good: its frame and sheet are no longer there. */
  onClosed(): void
  onBack(): void
  onHome(): void
  onTextStyle(): void
}

export function createPageWindow(options: PageWindowOptions): PageWindow {
  const { id, path, query, window, sheet } = options
  const { element, frame } = sheet
  const navigationBar = createNavigationBar({ ...options })
  const isCustom = window.navigationStyle === 'custom'
  element.classList.toggle('custom', isCustom)
  element.prepend(navigationBar.element)
  element.setAttribute('aria-label', window.navigationBarTitleText ?? path)
  const background = cssColor(window.backgroundColor)
  if (background) element.style.backgroundColor = background

  let tellDrawn = (): void => undefined
  const drawn = new Promise<void>((resolve) => {
    tellDrawn = resolve
  })
  frame.become(
    {
      path,
      ...(window.backgroundColor !== undefined && { backgroundColor: window.backgroundColor }),
      ...(window.backgroundTextStyle !== undefined && { backgroundTextStyle: window.backgroundTextStyle }),
      canPullDown: window.enablePullDownRefresh === true,
      reachBottomDistancePx: window.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM_PX,
      disableScroll: window.disableScroll === true,
    },
    options.units,
    options.toLogic,
    {
      onStrayed: options.onStrayed,
      onMessage(message) {
        if (message.t === 'drawn') tellDrawn()
        options.onViewMessage(message)
      },
    },
  )

  const asked = new Map<PageEventName, (value: unknown) => void>()
  let confirmation: string | undefined
  let menu: ShareMenu = {}
  const page: PageWindow = {
    id,
    path,
    query,
    window,
    element,
    frame,
    navigationBar,
    isCustom,
    drawn,
    handlers: [],
    leaveConfirmation: () => confirmation,
    shareMenu: () => menu,
    setLeaveConfirmation(message) {
      confirmation = message
    },
    setShareMenu(change) {
      menu = { ...menu, ...change }
    },
    setBackground({ color, top }) {
      const css = cssColor(top ?? color)
      if (css) element.style.backgroundColor = css
    },
    setBackgroundTextStyle(style) {
      element.classList.toggle('light-dots', style === 'light')
    },
    startPullDown() {
      frame.post({ t: 'pull-down', isRunning: true })
    },
    stopPullDown() {
      frame.post({ t: 'pull-down', isRunning: false })
    },
    ask(name, argument) {
      if (!page.handlers.includes(handlerOf[name])) return Promise.resolve(undefined)
      // A newer question replaces an older one that was never answered.
      asked.get(name)?.(undefined)
      return new Promise((resolve) => {
        asked.set(name, resolve)
        options.tellLogic(name, argument)
      })
    },
    reply(name, value) {
      asked.get(name)?.(value)
      asked.delete(name)
    },
    close() {
      tellDrawn()
      for (const resolve of asked.values()) resolve(undefined)
      frame.remove()
      element.remove()
      options.onClosed()
    },
  }
  return page
}

const handlerOf = {
  'share-app-message': 'onShareAppMessage',
  'share-timeline': 'onShareTimeline',
  'add-to-favorites': 'onAddToFavorites',
} as const satisfies Partial<Record<PageEventName, string>>
