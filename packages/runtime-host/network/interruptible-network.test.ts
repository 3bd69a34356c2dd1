import { accept, refuse, type Result } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import type { NetworkOnHost, OpenSocket, OutboundAnswer, SocketWatch } from '../ports/network.ts'
import { makeInterruptible } from './interruptible-network.ts'

const answer: OutboundAnswer = { status: 200, headers: {}, cookies: [], body: new Blob([]) }
const request = {
  url: 'https://a/',
  method: 'GET',
  headers: {},
  timeoutMs: 1000,
  purpose: 'request',
} as const
const socketRequest = { url: 'wss://a/', protocols: [], headers: {}, timeoutMs: 1000, compresses: false }

/** Requests wait until they are aborted, or let through. */
function networkWith() {
  let letThrough = (): void => undefined
  let socket: SocketWatch | undefined
  const said: unknown[] = []
  const network: NetworkOnHost = {
    request: (_, { signal }) =>
      new Promise<Result<OutboundAnswer>>((resolve) => {
        letThrough = () => resolve(accept(answer))
        signal.addEventListener('abort', () => resolve(refuse('abort')))
      }),
    async connectSocket(_, watch) {
      socket = watch
      const opened: OpenSocket = {
        protocol: '',
        headers: {},
        send: () => undefined,
        close: (code, reason) => void said.push([code, reason]),
      }
      return accept(opened)
    },
    reachRawSocket: async () => refuse('not supported'),
    type: () => 'wifi',
    onTypeChange: () => () => undefined,
  }
  return {
    network: makeInterruptible(network),
    letThrough: () => letThrough(),
    socket: () => socket,
    said,
  }
}

describe('the network of an app that is suspended', () => {
  it('interrupts a request, and those after it until it goes on', async () => {
    const { network, letThrough } = networkWith()
    const signal = new AbortController().signal
    const first = network.request(request, { signal })
    network.interrupt()
    expect(await first).toEqual(refuse('interrupted'))
    expect(await network.request(request, { signal })).toEqual(refuse('interrupted'))
    network.resume()
    const later = network.request(request, { signal })
    letThrough()
    expect(await later).toEqual(accept(answer))
  })

  it('leaves a request that the app gives up as given up', async () => {
    const { network } = networkWith()
    const controller = new AbortController()
    const given = network.request(request, { signal: controller.signal })
    controller.abort()
    expect(await given).toEqual(refuse('abort'))
  })

  it('closes open sockets and tells of it once', async () => {
    const { network, socket, said } = networkWith()
    const closed: unknown[] = []
    const watch: SocketWatch = {
      signal: new AbortController().signal,
      onMessage: () => undefined,
      onClose: (...end) => closed.push(end),
      onError: () => undefined,
    }
    await network.connectSocket(socketRequest, watch)
    network.interrupt()
    socket()?.onClose(1000, 'from afar')
    expect([said, closed]).toEqual([[[1000, 'interrupted']], [[1000, 'interrupted']]])
    expect(await network.connectSocket(socketRequest, watch)).toEqual(refuse('interrupted'))
  })
})
