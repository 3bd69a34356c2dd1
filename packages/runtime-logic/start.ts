/**
 * Starts the logic of one app: connects the host's messages to the app's code.
 *
 * Nothing happens at import: a worker's entry confines itself, then calls `startLogic` with the
 * port it was given.
 */
import type {
  CallAnswer,
  HostToLogic,
  LaunchOptions,
  LogicToHost,
  PageEventName,
} from '@maque/protocol/bridge/logic-host.ts'
import { rootOf, type AppConfig, type WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { LogicUnits, WxsModules } from '@maque/protocol/bundle/manifest.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import { AwaitedComponents } from './app/awaited-components.ts'
import { Definitions } from './app/definitions.ts'
import { RunningApp } from './app/app.ts'
import { FOUND_GLOBALS, moduleGlobals } from './app/module-globals.ts'
import { PackageScripts } from './app/package-scripts.ts'
import { makeAppTimers } from './confinement/app-timers.ts'
import type { Platform } from './confinement/platform.ts'
import { HostLink, makeMirror } from './host/host-link.ts'
import { dataOf, settle } from './host/settle.ts'
import { NOT_TAPPED, TapState } from './host/tap-state.ts'
import { ModuleRegistry, type ModuleFactory } from './modules/module-registry.ts'
import { instanceOf } from './nodes/app-object.ts'
import { IntersectionObserver } from './nodes/intersection-observer.ts'
import { FoundNodes } from './nodes/found-nodes.ts'
import { SelectorQuery } from './nodes/selector-query.ts'
import { PageStack } from './pages/page-stack.ts'
import { RouteNews } from './pages/route-news.ts'
import type { CapabilityInLogic, InstancePlace, LogicPort, StartedCall } from './ports/capability.ts'
import type { Port } from './ports/port.ts'
import { membersForPlugins } from './plugins/plugin-members.ts'
import { setUpPlugins } from './plugins/plugins.ts'
import { inStorageRealm } from './plugins/storage-realm.ts'
import { makeAppConsole } from './reports/app-console.ts'
import { cloneable } from './reports/cloneable.ts'
import { describeError } from './reports/error-report.ts'
import { packageWasm } from './wasm/package-wasm.ts'
import { AppWorkers } from './workers/app-workers.ts'

export interface LogicOptions {
  /** To the host. */
  readonly port: Port
  readonly platform: Platform
  readonly capabilities: readonly CapabilityInLogic[]
  /** Where packages' scripts find `maqueDefine` and `maqueWxs`; the global object. */
  readonly scope: object
}

export interface RunningLogic {
  /** Ends timers and pages. Whoever ends an app also ends its worker. */
  stop(): void
}

export function startLogic({ port, platform, capabilities, scope }: LogicOptions): RunningLogic {
  const post = (message: LogicToHost): void => port.postMessage(message)

  let inAuthorsPlaces: ((text: string) => Promise<string>) | undefined
  const app = new RunningApp({
    report: (error, where) => tellError(error, where),
    get inAuthorsPlaces() {
      return inAuthorsPlaces
    },
    emit: (...news) => link.emit(...news),
  })
  const tellError = (error: unknown, where: string): void => {
    post({ t: 'uncaught', ...describeError(error), where })
  }
  const report = (error: unknown, where: string): void => {
    tellError(error, where)
    app.error(error)
  }

  const console = makeAppConsole(post, platform.now)
  const tap = new TapState()
  const timers = makeAppTimers(platform, { report, begin: () => tap.begin() })
  const link = new HostLink(post, report)
  const readFile = (path: string): Promise<CallAnswer> => link.start('readFile', { path }, undefined).answer
  const workers = new AppWorkers({
    start: (path) => link.start('runWorker', { path }, undefined),
    readFile,
    post,
    report,
  })
  const wxs = createWxsRuntime({
    onStepLimit: () => report(new Error('WXS code was ended: it ran too long'), 'wxs'),
    log: (level, values) => post({ t: 'console', level, args: values.map((value) => cloneable(value)) }),
  })
  const modules = new ModuleRegistry()
  const foundNodes = new FoundNodes()
  const definitions = new Definitions(
    modules,
    (key) => {
      // Whoever names a module is about to call it: each call has a full count of steps.
      wxs.refill()
      return wxs.moduleOf(key)
    },
    report,
    (message) => console['error']?.(message),
  )
  /** Brings the package that a path is in: for `require.async`, and for components that are awaited. */
  let bring = (_path: string): Promise<void> => Promise.resolve()
  let isLazy = false
  const awaited = new AwaitedComponents({
    isHere: (path) => definitions.hasUnit(path),
    isLazy: (path) => isLazy && rootOf(path) === '',
    bring: (path) => bring(path),
    soon: platform.queueMicrotask,
    runScripts: (path) => void definitions.component(path),
    failed: (path, error) => {
      const errMsg = error instanceof Error ? error.message : String(error)
      link.emit('lazyLoadError', { type: 'subpackage', subpackage: [path], errMsg })
    },
  })
  const runModule = (module: string): void => {
    try {
      modules.require(module)
    } catch (error) {
      report(error, module)
    }
  }
  const scripts = new PackageScripts({ runModule, runUnit: (path) => definitions.runScript(path) })
  let windowOf = (_path: string): WindowConfig => ({})
  let framework: 'exparser' | 'glass-easel' = 'exparser'
  const routes = new RouteNews({
    emit: (...news) => link.emit(...news),
    post,
    time: () => Math.round(platform.timeOrigin + platform.now()),
    windowOf: (path) => windowOf(path),
    framework: () => framework,
  })
  const pages = new PageStack({
    definitions,
    awaited,
    routes,
    tap,
    report,
    warn: (message) => post({ t: 'console', level: 'warn', args: [message] }),
    now: platform.now,
    windowOf: (path) => windowOf(path),
    soon: platform.queueMicrotask,
    post,
    wx: () => wx,
  })
  /** Complete after `start`: page and app code runs later. */
  const wx: Record<string, unknown> = {}

  const define = (name: string, value: unknown) =>
    Object.defineProperty(scope, name, { value, writable: true, configurable: true })
  for (const [name, value] of Object.entries({
    ...timers.globals,
    console,
    maqueDefine: (path: string, factory: ModuleFactory) => modules.define(path, factory),
    maqueWxs: (added: WxsModules) => wxs.define(added),
    ...(platform.wasm && { WXWebAssembly: packageWasm(platform.wasm, readFile) }),
  }))
    define(name, value)
  listenForUncaught(platform, app, report, tellError)

  function start({
    config,
    mirror: loaded,
    platform: kind,
    knowsAuthorsPlaces,
  }: Extract<HostToLogic, { t: 'start' }>['start']): void {
    if (knowsAuthorsPlaces) {
      inAuthorsPlaces = async (text) => {
        const answer = await link.start('authorsPlaces', { text }, undefined).answer
        return answer.ok ? String(answer.result) : text
      }
    }
    isLazy = config.rest?.['lazyCodeLoading'] === 'requiredComponents'
    windowOf = (path) => ({ ...config.window, ...config.pageConfigs[path] })
    if (config.rest?.['componentFramework'] === 'glass-easel') framework = 'glass-easel'
    const mirror = makeMirror(loaded)
    link.on('mirror', (change) => mirror.correct(change))
    const placeOf = (component: unknown): InstancePlace | undefined => {
      const instance = instanceOf(component)
      return instance && { page: instance.home.pageId, instance: instance.id }
    }
    const startCall = (name: string, params: unknown): StartedCall => {
      if (tap.refuses(name)) return { id: 0, answer: Promise.resolve(NOT_TAPPED), cancel: () => undefined }
      const started = link.start(name, params, pages.current?.id)
      tap.called(started.id, name)
      return started
    }
    const logicPort: LogicPort = {
      config,
      platform: kind,
      mirror,
      wx,
      call: (name, params) => startCall(name, params).answer,
      start: startCall,
      invoke: (name, options, shape) =>
        settle({ name, options, answer: startCall(name, dataOf(options)).answer, shape }, report),
      settle: (name, options, answer, shape) => settle({ name, options, answer, shape }, report),
      on(name, listener) {
        link.on(name, listener)
        if (name === 'beforeAppRoute') routes.listen()
      },
      off: (name, listener) => link.off(name, listener),
      emit: (name, payload) => link.emit(name, payload),
      currentPage: () => {
        const page = pages.current
        return page && { id: page.id, route: page.path, instance: page.self }
      },
      placeOf,
      askView: (page, question) => pages.askView(page, question),
      tellView: (page, order) => pages.get(page)?.view.tell(order),
      offerNode: (tag, make) => foundNodes.offerNode(tag, make),
      offerContext: (tag, make) => foundNodes.offerContext(tag, make),
      subscribeView: (page, order, listener) =>
        pages.get(page)?.view.subscribe(order, listener) ?? (() => undefined),
      rewriteRoute: (to) => routes.rewrite(to),
      offerEventChannel: (listeners) => pages.offerChannel(listeners),
      launchOptions: () => app.launchOptions,
      enterOptions: () => app.enterOptions,
      nextTick: (task) => platform.queueMicrotask(task),
      reportError: report,
    }

    Object.assign(
      wx,
      engineMembers(logicPort, (id) => pages.get(id), foundNodes),
      { createWorker: (path: unknown) => workers.create(path) },
    )
    // Without plugins there is but one realm.
    const appPort = config.plugins ? inStorageRealm(logicPort, undefined) : logicPort
    for (const capability of capabilities) Object.assign(wx, capability(appPort))
    bring = async (path) => {
      // Whatever is in no subpackage is here, or nowhere.
      if (!isInSubpackage(config, path)) return
      const answer = await link.start('loadSubpackage', { path }, pages.current?.id).answer
      if (!answer.ok) throw new Error(answer.reason)
    }
    modules.bringBy(bring)
    isIndependent = (path) =>
      config.subpackages.some(({ root, independent }) => independent === true && path.startsWith(root))
    const globals = moduleGlobals({ wx, app, definitions, pages, config, console, timers: timers.globals })
    const requirePlugin = setUpPlugins({
      config,
      modules,
      globals,
      wxFor({ provider }) {
        const own: Record<string, unknown> = {}
        const port = inStorageRealm({ ...logicPort, wx: own }, provider)
        const engines = engineMembers(port, (id) => pages.get(id), foundNodes)
        const members = Object.assign({}, engines, ...capabilities.map((capability) => capability(port)))
        return Object.assign(own, membersForPlugins(members))
      },
      pagesOf: ({ root }) => pages.stack.flatMap((page) => (page.path.startsWith(root) ? [page.self] : [])),
      bring,
    })
    modules.provide({ ...globals, requirePlugin })
    // Compilers look `wx` up on the global object, which all modules share: plugins have a `wx` of their own.
    if (!config.plugins) for (const name of FOUND_GLOBALS) define(name, globals[name])
    scripts.setOrder({ ...config, isLazy })
  }

  /** Pages of independent subpackages do without `app.js`, until the first page of another package opens. */
  let isIndependent = (_path: string): boolean => false
  let launchOptions: LaunchOptions | undefined
  let hasBegun = false
  function begin(): void {
    if (hasBegun || !launchOptions) return
    hasBegun = true
    const options = launchOptions
    scripts.begin(() => {
      if (modules.has('app.js')) runModule('app.js')
      app.launch(options)
    })
  }

  /** The host waits for the call behind those that the app makes of it, and then tells the person. */
  function tellPageNotFound(page: unknown): void {
    // The page may be missed in an independent subpackage: who is asked is the app all the same.
    begin()
    app.event('page-not-found', page)
    link.start('pageNotFoundTold', {}, undefined)
  }

  function receive(message: HostToLogic, ports: readonly Port[]): void {
    switch (message.t) {
      case 'start':
        return start(message.start)
      case 'package': {
        // JSON that our own compiler wrote and the host has verified.
        const units = JSON.parse(message.units) as LogicUnits
        definitions.addUnits(units)
        try {
          if (message.wxs) platform.importScript(message.wxs)
          platform.importScript(message.script)
        } catch (error) {
          report(error, `package "${message.root}"`)
        }
        scripts.arrived({ root: message.root, units: Object.keys(units) })
        awaited.arrived()
        return
      }
      case 'launch':
        launchOptions = message.options
        app.enter(message.options)
        if (!isIndependent(message.options.path)) begin()
        return
      case 'open-page': {
        const [viewPort] = ports
        if (!viewPort) throw new Error('open-page came without a port to its view')
        const { page: id, path, query, openType, exitState } = message
        if (!isIndependent(path)) begin()
        return pages.open({ id, path, query, openType, exitState, port: viewPort })
      }
      case 'page-event':
        return pages.event(message.page, message.name satisfies PageEventName, message.argument)
      case 'app-event':
        if (message.name === 'page-not-found') return tellPageNotFound(message.argument)
        app.event(message.name, message.argument)
        if (message.name === 'theme-change') pages.broadcast('themeChange', message.argument)
        return
      case 'suspend':
        timers.suspend()
        return workers.suspend()
      case 'resume':
        timers.resume()
        return workers.resume()
      case 'route':
        if (message.moment === 'before') return routes.begin(message.route, message.isAsked === true)
        return routes.tell(message.moment, message.route)
      case 'route-rewritten':
        return routes.rewritten(message.route, message.refusal)
      case 'stack':
        return pages.setStack(message.pages)
      case 'worker': {
        const [workerPort] = ports
        if (!workerPort) throw new Error('a worker came without a port to it')
        return workers.connect(message.call, workerPort)
      }
      case 'answer':
        tap.beginAnswer(message.id)
        return link.answer(message.id, message.answer)
      case 'emit':
        return link.emit(message.name, message.payload)
    }
  }

  port.onmessage = ({ data, ports }) => {
    // The host is the one who gave us this port.
    const message = data as HostToLogic
    tap.begin(message.t === 'page-event' && message.name === 'tab-item-tap')
    try {
      receive(message, ports)
    } catch (error) {
      tellError(error, 'the logic runtime')
    }
  }
  post({ t: 'ready' })

  return {
    stop() {
      timers.stop()
      pages.closeAll()
      port.close()
    },
  }
}

/** Whether what is at a path comes with a package of its own. */
function isInSubpackage({ subpackages, plugins = {} }: AppConfig, path: string): boolean {
  return [...subpackages, ...Object.values(plugins)].some(({ root }) => path.startsWith(root))
}

/** Members of `wx` that are the engine's own business. */
function engineMembers(
  port: LogicPort,
  pageOf: (id: number) => object | undefined,
  foundNodes: FoundNodes,
): Readonly<Record<string, unknown>> {
  const currentPlace = (): InstancePlace | undefined => {
    const page = port.currentPage()
    return page && { page: page.id, instance: 0 }
  }
  const members: Record<string, unknown> = {
    createSelectorQuery: () =>
      new SelectorQuery({
        currentPlace,
        placeOf: port.placeOf,
        askView: port.askView,
        reportError: port.reportError,
        nodeOf: (found, place) => {
          const page = pageOf(place.page)
          return page ? foundNodes.nodeOf(page, found, place) : null
        },
        contextOf: (found, place) => foundNodes.contextOf(found, place),
      }),
    createIntersectionObserver: (component: unknown, options?: unknown) =>
      new IntersectionObserver(port, port.placeOf(component) ?? currentPlace(), options),
    nextTick: (task: unknown) => {
      if (typeof task === 'function') port.nextTick(() => task())
    },
  }
  for (const name of ['AppShow', 'AppHide', 'Error', 'PageNotFound', 'UnhandledRejection']) {
    const news = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
    members[`on${name}`] = (listener: never) => port.on(news, listener)
    members[`off${name}`] = (listener: never) => port.off(news, listener)
  }
  return members
}

/** What no wrapper of ours was around: errors in promises, and in callbacks that the platform calls. */
function listenForUncaught(
  platform: Platform,
  app: RunningApp,
  report: (error: unknown, where: string) => void,
  tellError: (error: unknown, where: string) => void,
): void {
  platform.addEventListener('error', (event) => {
    event.preventDefault()
    const { error, message } = event as ErrorEvent
    report(error ?? message, 'uncaught')
  })
  platform.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    const { reason, promise } = event as PromiseRejectionEvent
    tellError(reason, 'unhandled rejection')
    app.unhandledRejection(reason, promise)
  })
}
