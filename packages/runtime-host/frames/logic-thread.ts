/**
 * The thread that runs an app's code: a worker inside a frame that nobody sees.
 *
 * Messages may be posted from the start; they wait until the worker is there. Packages are
 * loaded once each, and in the order they were asked for.
 */
import type { AppWorkerStart } from '@maque/protocol/bridge/app-worker.ts'
import type { HostToLogicFrame, LogicFrameToHost } from '@maque/protocol/bridge/frame.ts'
import type { HostToLogic, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { logicFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { openAppFrame } from './app-frame.ts'

export interface LogicThread {
  post(message: HostToLogic, ports?: readonly MessagePort[]): void
  /** The thread's timers stand still, and what is posted waits, until it is resumed. */
  suspend(): void
  resume(): void
  readonly pulse: MessagePort
  /** Another thread beside logic; `port` leads to logic. `onEnded`: it has ended by itself. */
  startWorker(start: AppWorkerStart, port: MessagePort, onEnded: () => void): { end(): void }
  close(): void
}

export interface LogicThreadOptions {
  readonly content: ContentOrigins
  readonly parent: Element
  /** The frame's element, if it came with the page. */
  readonly early: HTMLIFrameElement | undefined
  onMessage(message: LogicToHost): void
  /** The thread is gone: it strayed, or its worker ended. */
  onLost(reason: string): void
}

export function startLogicThread({
  content,
  parent,
  early,
  onMessage,
  onLost,
}: LogicThreadOptions): LogicThread {
  const desk = new MessageChannel()
  const frame = openAppFrame({
    url: logicFrameUrl(content),
    title: 'logic',
    parent,
    morePorts: [desk.port2],
    isUnseen: true,
    early,
    onStrayed: () => onLost('the logic frame left its page'),
  })
  const workers = new Map<number, () => void>()
  let lastWorker = 0
  const toFrame = (message: HostToLogicFrame, ports: readonly MessagePort[] = []): void =>
    desk.port1.postMessage(message, [...ports])
  desk.port1.onmessage = ({ data }: MessageEvent<LogicFrameToHost>) => {
    if (data.t === 'worker-failed') return onLost(data.message)
    workers.get(data.worker)?.()
    workers.delete(data.worker)
  }
  const send = (message: HostToLogic, ports: readonly MessagePort[] = []): void =>
    frame.bridge.postMessage(message, [...ports])
  let waiting: (() => void)[] | undefined
  frame.bridge.onmessage = ({ data }: MessageEvent<LogicToHost>) => onMessage(data)

  return {
    post(message, ports) {
      if (waiting) waiting.push(() => send(message, ports))
      else send(message, ports)
    },
    suspend() {
      if (waiting) return
      send({ t: 'suspend' })
      waiting = []
    },
    resume() {
      const due = waiting
      waiting = undefined
      if (!due) return
      send({ t: 'resume' })
      for (const post of due) post()
    },
    pulse: frame.pulse,
    startWorker(start, port, onEnded) {
      const worker = ++lastWorker
      workers.set(worker, onEnded)
      toFrame({ t: 'start-worker', worker, start }, [port])
      return {
        end() {
          workers.delete(worker)
          toFrame({ t: 'end-worker', worker })
        },
      }
    },
    close() {
      desk.port1.close()
      frame.remove()
    },
  }
}
