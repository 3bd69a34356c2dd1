import type { Result } from '@maque/base/result.ts'
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { WebViewOnHost } from './web-view.ts'
import type { NavigationBarOnHost } from './navigation-bar.ts'

/**
 * The pages of an app, bottom to top.
 *
 * Navigations run one after another in the order they were asked. Each settles once the
 * stack has changed, not when the new page has drawn. A URL is a path with an optional query,
 * absolute (`/pages/a/a?k=v`) or relative to the topmost page. Refusals are WeChat's reasons:
 * `page "pages/x/x" is not found`, `can not navigateTo a tabbar page`, …
 */
export interface PageStackOnHost {
  navigateTo(url: string): Promise<Result<OpenedPage>>
  redirectTo(url: string): Promise<Result<OpenedPage>>
  reLaunch(url: string): Promise<Result<OpenedPage>>
  switchTab(url: string): Promise<Result<OpenedPage>>
  /** More than there are: goes back to the first page. */
  navigateBack(delta: number): Promise<Result<OpenedPage>>
  all(): readonly PageOnHost[]
}

export interface OpenedPage {
  readonly page: number
}

export interface PageOnHost {
  readonly id: number
  /** Without leading slash. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The page's JSON over the `window` of app.json. */
  readonly window: WindowConfig
  readonly navigationBar: NavigationBarOnHost
  readonly webView: WebViewOnHost

  setBackground(colors: PageBackground): void
  /** Colour of the dots shown while pulled down. */
  setBackgroundTextStyle(style: 'dark' | 'light'): void
  /** Shows the pull-down animation; the page is told as if it had been pulled. */
  startPullDown(): void
  stopPullDown(): void
  /** Asks the page's handler (`onShareAppMessage`) and waits for what it returns; `undefined` when there is none. */
  ask(
    event: 'share-app-message' | 'share-timeline' | 'add-to-favorites' | 'save-exit-state',
    argument: Readonly<Record<string, unknown>>,
  ): Promise<unknown>
  /** Whether the person is asked before leaving, and how. */
  setLeaveConfirmation(message: string | undefined): void
  /**
   * The next time that the person goes back, the page stays and this settles. Refused with
   * `released` when nobody waits any more.
   */
  interceptBack(): Promise<Result<undefined>>
  releaseBack(): void
  /** `auto`, `portrait` or `landscape`, in place of what its JSON says. */
  setOrientation(orientation: string): void
  setShareMenu(menu: ShareMenu): void
}

export interface PageBackground {
  readonly color?: string
  readonly top?: string
  readonly bottom?: string
}

/** What the app lets people share from the capsule's menu. */
export interface ShareMenu {
  readonly isShareHidden?: boolean
  readonly isTimelineHidden?: boolean
}
