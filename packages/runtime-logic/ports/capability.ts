/**
 * What the logic side of a capability (`<name>.logic.ts`) may use, and what it gives.
 *
 * A capability contributes members of `wx`. Most only pass the app's options on to the host:
 *
 *     export const showToastInLogic: CapabilityInLogic = (port) => ({
 *       showToast: (options: unknown) => port.invoke('showToast', options),
 *     })
 *
 * (1) Nothing here runs at import time: a capability is called once, before `app.js`.
 * (2) The engine itself contributes `createSelectorQuery`, `createIntersectionObserver`,
 *     `nextTick` and the listeners of app events (`onAppShow`, `onAppHide`, `onError`,
 *     `onPageNotFound`, `onUnhandledRejection` with their `off…`). A capability that gives a
 *     member of the same name replaces it.
 * (3) What an app passes in is kept apart from what crosses: functions in options never do.
 */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type {
  CallAnswer,
  LaunchOptions,
  LogicMirror,
  LogicStart,
  RouteRewrite,
} from '@maque/protocol/bridge/logic-host.ts'
import type { InstanceId, ViewOrder, ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'

/** Members of `wx` by name. */
export type CapabilityInLogic = (port: LogicPort) => Readonly<Record<string, unknown>>

export interface LogicPort {
  readonly config: AppConfig
  readonly platform: LogicStart['platform']
  readonly mirror: Mirror
  /** `wx` itself, complete once every capability has contributed: for `canIUse`. */
  readonly wx: Readonly<Record<string, unknown>>

  /** Calls the host; settles exactly once, or never when the app is closed first. Never rejects. */
  call(name: string, params?: unknown): Promise<CallAnswer>
  /** Like `call`, for what can be stopped. */
  start(name: string, params?: unknown): StartedCall
  /**
   * Calls the host with an app's options the way WeChat's asynchronous calls behave: see `settle`.
   * Functions at the top of `options` stay here; the rest crosses.
   */
  invoke(name: string, options?: unknown, shape?: ShapeResult): Promise<unknown> | undefined
  /**
   * Gives an answer to an app: to `success`, `fail` and `complete` of its options, or, when none
   * of them is given, by the promise that is returned. Adds `errMsg` (`name:ok`,
   * `name:fail reason`) and `errno`. An error thrown by one callback is reported and does not
   * keep the next from being called.
   */
  settle(
    name: string,
    options: unknown,
    answer: CallAnswer | Promise<CallAnswer>,
    shape?: ShapeResult,
  ): Promise<unknown> | undefined

  /** News by name, as the host emits them: `networkStatusChange`, `socketMessage`, … Listeners are called in order of subscription. */
  on(name: string, listener: Listener): void
  /** Without a listener: takes off every listener of that name. */
  off(name: string, listener?: Listener): void
  /** Raises news inside logic, as if the host had emitted them. */
  emit(name: string, payload: unknown): void

  /** The topmost page, or the page being opened while its `onLoad` runs. */
  currentPage(): PageInPort | undefined
  /** Where a component or page object of the app lives; `undefined` when it is none, or is gone. */
  placeOf(component: unknown): InstancePlace | undefined
  /** Rejects when the page is closed before it answers. */
  askView(page: number, question: ViewQuestion): Promise<unknown>
  tellView(page: number, order: ViewOrder): void
  /** Makes an order that brings notices; gives the function that ends it. */
  subscribeView(
    page: number,
    order: (subscription: number) => ViewOrder,
    listener: (result: unknown) => void,
  ): () => void

  /**
   * Makes what `SelectorQuery` gives as `node` of built-ins with this tag: once for an element, and
   * kept as long as its page.
   */
  offerNode(tag: string, make: MakeForBuiltIn): void
  /** Makes what `SelectorQuery` gives as `context` of built-ins with this tag. */
  offerContext(tag: string, make: MakeForBuiltIn): void

  /** A channel for the next page that `navigateTo` opens; `withdraw` when it is refused. */
  offerEventChannel(listeners: Readonly<Record<string, Listener>>): OfferedChannel
  /** Leads the navigation elsewhere that listeners of `beforeAppRoute` are being told of; refused at any other time. */
  rewriteRoute(to: RouteRewrite): Promise<CallAnswer>
  launchOptions(): LaunchOptions
  /** Of the latest time the app came to the front. */
  enterOptions(): LaunchOptions
  /** Runs after the current batch of updates has been handed to the view. */
  nextTick(task: () => void): void
  /** Reports an error of app code as if it had not been caught. */
  reportError(error: unknown, where: string): void
}

/** Where a query found a built-in. With `selectAll` the selector finds the first of them. */
export interface BuiltInPlace extends InstancePlace {
  readonly selector: string
}
export type MakeForBuiltIn = (place: BuiltInPlace) => object

export type Listener = (payload: unknown) => void

/** What the app receives in `success`: `errMsg` is added to it. */
export type ShapeResult = (result: unknown) => unknown

export interface StartedCall {
  readonly id: number
  readonly answer: Promise<CallAnswer>
  cancel(): void
}

/**
 * What synchronous calls answer from. Loaded at launch; the host corrects it with
 * `emit('mirror', …)` (`MirrorChange`). Who writes storage here writes it to the host as well.
 */
export interface Mirror {
  readonly system: Readonly<Record<string, unknown>>
  readonly menuButton: LogicMirror['menuButton']
  /** As in `LogicMirror`: `{ type, data }` JSON text by key, in order of writing. */
  readonly storage: Map<string, string>
  /** As in `LogicMirror`, as they were at launch. */
  readonly files?: LogicMirror['files']
}

/** Payload of `emit('mirror', …)`. */
export interface MirrorChange {
  /** Merged over what was known. */
  readonly system?: Readonly<Record<string, unknown>>
  readonly menuButton?: LogicMirror['menuButton']
  /** `null`: the key was removed. */
  readonly storage?: Readonly<Record<string, string | null>>
}

export interface PageInPort {
  readonly id: number
  /** Without leading slash. */
  readonly route: string
  /** The page object of the app. */
  readonly instance: object
}

export interface InstancePlace {
  readonly page: number
  readonly instance: InstanceId
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/route/EventChannel.html */
export interface EventChannel {
  emit(name: string, ...args: readonly unknown[]): void
  on(name: string, listener: (...args: readonly unknown[]) => void): void
  once(name: string, listener: (...args: readonly unknown[]) => void): void
  off(name: string, listener?: (...args: readonly unknown[]) => void): void
}

export interface OfferedChannel {
  /** The opener's end: `success({ eventChannel })`. */
  readonly channel: EventChannel
  withdraw(): void
}
