/**
 * What the host and an app's logic say to each other: one MessageChannel an app.
 *
 * (1) The port is the identity: nothing in a message says which app it comes from.
 * (2) Every `call` is answered exactly once with `answer`, unless the app has been closed.
 * (3) The host answers calls only; it runs nothing that logic sends.
 */
import type { AppConfig } from '../bundle/app-config.ts'

export type HostToLogic =
  /** First message: everything logic needs before app code runs. */
  | { readonly t: 'start'; readonly start: LogicStart }
  /** Code and units of a package; the units are JSON text. Its script only defines: it may come before `start`. */
  | {
      readonly t: 'package'
      readonly root: string
      readonly script: NamedScript
      readonly wxs?: NamedScript
      readonly units: string
    }
  /** Runs `app.js` and calls `App.onLaunch` and `onShow`. */
  | { readonly t: 'launch'; readonly options: LaunchOptions }
  /** A page was opened; the transferred port leads to its view. */
  | {
      readonly t: 'open-page'
      readonly page: number
      readonly path: string
      readonly query: Readonly<Record<string, string>>
      readonly openType: OpenType
      /** What `onSaveExitState` of this page gave when the app was left: `this.exitState`. */
      readonly exitState?: unknown
    }
  | {
      readonly t: 'page-event'
      readonly page: number
      readonly name: PageEventName
      readonly argument?: unknown
    }
  /** The worker that this call asked for; the transferred port leads to it. */
  | { readonly t: 'worker'; readonly call: number }
  | { readonly t: 'app-event'; readonly name: AppEventName; readonly argument?: unknown }
  /** Nobody sees the app: its timers stand still from `suspend` to `resume`. Nothing is told between them. */
  | { readonly t: 'suspend' }
  | { readonly t: 'resume' }
  /** A moment of a navigation: everything that pages hear because of it lies between `before` and `after`. */
  | {
      readonly t: 'route'
      readonly moment: RouteMoment
      readonly route: RouteFacts
      /** Of `before`: the navigation waits for `route-answer`. */
      readonly isAsked?: true
    }
  /** What became of the rewrite of a `route-answer`. */
  | { readonly t: 'route-rewritten'; readonly route: number; readonly refusal?: string }
  /** The stack from bottom to top, after every change: what `getCurrentPages` gives. */
  | { readonly t: 'stack'; readonly pages: readonly number[] }
  | { readonly t: 'answer'; readonly id: number; readonly answer: CallAnswer }
  /** News for `wx.on…` listeners: `themeChange`, `networkStatusChange`, `socketMessage`, … */
  | { readonly t: 'emit'; readonly name: string; readonly payload: unknown }

/** Text of a classic script, which the host has verified. */
export interface NamedScript {
  readonly text: string
  /** Without spaces: what stacks and tools call it. */
  readonly name: string
  /** Where developer tools find its source map. */
  readonly mapUrl?: string
}

export interface LogicStart {
  readonly config: AppConfig
  /** What synchronous calls answer from; the host sends news of changes with `emit('mirror', …)`. */
  readonly mirror: LogicMirror
  readonly platform: {
    readonly envVersion: 'develop' | 'trial' | 'release'
    readonly version: string
  }
  /** The host answers `authorsPlaces`: a text comes back with the author's files and lines. */
  readonly knowsAuthorsPlaces?: true
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getSystemInfoSync.html for the fields of `system` */
export interface LogicMirror {
  readonly system: Readonly<Record<string, unknown>>
  /** Stored values by key, each as `{ type, data }` JSON text so that types survive. */
  readonly storage: Readonly<Record<string, string>>
  readonly menuButton: Readonly<Record<'width' | 'height' | 'top' | 'right' | 'bottom' | 'left', number>>
  /** The app's own files and those of its package, where it reads files at once. */
  readonly files?: readonly KnownFile[]
}

/** `wxfile://usr/…`, a directory with a slash at its end, or a file of the package: `/images/a.png`. */
export interface KnownFile {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAtMs: number
  /** Absent where there are too many of them to be known ahead. */
  readonly bytes?: ArrayBuffer
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getLaunchOptionsSync.html */
export interface LaunchOptions {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
  readonly shareTicket?: string
  readonly referrerInfo: Readonly<Record<string, unknown>>
}

export type OpenType =
  | 'appLaunch'
  | 'navigateTo'
  | 'redirectTo'
  | 'reLaunch'
  | 'switchTab'
  | 'navigateBack'
  | 'reload'

/** `done`: what it brought stands in its place. Another navigation may have begun meanwhile. */
export type RouteMoment = 'before' | 'after' | 'done'

/** @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route-rewrite.html */
export interface RouteRewrite {
  readonly url: string
  /** What it was given first counts too. */
  readonly preserveQuery: boolean
}

export interface RouteFacts {
  /** Counts the navigations of the app. */
  readonly id: number
  /** The page that it brings. */
  readonly page: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly openType: OpenType
  /** The app has no such page: its launch asked for it. */
  readonly isMissing?: true
}

export type PageEventName =
  | 'show'
  /** The transition that ended with this page on top is over. */
  | 'route-done'
  | 'hide'
  | 'unload'
  | 'pull-down'
  | 'reach-bottom'
  | 'share-app-message'
  | 'share-timeline'
  | 'add-to-favorites'
  | 'tab-item-tap'
  | 'resize'
  | 'save-exit-state'

export type AppEventName =
  | 'show'
  | 'hide'
  | 'error'
  | 'page-not-found'
  | 'theme-change'
  | 'unhandled-rejection'

export type LogicToHost =
  | { readonly t: 'ready' }
  | {
      readonly t: 'call'
      readonly id: number
      readonly name: string
      readonly params: unknown
      readonly page?: number
    }
  /** Somebody listens to navigations before they are carried out: from now on each is asked about. */
  | { readonly t: 'listens-to-routes' }
  | { readonly t: 'route-answer'; readonly route: number; readonly rewrite?: RouteRewrite }
  /** Stops a call that can be stopped: a request, an upload, a socket. */
  | { readonly t: 'cancel'; readonly id: number }
  /** The app's reply to a page event that asks for one (share). */
  | { readonly t: 'page-reply'; readonly page: number; readonly name: PageEventName; readonly value: unknown }
  /** Which handlers a page has, told once after its first run: menus depend on it. */
  | { readonly t: 'page-ready'; readonly page: number; readonly handlers: readonly string[] }
  /** JSON of a transaction that the page is shown by until logic has answered, the next time; `undefined`: no longer. */
  | { readonly t: 'first-rendering'; readonly page: number; readonly transaction: string | undefined }
  | {
      readonly t: 'console'
      readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error'
      readonly args: readonly unknown[]
    }
  | { readonly t: 'uncaught'; readonly message: string; readonly stack: string; readonly where: string }

/** `errMsg` and friends are added by logic: the host says only what happened. */
export type CallAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false
      readonly reason: string
      readonly errno?: number
      readonly detail?: Readonly<Record<string, unknown>>
    }
