/** The ports of a frame. They come with its only window message: see protocol/bridge/frame.ts. */
import type { FrameCall, FrameConnect, FrameHello } from '@maque/protocol/bridge/frame.ts'

export function whenConnected(connected: (ports: readonly MessagePort[]) => void): void {
  const take = (event: MessageEvent<unknown>): void => {
    // A sibling frame can post here too; only the page around us gives ports.
    if (event.source !== parent || !isFromHost(event.data)) return
    if (event.data.t === 'maque-call') return sayHello()
    removeEventListener('message', take)
    connected(event.ports)
  }
  addEventListener('message', take)
  sayHello()
}

function sayHello(): void {
  const hello: FrameHello = { t: 'maque-hello', isLoaded: document.readyState === 'complete' }
  parent.postMessage(hello, '*')
}

function isFromHost(data: unknown): data is FrameCall | FrameConnect {
  if (typeof data !== 'object' || data === null || !('t' in data)) return false
  return data.t === 'maque-call' || data.t === 'maque-connect'
}

/** Tells the host that this thread gets to its tasks. */
export function answerPulse(pulse: MessagePort): void {
  pulse.onmessage = ({ data }) => pulse.postMessage(data)
}
