/** Starts the view runtime in its frame: connects it to host and logic, and lets it draw one page. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type {
  LogicToView,
  Transaction,
  ViewOrder,
  ViewQuestion,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import type {
  HostToView,
  ViewLayout,
  ViewPage as ViewPageStart,
  ViewStart,
  ViewToHost,
} from '@maque/protocol/bridge/view-host.ts'
import type { ViewUnit, ViewUnits, WxsModules } from '@maque/protocol/bundle/manifest.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import { listenToNativeEvents } from './events/native-events.ts'
import { ownerOf } from './events/event-target.ts'
import { ViewEvents } from './events/view-events.ts'
import { animateElements, clearAnimation } from './page/element-animation.ts'
import { Intersections } from './page/intersections.ts'
import { PageScroll } from './page/page-scroll.ts'
import { PullDown, pullDownStyle } from './page/pull-down.ts'
import { resourceUrl } from './page/resource-url.ts'
import { answerSelect, selectElements } from './page/select.ts'
import type { BuiltIn } from './ports/built-in.ts'
import { StyleSheets } from './style/style-sheets.ts'
import { linkUnit, type LinkedUnit } from './tree/linked-unit.ts'
import type { KnownElement } from './tree/node-info.ts'
import { ViewPage } from './tree/view-page.ts'
import { descriptorOf } from './wxs/component-descriptor.ts'

export interface ViewOptions {
  /** To the host. */
  readonly port: MessagePort
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly document: Document
}

/** Listens on the port until the frame ends. Says `ready` when it can take a page. */
export function startView({ port, builtIns, document }: ViewOptions): void {
  const frame = new ViewFrame(port, builtIns, document)
  port.addEventListener('message', ({ data, ports }: MessageEvent<HostToView>) => frame.hear(data, ports[0]))
  port.start()
}

class ViewFrame {
  private readonly port: MessagePort
  private readonly builtIns: ReadonlyMap<string, BuiltIn>
  private readonly document: Document
  private readonly units = new Map<string, ViewUnit>()
  private readonly linked = new Map<string, LinkedUnit>()
  private readonly calls = new Map<number, (answer: CallAnswer) => void>()
  private readonly wxs = createWxsRuntime({
    onStepLimit: () => undefined,
    log: (level, args) => this.toHost({ t: 'console', level, args }),
  })
  private start: ViewStart | null = null
  private layout: ViewLayout = { widthPx: 375, safeAreaTopPx: 0, safeAreaBottomPx: 0 }
  private styles: StyleSheets | null = null
  private page: ViewPage | null = null
  private pagePath = ''
  private scroll: PageScroll | null = null
  private pullDown: PullDown | null = null
  private intersections: Intersections | null = null
  private logic: MessagePort | null = null
  private appStyle: string | undefined
  private isAppStyled = false
  private isDrawn = false
  private nextCall = 1

  constructor(port: MessagePort, builtIns: ReadonlyMap<string, BuiltIn>, document: Document) {
    this.port = port
    this.builtIns = builtIns
    this.document = document
  }

  hear(message: HostToView, logic: MessagePort | undefined): void {
    switch (message.t) {
      case 'start':
        return this.begin(message.start)
      case 'units':
        return this.takeUnits(JSON.parse(message.units) as ViewUnits)
      case 'page':
        return this.becomePage(message.page, logic)
      case 'visible':
        for (const element of this.document.querySelectorAll<KnownElement>('*')) {
          const { maqueMounted } = element
          if (maqueMounted?.pageShown) this.page?.guard(() => maqueMounted.pageShown?.(message.isVisible))
        }
        return
      case 'pull-down':
        return this.pullDown?.setRunning(message.isRunning)
      case 'theme':
        this.document.documentElement.dataset['theme'] = message.theme
        return
      case 'layout':
        return this.setLayout(message.layout)
      case 'answer': {
        const resolve = this.calls.get(message.id)
        this.calls.delete(message.id)
        resolve?.(message.answer)
      }
    }
  }

