/**
 * One sandboxed frame of an app and the ports into it.
 *
 * (1) Ports are given once, when the frame's first document says that it runs: nothing of the app
 *     is in it then. A second load means that the frame navigated itself: what is there now is
 *     not ours, and the frame is taken down.
 * (2) Messages posted before the frame has loaded are delivered once it has, in order.
 * (3) The pulse port is answered by the thread that runs the app's code, and by nothing else.
 */
import type { FrameConnect, FrameHello } from '@maque/protocol/bridge/frame.ts'

export interface AppFrame {
  readonly element: HTMLIFrameElement
  readonly bridge: MessagePort
  readonly pulse: MessagePort
  /** Ends the frame, its ports and whatever runs in it. */
  remove(): void
}

export interface AppFrameOptions {
  readonly url: string
  /** Read aloud and shown in developer tools. */
  readonly title: string
  readonly parent: Element
  /** Ports that the frame gets besides bridge and pulse. */
  readonly morePorts?: readonly MessagePort[]
  /** What the frame may do beyond nothing. Absent: run scripts. */
  readonly sandbox?: string
  /** The frame navigated itself and has been removed. */
  onStrayed(): void
}

export function openAppFrame({
  url,
  title,
  parent,
  morePorts = [],
  sandbox = 'allow-scripts',
  onStrayed,
}: AppFrameOptions): AppFrame {
  const bridge = new MessageChannel()
  const pulse = new MessageChannel()
  const element = document.createElement('iframe')
  element.title = title
  element.setAttribute('sandbox', sandbox)
  element.referrerPolicy = 'no-referrer'
  element.allow = ''
  let hasLoaded = false

  const remove = (): void => {
    removeEventListener('message', greet)
    element.remove()
    bridge.port1.close()
    pulse.port1.close()
  }
  const greet = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== element.contentWindow || source === null || !isHello(data)) return
    removeEventListener('message', greet)
    const connect: FrameConnect = { t: 'maque-connect' }
    // Opaque origins cannot be named as a target; whoever is in there gets ports that lead to its own app only.
    element.contentWindow?.postMessage(connect, '*', [bridge.port2, pulse.port2, ...morePorts])
  }
  addEventListener('message', greet)
  element.addEventListener('load', () => {
    if (hasLoaded) {
      remove()
      onStrayed()
    }
    hasLoaded = true
  })
  element.src = url
  parent.append(element)
  return { element, bridge: bridge.port1, pulse: pulse.port1, remove }
}

function isHello(data: unknown): data is FrameHello {
  return typeof data === 'object' && data !== null && 't' in data && data.t === 'maque-hello'
}
