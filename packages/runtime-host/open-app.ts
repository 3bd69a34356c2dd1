/**
 * Runs one mini program in an element of the page.
 *
 * (1) Nothing of the app runs before its bytes have been checked against the bundle's digest.
 * (2) The app runs in sandboxed frames only; all it can ask for passes the gate.
 * (3) The capsule always works: closing asks nothing of the app's threads.
 * (4) After `close` nothing of the app is left in the page: no frame, port, timer or listener.
 */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { addressIn } from '@maque/protocol/content/file-address.ts'
import { createAppBackground } from './background/app-background.ts'
import { createAppPackages, FOR_WORKERS } from './bundle/app-packages.ts'
import { assetHashes } from './bundle/asset-hashes.ts'
import { openBundle } from './bundle/verified-bundle.ts'
import { createAppWindow } from './chrome/app-window.ts'
import { createCapsule } from './chrome/capsule.ts'
import { createTabBar, type TabBar } from './chrome/tab-bar.ts'
import { hostTexts } from './chrome/texts.ts'
import { startLogicThread } from './frames/logic-thread.ts'
import type { OpenAppOptions } from './open-app-options.ts'
import type { Running } from './running.ts'
import { browserClock } from './browser-clock.ts'
import { createAppGates } from './gate/app-gates.ts'
import { createSplash } from './chrome/splash.ts'
import { createFailures } from './failures.ts'
import { createHostContexts } from './host-contexts.ts'
import { openMoreMenu } from './more-menu.ts'
import { createMissingPage } from './pages/missing-page.ts'
import { createAppPages } from './pages/app-pages.ts'
import { launchOptions, launchTarget } from './pages/launch-target.ts'
import type { PageWindow } from './pages/page-window.ts'
import { fileCallsAtOnce, REWRITING_CALL } from '@maque/protocol/bundle/noted-calls.ts'
import { isPage } from './pages/plugin-url.ts'
import { createSpareSheets } from './pages/spare-sheets.ts'
import { FirstRenderings } from './pages/first-renderings.ts'
import { LeftPages } from './pages/left-page.ts'
import { formatPageUrl, type PageTarget } from './pages/page-url.ts'
import { themed, windowOf } from './pages/window-config.ts'
import { readAhead } from './ports/files-ahead.ts'
import { openAppStorage } from './storage/app-storage.ts'
import { createAppWorkers } from './workers/app-workers.ts'
import { createAppSurroundings } from './surroundings/app-surroundings.ts'

export interface RunningApp {
  /** Whether the person sees it. The app is told, and after a while in the background it stands still. */
  setForeground(isForeground: boolean): void
  /** The person prefers another theme now. */
  setTheme(theme: 'light' | 'dark'): void
  /** Bottom to top: what would be needed to come back to the same place. */
  urls(): readonly string[]
  /** Settles once the pages of the launch are open, or could not be opened. */
  readonly opened: Promise<void>
  /**
   * The person goes back this many steps: the topmost dialog first, then pages; never below the
   * first page. What is open may keep them where they are.
   */
  back(steps: number): Promise<void>
  /** Opens pages above the one on top, in turn. */
  forward(urls: readonly string[]): Promise<void>
  close(): void
  /** Where a player puts what it has to say itself: above the pages, below every dialog, gone with the app. */
  readonly overPages: HTMLElement
}

