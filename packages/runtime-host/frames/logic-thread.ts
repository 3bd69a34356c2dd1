/**
 * The thread that runs an app's code: a worker inside a frame that nobody sees.
 *
 * Messages may be posted from the start; they wait until the worker is there. Packages are
 * loaded once each, and in the order they were asked for.
 */
import type { LogicFrameToHost } from '@maque/protocol/bridge/frame.ts'
import type { HostToLogic, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { logicFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { openAppFrame } from './app-frame.ts'

export interface LogicThread {
  post(message: HostToLogic, ports?: readonly MessagePort[]): void
  readonly pulse: MessagePort
  close(): void
}

export interface LogicThreadOptions {
  readonly content: ContentOrigins
  readonly parent: Element
  onMessage(message: LogicToHost): void
  /** The thread is gone: it strayed, or its worker ended. */
  onLost(reason: string): void
}

export function startLogicThread({ content, parent, onMessage, onLost }: LogicThreadOptions): LogicThread {
  const desk = new MessageChannel()
  const frame = openAppFrame({
    url: logicFrameUrl(content),
    title: 'logic',
    parent,
    morePorts: [desk.port2],
    onStrayed: () => onLost('the logic frame left its page'),
  })
  frame.element.hidden = true
  desk.port1.onmessage = ({ data }: MessageEvent<LogicFrameToHost>) => onLost(data.message)
  frame.bridge.onmessage = ({ data }: MessageEvent<LogicToHost>) => onMessage(data)

  return {
    post: (message, ports = []) => frame.bridge.postMessage(message, [...ports]),
    pulse: frame.pulse,
    close() {
      desk.port1.close()
      frame.remove()
    },
  }
}
