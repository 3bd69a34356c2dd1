/**
 * One open page: its structure, its view, and the moments of its life.
 *
 *     made → created, attached → onLoad → show ⇄ hide → onUnload → detached
 *                                  └ onReady once shown and drawn
 *
 * (1) Everything that happens in one task is one transaction; it is sent at the end of the task's
 *     batch, or in a microtask when app code runs on its own (timers, promises).
 * (2) `ready` of components and `onReady` come after the view has applied them, and not before the
 *     page was first shown.
 * (3) What ends a way in comes after that, though the host may hear of the drawing first.
 */
import type { PassiveEvents, WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { OpenType } from '@maque/protocol/bridge/logic-host.ts'
import type { HandlerCall, PageViewEvent, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import type { DataPath } from '@maque/template/data-path.ts'
import type { TapState } from '../host/tap-state.ts'
import type { EventChannel } from '../ports/capability.ts'
import { makeEventChannel } from './event-channel.ts'
import type { Port } from '../ports/port.ts'
import { withoutForeign } from '../structure/copy-value.ts'
import { callMethod, triggerEvent } from '../structure/dispatch.ts'
import type { Instance } from '../structure/instance.ts'
import { PageTree, type TreeServices } from '../structure/page-tree.ts'
import { TransactionRecorder } from '../structure/transaction-recorder.ts'
import { firstRendering } from './first-rendering.ts'
import { passiveEvents } from './passive-events.ts'
import { broadcast } from './page-lifetimes.ts'
import { ViewPort } from './view-port.ts'

export interface PageServices extends Pick<
  TreeServices,
  'definitionOf' | 'makeSelf' | 'prepareAwaited' | 'report' | 'warn'
> {
  readonly tap: TapState
  now(): number
  /** What its JSON says of its window, over what app.json does. */
  windowOf(path: string): WindowConfig
  /** Runs at the end of this turn. */
  soon(task: () => void): void
  /** What the page is shown by at its next start; `undefined`: nothing. */
  keepFirstRendering(page: number, transaction: string | undefined): void
}

export interface PageOpening {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly openType: OpenType
  /** What the page saved when the app was left on it. */
  readonly exitState: unknown
  readonly port: Port
  readonly channel: EventChannel | undefined
}

/** Something to do once a transaction is in the view. */
interface AfterApplied {
  readonly tasks: readonly (() => void)[]
  readonly ready: readonly Instance[]
  /** Calls of `setData` that somebody wants to be told of. */
  readonly calls: readonly SetCall[]
  readonly sentAt: number
}

interface SetCall {
  readonly instance: Instance
  readonly paths: readonly DataPath[]
  readonly at: number
}

interface UpdateListener {
  readonly wantsPaths: boolean
  readonly run: unknown
}

export class LogicPage {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Its end of the channel to its opener; a page that `navigateTo` did not open has nobody at the other. */
  readonly openerChannel: EventChannel
  readonly view: ViewPort
  readonly tree: PageTree
  readonly #services: PageServices
  readonly #recorder = new TransactionRecorder()
  readonly #sent = new Map<number, AfterApplied>()
  readonly #updateListeners = new Map<Instance, UpdateListener>()
  #tasks: (() => void)[] = []
  #setCalls: SetCall[] = []
  /** Drawn, but the page has not been shown yet. */
  #readyOnceShown: Instance[] = []
  /** The way in has ended, and `ready` has not been. */
  #isRouteDoneDue = false
  #batchDepth = 0
  #isFlushDue = false
  #isClosed = false
  #listens = { scroll: false, reachBottom: false, pullDown: false }
  #wasShown = false
  #passive: Required<PassiveEvents> = passiveEvents(false)
  readonly #openedAt: number
  readonly #exitState: unknown

  constructor(opening: PageOpening, definition: ComponentDefinition, services: PageServices) {
    this.id = opening.id
    this.path = opening.path
    this.query = opening.query
    this.openerChannel = opening.channel ?? makeEventChannel().opened
    this.#services = services
    this.#openedAt = services.now()
    this.#exitState = opening.exitState
    this.view = new ViewPort(opening.port, services.tap, (message) => this.#receive(message))
    this.#batchDepth++
    this.tree = new PageTree({
      pageId: this.id,
      definition,
      recorder: this.#recorder,
      given: Object.entries(opening.query).map(([name, value]) => ({ name, value })),
      services: {
        definitionOf: services.definitionOf,
        makeSelf: services.makeSelf,
        prepareAwaited: services.prepareAwaited,
        report: services.report,
        warn: services.warn,
        tell: (order) => this.view.tell(order),
        wasSet: (instance, paths) => {
          if (!this.#updateListeners.has(instance)) return
          this.#setCalls.push({ instance, paths, at: services.now() })
          this.#flushSoon()
        },
        changed: () => this.#flushSoon(),
        whenApplied: (task) => {
          this.#tasks.push(task)
          this.#flushSoon()
        },
      },
    })
    this.#batchDepth--
  }

  get self(): object {
    return this.tree.page.self
  }

  /** Whole milliseconds since it was opened: the `timeStamp` of its events. */
  get age(): number {
    return Math.round(this.#services.now() - this.#openedAt)
  }

  /** Runs the first moments of the page's life and sends its first transaction. */
  load(): void {
    this.batch(() => {
      const self = this.self as Readonly<Record<string, unknown>>
      this.#listen()
      const { enablePassiveEvent } = this.#services.windowOf(this.path)
      if (enablePassiveEvent !== undefined) this.setPassiveEvents(enablePassiveEvent)
      Object.assign(self, {
        options: { ...this.query },
        ...(this.#exitState !== undefined && { exitState: this.#exitState }),
      })
      this.tree.attach()
      this.callPage('onLoad', { ...this.query })
    })
  }

  /**
   * Tells the view which events of the page somebody waits for. Components that stick or load lazily set
   * the page's handlers when they are attached, so this is looked at again before each transaction.
   */
  #listen(): void {
    const self = this.self as Readonly<Record<string, unknown>>
    const scroll = typeof self['onPageScroll'] === 'function'
    const reachBottom = typeof self['onReachBottom'] === 'function'
    const pullDown = typeof self['onPullDownRefresh'] === 'function'
    const last = this.#listens
    if (last.scroll === scroll && last.reachBottom === reachBottom && last.pullDown === pullDown) return
    this.#listens = { scroll, reachBottom, pullDown }
    this.view.tell({ kind: 'listen', scroll, reachBottom, pullDown })
  }

  show(): void {
    this.batch(() => {
      broadcast(this.tree.page, 'show', [])
      this.callPage('onShow')
      this.#wasShown = true
    })
    const due = this.#readyOnceShown
    this.#readyOnceShown = []
    this.#runReady(due)
  }

  hide(): void {
    this.#isRouteDoneDue = false
    this.batch(() => {
      broadcast(this.tree.page, 'hide', [])
      this.callPage('onHide')
    })
  }

  /** @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html#onResize-Object-object */
  resize(news: unknown): void {
    this.batch(() => {
      broadcast(this.tree.page, 'resize', [news])
      this.callPage('onResize', news)
    })
  }

  /** The way in, or back, has ended: everything stands where it stays. */
  routeDone(): void {
    this.#isRouteDoneDue = !this.tree.page.isReady
    if (this.#isRouteDoneDue) return
    this.batch(() => {
      broadcast(this.tree.page, 'routeDone', [])
      this.callPage('onRouteDone')
    })
  }

  unload(): void {
    this.batch(() => {
      this.callPage('onUnload')
      this.tree.detach()
    })
    this.#isClosed = true
    this.view.close()
  }

  /**
   * `setInitialRenderingCache`: what the page is shown by at its next start. Data of one that is `dynamic`
   * counts for that alone; one that is to `capture` is kept with the data that it has now; `null` forgets it.
   */
  keepFirstRendering(data: unknown): void {
    const mode = this.#services.windowOf(this.path).initialRenderingCache
    if (data === null) return this.#services.keepFirstRendering(this.id, undefined)
    switch (mode) {
      case 'dynamic':
        return this.#keepFirstRendering(
          typeof data === 'object' ? (data as Readonly<Record<string, unknown>>) : {},
        )
      case 'capture':
        return this.#keepFirstRendering(this.tree.page.data)
      case 'static':
        // Kept as soon as the page was drawn.
        return
      default:
        this.#services.warn(
          `${this.path}: setInitialRenderingCache has no effect without "initialRenderingCache" in the page's JSON`,
        )
    }
  }

  #keepFirstRendering(data: Readonly<Record<string, unknown>>): void {
    const { definition } = this.tree.page
    const transaction = firstRendering(definition, data, this.#services.definitionOf)
    this.#services.keepFirstRendering(this.id, transaction)
  }

  get passiveEvents(): Required<PassiveEvents> {
    return this.#passive
  }

  /** As the app says it: for some of the events, or for all of them. */
  setPassiveEvents(said: unknown): void {
    this.#passive = passiveEvents(said, this.#passive)
    this.view.tell({ kind: 'passive-events', events: this.#passive })
  }

  /** Calls a function of the page when it has it. */
  callPage(name: string, ...args: readonly unknown[]): unknown {
    const run = (this.self as Readonly<Record<string, unknown>>)[name]
    return this.tree.page.call(run, args, name)
  }

  /** All that is set meanwhile goes in one transaction, sent before this returns. */
  batch(task: () => void): void {
    this.#batchDepth++
    try {
      task()
    } finally {
      this.#batchDepth--
      if (this.#batchDepth === 0) this.flush()
    }
  }

  flush(): void {
    this.#isFlushDue = false
    if (this.#isClosed || this.#batchDepth > 0) return
    const ready = this.tree.takeUnready()
    const hasNews = this.#recorder.hasNews || this.#tasks.length + this.#setCalls.length + ready.length > 0
    if (!hasNews) return
    this.#listen()
    const { id, wire } = this.#recorder.take()
    this.#sent.set(id, {
      tasks: this.#tasks,
      ready,
      calls: this.#setCalls,
      sentAt: this.#services.now(),
    })
    this.#tasks = []
    this.#setCalls = []
    this.view.update(wire)
  }

  #flushSoon(): void {
    if (this.#isFlushDue || this.#isClosed || this.#batchDepth > 0) return
    this.#isFlushDue = true
    this.#services.soon(() => this.flush())
  }

  #receive(message: ViewToLogic): void {
    this.batch(() => {
      switch (message.t) {
        case 'applied':
          this.#applied(message.transaction)
          break
        case 'event':
          this.#event(message.calls, message.answer)
          break
        case 'write':
          this.tree.instances.get(message.instance)?.writeFromView(message.path, message.value)
          break
        case 'call': {
          const instance = this.tree.instances.get(message.instance)
          instance?.call(instance.methodOf(message.method), message.args, message.method)
          break
        }
        case 'trigger': {
          const instance = this.tree.instances.get(message.instance)
          if (!instance) break
          triggerEvent(instance, {
            type: message.type,
            detail: message.detail,
            options: message.options ?? {},
            timeStamp: this.age,
          })
          break
        }
        case 'page':
          this.#pageEvent(message.event)
          break
        case 'error': {
          const error = new Error(message.message)
          if (message.stack !== undefined) error.stack = message.stack
          this.#services.report(error, `${this.path}: view`)
          break
        }
        case 'reply':
        case 'notice':
          // The view port keeps these to itself.
          break
      }
    })
  }

  #applied(transaction: number): void {
    const sent = this.#sent.get(transaction)
    if (!sent) return
    this.#sent.delete(transaction)
    this.#tellUpdates(transaction, sent)
    for (const task of sent.tasks) task()
    if (this.#wasShown) this.#runReady(sent.ready)
    else this.#readyOnceShown.push(...sent.ready)
  }

  /**
   * Tells `listener` of every call of `setData` on this instance, with the times of the update that it
   * went into; without a listener, no longer. Calls that went into one update after the first are merged
   * into it.
   *
   * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/update-perf-stat.html
   */
  observeUpdates(instance: Instance, wantsPaths: boolean, listener: unknown): void {
    if (typeof listener === 'function') this.#updateListeners.set(instance, { wantsPaths, run: listener })
    else this.#updateListeners.delete(instance)
  }

  #tellUpdates(transaction: number, { calls, sentAt }: AfterApplied): void {
    const endedAt = this.#services.now()
    const told = new Set<Instance>()
    for (const { instance, paths, at } of calls) {
      const listener = this.#updateListeners.get(instance)
      if (!listener || instance.phase === 'detached') continue
      const news = {
        updateProcessId: transaction,
        isMergedUpdate: told.has(instance),
        pendingStartTimestamp: at,
        updateStartTimestamp: sentAt,
        updateEndTimestamp: endedAt,
        ...(listener.wantsPaths && { dataPaths: paths }),
      }
      told.add(instance)
      instance.call(listener.run, [news], 'setUpdatePerformanceListener')
    }
  }

  #runReady(instances: readonly Instance[]): void {
    if (instances.length === 0) return
    this.batch(() => {
      for (const instance of instances) {
        if (instance.phase !== 'attached' || instance.isReady) continue
        instance.isReady = true
        instance.runLifetime('ready')
        if (instance === this.tree.page) this.callPage('onReady')
      }
    })
    if (this.#isRouteDoneDue && this.tree.page.isReady) this.routeDone()
    const isPageReady = instances.includes(this.tree.page)
    if (!isPageReady || this.#services.windowOf(this.path).initialRenderingCache !== 'static') return
    this.#services.soon(() => this.#keepFirstRendering({}))
  }

  #event(calls: readonly HandlerCall[], answer: number | undefined): void {
    let returned: unknown
    for (const { instance: id, handler, event } of calls) {
      // Gone already: the view could not know yet.
      const instance = this.tree.instances.get(id)
      if (!instance) continue
      const value = callMethod(instance, handler, event)
      // An `async` handler returns for nobody to wait for.
      if (value !== undefined && !(value instanceof Promise)) returned = value
    }
    if (answer !== undefined) this.view.returned(answer, withoutForeign(returned))
  }

  #pageEvent(event: PageViewEvent): void {
    switch (event.kind) {
      case 'scroll':
        this.callPage('onPageScroll', { scrollTop: event.scrollTop })
        break
      case 'reach-bottom':
        this.callPage('onReachBottom')
        break
      case 'pull-down':
        this.callPage('onPullDownRefresh')
        break
    }
  }
}
