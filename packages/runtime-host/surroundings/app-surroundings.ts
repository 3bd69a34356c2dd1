/**
 * What lies around an app and changes while it runs: theme, size and turn of its window, keyboard.
 *
 * (1) Logic, frames and chrome are told of a change in the same turn: what synchronous calls answer
 *     from is right before any listener runs.
 * (2) Only an app with `darkmode` has a theme. Others are light, whatever the person prefers, and
 *     hear of no change.
 * (3) The page on top hears of a new size at once, the others when they are shown again.
 */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { HostToLogic } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewLayout } from '@maque/protocol/bridge/view-host.ts'
import type { AppWindow } from '../chrome/app-window.ts'
import { capsulePlace } from '../chrome/capsule.ts'
import { systemInfo } from '../device/system-info.ts'
import type { PageWindow } from '../pages/page-window.ts'
import { themed, windowOf } from '../pages/window-config.ts'
import type { MirrorChange } from '../ports/mirror-change.ts'
import type { Running } from '../running.ts'
import { watchKeyboard } from './keyboard.ts'
import { isLandscapeForced } from './orientation.ts'

export type Theme = 'light' | 'dark'

export interface AppSurroundings {
  /** As the app has it: see (2). */
  themeFor(config: AppConfig): Theme
  setTheme(theme: Theme): void
  layout(): ViewLayout
  /** What synchronous calls answer from, on the page of this path. */
  mirrorOn(config: AppConfig, path: string): Required<Pick<MirrorChange, 'system' | 'menuButton'>>
  /** Another page is on top, or it asks for another orientation. */
  pageChanged(top: PageWindow): void
  close(): void
}

export interface AppSurroundingsOptions {
  readonly window: AppWindow
  readonly language: 'zh' | 'en'
  readonly theme: Theme
  running(): Running | undefined
  post(message: HostToLogic): void
  /** A spare frame was started with what has changed since. */
  onStale(): void
}

export function createAppSurroundings(options: AppSurroundingsOptions): AppSurroundings {
  const { window, language, running, post } = options
  const ended = new AbortController()
  let { theme } = options
  let keyboardPx = 0
  let sizeKey = ''
  let measuredPath: string | undefined
  /** The size that each page knows. */
  const known = new WeakMap<PageWindow, string>()

  const themeFor = (config: AppConfig): Theme => (config.darkmode ? theme : 'light')
  const paint = (config: AppConfig | undefined): void => {
    window.root.classList.toggle('dark', theme === 'dark')
    window.root.classList.toggle('dark-app', config !== undefined && themeFor(config) === 'dark')
  }
  const layout = (): ViewLayout => {
    const { widthPx, statusBarPx, safeBottomPx } = window.measure()
    return { widthPx, safeAreaTopPx: statusBarPx, safeAreaBottomPx: safeBottomPx, keyboardPx }
  }
  const mirrorOn: AppSurroundings['mirrorOn'] = (config, path) => {
    const measured = window.measure()
    const { navigationStyle } = windowOf(config, path, themeFor(config))
    const hasTabs =
      config.tabBar && !config.tabBar.custom && config.tabBar.list.some(({ pagePath }) => pagePath === path)
    const navigationPx = navigationStyle === 'custom' ? 0 : measured.statusBarPx + NAVIGATION_PX
    const tabsPx = hasTabs ? TABS_PX + measured.safeBottomPx : 0
    return {
      system: systemInfo({
        language,
        ...(config.darkmode && { theme }),
        measures: { ...measured, navigationPx, tabsPx },
      }),
      menuButton: capsulePlace(measured.widthPx, measured.statusBarPx),
    }
  }
  const sizeOf = ({ system }: ReturnType<typeof mirrorOn>): WindowSize => ({
    size: { windowWidth: Number(system['windowWidth']), windowHeight: Number(system['windowHeight']) },
    deviceOrientation: String(system['deviceOrientation']),
  })
  const mirror = (config: AppConfig, path: string): ReturnType<typeof mirrorOn> => {
    const change = mirrorOn(config, path)
    measuredPath = path
    post({ t: 'emit', name: 'mirror', payload: change satisfies MirrorChange })
    return change
  }

  const tellSize = (page: PageWindow, news: WindowSize): void => {
    if (known.get(page) === sizeKey) return
    known.set(page, sizeKey)
    running()?.stack.tell(page.id, 'resize', news)
  }
  const resized = (): void => {
    const { widthPx, heightPx } = window.measure()
    const key = `${widthPx}×${heightPx}`
    // Observers speak at their beginning, and windows are measured before they are shown.
    if (key === sizeKey || widthPx === 0) return
    const isFirst = sizeKey === ''
    sizeKey = key
    const { stack, config } = running() ?? {}
    const top = stack?.top()
    if (isFirst) {
      for (const page of stack?.all() ?? []) known.set(page, key)
      return
    }
    for (const page of stack?.all() ?? []) page.frame.post({ t: 'layout', layout: layout() })
    options.onStale()
    if (!config || !top) return
    const news = sizeOf(mirror(config, top.path))
    post({ t: 'emit', name: 'windowResize', payload: news })
    tellSize(top, news)
  }

  const observer = new ResizeObserver(resized)
  observer.observe(window.root)
  watchKeyboard(ended.signal, (heightPx) => {
    keyboardPx = heightPx
    for (const page of running()?.stack.all() ?? []) page.frame.post({ t: 'layout', layout: layout() })
    post({ t: 'emit', name: 'keyboardHeightChange', payload: { height: heightPx } })
  })
  paint(undefined)
  // Systems take a picture of what they put into the background.
  document.addEventListener(
    'visibilitychange',
    () => {
      const isHiding = running()?.stack.top()?.window.visualEffectInBackground === 'hidden'
      window.root.classList.toggle('veiled', document.hidden && isHiding)
    },
    { signal: ended.signal },
  )

  return {
    themeFor,
    layout,
    mirrorOn,
    setTheme(next) {
      if (next === theme) return
      theme = next
      const { config, stack, tabBar } = running() ?? {}
      paint(config)
      if (!config?.darkmode || !stack) return
      for (const page of stack.living()) {
        page.setWindow(windowOf(config, page.path, theme))
        page.frame.post({ t: 'theme', theme })
      }
      if (config.tabBar) tabBar?.setConfig(themed(config.tabBar, config, theme))
      options.onStale()
      post({ t: 'emit', name: 'mirror', payload: { system: { theme } } satisfies MirrorChange })
      post({ t: 'app-event', name: 'theme-change', argument: { theme } })
    },
    pageChanged(top) {
      const { config } = running() ?? {}
      if (!config) return
      paint(config)
      window.setTurned(isLandscapeForced(top.orientation(), window.container()))
      const isNew = !known.has(top)
      if (isNew) known.set(top, sizeKey)
      // Bars are not the same on every page.
      const change = top.path === measuredPath ? mirrorOn(config, top.path) : mirror(config, top.path)
      if (!isNew) tellSize(top, sizeOf(change))
    },
    close() {
      ended.abort()
      observer.disconnect()
    },
  }
}

/** What `wx.onWindowResize` and `onResize` are told. */
interface WindowSize {
  readonly size: { readonly windowWidth: number; readonly windowHeight: number }
  readonly deviceOrientation: string
}

const NAVIGATION_PX = 44
const TABS_PX = 50
