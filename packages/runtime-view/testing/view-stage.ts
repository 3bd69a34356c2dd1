/** A view frame with a host and a logic that only record, in an ordinary page: for tests in a browser. */
import type {
  LogicToView,
  Transaction,
  ViewQuestion,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import type { HostToView, ViewPage, ViewStart, ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import type { ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { builtIns } from '@maque/components/registry-of-all.view.ts'
import { startView } from '../start.view.ts'

declare global {
  interface Window {
    ViewStage: typeof ViewStage
    view: ViewStage
  }
}

export interface StageOptions {
  readonly units: ViewUnits
  readonly page?: Partial<ViewPage>
  readonly start?: Partial<ViewStart>
}

export class ViewStage {
  readonly told: ViewToLogic[] = []
  readonly toldHost: ViewToHost[] = []
  readonly #host = new MessageChannel()
  readonly #logic = new MessageChannel()
  readonly #applied = new Map<number, () => void>()
  readonly #asked = new Map<number, (result: unknown) => void>()
  #lastQuestion = 0

  constructor({ units, page, start }: StageOptions) {
    this.#host.port2.onmessage = ({ data }) => void this.toldHost.push(data as ViewToHost)
    this.#logic.port2.onmessage = ({ data }) => this.#hear(data as ViewToLogic)
    startView({ port: this.#host.port1, builtIns, document })
    this.tellHost({
      t: 'start',
      start: {
        wxs: [],
        contentBase: 'https://content.test/app/',
        assets: '{}',
        layout: { widthPx: 375, safeAreaTopPx: 0, safeAreaBottomPx: 0, keyboardPx: 0 },
        theme: 'light',
        ...start,
      },
    })
    this.tellHost({ t: 'units', units: JSON.stringify(units) })
    const settings: ViewPage = {
      path: 'page',
      background: {},
      canPullDown: false,
      reachBottomDistancePx: 50,
      disableScroll: false,
      reachesTop: true,
      reachesBottom: true,
      ...page,
    }
    this.#host.port2.postMessage({ t: 'page', page: settings }, [this.#logic.port1])
  }

  tellHost(message: HostToView): void {
    this.#host.port2.postMessage(message)
  }

  /** Settles once the view has said that it is applied. */
  update(transaction: string | Transaction): Promise<void> {
    const { id } = typeof transaction === 'string' ? (JSON.parse(transaction) as Transaction) : transaction
    return new Promise((resolve) => {
      this.#applied.set(id, resolve)
      this.tell({ t: 'update', transaction })
    })
  }

  ask(question: ViewQuestion): Promise<unknown> {
    const id = ++this.#lastQuestion
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      this.tell({ t: 'ask', id, question })
    })
  }

  tell(message: LogicToView): void {
    this.#logic.port2.postMessage(message)
  }

  /** Settles when everything that was posted so far has arrived. */
  settled(): Promise<unknown> {
    return this.ask({ kind: 'select', requests: [] })
  }

  /** What is drawn, as nested text: tags without `wx-`, attributes, text. */
  drawn(): string {
    const page = document.querySelector('wx-page')
    return page ? drawnIn(page) : ''
  }

  /** Takes the page away, so that another view can be made. */
  end(): void {
    document.body.replaceChildren()
    document.adoptedStyleSheets = []
    this.#logic.port2.close()
    this.#host.port2.close()
  }

  #hear(message: ViewToLogic): void {
    this.told.push(message)
    if (message.t === 'applied') this.#applied.get(message.transaction)?.()
    if (message.t === 'reply') this.#asked.get(message.id)?.(message.result)
  }
}

function drawnIn(parent: Node): string {
  let text = ''
  for (const node of parent.childNodes) {
    if (node instanceof Text) text += node.data
    else if (node instanceof Element) {
      const name = node.localName.replace(/^wx-/, '')
      const attributes = [...node.attributes]
        .map(({ name: key, value }) => ` ${key}="${value}"`)
        .sort()
        .join('')
      text += `<${name}${attributes}>${drawnIn(node)}</${name}>`
    }
  }
  return text
}
