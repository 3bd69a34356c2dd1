/** The pages of one app: each in a sheet of its own, with the chrome that goes with the one on top. */
import type { HostToLogic } from '@maque/protocol/bridge/logic-host.ts'
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { AppPackages } from '../bundle/app-packages.ts'
import { preloadAfter } from '../bundle/preload.ts'
import type { AppWindow } from '../chrome/app-window.ts'
import type { Capsule } from '../chrome/capsule.ts'
import { showWait } from '../chrome/package-wait.ts'
import type { TabBar } from '../chrome/tab-bar.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { ContentOrigins } from '../content-origins.ts'
import type { Failures } from '../failures.ts'
import { hearView, type HearViewOptions } from '../frames/hear-view.ts'
import type { AppGates } from '../gate/app-gates.ts'
import type { HostContexts } from '../host-contexts.ts'
import type { AppSurroundings } from '../surroundings/app-surroundings.ts'
import { createPageWebView } from '../web-view/page-web-view.ts'
import { afterPaint } from './after-paint.ts'
import type { FirstRenderings } from './first-renderings.ts'
import { createPageStack, type PageStack } from './page-stack.ts'
import { createPageWindow, type PageWindow } from './page-window.ts'
import type { SpareSheets } from './spare-sheets.ts'
import { windowOf } from './window-config.ts'

export interface AppPagesOptions {
  readonly config: AppConfig
  /** The app may lead its launch elsewhere. */
  readonly isLaunchAsked: boolean
  readonly packages: AppPackages
  load(path: string): Promise<void>
  readonly tabBar: TabBar | undefined
  /** What the page that was left wrote down to come back with. */
  readonly exitState: unknown
  readonly window: AppWindow
  readonly capsule: Capsule
  readonly content: ContentOrigins
  readonly texts: HostTexts
  readonly sheets: SpareSheets
  readonly gates: AppGates
  readonly contexts: HostContexts
  readonly surroundings: AppSurroundings
  readonly failures: Failures
  readonly firstRenderings: FirstRenderings
  readonly heard: HearViewOptions
  post(message: HostToLogic): void
  /** The pages, or what lies over them, are others than before. */
  onPlaceChange(): void
  /** A navigation is over, and the person has what they wait for. */
  onSettled(): void
}

export function createAppPages(options: AppPagesOptions): PageStack {
  const { config, packages, tabBar, window, content, texts, sheets, contexts, surroundings, failures } =
    options
  const { signal: ended } = options.heard
  const open: Parameters<typeof createPageStack>[0]['open'] = (id, { path, query }, toLogic) => {
    const sheet = sheets.take()
    const left = new AbortController()
    const signal = AbortSignal.any([ended, left.signal])
    failures.watch(sheet.frame.pulse, signal)
    const gate = options.gates.open('view', signal, (call, answer) =>
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
      firstRendering: firstRenderingOf(path, options),
      tellLogic: (name, argument) => stack.tell(id, name, argument),
      onViewMessage: (message) => hearView(message, { id, path, gate, frame: sheet.frame }, options.heard),
      onStrayed: () => failures.crashed('a page left its frame'),
      onClosed: () => left.abort(),
      onBack: () => void stack.navigateBack(1),
      onHome: () => void stack.reLaunch(`/${config.entryPagePath}`),
      onTextStyle: paintCapsule,
      onBackTaken: options.onPlaceChange,
      makeWebView: (place, onTitle) => createPageWebView({ place, content, texts, pages: stack, onTitle }),
      onOrientation() {
        const top = stack.top()
        if (top?.id === id) surroundings.pageChanged(top)
      },
    })
  }
  const paintCapsule = (): void => {
    const top = stack.top()
    if (top) options.capsule.setTextStyle(top.navigationBar.textStyle())
  }
  const stack = createPageStack({
    config,
    isLaunchAsked: options.isLaunchAsked,
    exitState: options.exitState,
    post: options.post,
    load: (path) =>
      packages.isLoaded(path) ? options.load(path) : showWait(window.root, texts, options.load(path)),
    open,
    beforeBack: (top) => beforeBack(top, stack, options),
    onChange(top) {
      const pages = stack.all()
      tabBar?.setStack(pages[0]?.path ?? '', top.path)
      top.navigationBar.setLeave(pages.length > 1 ? 'back' : isHome(config, top.path) ? 'none' : 'home')
      arrangeRoom(stack, tabBar)
      surroundings.pageChanged(top)
      paintCapsule()
      options.onPlaceChange()
    },
    onSettled() {
      options.onSettled()
      // Prepared once the person has what they wait for.
      sheets.prepareSoon()
      afterPaint(ended, () => void options.gates.load())
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
  if (tabBar) tabBar.onRoomChange = () => arrangeRoom(stack, tabBar)
  return stack
}

/** A page that no longer asks for it is not shown by what was kept. */
function firstRenderingOf(
  path: string,
  { config, surroundings, firstRenderings }: AppPagesOptions,
): string | undefined {
  const { initialRenderingCache } = windowOf(config, path, surroundings.themeFor(config))
  return initialRenderingCache === undefined ? undefined : firstRenderings.read(path)
}

/** Pages of the tab bar stand above or below it; a bar that the app hides gives its room back. */
function arrangeRoom(stack: PageStack, tabBar: TabBar | undefined): void {
  for (const page of stack.all()) {
    const hasTabs = tabBar?.takesRoomOn(page.path) ?? false
    page.element.classList.toggle('with-tabs', hasTabs && !tabBar?.isAtTop)
    page.element.classList.toggle('with-top-tabs', hasTabs && tabBar?.isAtTop === true)
  }
}

async function beforeBack(
  top: PageWindow,
  stack: PageStack,
  { contexts, texts }: AppPagesOptions,
): Promise<'leave' | 'stay' | 'cancel'> {
  if (top.takeBack()) return 'stay'
  await top.webView.deliver()
  const question = top.leaveConfirmation()
  // The first page cannot be left this way, so nothing is asked.
  if (question === undefined || stack.all().length < 2) return 'leave'
  const { kind } = await contexts.overlays.showModal({
    title: '',
    content: question,
    cancelText: texts.cancel,
    confirmText: texts.confirm,
  })
  return kind === 'confirmed' ? 'leave' : 'cancel'
}

/** No way home is drawn on the pages that are home. */
function isHome(config: AppConfig, path: string): boolean {
  return (
    path === config.entryPagePath || (config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false)
  )
}
