/**
 * The window of the logic frame: it starts the worker that runs the app, and hands it scripts.
 *
 * No app code runs here. The worker inherits this document's policy and opaque origin, which is
 * what keeps it from the network and from anything stored.
 */
import './remove-webrtc.ts'
import type { HostToLogicFrame, LogicFrameToHost } from '@maque/protocol/bridge/frame.ts'
import { whenConnected } from './connection.ts'

const source = document.getElementById('worker')?.textContent ?? ''
// Started before the host has connected: the worker gets ready meanwhile.
const worker = new Worker(urlOf(source), { name: 'logic' })

whenConnected(([bridge, pulse, desk]) => {
  if (!bridge || !pulse || !desk) return
  const tell = (message: LogicFrameToHost): void => desk.postMessage(message)
  worker.onerror = (event) => {
    // App errors are caught inside; what comes here is that the worker itself does not run.
    tell({ t: 'worker-failed', message: event.message || 'the logic thread could not start' })
  }
  worker.postMessage(null, [bridge, pulse])
  desk.onmessage = ({ data }: MessageEvent<HostToLogicFrame>) => {
    const { id, text, name, mapUrl } = data
    tell({
      t: 'script-url',
      id,
      url: urlOf(text, `\n//# sourceURL=${name}`, mapUrl ? `\n//# sourceMappingURL=${mapUrl}` : ''),
    })
  }
})

function urlOf(...parts: readonly string[]): string {
  return URL.createObjectURL(new Blob([...parts], { type: 'text/javascript' }))
}
