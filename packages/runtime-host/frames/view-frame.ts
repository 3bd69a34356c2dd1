/**
 * A frame that draws one page in its life.
 *
 * It is started before anyone knows which page that will be, so that opening one costs no
 * loading: `become` turns the spare into a page. `start` comes before it, exactly once.
 */
import type { HostToView, ViewPage, ViewStart, ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import { viewFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { openAppFrame } from './app-frame.ts'

export interface ViewFrame {
  readonly element: HTMLIFrameElement
  readonly pulse: MessagePort
  start(start: ViewStart): void
  /** `toLogic` leads to logic. Messages are told to `onMessage` from here on. */
  become(page: ViewPage, units: string, toLogic: MessagePort, listener: ViewFrameListener): void
  post(message: HostToView): void
  remove(): void
}

export interface ViewFrameListener {
  onMessage(message: ViewToHost): void
  onStrayed(): void
}

export interface ViewFrameOptions {
  readonly content: ContentOrigins
  /** What may run in it. */
  readonly scripts: ViewScripts
  readonly parent: Element
  /** The frame's element, if it came with the page. */
  readonly early: HTMLIFrameElement | undefined
}

export function startViewFrame({ content, scripts, parent, early }: ViewFrameOptions): ViewFrame {
  let listener: ViewFrameListener | undefined
  // What a spare says before it has a page: `ready`, or an error that its page shall report.
  const said: ViewToHost[] = []
  const frame = openAppFrame({
    url: viewFrameUrl(content, scripts),
    title: 'page',
    parent,
    early,
    onStrayed: () => listener?.onStrayed(),
  })
  frame.bridge.onmessage = ({ data }: MessageEvent<ViewToHost>) => {
    if (listener) listener.onMessage(data)
    else said.push(data)
  }
  const post = (message: HostToView, ports: Transferable[] = []): void =>
    frame.bridge.postMessage(message, ports)
  return {
    element: frame.element,
    pulse: frame.pulse,
    start: (start) => post({ t: 'start', start }),
    become(page, units, toLogic, ownListener) {
      listener = ownListener
      for (const message of said.splice(0)) ownListener.onMessage(message)
      post({ t: 'units', units })
      post({ t: 'page', page }, [toLogic])
    },
    post: (message) => post(message),
    remove: () => frame.remove(),
  }
}
