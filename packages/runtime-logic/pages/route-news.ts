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
import type { OpenType, RouteFacts, RouteMoment } from '@maque/protocol/bridge/logic-host.ts'

export interface RouteNewsServices {
  /** Tells the listeners of a `wx.on…`. */
  emit(name: string, payload: unknown): void
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

export class RouteNews {
  readonly #services: RouteNewsServices
  /** Of navigations that are not done. */
  readonly #startedAt = new Map<number, number>()
  #current = ''

  constructor(services: RouteNewsServices) {
    this.#services = services
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
    const opened = { renderer: 'webview', notFound: false, page: { window: { ...windowOf(route.path) } } }
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
