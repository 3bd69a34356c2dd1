/** Opens the port. */
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { SocketRelays } from '@maque/content/outbound/socket-relays.ts'

export interface Listening {
  readonly port: number
  /** Takes no more requests, and resolves when those in hand are answered or the time is over. */
  close(patienceMs: number): Promise<void>
}

type FetchHandler = Parameters<typeof getRequestListener>[0]

export interface Answering {
  readonly fetch: FetchHandler
  /** Takes over a connection that is to be another protocol's. */
  upgrade(...asked: Parameters<SocketRelays['upgrade']>): void
}

/** Rejects with Node's error when the port is taken. */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  answering: Answering,
): Promise<Listening> {
  const first = await open(host === 'localhost' ? '127.0.0.1' : host, port, answering)
  const bound = first.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  // Browsers choose either address for `localhost`; a machine without IPv6 does without.
  const second =
    first && isLoopback(host) ? await open('::1', bound.port, answering).catch(() => undefined) : undefined
  const servers = second ? [first, second] : [first]
  return {
    port: bound.port,
    async close(patienceMs) {
      const timer = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), patienceMs)
      await Promise.all(servers.map(closeServer))
      clearTimeout(timer)
    },
  }
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost'
}

function open(host: string, port: number, answering: Answering): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(getRequestListener(answering.fetch)).on('upgrade', answering.upgrade)
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
