/**
 * Carries out navigations: logic is told in WeChat's order, sheets come and go.
 *
 * (1) One navigation at a time, in the order they were asked.
 * (2) Logic hears everything about one navigation before anything about the next.
 * (3) What is left stays visible until what comes has drawn, or for a moment at most: people
 *     never look at an empty page because of us.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { HostToLogic, PageEventName, RouteFacts } from '@maque/protocol/bridge/logic-host.ts'
import type { OpenedPage, PageStackOnHost } from '../ports/page-stack.ts'
import type { PageTarget } from './page-url.ts'
import { formatPageUrl } from './page-url.ts'
import { isPage, pageTargetOf } from './plugin-url.ts'
import type { PageWindow } from './page-window.ts'
import {
  planNavigation,
  type KnownPages,
  type Navigation,
  type NavigationPlan,
  type StackedPage,
} from './plan-navigation.ts'
import { rewriteNavigation, type Rewriting } from './rewrite-navigation.ts'
import { createRouteTalk, type RouteTalk } from './route-talk.ts'
import { slideIn, slideOut } from './slide.ts'

export interface PageStack extends PageStackOnHost {
  navigate(navigation: Navigation): Promise<Result<OpenedPage>>
  all(): readonly PageWindow[]
  /** Also pages of the tab bar that are kept alive. */
  living(): readonly PageWindow[]
  top(): PageWindow | undefined
  /** Also finds pages of the tab bar that are kept alive. */
  find(id: number): PageWindow | undefined
  /** Top to bottom of what can be opened again: `pages/a/a?k=v`. */
  urls(): readonly string[]
  tell(page: number, name: PageEventName, argument?: unknown): void
  /** What logic says of navigations arrives here. */
  readonly routes: Pick<RouteTalk, 'listen' | 'answered'>
  /** Settles once all navigations that have been asked for so far are over. */
  navigationsDone(): Promise<void>
  /** With a reason, what the app asks for is refused with it; `navigate` is not. */
  setBlocked(reason: string | undefined): void
  close(): void
}

export interface PageStackOptions {
  readonly config: AppConfig
  /** The app may lead its launch elsewhere. */
  readonly isLaunchAsked: boolean
  /** What the first page saved when the app was left on it. */
  readonly exitState: unknown
  post(message: HostToLogic, ports?: readonly MessagePort[]): void
  /** Settles once the page's code and templates are there. */
  load(path: string): Promise<void>
  open(id: number, target: PageTarget, toLogic: MessagePort): PageWindow
  /** Asked before the page on top is left by going back, in whatever way. */
  beforeBack(top: PageWindow): Promise<'leave' | 'stay' | 'cancel'>
  /** The stack has changed; sheets have not moved yet. */
  onChange(top: PageWindow): void
  /** The last navigation has ended and the page is drawn. */
  onSettled(): void
  /** A fault: the app's files could not be had. */
  onLoadFailed(error: unknown): void
}

/** An app may lead a page to itself: that has to end. */
const MOST_TIMES_LED = 10

/** How long what was there stays when a page takes its time to draw. */
const PATIENCE_MS = 400

