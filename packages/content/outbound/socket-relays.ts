/** `GET outbound/socket` of every app's content: players' WebSockets, each of which carries one of an app. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { placeOf, type ContentRouterOptions } from '../content-router.ts'
import type { OutboundRules } from './outbound-request.ts'
import { MAX_MESSAGE_BYTES, refuseSocket, relaySocket } from './relay-socket.ts'

export interface SocketRelays {
  /** Answers what asks to be a WebSocket; whatever is not one of an app is turned away. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void
  /** Ends all of them: a server that still has one would not stop. */
  close(): void
}

/** Of all apps together, and of one: a popular app leaves room for the others. */
const MOST_OPEN = 4_000
const MOST_OPEN_OF_APP = 1_000
/** A player that is gone without a word is noticed after two of these. */
const BEAT_MS = 30_000
/** Text travels as JSON, which writes quotes and line ends in two signs. */
const LARGEST_FRAME_BYTES = 2 * MAX_MESSAGE_BYTES

export function createSocketRelays(
  options: Pick<ContentRouterOptions, 'contentDomain' | 'scheme' | 'sourceOf'>,
): SocketRelays {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const openOf = new Map<string, number>()
  const answered = new WeakSet<WebSocket>()
  const beat = setInterval(() => {
    for (const player of server.clients) {
      if (!answered.delete(player)) player.terminate()
      else player.ping()
    }
  }, BEAT_MS).unref()

  const admit = async ({ url, headers }: IncomingMessage): Promise<Admitted | undefined> => {
    const asked = URL.parse(url ?? '', 'http://content.invalid')
    const place = asked && placeOf(headers.host ?? '', asked.pathname, options)
    if (!place || asked.pathname !== `${place.path.replace(/\/$/, '')}/outbound/socket`) return undefined
    const source = await options.sourceOf(place.app, place.self)
    const rules = source?.outboundFor(asked.searchParams.get('key') ?? '')
    // Browsers let any site open a WebSocket, and leave it to the server to ask whose it is.
    const isPlayer = source?.playerOrigins.includes(headers.origin ?? '')
    return rules && isPlayer ? { app: place.app, rules } : undefined
  }

  return {
    upgrade(request, connection, head) {
      connection.on('error', () => connection.destroy())
      void admit(request).then(
        (admitted) => {
          if (!admitted) return turnAway(connection, '404 Not Found')
          const { app, rules } = admitted
          const open = openOf.get(app) ?? 0
          server.handleUpgrade(request, connection, head, (player) => {
            if (open >= MOST_OPEN_OF_APP || server.clients.size > MOST_OPEN)
              return refuseSocket(player, 'too many sockets')
            openOf.set(app, open + 1)
            answered.add(player)
            player.on('pong', () => answered.add(player))
            player.on('close', () => {
              const left = (openOf.get(app) ?? 1) - 1
              if (left === 0) openOf.delete(app)
              else openOf.set(app, left)
            })
            relaySocket(player, rules)
          })
        },
        () => turnAway(connection, '503 Service Unavailable'),
      )
    },
    close() {
      clearInterval(beat)
      for (const player of server.clients) player.terminate()
      server.close()
    },
  }
}

interface Admitted {
  readonly app: string
  readonly rules: OutboundRules
}

function turnAway(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
