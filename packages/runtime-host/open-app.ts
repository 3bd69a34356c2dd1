/**
 * Runs one mini program in an element of the page.
 *
 * (1) Nothing of the app runs before its bytes have been checked against the bundle's digest.
 * (2) The app runs in sandboxed frames only; all it can ask for passes the gate.
 * (3) The capsule always works: closing asks nothing of the app's threads.
 * (4) After `close` nothing of the app is left in the page: no frame, port, timer or listener.
 */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { LaunchOptions, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { withDigest } from '@maque/protocol/bundle/script-names.ts'
import { addressIn } from '@maque/protocol/content/file-address.ts'
import type { ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import { createAppBackground } from './background/app-background.ts'
import { authorsPlaces } from './authors-places.ts'
import { createAppPackages, FOR_WORKERS, type AppPackages } from './bundle/app-packages.ts'
import { assetHashes } from './bundle/asset-hashes.ts'
import { preloadAfter } from './bundle/preload.ts'
import { openBundle } from './bundle/verified-bundle.ts'
import { createAppWindow } from './chrome/app-window.ts'
import { createCapsule } from './chrome/capsule.ts'
import { showWait } from './chrome/package-wait.ts'
import { createTabBar, type TabBar } from './chrome/tab-bar.ts'
import { hostTexts } from './chrome/texts.ts'
import { startLogicThread } from './frames/logic-thread.ts'
import type { ViewFrame } from './frames/view-frame.ts'
import type { OpenAppOptions } from './open-app-options.ts'
import type { Running } from './running.ts'
import { createGate, type Capabilities, type Gate } from './gate/gate.ts'
import { createSplash } from './chrome/splash.ts'
import { createFailures } from './failures.ts'
import { createHostContexts } from './host-contexts.ts'
import { openMoreMenu } from './more-menu.ts'
import { createMissingPage } from './pages/missing-page.ts'
import { afterPaint } from './pages/after-paint.ts'
import { createPageStack, type PageStack } from './pages/page-stack.ts'
import { createPageWindow, type PageWindow } from './pages/page-window.ts'
import { isPage } from './pages/plugin-url.ts'
import { createSpareSheets } from './pages/spare-sheets.ts'
import { FirstRenderings } from './pages/first-renderings.ts'
import { LeftPages } from './pages/left-page.ts'
import { formatPageUrl, parsePageUrl, type PageTarget } from './pages/page-url.ts'
import { themed, windowOf } from './pages/window-config.ts'
import { openAppStorage } from './storage/app-storage.ts'
import { createPageWebView } from './web-view/page-web-view.ts'
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
  let capabilities: Promise<Capabilities> | undefined
  const logicGate = openGate('logic', ended.signal, (id, answer) => logic.post({ t: 'answer', id, answer }))

  const opened = start().catch((error: unknown) => {
    if (!ended.signal.aborted) failures.couldNotOpen(error)
  })

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
      stack: makeStack(config, packages, loadFor, tabBar),
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

    const target = launchTarget(config)
    // An app without the page is asked what to do: that takes its main package and nothing else.
    const loading = packages.load(isPage(config, target.path) ? target.path : '')
    const { inAuthorsPlaces } = services
    const launch = launchOptions(target)
    logic.post({
      t: 'start',
      start: {
        config,
        mirror: {
          ...surroundings.mirrorOn(config, target.path),
          storage: await storage.stored,
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

  function loadCapabilities(): Promise<Capabilities> {
    if (capabilities) return capabilities
    capabilities = options.loadCapabilities().then((loaded) => {
      const { inAuthorsPlaces } = services
      const engines = [missingPage.told, ...(inAuthorsPlaces ? [authorsPlaces(inAuthorsPlaces)] : [])]
      const all = [...loaded, ...engines]
      return new Map(all.map((capability) => [capability.name, capability]))
    })
    capabilities.catch((error: unknown) => {
      if (!ended.signal.aborted) failures.couldNotOpen(error)
    })
    return capabilities
  }

  function launchTarget(config: AppConfig): PageTarget {
    const { path } = options.launch
    const leftTarget = left && parsePageUrl(`/${left.url}`, '')
    if (leftTarget && config.pages.includes(leftTarget.path)) return leftTarget
    const asked = parsePageUrl(`/${(path ?? '').replace(/^\/+/, '')}`, '')
    // A query alone is for the first page.
    return asked.path === '' ? { ...asked, path: config.entryPagePath } : asked
  }

  function launchOptions({ path, query }: PageTarget): LaunchOptions {
    return { path, query, scene: options.launch.scene, referrerInfo: options.launch.referrerInfo ?? {} }
  }

  async function openFirstPages({ stack, config }: Running, target: PageTarget): Promise<void> {
    if (!isPage(config, target.path)) {
      const told = missingPage.awaitTold()
      logic.post({ t: 'app-event', name: 'page-not-found', argument: { ...target, isEntryPage: true } })
      return told
    }
    await stack.navigate({ kind: 'appLaunch', target })
    for (const url of options.launch.above ?? []) await stack.navigateTo(`/${url}`)
  }

  function makeTabBar(config: AppConfig, hashes: Readonly<Record<string, string>>): TabBar | undefined {
    if (!config.tabBar) return undefined
    const tabBar = createTabBar({
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
    tabBar.onRoomChange = () => arrangeRoom()
    return tabBar
  }

  function makeStack(
    config: AppConfig,
    packages: AppPackages,
    load: (path: string) => Promise<void>,
    tabBar: TabBar | undefined,
  ): PageStack {
    const stack = createPageStack({
      config,
      exitState: left?.exitState,
      post: logic.post,
      load: (path) => (packages.isLoaded(path) ? load(path) : showWait(window.root, texts, load(path))),
      open(id, { path, query }, toLogic) {
        const sheet = sheets.take()
        const left = new AbortController()
        const signal = AbortSignal.any([ended.signal, left.signal])
        failures.watch(sheet.frame.pulse, signal)
        const gate = openGate('view', signal, (call, answer) =>
          sheet.frame.post({ t: 'answer', id: call, answer }),
        )
        return createPageWindow({
          id,
          path,
          query,
          window: windowOf(config, path, surroundings.themeFor(config)),
          hasTabBar: tabBar !== undefined && tabBar.takesRoomOn(path) && !tabBar.isAtTop,
          texts,
          sheet,
          units: packages.unitsFor(path),
          toLogic,
          firstRendering: firstRenderingOf(config, path),
          tellLogic: (name, argument) => stack.tell(id, name, argument),
          onViewMessage: (message) => receiveFromView(message, { id, path, gate, frame: sheet.frame }),
          onStrayed: () => failures.crashed('a page left its frame'),
          onClosed: () => left.abort(),
          onBack: () => void stack.navigateBack(1),
          onHome: () => void stack.reLaunch(`/${config.entryPagePath}`),
          onTextStyle: () => paintCapsule(),
          onBackTaken: tellPlace,
          makeWebView: (place, onTitle) =>
            createPageWebView({ place, content, texts, pages: stack, onTitle }),
          onOrientation() {
            const top = stack.top()
            if (top?.id === id) surroundings.pageChanged(top)
          },
        })
      },
      beforeBack,
      onChange(top) {
        const pages = stack.all()
        const bottom = pages[0]
        tabBar?.setStack(bottom?.path ?? '', top.path)
        top.navigationBar.setLeave(pages.length > 1 ? 'back' : isHome(config, top.path) ? 'none' : 'home')
        arrangeRoom()
        surroundings.pageChanged(top)
        paintCapsule()
        tellPlace()
      },
      onSettled() {
        splash.leave()
        // Prepared once the person has what they wait for.
        sheets.prepareSoon()
        afterPaint(ended.signal, () => void loadCapabilities())
        preloadAfter(config, packages, stack.top()?.path)
      },
      onLoadFailed(error) {
        // What is open goes on: the network may come back.
        if (stack.top())
          contexts.overlays.showToast({
            title: texts.packageFailed,
            icon: 'none',
            durationMs: 2000,
            isModal: false,
          })
        else failures.couldNotOpen(error)
      },
    })
    return stack
  }

  /** A page that no longer asks for it is not shown by what was kept. */
  function firstRenderingOf(config: AppConfig, path: string): string | undefined {
    const { initialRenderingCache } = windowOf(config, path, surroundings.themeFor(config))
    return initialRenderingCache === undefined ? undefined : firstRenderings.read(path)
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

  /** Pages of the tab bar stand above or below it; a bar that the app hides gives its room back. */
  function arrangeRoom(): void {
    const { stack, tabBar } = running ?? {}
    for (const page of stack?.all() ?? []) {
      const hasTabs = tabBar?.takesRoomOn(page.path) ?? false
      page.element.classList.toggle('with-tabs', hasTabs && !tabBar?.isAtTop)
      page.element.classList.toggle('with-top-tabs', hasTabs && tabBar?.isAtTop === true)
    }
  }

  function paintCapsule(): void {
    const top = running?.stack.top()
    if (top) capsule.setTextStyle(top.navigationBar.textStyle())
  }

  function openGate(
    side: 'logic' | 'view',
    signal: AbortSignal,
    answer: Parameters<typeof createGate>[0]['answer'],
  ): Gate {
    const gate = createGate({
      loadCapabilities,
      side,
      clock: browserClock,
      contextFor: contexts.contextFor,
      answer,
      privacy: contexts.privacy,
      report: (error, name) => reportFault(error, `wx.${name}`),
    })
    signal.addEventListener('abort', () => gate.close())
    return gate
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
      case 'console':
        return services.onConsole({ level: message.level, args: message.args, from: 'logic' })
      case 'uncaught':
        return services.onUncaught({ message: message.message, stack: message.stack, where: message.where })
    }
  }

  function receiveFromView(
    message: ViewToHost,
    page: {
      readonly id: number
      readonly path: string
      readonly gate: Gate
      readonly frame: Pick<ViewFrame, 'post'>
    },
  ): void {
    switch (message.t) {
      case 'ready':
      case 'drawn':
      case 'has-units':
        return
      case 'call':
        // The page is known by its port, not by what it says.
        return page.gate.receive({
          id: message.id,
          name: message.name,
          params: message.params,
          page: page.id,
        })
      case 'file':
        return void givePicture(message.path, page.frame)
      case 'error':
        return services.onUncaught({
          message: message.message,
          stack: withDigest(message.stack ?? '', options.bundle.digest),
          where: `${page.path}: ${message.where}`,
        })
      case 'console':
        return services.onConsole({ level: message.level, args: message.args, from: 'view' })
    }
  }

  async function givePicture(path: string, frame: Pick<ViewFrame, 'post'>): Promise<void> {
    const opened = await bundle
    // Fetched and checked once, for all frames.
    const bytes = await opened
      .bytes(path)
      .catch(
        (error: unknown) => void services.onConsole({ level: 'error', args: [String(error)], from: 'view' }),
      )
    if (!ended.signal.aborted) frame.post({ t: 'file', path, ...(bytes && { bytes }) })
  }

  function reportFault(error: unknown, where: string): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    services.onUncaught({ message, stack, where })
  }

  async function beforeBack(top: PageWindow): Promise<'leave' | 'stay' | 'cancel'> {
    if (top.takeBack()) return 'stay'
    await top.webView.deliver()
    const question = top.leaveConfirmation()
    // The first page cannot be left this way, so nothing is asked.
    if (question === undefined || (running?.stack.all().length ?? 0) < 2) return 'leave'
    const { kind } = await contexts.overlays.showModal({
      title: '',
      content: question,
      cancelText: texts.cancel,
      confirmText: texts.confirm,
    })
    return kind === 'confirmed' ? 'leave' : 'cancel'
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
        logic.post({ t: 'app-event', name: 'show', argument: launchOptions(target) })
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

const browserClock = {
  nowMs: () => performance.now(),
  after: (delayMs: number, task: () => void) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

/** No way home is drawn on the pages that are home. */
function isHome(config: AppConfig, path: string): boolean {
  return (
    path === config.entryPagePath || (config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false)
  )
}
