import type { Refused, Result } from '@maque/base/result.ts'

/**
 * The only way out for an app. Every request goes through the content origin's proxy, which
 * checks the app's domain rules on the parsed URL and the resolved address at every hop. WebSockets
 * go the same way.
 *
 * Refusals are WeChat's reasons: `url not in domain list`, `timeout`, `abort`, `fail …`.
 */
export interface NetworkOnHost {
  /** `onHead` is told before the body arrives. An HTTP error status is an answer, not a refusal. */
  request(request: OutboundRequest, watch: RequestWatch): Promise<Result<OutboundAnswer>>
  /** An open socket, or why it could not be opened. */
  connectSocket(request: SocketRequest, watch: SocketWatch): Promise<Result<OpenSocket>>
  /** There are none: why this one cannot be had, the app's list of its kind first. */
  reachRawSocket(kind: 'tcp' | 'udp', url: string): Promise<Refused<string>>
  /** WeChat's names: `wifi`, `4g`, `none`, `unknown`. */
  type(): string
  /** Gives the function that ends the subscription. */
  onTypeChange(listener: (type: string) => void): () => void
}

export interface OutboundRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | ArrayBuffer | FormData
  readonly timeoutMs: number
  /** Which of the app's domain lists must name the URL's origin. */
  readonly purpose: 'request' | 'download' | 'upload'
}

export interface RequestWatch {
  readonly signal: AbortSignal
  readonly onHead?: (head: OutboundHead) => void
  readonly onProgress?: (progress: TransferProgress) => void
  /** Asks for the body in pieces as they arrive. */
  readonly onChunk?: (chunk: ArrayBuffer) => void
}

export interface OutboundHead {
  readonly status: number
  /** Names as the server wrote them; repeated ones joined by a comma, except `Set-Cookie`. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
}

export interface OutboundAnswer extends OutboundHead {
  readonly body: Blob
}

export interface TransferProgress {
  readonly transferredBytes: number
  /** 0 when the other side did not say. */
  readonly totalBytes: number
}

export interface SocketRequest {
  readonly url: string
  readonly protocols: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Offers the other side compression of messages. */
  readonly compresses: boolean
}

export interface SocketWatch {
  /** Gives up what is being opened. What is open is closed by `close`. */
  readonly signal: AbortSignal
  readonly onMessage: (data: string | ArrayBuffer) => void
  /** Told once, at the end. Codes as in RFC 6455, 1005 and 1006 included. */
  readonly onClose: (code: number, reason: string) => void
  readonly onError: (reason: string) => void
}

export interface OpenSocket {
  readonly protocol: string
  /** Of the answer to the handshake. */
  readonly headers: Readonly<Record<string, string>>
  send(data: string | ArrayBuffer): void
  close(code: number, reason: string): void
}
