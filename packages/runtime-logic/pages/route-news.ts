/**
 * `wx.onBeforeAppRoute`, `onAppRoute`, `onAppRouteDone` and what is told of pages between them. All that
 * one navigation causes carries its `routeEventId`.
 *
 *     before the route → before unload → page unloads → after unload → before load → page loads, shows
 *       → after load → the route → (it stands in its place) the route is done
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route-event-listener.html
 */
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type {
  CallAnswer,
  LogicToHost,
  OpenType,
  RouteFacts,
  RouteMoment,
  RouteRewrite,
} from '@maque/protocol/bridge/logic-host.ts'

export interface RouteNewsServices {
  /** Tells the listeners of a `wx.on…`. */
  emit(name: string, payload: unknown): void
  post(message: LogicToHost): void
  /** Milliseconds of the day's clock. */
  time(): number
  windowOf(path: string): WindowConfig
  /** What app.json says runs the components. */
  framework(): 'exparser' | 'glass-easel'
}

export interface LoadedPage {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly openType: OpenType
}

interface AskedRoute {
  readonly route: number
  rewrite?: RouteRewrite
}

export class RouteNews {
  readonly #services: RouteNewsServices
  /** Of navigations that are not done. */
  readonly #startedAt = new Map<number, number>()
  #current = ''
  /** The navigation whose listeners run now, while it may still be led elsewhere. */
  #asked: AskedRoute | undefined
  /** Calls that wait to hear what became of their rewrite, by the number of the navigation. */
  readonly #rewriting = new Map<number, (answer: CallAnswer) => void>()
  #isHeard = false

  constructor(services: RouteNewsServices) {
    this.#services = services
  }

  /** Somebody listens before navigations. */
  listen(): void {
    if (this.#isHeard) return
    this.#isHeard = true
    this.#services.post({ t: 'listens-to-routes' })
  }

  /** Leads the navigation elsewhere that the listeners who run now are told of. */
  rewrite(rewrite: RouteRewrite): Promise<CallAnswer> {
    const asked = this.#asked
    if (!asked) return refused('rewriteRoute is only allowed in a onBeforeAppRoute callback')
    if (asked.rewrite) {
      const { url } = asked.rewrite
      return refused(
        `rewriteRoute can only be called once in a route event, this page has been rewritten to "${url}"`,
      )
    }
    asked.rewrite = rewrite
    return new Promise((resolve) => this.#rewriting.set(asked.route, resolve))
  }

  rewritten(route: number, refusal: string | undefined): void {
    const answer: CallAnswer =
      refusal === undefined ? { ok: true, result: {} } : { ok: false, reason: refusal }
    this.#rewriting.get(route)?.(answer)
    this.#rewriting.delete(route)
  }

  /** Tells that a navigation begins; when the host asks, it hears where the app leads it. */
  begin(route: RouteFacts, isAsked: boolean): void {
    const asked: AskedRoute = { route: route.id }
    if (isAsked) this.#asked = asked
    this.tell('before', route)
    this.#asked = undefined
    if (isAsked) this.#services.post({ t: 'route-answer', ...asked })
  }

  tell(moment: RouteMoment, route: RouteFacts): void {
    const { emit, windowOf } = this.#services
    const facts = {
      path: route.path,
      query: { ...route.query },
      openType: route.openType,
      webviewId: route.page,
      routeEventId: String(route.id),
    }
    const opened = {
      renderer: 'webview',
      notFound: route.isMissing === true,
      page: { window: { ...windowOf(route.path) } },
    }
    switch (moment) {
      case 'before':
        this.#current = facts.routeEventId
        this.#startedAt.set(route.id, this.#services.time())
        return emit('beforeAppRoute', { ...facts, ...opened })
      case 'after':
        emit('appRoute', { ...facts, ...opened, timeStamp: this.#startedAt.get(route.id) })
        return
      case 'done':
        emit('appRouteDone', { ...facts, timeStamp: this.#startedAt.get(route.id) })
        this.#startedAt.delete(route.id)
        return
    }
  }

  beforeLoad(page: LoadedPage): void {
    this.#services.emit('beforePageLoad', this.#loading(page))
  }

  afterLoad(page: LoadedPage, self: object): void {
    this.#services.emit('afterPageLoad', { ...this.#loading(page), page: self })
  }

  beforeUnload(path: string, self: object): void {
    this.#services.emit('beforePageUnload', { path, routeEventId: this.#current, page: self })
  }

  afterUnload(path: string): void {
    this.#services.emit('afterPageUnload', { path, routeEventId: this.#current })
  }

  #loading({ path, query, openType }: LoadedPage): Readonly<Record<string, unknown>> {
    return {
      path,
      query: { ...query },
      openType,
      componentFramework: this.#services.framework(),
      routeEventId: this.#current,
    }
  }
}

function refused(reason: string): Promise<CallAnswer> {
  return Promise.resolve({ ok: false, reason })
}
