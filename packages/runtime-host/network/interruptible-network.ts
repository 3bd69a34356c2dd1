/**
 * The way out of an app that may be suspended. An interruption ends what is on its way: requests and
 * sockets that are being opened are refused as `interrupted`, open sockets are closed with this reason.
 * Until it is over, nothing new is begun.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NetworkOnHost, OpenSocket, SocketRequest, SocketWatch } from '../ports/network.ts'

export interface InterruptibleNetwork extends NetworkOnHost {
  interrupt(): void
  resume(): void
}

const REASON = 'interrupted'
/** What WeChat says of sockets that it closes in the background. */
const NORMAL = 1000

export function makeInterruptible(network: NetworkOnHost): InterruptibleNetwork {
  let interruption = new AbortController()
  const open = new Set<() => void>()

  async function uninterrupted<Value>(
    given: AbortSignal,
    run: (signal: AbortSignal) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const { signal } = interruption
    if (signal.aborted) return refuse(REASON)
    const outcome = await run(AbortSignal.any([given, signal]))
    return !outcome.ok && signal.aborted && !given.aborted ? refuse(REASON) : outcome
  }

  async function connect(request: SocketRequest, watch: SocketWatch): Promise<Result<OpenSocket>> {
    let isClosed = false
    const onClose = (code: number, reason: string): void => {
      if (isClosed) return
      isClosed = true
      open.delete(cut)
      watch.onClose(code, reason)
    }
    let cut = (): void => undefined
    const outcome = await uninterrupted(watch.signal, (signal) =>
      network.connectSocket(request, { ...watch, signal, onClose }),
    )
    if (!outcome.ok) return outcome
    cut = () => {
      outcome.value.close(NORMAL, REASON)
      onClose(NORMAL, REASON)
    }
    if (!isClosed) open.add(cut)
    return accept(outcome.value)
  }

  return {
    ...network,
    request: (request, watch) =>
      uninterrupted(watch.signal, (signal) => network.request(request, { ...watch, signal })),
    connectSocket: connect,
    interrupt() {
      interruption.abort()
      for (const cut of open) cut()
    },
    resume() {
      interruption = new AbortController()
    },
  }
}
