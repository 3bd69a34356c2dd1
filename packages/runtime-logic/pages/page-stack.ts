/** The open pages of the app, as the host orders them, and what the host tells each of them. */
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { LogicToHost, OpenType, PageEventName } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import type { AwaitedComponents } from '../app/awaited-components.ts'
import type { Definitions } from '../app/definitions.ts'
import type { TapState } from '../host/tap-state.ts'
import { makeAppObjects } from '../nodes/app-object.ts'
import type { EventChannel, Listener, OfferedChannel } from '../ports/capability.ts'
import type { Port } from '../ports/port.ts'
import { pageObjectServices } from './page-object-services.ts'
import { makeEventChannel } from './event-channel.ts'
import { LogicPage, type PageServices } from './page.ts'
import type { LoadedPage, RouteNews } from './route-news.ts'
import { broadcast } from './page-lifetimes.ts'
import { shareReply } from './share-reply.ts'

export interface PageStackServices {
  readonly definitions: Definitions
  readonly awaited: AwaitedComponents
  readonly routes: RouteNews
  readonly tap: TapState
  report(error: unknown, where: string): void
  warn(message: string): void
  now(): number
  windowOf(path: string): WindowConfig
  soon(task: () => void): void
  post(message: LogicToHost): void
  wx(): Readonly<Record<string, unknown>>
}

/** Functions of a page that menus and gestures of the host depend on. */
const HOST_HANDLERS = [
  'onShareAppMessage',
  'onShareTimeline',
  'onAddToFavorites',
  'onPullDownRefresh',
  'onReachBottom',
  'onPageScroll',
  'onTabItemTap',
  'onResize',
  'onSaveExitState',
]

export class PageStack {
  readonly #services: PageStackServices
  readonly #pages = new Map<number, LogicPage>()
  readonly #pageServices: PageServices
  #order: readonly number[] = []
  #opening: LogicPage | undefined
  /** Opened, and not shown yet: nobody has been told that they are there. */
  readonly #unshown = new Map<LogicPage, LoadedPage>()
  /** Ends of channels that wait for the pages that `navigateTo` opens. */
  #offered: EventChannel[] = []

  constructor(services: PageStackServices) {
    this.#services = services
    this.#pageServices = {
      definitionOf: (path) => services.definitions.component(path),
      makeSelf: makeAppObjects(
        pageObjectServices({ pageOf: (id) => this.get(id), wx: services.wx, soon: services.soon }),
      ),
      prepareAwaited: (instance) => services.awaited.prepare(instance),
      report: services.report,
      warn: services.warn,
      tap: services.tap,
      now: services.now,
      windowOf: services.windowOf,
      soon: services.soon,
      keepFirstRendering: (page, transaction) => services.post({ t: 'first-rendering', page, transaction }),
    }
  }

  get(id: number): LogicPage | undefined {
    return this.#pages.get(id) ?? (this.#opening?.id === id ? this.#opening : undefined)
  }

  /** Bottom to top. A page that opens is on top before the host has said so: `onLoad` asks for it. */
  get stack(): readonly LogicPage[] {
    const known = this.#order.flatMap((id) => this.#pages.get(id) ?? [])
    return this.#opening && !known.includes(this.#opening) ? [...known, this.#opening] : known
  }

  get current(): LogicPage | undefined {
    return this.stack.at(-1)
  }

  open(opening: {
    readonly id: number
    readonly path: string
    readonly query: Readonly<Record<string, string>>
    readonly openType: OpenType
    readonly exitState: unknown
    readonly port: Port
  }): void {
    this.#services.routes.beforeLoad(opening)
    const definition = this.#services.definitions.page(opening.path)
    const channel = opening.openType === 'navigateTo' ? this.#offered.shift() : undefined
    const page = new LogicPage({ ...opening, channel }, definition, this.#pageServices)
    this.#pages.set(page.id, page)
    this.#unshown.set(page, opening)
    this.#opening = page
    try {
      page.load()
    } finally {
      if (this.#order.includes(page.id)) this.#opening = undefined
    }
    const self = page.self as Readonly<Record<string, unknown>>
    this.#services.post({
      t: 'page-ready',
      page: page.id,
      handlers: HOST_HANDLERS.filter((name) => typeof self[name] === 'function'),
    })
  }

  setStack(order: readonly number[]): void {
    this.#order = order
    if (this.#opening && order.includes(this.#opening.id)) this.#opening = undefined
  }

  event(id: number, name: PageEventName, argument: unknown): void {
    const page = this.get(id)
    if (!page) return
    switch (name) {
      case 'show':
        return this.#show(page)
      case 'hide':
        return page.hide()
      case 'unload':
        return this.#unload(page)
      case 'route-done':
        return page.routeDone()
      case 'pull-down':
        return page.batch(() => void page.callPage('onPullDownRefresh'))
      case 'reach-bottom':
        return page.batch(() => void page.callPage('onReachBottom'))
      case 'tab-item-tap':
        return page.batch(() => void page.callPage('onTabItemTap', argument))
      case 'resize':
        return page.resize(argument)
      case 'share-app-message':
        return this.#reply(page, name, 'onShareAppMessage', argument)
      case 'share-timeline':
        return this.#reply(page, name, 'onShareTimeline', argument)
      case 'add-to-favorites':
        return this.#reply(page, name, 'onAddToFavorites', argument)
      case 'save-exit-state':
        return this.#reply(page, name, 'onSaveExitState', argument)
    }
  }

  #show(page: LogicPage): void {
    page.show()
    const opened = this.#unshown.get(page)
    if (!opened) return
    this.#unshown.delete(page)
    this.#services.routes.afterLoad(opened, page.self)
  }

  #unload(page: LogicPage): void {
    const { routes } = this.#services
    routes.beforeUnload(page.path, page.self)
    page.unload()
    this.#pages.delete(page.id)
    this.#unshown.delete(page)
    if (this.#opening === page) this.#opening = undefined
    routes.afterUnload(page.path)
  }

  /** Tells the components of every page. */
  broadcast(name: string, argument: unknown): void {
    for (const page of this.#pages.values()) page.batch(() => broadcast(page.tree.page, name, [argument]))
  }

  askView(id: number, question: ViewQuestion): Promise<unknown> {
    const page = this.get(id)
    return page ? page.view.ask(question) : Promise.reject(new Error('the page is closed'))
  }

  offerChannel(listeners: Readonly<Record<string, Listener>>): OfferedChannel {
    const { opener, opened } = makeEventChannel()
    for (const [name, listener] of Object.entries(listeners)) {
      opener.on(name, (...args) => Reflect.apply(listener, undefined, args))
    }
    this.#offered.push(opened)
    return {
      channel: opener,
      withdraw: () => {
        this.#offered = this.#offered.filter((one) => one !== opened)
      },
    }
  }

  closeAll(): void {
    for (const page of this.#pages.values()) page.view.close()
    this.#pages.clear()
  }

  #reply(page: LogicPage, name: PageEventName, handler: string, argument: unknown): void {
    let value: unknown
    page.batch(() => {
      value = page.callPage(handler, argument)
    })
    void shareReply(value).then((settled) =>
      this.#services.post({ t: 'page-reply', page: page.id, name, value: settled }),
    )
  }
}
