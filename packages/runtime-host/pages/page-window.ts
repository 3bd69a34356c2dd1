/**
 * One page as the host sees it: a sheet with a navigation bar and a view frame.
 *
 * Sheets are made ahead: moving a frame in the document would load it again, so a spare is a
 * whole sheet that waits, invisible, for its page.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { PageEventName } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewBackground, ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import { cssColor } from '../chrome/colors.ts'
import { make } from '../chrome/make.ts'
import { createNavigationBar, type NavigationBar } from '../chrome/navigation-bar.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { ViewFrame } from '../frames/view-frame.ts'
import type { PageWebView } from '../web-view/page-web-view.ts'
import type { PageBackground, PageOnHost, ShareMenu } from '../ports/page-stack.ts'
import { DEFAULT_REACH_BOTTOM_PX } from './window-config.ts'

export interface SpareSheet {
  readonly element: HTMLElement
  /** Below the bar: where the frame is. */
  readonly view: HTMLElement
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
  return { element, view, frame: startFrame(view) }
}

export interface PageWindow extends PageOnHost {
  readonly element: HTMLElement
  readonly frame: ViewFrame
  /** Its colours are others now: the theme has changed. What the app has set since stays. */
  setWindow(window: WindowConfig): void
  readonly navigationBar: NavigationBar
  readonly isCustom: boolean
  readonly webView: PageWebView
  /** Settles when the first transaction is on screen, or the page is gone. */
  readonly drawn: Promise<void>
  /** What the page asks before it is left, if anything. */
  leaveConfirmation(): string | undefined
  shareMenu(): ShareMenu
  /** Whether something of the page takes the way back for itself, which is then used up. */
  takeBack(): boolean
  isBackTaken(): boolean
  orientation(): string | undefined
  /** The page has these functions of `onShareAppMessage` and its like. */
  handlers: readonly string[]
  reply(name: PageEventName, value: unknown): void
  /** Gives its frame more units, and the WXS they need; settles once it has them, or is gone. */
  giveUnits(units: string, wxs: string | undefined): Promise<void>
  close(): void
}

export interface PageWindowOptions {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly window: WindowConfig
  /** The host draws a tab bar below it. */
  readonly hasTabBar: boolean
  readonly texts: HostTexts
  readonly sheet: SpareSheet
  /** JSON of `ViewUnits`. */
  readonly units: string
  readonly toLogic: MessagePort
  /** JSON of the transaction that it is shown by until logic has answered. */
  readonly firstRendering: string | undefined
  tellLogic(name: PageEventName, argument?: unknown): void
  onViewMessage(message: ViewToHost): void
  onStrayed(): void
  /** Gone for good: its frame and sheet are no longer there. */
  onClosed(): void
  onBack(): void
  onHome(): void
  onTextStyle(): void
  /** Something in the page has begun or ended waiting for the person to go back. */
  onBackTaken(): void
  onOrientation(): void
  /** Makes what shows a web site in this place. */
  makeWebView(place: HTMLElement, onTitle: (title: string) => void): PageWebView
}

