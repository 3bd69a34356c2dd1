/**
 * What the host and one view frame say to each other: one MessageChannel a frame.
 *
 * A frame serves one page in its life. A spare frame has been started and given the app's
 * WXS, but no page yet.
 */
import type { CallAnswer } from './logic-host.ts'

export type HostToView =
  | { readonly t: 'start'; readonly start: ViewStart }
  /**
   * The units a page can draw (JSON of `ViewUnits`), told before or while its first transaction
   * arrives; again, and answered with `has-units`, when another package has come. `wxs`: the text of
   * that package's script.
   */
  | { readonly t: 'units'; readonly units: string; readonly wxs?: string }
  /** Becomes this page; the transferred port leads to logic. */
  | { readonly t: 'page'; readonly page: ViewPage }
  | { readonly t: 'visible'; readonly isVisible: boolean }
  | { readonly t: 'pull-down'; readonly isRunning: boolean }
  | { readonly t: 'background'; readonly background: ViewBackground }
  | { readonly t: 'theme'; readonly theme: 'light' | 'dark' }
  | { readonly t: 'answer'; readonly id: number; readonly answer: CallAnswer }
  /** What was asked for by `file`; no bytes: it could not be had as the bundle says that it is. */
  | { readonly t: 'file'; readonly path: string; readonly bytes?: ArrayBuffer }
  /** Layout that only the host knows: the keyboard, safe areas, the size of the frame. */
  | { readonly t: 'layout'; readonly layout: ViewLayout }

export interface ViewStart {
  /** Text of the packages' WXS scripts; the frame's policy admits exactly these by hash. */
  readonly wxs: readonly string[]
  /** Where the app's content is: package files are at `addressIn` of `content/file-address.ts` below it. */
  readonly contentBase: string
  /** JSON of the hashes of package files that pages may show, by path: parsed when the first is shown. */
  readonly assets: string
  /** Remote pictures, media, and fonts of styles are fetched as `${imageProxy}${encodeURIComponent(url)}`; absent: directly. */
  readonly imageProxy?: string
  readonly layout: ViewLayout
  readonly theme: 'light' | 'dark'
  /** `style` of app.json: with `v2` built-ins have their newer look. The view marks `<html data-style="v2">`. */
  readonly style?: string
}

export interface ViewLayout {
  /** CSS pixels; an `rpx` is a 750th of it. */
  readonly widthPx: number
  readonly safeAreaTopPx: number
  readonly safeAreaBottomPx: number
  /** What a keyboard on the screen covers of the window. */
  readonly keyboardPx: number
}

/** What is left out stays as it was. */
export interface ViewBackground {
  /** Behind what the page shows, where its own style says nothing. */
  readonly contentColor?: string
  /** Of the window: seen above a page that is pulled down. */
  readonly windowColor?: string
  /** How dots are drawn on the window: `dark` or `light`. */
  readonly textStyle?: string
}

export interface ViewPage {
  readonly path: string
  readonly background: ViewBackground
  readonly canPullDown: boolean
  readonly reachBottomDistancePx: number
  readonly disableScroll: boolean
  /** No bar of the host is between the page and this edge of the window. */
  readonly reachesTop: boolean
  readonly reachesBottom: boolean
  /** JSON of the transaction that logic gave for this: shown, without answering anybody, until logic's first has come. */
  readonly firstRendering?: string
}

export type ViewToHost =
  /** The runtime runs and waits for a page. */
  | { readonly t: 'ready' }
  | { readonly t: 'has-units' }
  /** The first transaction is on screen. */
  | { readonly t: 'drawn' }
  /** A built-in component needs a capability: `navigator`, `button open-type`, `web-view`, … */
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly params: unknown }
  /** A picture of the package is to be shown, and this frame has not got it. */
  | { readonly t: 'file'; readonly path: string }
  | { readonly t: 'error'; readonly where: string; readonly message: string; readonly stack?: string }
  | {
      readonly t: 'console'
      readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error'
      readonly args: readonly unknown[]
    }
