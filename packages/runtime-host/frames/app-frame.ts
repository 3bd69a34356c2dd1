/**
 * One sandboxed frame of an app and the ports into it.
 *
 * (1) Ports are given once, when the frame's first document says that it runs: nothing of the app
 *     is in it then. A second load means that the frame navigated itself: what is there now is
 *     not ours, and the frame is taken down.
 * (2) Messages posted before the frame has loaded are delivered once it has, in order.
 * (3) The pulse port is answered by the thread that runs the app's code, and by nothing else.
 * (4) An element that came with the page, so that its document loads while our scripts do, is taken
 *     over: moved without loading again where browsers can, left where it stands if it is never
 *     seen, else thrown away. It has no ports before, so nothing of an app can have been in it.
 */
import type { FrameCall, FrameConnect, FrameHello } from '@maque/protocol/bridge/frame.ts'

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
  /** Nobody ever sees it, so that it need not be in `parent`. */
  readonly isUnseen?: boolean
  /** Ports that the frame gets besides bridge and pulse. */
  readonly morePorts?: readonly MessagePort[]
  /** What the frame may do beyond nothing. Absent: run scripts. */
  readonly sandbox?: string
  /** Came with the page; taken instead of a new one if it is what would be made here. */
  readonly early?: HTMLIFrameElement | undefined
  /** The frame navigated itself and has been removed. */
  onStrayed(): void
}

export function openAppFrame({
  url,
  title,
  parent,
  isUnseen = false,
  morePorts = [],
  sandbox = 'allow-scripts',
  early,
  onStrayed,
}: AppFrameOptions): AppFrame {
  const bridge = new MessageChannel()
  const pulse = new MessageChannel()
  const isAsMadeHere = early?.isConnected && early.src === url && early.sandbox.value === sandbox
  const taken = isAsMadeHere && (moveWhole(early, parent) || isUnseen) ? early : undefined
  if (!taken) early?.remove()
  const element = taken ?? document.createElement('iframe')
  element.title = title
  element.hidden = isUnseen
  let hasLoaded = false
  let isConnected = false

  const remove = (): void => {
    removeEventListener('message', greet)
    element.remove()
    bridge.port1.close()
    pulse.port1.close()
  }
  const greet = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== element.contentWindow || source === null || !isHello(data)) return
    hasLoaded ||= data.isLoaded
    // Until then a hello may come that says so: one that answers the call below.
    if (hasLoaded) removeEventListener('message', greet)
    if (isConnected) return
    isConnected = true
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
    if (isConnected) removeEventListener('message', greet)
  })
  if (taken) {
    element.contentWindow?.postMessage({ t: 'maque-call' } satisfies FrameCall, '*')
  } else {
    element.setAttribute('sandbox', sandbox)
    element.referrerPolicy = 'no-referrer'
    element.allow = ''
    element.src = url
    parent.append(element)
  }
  return { element, bridge: bridge.port1, pulse: pulse.port1, remove }
}

/** Moves a frame without loading it again. `false`: this browser cannot. */
function moveWhole(frame: HTMLIFrameElement, parent: Element): boolean {
  if (!('moveBefore' in parent)) return false
  parent.moveBefore(frame, null)
  return true
}

function isHello(data: unknown): data is FrameHello {
  return typeof data === 'object' && data !== null && 't' in data && data.t === 'maque-hello'
}