export function createPageStack(options: PageStackOptions): PageStack {
  const { config } = options
  const windows = new Map<number, PageWindow>()
  let stack: readonly StackedPage[] = []
  let keptTabs: readonly StackedPage[] = []
  let lastId = 0
  let lastRoute = 0
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false
  let blocked: string | undefined
  const known: KnownPages = {
    has: (path) => isPage(config, path),
    isTab: (path) => config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false,
  }

  const tell = (page: number, name: PageEventName, argument?: unknown): void =>
    options.post({ t: 'page-event', page, name, ...(argument !== undefined && { argument }) })
  const find = (id: number): PageWindow | undefined => windows.get(id)
  const top = (): PageWindow | undefined => {
    const last = stack.at(-1)
    return last && find(last.id)
  }

  const routes = createRouteTalk(options.post, options)
  const routeOf = ({ arrival }: NavigationPlan): RouteFacts => {
    const id = ++lastRoute
    if (arrival.kind === 'open') return { id, page: ++lastId, ...arrival.target, openType: arrival.openType }
    const { path, query } = existing(arrival.id)
    return { id, page: arrival.id, path, query, openType: arrival.openType }
  }

  /** Tells logic and changes the stack; gives the window that arrives. */
  const apply = (plan: NavigationPlan, route: RouteFacts): PageWindow => {
    if (plan.hide !== undefined) tell(plan.hide, 'hide')
    for (const id of plan.unload) tell(id, 'unload')
    const { arrival } = plan
    const channel = new MessageChannel()
    const arriving =
      arrival.kind === 'open' ? openWindow(route.page, arrival.target, channel.port1) : existing(arrival.id)
    stack = [...plan.below, { id: arriving.id, path: arriving.path }]
    keptTabs = plan.keptTabs
    options.post({ t: 'stack', pages: stack.map(({ id }) => id) })
    if (arrival.kind === 'open') {
      const { path, query } = arrival.target
      const { openType } = arrival
      const { exitState } = options
      const hasExitState = openType === 'appLaunch' && exitState !== undefined
      options.post(
        { t: 'open-page', page: arriving.id, path, query, openType, ...(hasExitState && { exitState }) },
        [channel.port2],
      )
    }
    if (arrival.kind !== 'stay') tell(arriving.id, 'show')
    routes.tell('after', route)
    return arriving
  }
  const openWindow = (id: number, target: PageTarget, toLogic: MessagePort): PageWindow => {
    const window = options.open(id, target, toLogic)
    windows.set(window.id, window)
    return window
  }
  const existing = (id: number): PageWindow => {
    const window = find(id)
    if (!window) throw new Error(`page ${id} is in the stack but has no window`)
    return window
  }

  const rewriting: Rewriting = {
    known,
    targetOf: (url) => pageTargetOf(url, top()?.path ?? '', config),
  }

  const run = async (navigation: Navigation, timesLed = 0): Promise<Result<OpenedPage>> => {
    const planned = planNavigation({ stack, keptTabs }, navigation, known)
    if (!planned.ok) {
      if (navigation.kind !== 'appLaunch') return planned
      const route: RouteFacts = {
        id: ++lastRoute,
        page: ++lastId,
        ...navigation.target,
        openType: 'appLaunch',
        isMissing: true,
      }
      return (await ledElsewhere(navigation, route, timesLed)) ?? planned
    }
    const { arrival } = planned.value
    if (arrival.kind === 'open') {
      try {
        await options.load(arrival.target.path)
      } catch (error) {
        options.onLoadFailed(error)
        return refuse('the files of the page could not be loaded')
      }
    }
    if (isClosed) return refuse('the app is closed')
    const route = routeOf(planned.value)
    const elsewhere = await ledElsewhere(navigation, route, timesLed)
    if (elsewhere) return elsewhere
    if (isClosed) return refuse('the app is closed')
    const leaving = top()
    const arriving = apply(planned.value, route)
    options.onChange(arriving)
    void showSheet(planned.value, { leaving, arriving, route })
    return accept({ page: arriving.id })
  }

  /** What came of a navigation that the app led elsewhere; `undefined`: it stays as it is. */
  const ledElsewhere = async (
    navigation: Navigation,
    route: RouteFacts,
    timesLed: number,
  ): Promise<Result<OpenedPage> | undefined> => {
    const rewrite = await routes.begin(route)
    if (!rewrite) return undefined
    const elsewhere =
      timesLed < MOST_TIMES_LED
        ? rewriteNavigation(navigation, rewrite, rewriting)
        : refuse('rewritten too many times')
    routes.tellRewritten(route.id, elsewhere.ok ? undefined : elsewhere.refusal)
    // It is another navigation, and told from its beginning.
    return elsewhere.ok ? run(elsewhere.value, timesLed + 1) : undefined
  }

  const showSheet = async (
    plan: NavigationPlan,
    {
      leaving,
      arriving,
      route,
    }: {
      readonly leaving: PageWindow | undefined
      readonly arriving: PageWindow
      readonly route: RouteFacts
    },
  ): Promise<void> => {
    const gone = plan.unload.flatMap((id) => find(id) ?? [])
    for (const id of plan.unload) windows.delete(id)
    if (plan.arrival.kind !== 'stay') {
      const { openType } = plan.arrival
      wake(arriving, stack.length)
      if (openType === 'navigateBack') {
        if (leaving) await slideOut(leaving.element, arriving.element)
      } else {
        // Drawn behind a veil rather than hidden: browsers do not draw what is hidden.
        arriving.element.style.opacity = '0'
        await Promise.race([arriving.drawn, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
        arriving.element.style.opacity = ''
        if (openType === 'navigateTo') await slideIn(arriving.element, leaving?.element)
      }
      if (arriving === top()) tell(arriving.id, 'route-done')
    }
    if (!isClosed) routes.tell('done', route)
    for (const window of gone) window.close()
    // Another navigation may have brought it back meanwhile.
    if (leaving && leaving !== top() && windows.has(leaving.id)) rest(leaving)
    if (arriving !== top() && windows.has(arriving.id)) rest(arriving)
    await arriving.drawn
    if (arriving === top()) options.onSettled()
  }

  const navigate = (navigation: Navigation): Promise<Result<OpenedPage>> => {
    const result = turn.then(() => run(navigation))
    turn = result.catch(() => undefined)
    return result
  }
  const to = (kind: Exclude<Navigation['kind'], 'navigateBack'>, url: string): Promise<Result<OpenedPage>> =>
    blocked === undefined
      ? navigate({ kind, target: pageTargetOf(url, top()?.path ?? '', config) })
      : Promise.resolve(refuse(blocked))

  return {
    navigate,
    navigateTo: (url) => to('navigateTo', url),
    redirectTo: (url) => to('redirectTo', url),
    reLaunch: (url) => to('reLaunch', url),
    switchTab: (url) => to('switchTab', url),
    async navigateBack(delta) {
      const leaving = top()
      const decision = leaving ? await options.beforeBack(leaving) : 'leave'
      if (decision === 'cancel') return refuse('cancel')
      if (decision === 'stay' && leaving) return accept({ page: leaving.id })
      return navigate({ kind: 'navigateBack', delta })
    },
    all: () => stack.flatMap(({ id }) => find(id) ?? []),
    living: () => [...windows.values()],
    top,
    find,
    urls: () => stack.flatMap(({ id }) => find(id) ?? []).map(formatPageUrl),
    tell,
    routes,
    navigationsDone: () => turn.then(() => undefined),
    setBlocked(reason) {
      blocked = reason
    },
    close() {
      isClosed = true
      for (const window of windows.values()) window.close()
      windows.clear()
      stack = []
      keptTabs = []
    },
  }
}

function wake(window: PageWindow, depth: number): void {
  window.element.classList.remove('resting')
  // Pages of the tab bar lie below the bar, all others above it.
  window.element.style.zIndex = String(depth === 1 ? 10 : 90 + depth)
  window.frame.post({ t: 'visible', isVisible: true })
}

function rest(window: PageWindow): void {
  window.element.classList.add('resting')
  window.frame.post({ t: 'visible', isVisible: false })
}