export function createPageWindow(options: PageWindowOptions): PageWindow {
  const { id, path, query, sheet } = options
  let { window } = options
  const { element, frame } = sheet
  const navigationBar = createNavigationBar({ ...options })
  const isCustom = window.navigationStyle === 'custom'
  element.classList.toggle('custom', isCustom)
  element.prepend(navigationBar.element)
  element.setAttribute('aria-label', window.navigationBarTitleText ?? path)
  /** What the app has set itself. */
  let ownBackground: PageBackground = {}
  let ownTextStyle: string | undefined
  const background = (): ViewBackground => {
    const { top = window.backgroundColorTop, color = window.backgroundColor } = ownBackground
    const contentColor = cssColor(window.backgroundColorContent)
    const windowColor = cssColor(top ?? color)
    const textStyle = ownTextStyle ?? window.backgroundTextStyle
    return {
      ...(contentColor && { contentColor }),
      ...(windowColor && { windowColor }),
      ...(textStyle && { textStyle }),
    }
  }
  const paint = (): void => {
    const painted = background()
    if (painted.windowColor) element.style.backgroundColor = painted.windowColor
    frame.post({ t: 'background', background: painted })
  }
  const first = background()
  if (first.windowColor) element.style.backgroundColor = first.windowColor

  let tellDrawn = (): void => undefined
  const drawn = new Promise<void>((resolve) => {
    tellDrawn = resolve
  })
  frame.become(
    {
      path,
      background: first,
      canPullDown: window.enablePullDownRefresh === true,
      reachBottomDistancePx: window.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM_PX,
      disableScroll: window.disableScroll === true,
      reachesTop: isCustom,
      reachesBottom: !options.hasTabBar,
      ...(options.firstRendering !== undefined && { firstRendering: options.firstRendering }),
    },
    options.units,
    options.toLogic,
    {
      onStrayed: options.onStrayed,
      onMessage(message) {
        if (message.t === 'drawn') tellDrawn()
        if (message.t === 'has-units') waitingForUnits.shift()?.()
        options.onViewMessage(message)
      },
    },
  )

  const webView = options.makeWebView(sheet.view, (title) => {
    // A title that the author wrote stays.
    if (!window.navigationBarTitleText) navigationBar.setTitle(title)
  })
  const waitingForUnits: (() => void)[] = []
  let givenUnits = options.units
  const asked = new Map<PageEventName, (value: unknown) => void>()
  let confirmation: string | undefined
  let menu: ShareMenu = {}
  let ownOrientation: string | undefined
  let settleBack: ((result: Result<undefined>) => void) | undefined
  const page: PageWindow = {
    id,
    path,
    query,
    get window() {
      return window
    },
    element,
    frame,
    navigationBar,
    isCustom,
    webView,
    drawn,
    handlers: [],
    leaveConfirmation: () => confirmation,
    shareMenu: () => menu,
    setLeaveConfirmation(message) {
      confirmation = message
    },
    takeBack() {
      settleBack?.(accept(undefined))
      const isTaken = settleBack !== undefined
      settleBack = undefined
      if (isTaken) options.onBackTaken()
      return isTaken
    },
    isBackTaken: () => settleBack !== undefined,
    orientation: () => ownOrientation ?? window.pageOrientation,
    interceptBack() {
      page.releaseBack()
      return new Promise((resolve) => {
        settleBack = resolve
        options.onBackTaken()
      })
    },
    releaseBack() {
      if (!settleBack) return
      settleBack(refuse('released'))
      settleBack = undefined
      options.onBackTaken()
    },
    setOrientation(orientation) {
      ownOrientation = orientation
      options.onOrientation()
    },
    setShareMenu(change) {
      menu = { ...menu, ...change }
    },
    setWindow(next) {
      window = next
      navigationBar.setConfig(next)
      paint()
    },
    setBackground(colors) {
      ownBackground = { ...ownBackground, ...colors }
      paint()
    },
    setBackgroundTextStyle(style) {
      ownTextStyle = style
      paint()
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
        // What a web site has posted comes before the question: apps share what it says.
        const url = webView.url()
        if (url === undefined) options.tellLogic(name, argument)
        else void webView.deliver().then(() => options.tellLogic(name, { ...argument, webViewUrl: url }))
      })
    },
    reply(name, value) {
      asked.get(name)?.(value)
      asked.delete(name)
    },
    giveUnits(units, wxs) {
      if (units === givenUnits) return Promise.resolve()
      givenUnits = units
      frame.post({ t: 'units', units, ...(wxs !== undefined && { wxs }) })
      return new Promise((resolve) => waitingForUnits.push(resolve))
    },
    close() {
      tellDrawn()
      for (const resolve of waitingForUnits) resolve()
      page.releaseBack()
      for (const resolve of asked.values()) resolve(undefined)
      webView.close()
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
  'save-exit-state': 'onSaveExitState',
} as const satisfies Partial<Record<PageEventName, string>>
