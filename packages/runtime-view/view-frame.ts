/**
 * The frame of one page: waits as a spare, becomes a page once, and ends with it.
 *
 *     made ── start → ready ── units, page → page ── first transaction → drawn
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type {
  HostToView,
  ViewLayout,
  ViewPage,
  ViewStart,
  ViewToHost,
} from '@maque/protocol/bridge/view-host.ts'
import type { ViewUnit, ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import { PackageFiles } from './page/package-files.ts'
import { pullToRefreshStyle } from './page/pull-to-refresh.ts'
import type { ResourcePlace } from './elements/resource-url.ts'
import { PageFrame } from './page-frame.ts'
import type { BuiltIn } from './ports/built-in.ts'
import { StyleSheets } from './style/style-sheets.ts'
import { loadWxs } from './wxs/load-wxs.ts'

export class ViewFrame {
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly document: Document
  readonly units = new Map<string, ViewUnit>()
  readonly styles: StyleSheets
  readonly wxs = createWxsRuntime({
    // The error that ends the code is reported where the code was called.
    onStepLimit: () => undefined,
    log: (level, args) => this.tellHost({ t: 'console', level, args }),
  })
  appStyle: string | undefined
  layout: ViewLayout = { widthPx: 375, safeAreaTopPx: 0, safeAreaBottomPx: 0, keyboardPx: 0 }
  readonly #port: MessagePort
  readonly #calls = new Map<number, (answer: CallAnswer) => void>()
  #start: ViewStart | undefined
  #page: PageFrame | undefined
  #lastCall = 0
  /** The edges of the window that the page is at. */
  #reaches = { top: true, bottom: true }

  constructor(port: MessagePort, builtIns: ReadonlyMap<string, BuiltIn>, document: Document) {
    this.#port = port
    this.builtIns = builtIns
    this.document = document
    this.styles = new StyleSheets(document, () => this.resources)
  }

  readonly files = new PackageFiles((path) => this.tellHost({ t: 'file', path }))
  readonly resources: ResourcePlace = makeResources(() => this.#start)

  hear(message: HostToView, toLogic: MessagePort | undefined): void {
    switch (message.t) {
      case 'start':
        return this.#begin(message.start)
      case 'units':
        if (message.wxs !== undefined) loadWxs([message.wxs], this.wxs.define, this.document)
        this.#takeUnits(JSON.parse(message.units) as ViewUnits)
        if (this.#page) this.tellHost({ t: 'has-units' })
        return
      case 'page':
        return this.#become(message.page, toLogic)
      case 'visible':
        return this.#page?.setVisible(message.isVisible)
      case 'pull-down':
        return this.#page?.pull.setRunning(message.isRunning)
      case 'background':
        return this.#page?.setBackground(message.background)
      case 'theme':
        return this.#setTheme(message.theme)
      case 'layout':
        return this.#setLayout(message.layout)
      case 'file':
        return this.files.arrived(message.path, message.bytes)
      case 'answer':
        this.#calls.get(message.id)?.(message.answer)
        this.#calls.delete(message.id)
    }
  }

  callHost(name: string, params: unknown): Promise<CallAnswer> {
    const id = ++this.#lastCall
    return new Promise((resolve) => {
      this.#calls.set(id, resolve)
      this.tellHost({ t: 'call', id, name, params })
    })
  }

  tellHost(message: ViewToHost): void {
    this.#port.postMessage(message)
  }

  report(error: unknown, where: string): void {
    const message = String(error)
    const stack = error instanceof Error ? error.stack : undefined
    this.tellHost({ t: 'error', where, message, ...(stack !== undefined && { stack }) })
  }

  warn(message: string): void {
    this.tellHost({ t: 'console', level: 'warn', args: [message] })
  }

  #begin(start: ViewStart): void {
    this.#start = start
    const { documentElement } = this.document
    this.#setTheme(start.theme)
    if (start.style !== undefined) documentElement.dataset['style'] = start.style
    const ofBuiltIns = [...this.builtIns.values()].map(({ style }) => style ?? '')
    this.styles.addPlain([baseStyle, pullToRefreshStyle, ...ofBuiltIns].join('\n'))
    this.#setLayout(start.layout)
    loadWxs(start.wxs, this.wxs.define, this.document)
    this.tellHost({ t: 'ready' })
  }

  #takeUnits({ units, appStyle }: ViewUnits): void {
    for (const [path, unit] of Object.entries(units)) this.units.set(path, unit)
    this.appStyle ??= appStyle
  }

  #become(page: ViewPage, toLogic: MessagePort | undefined): void {
    if (this.#page || !toLogic)
      return this.report(new Error('it serves one page, with a port to logic'), 'a view frame')
    this.#reaches = { top: page.reachesTop, bottom: page.reachesBottom }
    this.#setLayout(this.layout)
    this.#page = new PageFrame(this, page, (message: ViewToLogic) => toLogic.postMessage(message))
    const { hear } = this.#page
    toLogic.addEventListener('message', ({ data }) => hear(data))
    toLogic.start()
  }

  #setTheme(theme: ViewStart['theme']): void {
    this.document.documentElement.dataset['theme'] = theme
    this.styles.setTheme(theme)
    this.#page?.restyled()
  }

  #setLayout(layout: ViewLayout): void {
    const isKeyboardNews = layout.keyboardPx !== this.layout.keyboardPx
    this.layout = layout
    const { style } = this.document.documentElement
    style.setProperty('--rpx', `${layout.widthPx / 750}px`)
    style.setProperty('--safe-area-top', `${this.#reaches.top ? layout.safeAreaTopPx : 0}px`)
    style.setProperty('--safe-area-bottom', `${this.#reaches.bottom ? layout.safeAreaBottomPx : 0}px`)
    this.#page?.restyled()
    if (isKeyboardNews) this.#page?.keyboardChanged(layout.keyboardPx)
  }
}

function makeResources(start: () => ViewStart | undefined): ResourcePlace {
  let assets: ResourcePlace['assets'] | undefined
  return {
    get contentBase() {
      return start()?.contentBase ?? ''
    },
    get assets() {
      assets ??= JSON.parse(start()?.assets ?? '{}') as ResourcePlace['assets']
      return assets
    },
    get imageProxy() {
      return start()?.imageProxy
    },
  }
}

const baseStyle = `
html, body { margin: 0; padding: 0; height: 100% }
html { color-scheme: light; --device-pixel: 1px }
@media (min-resolution: 1.5dppx) { html { --device-pixel: .5px } }
@media (min-resolution: 2.5dppx) { html { --device-pixel: .334px } }
html[data-theme='dark'] { color-scheme: dark }
[hidden] { display: none !important }
`