export function openApp(options: OpenAppOptions): RunningApp {
  const { app, services, content } = options
  const texts = hostTexts(services.language)
  const owner = `${app.key}/${options.person}`
  const ended = new AbortController()
  const window = createAppWindow(options.container, options.insets)
  const splash = createSplash(texts, app)
  const capsule = createCapsule(texts, { onMore: () => void openMenu(), onClose: services.onCloseAsked })
  window.root.append(splash.element, capsule.element)

  // Everything that can be begun before the bundle is here is begun now.
  const storage = openAppStorage(owner, (error) => reportFault(error, 'storage'))
  const logic = startLogicThread({
    content,
    parent: window.root,
    early: options.early?.logic,
    onMessage: receiveFromLogic,
    onLost: (reason) => failures.crashed(reason),
  })
  const sheets = createSpareSheets(window.pages, content)
  if (options.bundle.expectedScripts) sheets.begin(options.bundle.expectedScripts, options.early?.view)
  const bundle = openBundle(options.bundle)
  const failures = createFailures({
    place: window.root,
    texts,
    signal: ended.signal,
    onClose: services.onCloseAsked,
    onRestart: () => services.onRestartAsked(undefined),
  })
  failures.watch(logic.pulse, ended.signal)

  const leftPages = new LeftPages(localStore(), owner, Date.now)
  const version = `${options.bundle.digest}/${content.frameVersion}`
  const firstRenderings = new FirstRenderings(localStore(), { owner, version })
  // A start that says where to go has nothing to do with where the app was left.
  const left = options.launch.path === undefined ? leftPages.read() : undefined
  let isForeground = true
  let running: Running | undefined
  const surroundings = createAppSurroundings({
    window,
    language: services.language,
    theme: options.theme,
    running: () => running,
    post: logic.post,
    onStale: () => sheets.renew(),
  })
  const contexts = createHostContexts({
    options,
    texts,
    owner,
    bundle,
    storage,
    localStore: localStore(),
    signal: ended.signal,
    overlayPlace: window.root,
    onOverlaysChange: tellPlace,
    running: () => running,
    isForeground: () => isForeground && !document.hidden,
    post: logic.post,
  })
  const background = createAppBackground({
    after: browserClock.after,
    isPlaying: contexts.sound.isPlaying,
    suspend() {
      contexts.network.interrupt()
      logic.suspend()
    },
    resume() {
      contexts.network.resume()
      logic.resume()
    },
    end() {
      close()
      services.onEndedInBackground()
    },
  })
  const missingPage = createMissingPage({
    place: window.root,
    texts,
    stack: () => running?.stack,
    openHome: (stack) =>
      stack.navigate({ kind: 'reLaunch', target: { path: running?.config.entryPagePath ?? '', query: {} } }),
    onShown: splash.leave,
  })
  const couldNotOpen = (error: unknown): void => {
    if (!ended.signal.aborted) failures.couldNotOpen(error)
  }
  const gates = createAppGates({
    loadCapabilities: options.loadCapabilities,
    own: [missingPage.told],
    services,
    contexts,
    onFailed: couldNotOpen,
    reportFault,
  })
  const logicGate = gates.open('logic', ended.signal, (id, answer) => logic.post({ t: 'answer', id, answer }))

  const opened = start().catch(couldNotOpen)

  async function start(): Promise<void> {
    const opened = await bundle
    if (ended.signal.aborted) return
    const { config } = opened.manifest
    const packages = createAppPackages({
      bundle: opened,
      logic,
      offer(loaded, wxs) {
        const open = running?.stack.living() ?? []
        if (open.length === 0) return undefined
        return Promise.all(open.map((page) => page.giveUnits(loaded.unitsFor(page.path), wxs))).then(
          () => undefined,
        )
      },
    })
    const hashes = assetHashes(opened.manifest)
    const assets = JSON.stringify(hashes)
    const tabBar = makeTabBar(config, hashes)
    const loadFor = async (path: string): Promise<void> => {
      const before = packages.wxsTexts().length
      await packages.load(path)
      // A spare was given the scripts known when it was started.
      if (packages.wxsTexts().length !== before) sheets.renew()
    }
    running = {
      config,
      tabBar,
      stack: createAppPages({
        config,
        isLaunchAsked: opened.manifest.packages.some(({ calls }) => calls?.includes(REWRITING_CALL)),
        packages,
        load: loadFor,
        tabBar,
        exitState: left?.exitState,
        window,
        capsule,
        content,
        texts,
        sheets,
        gates,
        contexts,
        surroundings,
        failures,
        firstRenderings,
        heard: { services, digest: options.bundle.digest, bundle, signal: ended.signal },
        post: logic.post,
        onPlaceChange: tellPlace,
        onSettled: splash.leave,
      }),
      workers: createAppWorkers(packages, logic),
      packages: {
        fetch: (which) =>
          packages.fetch(which.kind === 'workers' ? FOR_WORKERS : which.name).then(
            (sizeBytes) => sizeBytes ?? 'none',
            () => 'failed',
          ),
        load: (path) =>
          loadFor(path).then(
            () => true,
            () => false,
          ),
      },
    }
    if (tabBar) window.pages.append(tabBar.element)
    sheets.open({
      packages,
      start: () => ({
        contentBase: content.base,
        assets,
        layout: surroundings.layout(),
        theme: surroundings.themeFor(config),
        ...(config.style !== undefined && { style: config.style }),
      }),
    })

    const target = launchTarget(config, options.launch, left?.url)
    // An app without the page is asked what to do: that takes its main package and nothing else.
    const loading = packages.load(isPage(config, target.path) ? target.path : '')
    const { inAuthorsPlaces } = services
    const launch = launchOptions(target, options.launch)
    const calls = opened.manifest.packages.flatMap(({ calls = [] }) => calls)
    const files = calls.some((call) => fileCallsAtOnce.includes(call))
      ? readAhead(contexts.files, ['wxfile://usr/', '/'])
      : undefined
    logic.post({
      t: 'start',
      start: {
        config,
        mirror: {
          ...surroundings.mirrorOn(config, target.path),
          storage: await storage.stored,
          ...(files && { files: await files }),
        },
        platform: { envVersion: app.envVersion, version: app.version },
        ...(inAuthorsPlaces && { knowsAuthorsPlaces: true }),
      },
    })
    await loading
    if (ended.signal.aborted) return
    logic.post({ t: 'launch', options: launch })
    await openFirstPages(running, target)
  }

  async function openFirstPages({ stack, config }: Running, target: PageTarget): Promise<void> {
    const opened = await stack.navigate({ kind: 'appLaunch', target })
    if (!opened.ok && !isPage(config, target.path)) {
      const told = missingPage.awaitTold()
      logic.post({ t: 'app-event', name: 'page-not-found', argument: { ...target, isEntryPage: true } })
      return told
    }
    for (const url of options.launch.above ?? []) await stack.navigateTo(`/${url}`)
  }

  function makeTabBar(config: AppConfig, hashes: Readonly<Record<string, string>>): TabBar | undefined {
    if (!config.tabBar) return undefined
    return createTabBar({
      config: themed(config.tabBar, config, surroundings.themeFor(config)),
      texts,
      assetUrl: (path) => content.base + addressIn(hashes, path.replace(/^\/+/, '')),
      onTap(index, { pagePath, text }) {
        const stack = running?.stack
        // The page that the tab is of hears of it, also when this opened it.
        void stack?.switchTab(`/${pagePath}`).then((switched) => {
          if (switched.ok) stack.tell(switched.value.page, 'tab-item-tap', { index, pagePath, text })
        })
      },
    })
  }

  /** The app may be ended from now on, without another word. */
  function rememberLeft(config: AppConfig, top: PageWindow): void {
    const { restartStrategy } = windowOf(config, top.path, surroundings.themeFor(config))
    const isTab = config.tabBar?.list.some(({ pagePath }) => pagePath === top.path) ?? false
    if (restartStrategy !== 'homePageAndLatestPage' || isTab) return leftPages.forget()
    const url = formatPageUrl(top)
    leftPages.leave(url)
    void top.ask('save-exit-state', {}).then((saved) => {
      if (saved !== undefined) leftPages.leave(url, saved)
    })
  }

  function tellPlace(): void {
    const { stack } = running ?? {}
    const top = stack?.top()
    if (!stack || !top || ended.signal.aborted) return
    const isCovered = contexts.overlays.isOpen() || top.isBackTaken()
    services.onPlaceChange({ urls: stack.urls(), isCovered })
  }

  function receiveFromLogic(message: LogicToHost): void {
    switch (message.t) {
      case 'ready':
        return
      case 'call':
        return logicGate.receive(message)
      case 'cancel':
        return logicGate.cancel(message.id)
      case 'page-reply':
        return running?.stack.find(message.page)?.reply(message.name, message.value)
      case 'first-rendering': {
        const page = running?.stack.find(message.page)
        if (page) firstRenderings.keep(page.path, message.transaction)
        return
      }
      case 'page-ready': {
        const page = running?.stack.find(message.page)
        if (page) page.handlers = message.handlers
        return
      }
      case 'listens-to-routes':
        return running?.stack.routes.listen()
      case 'route-answer':
        return running?.stack.routes.answered(message.route, message.rewrite)
      case 'console':
        return services.onConsole({ level: message.level, args: message.args, from: 'logic' })
      case 'uncaught':
        return services.onUncaught({ message: message.message, stack: message.stack, where: message.where })
    }
  }

  function reportFault(error: unknown, where: string): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    services.onUncaught({ message, stack, where })
  }

  async function openMenu(): Promise<void> {
    await openMoreMenu({ app, texts, services, contexts, page: running?.stack.top() })
  }

  function close(): void {
    if (ended.signal.aborted) return
    ended.abort()
    background.close()
    surroundings.close()
    contexts.overlays.dismissAll()
    storage.close()
    running?.stack.close()
    sheets.close()
    logic.close()
    window.remove()
  }

  return {
    urls: () => running?.stack.urls() ?? [],
    opened,
    async back(steps) {
      const isTaken = contexts.overlays.back() || running?.stack.top()?.takeBack() === true
      const pages = steps - (isTaken ? 1 : 0)
      if (pages > 0) await running?.stack.navigateBack(pages)
    },
    async forward(urls) {
      for (const url of urls) await running?.stack.navigateTo(`/${url}`)
    },
    setTheme: surroundings.setTheme,
    setForeground(next) {
      if (next === isForeground) return
      isForeground = next
      const top = running?.stack.top()
      if (next) {
        background.show()
        const target = top ? { path: top.path, query: top.query } : { path: '', query: {} }
        logic.post({ t: 'app-event', name: 'show', argument: launchOptions(target, options.launch) })
        if (top) running?.stack.tell(top.id, 'show')
      } else {
        if (top) running?.stack.tell(top.id, 'hide')
        logic.post({ t: 'app-event', name: 'hide' })
        contexts.sound.pauseHidden(running?.config.requiredBackgroundModes?.includes('audio') ?? false)
        background.hide()
        if (running && top) rememberLeft(running.config, top)
      }
    },
    close,
    overPages: window.root,
  }
}

/** Browsers that forbid storage throw already when it is named. */
function localStore(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
