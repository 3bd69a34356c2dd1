/** The ports of a frame. They come with its only window message: see protocol/bridge/frame.ts. */
import type { FrameConnect, FrameHello } from '@maque/protocol/bridge/frame.ts'

export function whenConnected(connected: (ports: readonly MessagePort[]) => void): void {
  const take = (event: MessageEvent<unknown>): void => {
    // A sibling frame can post here too; only the page around us gives ports.
    if (event.source !== parent || !isConnect(event.data)) return
    removeEventListener('message', take)
    connected(event.ports)
  }
  addEventListener('message', take)
  parent.postMessage({ t: 'maque-hello' } satisfies FrameHello, '*')
}

function isConnect(data: unknown): data is FrameConnect {
  return typeof data === 'object' && data !== null && 't' in data && data.t === 'maque-connect'
}

/** Tells the host that this thread gets to its tasks. */
export function answerPulse(pulse: MessagePort): void {
  pulse.onmessage = ({ data }) => pulse.postMessage(data)
}
