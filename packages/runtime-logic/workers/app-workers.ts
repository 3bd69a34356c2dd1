/**
 * `wx.createWorker`: the app's own threads, as the app holds them.
 *
 * (1) One at a time, as in WeChat: the next one may begin once the one before was ended.
 * (2) What is posted before the thread runs waits for it, in order.
 * (3) While the app is suspended the thread's timers wait too, and what it says still.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/worker/Worker.html
 */
import type { FromAppWorker, ToAppWorker } from '@maque/protocol/bridge/app-worker.ts'
import type { CallAnswer, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import type { StartedCall } from '../ports/capability.ts'
import type { Port } from '../ports/port.ts'
import { withoutForeign } from '../structure/copy-value.ts'

export interface AppWorkersServices {
  /** The call lasts as long as the thread; cancelling it ends the thread. */
  start(path: string): StartedCall
  readFile(path: string): Promise<CallAnswer>
  post(message: Extract<LogicToHost, { t: 'console' }>): void
  report(error: unknown, where: string): void
}

type Listener = (value: unknown) => void

interface LiveWorker {
  readonly path: string
  readonly call: StartedCall
  port: Port | undefined
  readonly waiting: unknown[]
  readonly messages: Listener[]
  readonly kills: Listener[]
}

export class AppWorkers {
  readonly #services: AppWorkersServices
  #live: LiveWorker | undefined
  /** What came from the thread since the app was suspended. */
  #held: (() => void)[] | undefined

  constructor(services: AppWorkersServices) {
    this.#services = services
  }

  create(written: unknown): object {
    if (typeof written !== 'string' || written === '')
      throw new TypeError(
        `createWorker:fail parameter error: scriptPath should be String instead of ${typeof written}`,
      )
    if (this.#live)
      throw new Error('createWorker:fail there is one already: end it with terminate() before the next')
    const path = written.replace(/^\/+/, '')
    const live: LiveWorker = {
      path,
      call: this.#services.start(path),
      port: undefined,
      waiting: [],
      messages: [],
      kills: [],
    }
    this.#live = live
    void live.call.answer.then((answer) => this.#ended(live, answer))
    return {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      postMessage: (data: unknown) => this.#post(live, data),
      onMessage: (listener: unknown) => add(live.messages, listener),
      onProcessKilled: (listener: unknown) => add(live.kills, listener),
      terminate: () => {
        if (this.#live === live) this.#live = undefined
        live.port?.close()
        live.call.cancel()
      },
    }
  }

  /** The thread of a call runs; this is the line to it. */
  connect(call: number, port: Port): void {
    const live = this.#live
    if (!live || live.call.id !== call) return port.close()
    live.port = port
    port.onmessage = ({ data }) => {
      const receive = (): void => this.#receive(live, data as FromAppWorker)
      if (this.#held) this.#held.push(receive)
      else receive()
    }
    for (const data of live.waiting.splice(0)) this.#post(live, data)
  }

  suspend(): void {
    this.#held ??= []
    this.#tell({ t: 'suspend' })
  }

  resume(): void {
    const due = this.#held ?? []
    this.#held = undefined
    this.#tell({ t: 'resume' })
    for (const receive of due) receive()
  }

  #tell(message: ToAppWorker): void {
    this.#live?.port?.postMessage(message)
  }

  #post(live: LiveWorker, data: unknown): void {
    if (this.#live !== live) return
    if (live.port) live.port.postMessage({ t: 'message', data: withoutForeign(data) } satisfies ToAppWorker)
    else live.waiting.push(data)
  }

  #receive(live: LiveWorker, message: FromAppWorker): void {
    // Ended since it said so.
    if (this.#live !== live) return
    switch (message.t) {
      case 'message':
        return tell(live.messages, message.data, (error) => this.#services.report(error, 'Worker.onMessage'))
      case 'console':
        return this.#services.post(message)
      case 'uncaught': {
        // Its kind is told in front of it again.
        const error = new Error(message.message.replace(/^Error: /, ''))
        error.stack = message.stack
        return this.#services.report(error, live.path)
      }
      case 'read-file':
        return void this.#services.readFile(message.path).then((answer) => {
          live.port?.postMessage({ t: 'file', id: message.id, answer } satisfies ToAppWorker)
        })
    }
  }

  #ended(live: LiveWorker, answer: CallAnswer): void {
    if (this.#live !== live) return
    this.#live = undefined
    live.port?.close()
    if (!answer.ok && answer.reason !== 'killed')
      return this.#services.report(new Error(`createWorker:fail ${answer.reason}`), live.path)
    tell(live.kills, {}, (error) => this.#services.report(error, 'Worker.onProcessKilled'))
  }
}

function add(listeners: Listener[], listener: unknown): void {
  if (typeof listener === 'function') listeners.push(listener as Listener)
}

function tell(listeners: readonly Listener[], value: unknown, failed: (error: unknown) => void): void {
  for (const listener of listeners) {
    try {
      listener(value)
    } catch (error) {
      failed(error)
    }
  }
}