  private begin(start: ViewStart): void {
    this.start = start
    this.styles = new StyleSheets(this.document, start.assetBase)
    this.styles.addPlain(
      baseStyle + pullDownStyle + [...this.builtIns.values()].map(({ style }) => style ?? '').join('\n'),
    )
    this.document.documentElement.dataset['theme'] = start.theme
    if (start.style) this.document.documentElement.dataset['style'] = start.style
    this.setLayout(start.layout)
    this.loadWxs(start.wxs)
    this.toHost({ t: 'ready' })
  }

  /** The frame's policy admits exactly these texts as inline scripts. */
  private loadWxs(texts: readonly string[]): void {
    const scope = window as unknown as { maqueWxs?: (modules: WxsModules) => void }
    scope.maqueWxs = (modules) => this.wxs.define(modules)
    for (const text of texts) {
      const script = this.document.createElement('script')
      script.textContent = text
      this.document.head.append(script)
      script.remove()
    }
    delete scope.maqueWxs
  }

  private setLayout(layout: ViewLayout): void {
    const isResized = this.page !== null && layout.widthPx !== this.layout.widthPx
    this.layout = layout
    const { style } = this.document.documentElement
    style.setProperty('--rpx', `${layout.widthPx / 750}px`)
    style.setProperty('--safe-area-top', `${layout.safeAreaTopPx}px`)
    style.setProperty('--safe-area-bottom', `${layout.safeAreaBottomPx}px`)
    if (isResized) {
      const { innerWidth, innerHeight } = window
      this.toLogic({
        t: 'page',
        event: { kind: 'resize', windowWidth: innerWidth, windowHeight: innerHeight },
      })
    }
  }

  private takeUnits({ units, appStyle }: ViewUnits): void {
    for (const [path, unit] of Object.entries(units)) this.units.set(path, unit)
    this.appStyle ??= appStyle
  }

  private becomePage(start: ViewPageStart, logic: MessagePort | undefined): void {
    if (logic === undefined || this.page !== null)
      return this.report(new Error('a view frame serves one page, with a port to logic'))
    this.logic = logic
    this.pagePath = start.path
    const page = new ViewPage({
      document: this.document,
      layout: () => this.layout,
      toLogic: (message) => this.toLogic(message),
      callHost: (name, params) => this.callHost(name, params),
      resourceUrl: (source, path) =>
        resourceUrl(source, path, {
          assetBase: this.start?.assetBase ?? '',
          imageProxy: this.start?.imageProxy,
        }),
      unitOf: (path, transaction) => this.unitOf(path, transaction),
      report: (error) => this.report(error),
      watch: (element, handler, now, before) => this.callObserver(element, handler, now, before),
      refill: () => this.wxs.refill(),
    })
    page.events = new ViewEvents(page, (handler, event, owner, element) => {
      this.wxs.refill()
      const instance = descriptorOf(page, element)
      const wrapped = {
        ...event,
        target: { ...event.target, instance },
        currentTarget: { ...event.currentTarget, instance },
        instance,
      }
      return handler(wrapped, descriptorOf(page, owner.element ?? page.root))
    })
    this.page = page
    this.scroll = new PageScroll(page, (message) => this.toLogic(message))
    this.pullDown = new PullDown(page, (message) => this.toLogic(message))
    this.intersections = new Intersections(page, (message) => this.toLogic(message))
    this.scroll.configure(start)
    this.pullDown.configure({ canPullDown: start.canPullDown, textStyle: start.backgroundTextStyle })
    if (start.backgroundColor) this.document.documentElement.style.backgroundColor = start.backgroundColor
    listenToNativeEvents(page)
    logic.addEventListener('message', ({ data }: MessageEvent<LogicToView>) => this.hearLogic(data))
    logic.start()
  }

