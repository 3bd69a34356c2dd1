import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { withoutFunctions } from '../without-functions.ts'
import { Listeners } from '../listeners.logic.ts'
import { record } from '../record.ts'
import { unheeded } from '../unheeded.logic.ts'
import { SOCKET_NEWS, type SocketNews } from './socket-news.ts'

type SocketEvent = 'Open' | 'Message' | 'Close' | 'Error'
const socketEvents: readonly SocketEvent[] = ['Open', 'Message', 'Close', 'Error']

/** The numbers of `SocketTask.readyState`. */
const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3
/** Close codes, RFC 6455 §7.4.1: as asked, and without a word. */
const NORMAL = 1000
const ABNORMAL = 1006

export const socketInLogic: CapabilityInLogic = (port) => {
  const open = new Map<number, (news: SocketNews) => void>()
  let latest: SocketTask | undefined
  // The host sends nothing else under this name.
  port.on(SOCKET_NEWS, (news) => {
    const told = news as SocketNews
    open.get(told.socket)?.(told)
  })

  /** The calls without task have one listener each: a later one takes the place of an earlier. */
  const older = new Map(socketEvents.map((event) => [event, new Listeners(port, `onSocket${event}`)]))
  const members: Record<string, unknown> = {
    connectSocket(options?: unknown) {
      const task = connect(port, open, options, (event, payload) => {
        if (task === latest) older.get(event)?.tell(payload)
      })
      latest = task
      return task
    },
    sendSocketMessage: (options?: unknown) =>
      latest
        ? latest.send(options, 'sendSocketMessage')
        : port.settle('sendSocketMessage', options, notOpen('WebSocket is not connected')),
    closeSocket: (options?: unknown) =>
      latest
        ? latest.close(options, 'closeSocket')
        : port.settle('closeSocket', options, notOpen('WebSocket is not connected')),
  }
  for (const [event, heard] of older) {
    members[`onSocket${event}`] = (listener?: unknown) => {
      heard.remove()
      heard.add(listener)
    }
  }
  return members
}

interface SocketTask {
  readonly readyState: number
  send(options?: unknown, calledAs?: string): unknown
  close(options?: unknown, calledAs?: string): unknown
}

function connect(
  port: LogicPort,
  open: Map<number, (news: SocketNews) => void>,
  options: unknown,
  alsoTell: (event: SocketEvent, payload: unknown) => void,
): SocketTask {
  // Options are of the app, and may throw when they are read: nothing has been opened by then.
  const params = withoutFunctions(options)
  const asked = Promise.withResolvers<CallAnswer>()
  unheeded(port.settle('connectSocket', options, asked.promise))

  const started = port.start('openSocket', params)
  const socket = started.id
  const listeners = new Map(socketEvents.map((event) => [event, new Listeners(port, `on${event}`)]))
  let readyState = CONNECTING

  /** What waits until the app has been called back: its listeners hear nothing before. */
  let waiting: (() => void)[] | undefined = []
  const tell = (event: SocketEvent, payload: unknown) => {
    const run = () => {
      listeners.get(event)?.tell(payload)
      alsoTell(event, payload)
    }
    if (waiting) waiting.push(run)
    else run()
  }
  const callBack = (answer: CallAnswer) => {
    asked.resolve(answer)
    setTimeout(() => {
      const tasks = waiting ?? []
      waiting = undefined
      for (const task of tasks) task()
    })
  }
  const end = (code: number, reason: string) => {
    if (readyState === CLOSED) return
    readyState = CLOSED
    open.delete(socket)
    tell('Close', { code, reason })
  }

  open.set(socket, (news) => {
    switch (news.kind) {
      case 'open':
        readyState = OPEN
        callBack({ ok: true, result: { socketTaskId: socket } })
        return tell('Open', { header: news.header })
      case 'message':
        return tell('Message', { data: news.data })
      case 'error':
        return tell('Error', { errMsg: news.errMsg })
    }
  })
  void started.answer.then((answer) => {
    if (answer.ok) {
      const { code, reason } = record(answer.result)
      return end(Number(code), String(reason))
    }
    callBack(answer)
    if (readyState !== CLOSED) tell('Error', { errMsg: answer.reason })
    end(ABNORMAL, answer.reason)
  })

  const answer = (name: string, given: unknown, answered: CallAnswer | Promise<CallAnswer>) =>
    unheeded(port.settle(name, given, answered))
  const task: Record<string, unknown> & SocketTask = {
    CONNECTING,
    OPEN,
    CLOSING,
    CLOSED,
    get readyState() {
      return readyState
    },
    send: (given?: unknown, calledAs = 'sendSocketMessage') =>
      answer(
        calledAs,
        given,
        readyState === OPEN
          ? port.call('sendToSocket', { socket, data: record(given)['data'] })
          : notOpen('SocketTask.readyState is not OPEN'),
      ),
    close(given?: unknown, calledAs = 'closeSocket') {
      const { code, reason } = record(given)
      if (readyState === CONNECTING) {
        started.cancel()
        end(NORMAL, '')
        return answer(calledAs, given, { ok: true, result: {} })
      }
      if (readyState !== OPEN) return answer(calledAs, given, notOpen('SocketTask.readyState is not OPEN'))
      readyState = CLOSING
      return answer(calledAs, given, port.call('closeOpenSocket', { socket, code, reason }))
    },
  }
  for (const [event, heard] of listeners) {
    task[`on${event}`] = (listener?: unknown) => heard.add(listener)
  }
  return task
}

function notOpen(reason: string): CallAnswer {
  return { ok: false, reason }
}
