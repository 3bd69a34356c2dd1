/**
 * `App()` and `getApp()`: the app's one object, and the moments of its life.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/App.html
 */
import type { AppEventName, LaunchOptions } from '@maque/protocol/bridge/logic-host.ts'
import { describeError } from '../reports/error-report.ts'

interface AppServices {
  /** Reports without telling the app: for errors of the app's own error handler. */
  report(error: unknown, where: string): void
  /**
   * Says with the author's files and lines what a stack says with those of compiled scripts. Absent
   * where the app is not its author's to mend: errors are then told at once, as they are.
   */
  readonly inAuthorsPlaces: ((text: string) => Promise<string>) | undefined
  /** Tells the listeners of `wx.onAppShow` and the like. */
  emit(name: string, payload: unknown): void
}

const handlers: Readonly<Record<AppEventName, { readonly method: string; readonly news: string }>> = {
  show: { method: 'onShow', news: 'appShow' },
  hide: { method: 'onHide', news: 'appHide' },
  error: { method: 'onError', news: 'error' },
  'page-not-found': { method: 'onPageNotFound', news: 'pageNotFound' },
  'theme-change': { method: 'onThemeChange', news: 'themeChange' },
  'unhandled-rejection': { method: 'onUnhandledRejection', news: 'unhandledRejection' },
}

export class RunningApp {
  readonly #services: AppServices
  #object: Record<string, unknown> | undefined
  /** What `getApp({ allowDefault: true })` gives before `App()`, which builds on it: its fields win. */
  #standIn: Record<string, unknown> | undefined
  #launch: LaunchOptions
  #enter: LaunchOptions
  #isInErrorHandler = false
  #told = Promise.resolve()

  constructor(services: AppServices) {
    this.#services = services
    this.#launch = { path: '', query: {}, scene: 1001, referrerInfo: {} }
    this.#enter = this.#launch
  }

  get launchOptions(): LaunchOptions {
    return this.#launch
  }

  get enterOptions(): LaunchOptions {
    return this.#enter
  }

  /** `App(options)`: the options' fields and functions are those of the app's object. */
  register(options: unknown): void {
    const given = typeof options === 'object' && options !== null ? options : {}
    const standIn = this.#standIn ?? {}
    this.#object = Object.assign(standIn, { ...given, ...standIn })
  }

  get(options: unknown): object | undefined {
    if (this.#object) return this.#object
    const isDefaultAllowed =
      typeof options === 'object' && options !== null && 'allowDefault' in options && options.allowDefault
    if (!isDefaultAllowed) return undefined
    this.#standIn ??= {}
    return this.#standIn
  }

  /** What `wx.getLaunchOptionsSync` gives from now on, before `App` hears of anything. */
  enter(options: LaunchOptions): void {
    this.#launch = options
    this.#enter = options
  }

  launch(options: LaunchOptions): void {
    this.enter(options)
    this.#call('onLaunch', [options])
    this.event('show', options)
  }

  event(name: AppEventName, argument: unknown): void {
    // The protocol says what comes with each event.
    if (name === 'show' && argument !== undefined) this.#enter = argument as LaunchOptions
    const { method, news } = handlers[name]
    this.#call(method, argument === undefined ? [] : [argument])
    this.#services.emit(news, argument)
  }

  /** An error that nothing in the app caught. */
  error(error: unknown): void {
    // An error handler that fails would otherwise be called for its own failure, for ever.
    if (this.#isInErrorHandler) return
    const { message, stack } = describeError(error)
    const text = stack === '' ? message : stack.startsWith(message) ? stack : `${message}\n${stack}`
    this.#withPlaces(text, (told) => {
      this.#isInErrorHandler = true
      try {
        this.event('error', told)
      } finally {
        this.#isInErrorHandler = false
      }
    })
  }

  /** A promise that was rejected, and nobody listened. */
  unhandledRejection(reason: unknown, promise: unknown): void {
    const tell = (): void => this.event('unhandled-rejection', { reason, promise })
    if (!(reason instanceof Error)) return tell()
    this.#withPlaces(reason.stack ?? '', (stack) => {
      // A frozen error keeps the stack it has.
      if (stack !== reason.stack) Reflect.set(reason, 'stack', stack)
      tell()
    })
  }

  /** Errors are told in the sequence in which they happened, however long each one's places take. */
  #withPlaces(text: string, tell: (told: string) => void): void {
    const { inAuthorsPlaces } = this.#services
    if (inAuthorsPlaces === undefined) return tell(text)
    const found = inAuthorsPlaces(text)
    this.#told = this.#told.then(async () => tell(await found))
  }

  #call(method: string, args: readonly unknown[]): void {
    const run = this.#object?.[method]
    if (typeof run !== 'function') return
    try {
      Reflect.apply(run, this.#object, args)
    } catch (error) {
      this.#services.report(error, `App.${method}`)
    }
  }
}