  private hearLogic(message: LogicToView): void {
    const { page } = this
    if (page === null) return
    switch (message.t) {
      case 'update': {
        const isText = typeof message.transaction === 'string'
        const transaction = (
          isText ? JSON.parse(message.transaction as string) : message.transaction
        ) as Transaction
        try {
          page.apply(transaction, !isText)
        } catch (error) {
          this.report(error)
        }
        this.toLogic({ t: 'applied', transaction: transaction.id })
        if (!this.isDrawn && page.instances.has(0)) {
          this.isDrawn = true
          this.toHost({ t: 'drawn' })
        }
        return
      }
      case 'ask':
        void this.answer(page, message.question).then(
          (result) => this.toLogic({ t: 'reply', id: message.id, result }),
          (error: unknown) => {
            this.report(error)
            this.toLogic({ t: 'reply', id: message.id, result: undefined })
          },
        )
        return
      case 'tell':
        return page.guard(() => this.obey(page, message.what))
      case 'returned':
        return page.events.returned(message.answer, message.value)
    }
  }

  private async answer(page: ViewPage, question: ViewQuestion): Promise<unknown> {
    switch (question.kind) {
      case 'select':
        return question.requests.map((request) => answerSelect(page, request))
      case 'animate':
        return animateElements(page, question)
      case 'load-font': {
        const { style, weight, variant } = question.descriptors
        const font = new FontFace(question.family, `url(${JSON.stringify(question.dataUrl)})`, {
          ...(style ? { style } : {}),
          ...(weight ? { weight } : {}),
          ...(variant ? { featureSettings: variant } : {}),
        })
        this.document.fonts.add(await font.load())
        return true
      }
      case 'context': {
        const instance = page.instances.get(question.instance)
        const elements = instance ? selectElements(page, instance, question.selector) : []
        const element =
          elements.find(({ localName }) => localName === `wx-${question.component}`) ?? elements[0]
        const method = element?.maqueMounted?.context?.[question.method]
        return method === undefined ? undefined : await method(...question.args)
      }
    }
  }

  private obey(page: ViewPage, order: ViewOrder): void {
    switch (order.kind) {
      case 'page-scroll-to':
        return this.scroll?.scrollTo(order)
      case 'listen':
        return this.scroll?.listen(order)
      case 'observe-intersection':
        return this.intersections?.observe(order)
      case 'unsubscribe':
        return this.intersections?.end(order.subscription)
      case 'clear-animation':
        return clearAnimation(page, order.instance, order.selector)
    }
  }

  private unitOf(path: string, transaction: Transaction): LinkedUnit | undefined {
    const known = this.linked.get(path)
    if (known) return known
    const unit = this.units.get(path)
    const definition = transaction.definitions?.find((defined) => defined.path === path)
    if (unit === undefined || definition === undefined || this.styles === null) return undefined
    if (!this.isAppStyled && this.appStyle !== undefined) this.styles.add(this.appStyle, '')
    this.isAppStyled = true
    const name = path.split('/').at(-2) ?? path.split('/').at(-1) ?? 'component'
    const place = {
      isPage: path === this.pagePath,
      prefix: `${name.replaceAll(/[^\w-]/g, '')}-${this.linked.size.toString(36)}--`,
    }
    const linked = linkUnit(unit, definition, place, {
      document: this.document,
      builtIns: this.builtIns,
      moduleOf: this.wxs.moduleOf,
      styles: this.styles,
    })
    this.linked.set(path, linked)
    return linked
  }

  private callObserver(element: KnownElement, handler: unknown, now: unknown, before: unknown): void {
    const { page } = this
    if (page === null || typeof handler !== 'function') return
    this.wxs.refill()
    const owner = ownerOf(element)
    handler(now, before, descriptorOf(page, owner?.element ?? page.root), descriptorOf(page, element))
  }

  private callHost(name: string, params: unknown): Promise<CallAnswer> {
    const id = this.nextCall++
    return new Promise((resolve) => {
      this.calls.set(id, resolve)
      this.toHost({ t: 'call', id, name, params })
    })
  }

  private toLogic(message: ViewToLogic): void {
    this.logic?.postMessage(message)
  }

  private toHost(message: ViewToHost): void {
    this.port.postMessage(message)
  }

  private report(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
    this.toHost({ t: 'error', message, ...(stack === undefined ? {} : { stack }) })
  }
}

const baseStyle = `
html, body { margin: 0; padding: 0; min-height: 100%; -webkit-text-size-adjust: 100%; }
body { overflow-wrap: break-word; }
[hidden] { display: none !important; }
`
