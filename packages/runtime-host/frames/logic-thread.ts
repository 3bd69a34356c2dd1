/**
 * The thread that runs an app's code: a worker inside a frame that nobody sees.
 *
 * Messages may be posted from the start; they wait until the worker is there. Packages are
 * loaded once each, and in the order they were asked for.
 */
import type { HostToLogicFrame, LogicFrameToHost } from '@maque/protocol/bridge/frame.ts'
import type { HostToLogic, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { logicFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { openAppFrame } from './app-frame.ts'

export interface LogicThread {
  post(message: HostToLogic, ports?: readonly MessagePort[]): void
  /** A URL that the worker, and nothing else, can load this script from. */
  scriptUrl(script: NamedScript): Promise<string>
  readonly pulse: MessagePort
  close(): void
}

export interface NamedScript {
  readonly text: string
  /** Without spaces: what stacks call it. */
  readonly name: string
  /** Where developer tools find its source map. */
  readonly mapUrl?: string
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
  const awaited = new Map<number, (url: string) => void>()
  desk.port1.onmessage = ({ data }: MessageEvent<LogicFrameToHost>) => {
    if (data.t === 'worker-failed') return onLost(data.message)
    awaited.get(data.id)?.(data.url)
    awaited.delete(data.id)
  }
  frame.bridge.onmessage = ({ data }: MessageEvent<LogicToHost>) => onMessage(data)

  let scripts = 0
  return {
    post: (message, ports = []) => frame.bridge.postMessage(message, [...ports]),
    scriptUrl: ({ text, name, mapUrl }) =>
      new Promise((resolve) => {
        const id = scripts++
        awaited.set(id, resolve)
        desk.port1.postMessage({
          t: 'script',
          id,
          text,
          name,
          ...(mapUrl !== undefined && { mapUrl }),
        } satisfies HostToLogicFrame)
      }),
    pulse: frame.pulse,
    close() {
      desk.port1.close()
      frame.remove()
    },
  }
}
