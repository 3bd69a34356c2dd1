/**
 * The window of the logic frame: it starts the worker that runs the app.
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
  worker.onerror = ({ message }) => {
    // App errors are caught inside; what comes here is that the worker itself does not run.
    desk.postMessage({
      t: 'worker-failed',
      message: message || 'the logic thread could not start',
    } satisfies LogicFrameToHost)
  }
  worker.postMessage(null, [bridge, pulse])
  desk.onmessage = ({ data, ports }: MessageEvent<HostToLogicFrame>) => {
    if (data.t === 'end-worker') return endAppWorker(data.worker)
    const script = document.getElementById('app-worker')?.textContent ?? ''
    const appWorker = new Worker(urlOf(script), { name: 'worker' })
    appWorkers.set(data.worker, appWorker)
    appWorker.onerror = () => {
      endAppWorker(data.worker)
      desk.postMessage({ t: 'worker-ended', worker: data.worker } satisfies LogicFrameToHost)
    }
    appWorker.postMessage(data.start, [...ports])
  }
})

/** Threads of the app's own, by the number that the host gave them. */
const appWorkers = new Map<number, Worker>()

function endAppWorker(number: number): void {
  appWorkers.get(number)?.terminate()
  appWorkers.delete(number)
}

function urlOf(script: string): string {
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
}
