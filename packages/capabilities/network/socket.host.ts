import { accept, refuse } from '@maque/base/result.ts'
import type { NetworkOnHost, OpenSocket } from '@maque/runtime-host/ports/network.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { SOCKET_NEWS, type SocketNews } from './socket-news.ts'
import { closeOpenSocket, openSocket, sendToSocket } from './socket.ts'
import { timeoutOf } from './transfer.host.ts'

const SOCKET_LIMIT = 5
/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const NORMAL = 1000
const GOING_AWAY = 1001
/** What is left of a control frame beside the code. */
const LONGEST_REASON_BYTES = 123

interface SocketEnd {
  readonly code: number
  readonly reason: string
}

/** Sockets of each running app, known by its way out, by the call that opened them; `undefined` while one is being opened. */
const socketsOf = new WeakMap<NetworkOnHost, Map<number, OpenSocket | undefined>>()

export const socketOnHost = [
  onHost(openSocket, async (given, context) => {
    const { caller, emit, network } = context
    if (!/^wss?:\/\//i.test(given.url)) return refuse('invalid url')
    const sockets = socketsIn(network)
    if (sockets.size >= SOCKET_LIMIT) return refuse('exceed max socket number')

    const socket = caller.id
    const tell = (news: SocketNews) => emit(SOCKET_NEWS, news)
    const { promise: closed, resolve: close } = Promise.withResolvers<SocketEnd>()
    sockets.set(socket, undefined)
    try {
      const outcome = await network.connectSocket(
        {
          url: given.url,
          protocols: given.protocols,
          headers: Object.fromEntries(
            Object.entries(given.header).map(([name, value]) => [name, String(value)]),
          ),
          timeoutMs: timeoutOf(context, 'connectSocket', given.timeout),
          compresses: given.perMessageDeflate,
        },
        {
          signal: caller.signal,
          onMessage: (data) => tell({ kind: 'message', socket, data }),
          onClose: (code, reason) => close({ code, reason }),
          onError: (errMsg) => tell({ kind: 'error', socket, errMsg }),
        },
      )
      if (!outcome.ok) return passOn(outcome)
      const open = outcome.value
      const end = () => {
        open.close(GOING_AWAY, '')
        close({ code: GOING_AWAY, reason: '' })
      }
      if (caller.signal.aborted) end()
      else {
        caller.signal.addEventListener('abort', end, { once: true })
        sockets.set(socket, open)
        tell({ kind: 'open', socket, header: open.headers })
      }
      return accept(await closed)
    } finally {
      sockets.delete(socket)
    }
  }),

  onHost(sendToSocket, ({ socket, data }, { network }) => {
    const open = socketsIn(network).get(socket)
    if (!open) return refuse('SocketTask.readyState is not OPEN')
    open.send(data)
    return accept({})
  }),

  onHost(closeOpenSocket, ({ socket, code, reason }, { network }) => {
    const open = socketsIn(network).get(socket)
    if (!open) return refuse('SocketTask.readyState is not OPEN')
    if (!mayBeSent(code)) return refuse('invalid code')
    if (new TextEncoder().encode(reason).length > LONGEST_REASON_BYTES)
      return refuse('reason is longer than 123 bytes')
    open.close(code, reason)
    return accept({})
  }),
]

/** The others are the protocol's own: no side may say them. */
function mayBeSent(code: number): boolean {
  return code === NORMAL || (code >= 3000 && code <= 4999)
}

function socketsIn(network: NetworkOnHost): Map<number, OpenSocket | undefined> {
  const known = socketsOf.get(network) ?? new Map<number, OpenSocket | undefined>()
  socketsOf.set(network, known)
  return known
}
