/** One page in its frame: what logic says to it, and what it tells logic. */
import type {
  LogicToView,
  Transaction,
  ViewOrder,
  ViewQuestion,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import type { ComponentDefinition, EventObject } from '@maque/protocol/bridge/logic-view.ts'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewBackground, ViewLayout, ViewPage, ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import type { ViewUnit } from '@maque/protocol/bundle/manifest.ts'
import type { WxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import { builtInPorts } from './built-in-ports.ts'
import { DrawnPage } from './draw/drawn-page.ts'
import { recordOf } from './draw/node-record.ts'
import { scopeModeOf } from './elements/class-scope.ts'
import { overrideStyle } from './elements/overrides.ts'
import { packageFile, resourceUrl, type ResourcePlace } from './elements/resource-url.ts'
import type { ResourceUrl } from './elements/style-text.ts'
import { EventDispatch } from './events/dispatch.ts'
import { answerPresses } from './events/answer-presses.ts'
import { NativeEvents } from './events/native-events.ts'
import { PressFeedback } from './events/press-feedback.ts'
import type { LinkServices } from './link/link-body.ts'
import { LinkedComponent } from './link/linked-component.ts'
import { firstPicture, pictureLink } from './page/first-picture.ts'
import { DocumentScroll } from './page/document-scroll.ts'
import type { PackageFiles } from './page/package-files.ts'
import { PageCanvas } from './page/page-canvas.ts'
import { PullToRefresh } from './page/pull-to-refresh.ts'
import { animate, clearAnimation } from './questions/animate.ts'
import { answerSelect } from './questions/describe-nodes.ts'
import { IntersectionWatch } from './questions/intersection-watch.ts'
import { MediaWatch } from './questions/media-watch.ts'
import { focusedEntry } from './questions/focused-entry.ts'
import { loadFont } from './questions/load-font.ts'
import { selectElements } from './questions/selector.ts'
import type { BuiltIn } from './ports/built-in.ts'
import { ComponentPrefixes } from './style/component-prefixes.ts'
import { styledData, type StyleSheets } from './style/style-sheets.ts'
import { Descriptors, recorded, styleSettings } from './wxs/descriptors.ts'

/** What a page needs of the frame it is in. */
export interface PageSurroundings {
  readonly document: Document
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly units: ReadonlyMap<string, ViewUnit>
  readonly appStyle: string | undefined
  readonly styles: StyleSheets
  readonly wxs: WxsRuntime
  readonly resources: ResourcePlace
  readonly files: Pick<PackageFiles, 'urlOf'>
  readonly layout: ViewLayout
  callHost(name: string, params: unknown): Promise<CallAnswer>
  tellHost(message: ViewToHost): void
  report(error: unknown, where: string): void
  /** Says something to the app's author. */
  warn(message: string): void
}

export class PageFrame {
  readonly pull: PullToRefresh
  readonly #frame: PageSurroundings
  readonly #page: DrawnPage
  readonly #post: (message: ViewToLogic) => void
  readonly #prefixes: ComponentPrefixes
  readonly #link: LinkServices
  readonly #dispatch: EventDispatch
  readonly #native: NativeEvents
  readonly #descriptors: Descriptors
  readonly #scroll: DocumentScroll
  readonly #canvas: PageCanvas
  readonly #intersections: IntersectionWatch
  readonly #media: MediaWatch
  #isAppStyled = false
  readonly #styled = new Set<string>()
  #isDrawn = false
  /** The page as it was drawn at an earlier start, while logic has not answered. */
  #picture: HTMLElement | undefined

  constructor(frame: PageSurroundings, settings: ViewPage, post: (message: ViewToLogic) => void) {
    const { document } = frame
    this.#frame = frame
    this.#post = post
    const root = document.createElement('wx-page')
    document.body.append(root)
    const report = (error: unknown, where: string): void => frame.report(error, where)
    this.#page = new DrawnPage(root, {
      report,
      warn: (message) => frame.warn(message),
      link: (definition, isPage) => this.#linked(definition, isPage, this.#link),
    })
    this.#dispatch = new EventDispatch({
      post,
      report,
      runScript: (handler, event, node) => this.#runHandler(handler, event, node),
    })
    this.#native = new NativeEvents(document, this.#dispatch, new PressFeedback())
    this.#descriptors = new Descriptors({
      page: () => this.#page,
      post,
      emit: (element, type, detail, bubbles) =>
        void this.#dispatch.dispatch(element, { type, detail, bubbles, timeStamp: performance.now() }),
      call: (run, args) => this.#callScript(run, args),
    })
    const resourceUrlFrom =
      (path: string): ResourceUrl =>
      (source) =>
        resourceUrl(source, frame.resources, path)
    const callHost = (name: string, params: unknown): Promise<CallAnswer> => frame.callHost(name, params)
    const sheets = [frame.appStyle ?? '', ...[...frame.units.values()].map(({ style }) => style ?? '')]
    this.#prefixes = new ComponentPrefixes((prefix) => sheets.some((sheet) => sheet.includes(prefix)))
    this.#link = {
      document,
      builtIns: frame.builtIns,
      moduleOf: frame.wxs.moduleOf,
      report,
      styledData: styledData(sheets),
      resourceUrlFrom,
      makePort: builtInPorts({
        dispatch: this.#dispatch,
        layout: () => frame.layout,
        post,
        callHost,
        resourceUrlFrom,
        packagePictureFrom: (from) => (source) => {
          const file = packageFile(source, frame.resources, from)
          return file === undefined ? undefined : frame.files.urlOf(file)
        },
        pageRestyled: () => this.restyled(),
      }),
      hear: (type) => this.#dispatch.hear(type),
      watchTouches: this.#native.watchTouches,
      answerPresses: navigator.maxTouchPoints > 0 ? answerPresses : undefined,
      runWatcher: (watcher, { value, before, element }) => {
        const descriptors = this.#descriptors
        this.#callScript(watcher, [value, before, descriptors.ownerOf(element), descriptors.ofNode(element)])
      },
    }
    this.#canvas = new PageCanvas(root)
    this.#scroll = new DocumentScroll(document, post)
    this.#scroll.start(settings)
    this.pull = new PullToRefresh(root, post)
    this.setBackground(settings.background)
    if (settings.canPullDown) this.pull.enable()
    this.#intersections = new IntersectionWatch(post)
    this.#media = new MediaWatch(window, post)
    this.#native.listen()
    if (settings.firstRendering !== undefined) void this.#showPicture(settings.firstRendering)
  }

  readonly hear = (message: LogicToView): void => {
    switch (message.t) {
      case 'update':
        return this.#update(message.transaction)
      case 'ask':
        void this.#answer(message.question).then(
          (result) => this.#reply(message.id, result),
          (error: unknown) => {
            this.#page.report(error, `the question ${message.question.kind}`)
            this.#reply(message.id, undefined)
          },
        )
        return
      case 'tell':
        return this.#page.guard(`the order ${message.what.kind}`, () => this.#obey(message.what))
      case 'returned':
        return this.#page.guard('what a handler returned', () =>
          this.#dispatch.returned(message.answer, message.value),
        )
    }
  }

  setVisible(isVisible: boolean): void {
    for (const element of this.#page.root.querySelectorAll('*')) {
      const { mounted } = recordOf(element) ?? {}
      if (mounted?.pageShown) this.#page.guard('a built-in component', () => mounted.pageShown?.(isVisible))
    }
  }

  setBackground(background: ViewBackground): void {
    const { contentColor } = background
    if (contentColor !== undefined) this.#frame.document.documentElement.style.backgroundColor = contentColor
    this.pull.setBackground(background)
  }

  /** What the page's style depends on has changed: the theme, the window, what the template says of the page. */
  restyled(): void {
    this.#canvas.refresh()
  }

  /** How much of the window a keyboard covers: a frame cannot know. */
  keyboardChanged(heightPx: number): void {
    for (const element of this.#page.root.querySelectorAll('wx-input, wx-textarea')) {
      const { mounted } = recordOf(element) ?? {}
      if (mounted?.keyboardChanged)
        this.#page.guard('a built-in component', () => mounted.keyboardChanged?.(heightPx))
    }
  }

  /** Counts as drawn: people see it, and wait for nothing else. */
  async #showPicture(transaction: string): Promise<void> {
    const link = pictureLink(this.#link, () => this.#frame.layout)
    const linked = (definition: ComponentDefinition, isPage: boolean): LinkedComponent | undefined =>
      this.#linked(definition, isPage, link)
    this.#picture = await firstPicture(transaction, linked)
    if (!this.#picture) return
    this.#page.root.hidden = true
    this.#page.root.before(this.#picture)
    this.#isDrawn = true
    this.#frame.tellHost({ t: 'drawn' })
  }

  #update(told: string | Transaction): void {
    const transaction = typeof told === 'string' ? (JSON.parse(told) as Transaction) : told
    if (this.#picture) {
      this.#picture.remove()
      this.#picture = undefined
      this.#page.root.hidden = false
    }
    this.#page.guard('an update', () => this.#page.apply(transaction))
    // Also after a fault: app code may be waiting on the callback.
    this.#post({ t: 'applied', transaction: transaction.id })
    if (this.#isDrawn || !this.#page.instances.has(0)) return
    this.#isDrawn = true
    this.#frame.tellHost({ t: 'drawn' })
  }

  #linked(definition: ComponentDefinition, isPage: boolean, link: LinkServices): LinkedComponent | undefined {
    const { units, styles, appStyle } = this.#frame
    const unit = units.get(definition.path)
    if (!unit) return undefined
    // A page may keep out of the app's style: then it has to come to be known before the style is added.
    const isAppStyled = !(isPage && definition.styleIsolation.startsWith('page-'))
    if (!this.#isAppStyled && isAppStyled && appStyle !== undefined)
      styles.add(appStyle, { prefix: '', host: '' })
    this.#isAppStyled = true
    const mode = scopeModeOf(definition)
    const prefix = this.#prefixes.of(definition.path)
    const style = unit.style ?? ''
    if (style !== '' && !this.#styled.has(definition.path))
      styles.add(style, { prefix: mode === 'plain' ? '' : prefix, host: prefix })
    this.#styled.add(definition.path)
    if (isPage) this.#canvas.refresh()
    const stylesHost = style.includes('[wx-host=')
    return new LinkedComponent({ definition, program: unit.leaf, prefix, mode, stylesHost }, link)
  }

  // WXS

  #runHandler(handler: unknown, event: EventObject, node: Node): boolean {
    const instance = this.#descriptors.ofNode(node)
    return this.#callScript(handler, [{ ...event, instance }, this.#descriptors.ownerOf(node)]) === false
  }

  #callScript(run: unknown, args: readonly unknown[]): unknown {
    if (typeof run !== 'function') return undefined
    this.#frame.wxs.refill()
    try {
      return Reflect.apply(run, undefined, args)
    } catch (error) {
      this.#page.report(error, 'a WXS function')
      return undefined
    }
  }

  // Questions and orders

  async #answer(question: ViewQuestion): Promise<unknown> {
    const page = this.#page
    switch (question.kind) {
      case 'select':
        return question.requests.map((request) => answerSelect(page, request))
      case 'animate':
        return animate(page, question)
      case 'load-font':
        return loadFont(this.#frame.document, question)
      case 'focused-entry':
        return focusedEntry(this.#frame.document, question.does)
      case 'context': {
        const instance = page.instances.get(question.instance)
        const found = instance ? selectElements(instance, question.selector) : []
        const element = found.find(({ localName }) => localName === `wx-${question.component}`)
        const { context } = (element && recordOf(element)?.mounted) ?? {}
        const method =
          context && Object.hasOwn(context, question.method) ? context[question.method] : undefined
        return method?.(...question.args)
      }
    }
  }

  #reply(id: number, result: unknown): void {
    this.#post({ t: 'reply', id, result })
  }

  #obey(order: ViewOrder): void {
    switch (order.kind) {
      case 'page-scroll-to': {
        const instance = this.#page.instances.get(0)
        const [element] = instance && order.selector ? selectElements(instance, order.selector) : []
        const top =
          order.scrollTop ??
          (element && element.getBoundingClientRect().top + this.#scroll.top + (order.offsetTop ?? 0))
        if (top !== undefined) this.#scroll.scrollTo(top, order.durationMs)
        return
      }
      case 'listen':
        return this.#scroll.listen(order)
      case 'observe-intersection':
        return this.#intersections.observe(this.#page, order)
      case 'animated-style': {
        const instance = this.#page.instances.get(order.instance)
        const settings = styleSettings(order.style, this.#frame.document)
        for (const element of instance ? selectElements(instance, order.selector) : []) {
          overrideStyle(element, recorded(element), settings)
        }
        return
      }
      case 'passive-events':
        return this.#native.setPassive(order.events)
      case 'observe-media':
        return this.#media.observe(order)
      case 'unsubscribe':
        this.#media.end(order.subscription)
        return this.#intersections.end(order.subscription)
      case 'raise': {
        const { instance, options, type, detail, timeStamp } = order
        const host = this.#page.instances.get(instance)?.host
        if (host) this.#dispatch.raiseForScripts(host.node, { type, detail, timeStamp }, options)
        return
      }
      case 'clear-animation':
        return clearAnimation(this.#page, order)
    }
  }
}
