/** One WebSocket of an app, carried by the content origin's proxy (see protocol/content/outbound-socket.ts). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { SocketAsked, SocketHeard, SocketSaid } from '@maque/protocol/content/outbound-socket.ts'
import type { OpenSocket, SocketRequest, SocketWatch } from '../ports/network.ts'

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1: closed without a word. */
const ABNORMAL = 1006

export function connectProxiedSocket(
  proxy: string,
  request: SocketRequest,
  watch: SocketWatch,
): Promise<Result<OpenSocket>> {
  const { promise: outcome, resolve: settle } = Promise.withResolvers<Result<OpenSocket>>()
  const carrier = new WebSocket(proxy)
  carrier.binaryType = 'arraybuffer'
  let state: 'opening' | 'open' | 'ended' = 'opening'
  const say = (said: SocketSaid): void => carrier.send(JSON.stringify(said))

  const refuseWith = (reason: string): void => {
    if (state !== 'opening') return
    state = 'ended'
    carrier.close()
    settle(refuse(reason))
  }
  const end = (code: number, reason: string): void => {
    if (state !== 'open') return
    state = 'ended'
    carrier.close()
    watch.onClose(code, reason)
  }
  const hear = (heard: SocketHeard): void => {
    switch (heard.kind) {
      case 'refused':
        return refuseWith(heard.reason)
      case 'open':
        if (state !== 'opening') return
        state = 'open'
        return settle(
          accept({
            protocol: heard.protocol,
            headers: heard.headers,
            send: (data) =>
              typeof data === 'string' ? say({ kind: 'text', text: data }) : carrier.send(data),
            close: (code, reason) => say({ kind: 'close', code, reason }),
          }),
        )
      case 'text':
        return watch.onMessage(heard.text)
      case 'failed':
        return watch.onError(heard.reason)
      case 'closed':
        return end(heard.code, heard.reason)
    }
  }

  carrier.addEventListener('open', () => {
    const { url, protocols, headers, timeoutMs, compresses } = request
    carrier.send(JSON.stringify({ url, protocols, headers, timeoutMs, compresses } satisfies SocketAsked))
  })
  carrier.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (state === 'ended') return
    // Text is written by our own proxy.
    if (typeof data === 'string') hear(JSON.parse(data) as SocketHeard)
    else watch.onMessage(data)
  })
  carrier.addEventListener('close', () => {
    refuseWith('connection failed')
    if (state !== 'open') return
    watch.onError('connection failed')
    end(ABNORMAL, '')
  })
  watch.signal.addEventListener('abort', () => refuseWith('abort'), { once: true })
  const timer = setTimeout(() => refuseWith('timeout'), request.timeoutMs)
  return outcome.finally(() => clearTimeout(timer))
}
