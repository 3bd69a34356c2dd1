/**
 * How the host asks the content origin's proxy to make a request on an app's behalf.
 *
 * Request and answer are both an *envelope*: four bytes with the length of a JSON head (big
 * endian), the head in UTF-8, then the body as it is. The head comes in the body because header
 * fields are limited in length and alphabet. A refusal has no body and status 200 like any
 * answer: HTTP errors mean that the proxy itself failed.
 */
export interface OutboundRequestHead {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** WebSockets have a way of their own: outbound-socket.ts. */
  readonly purpose: Exclude<OutboundPurpose, 'socket'>
}

/** Which of an app's domain lists must name the URL's origin. */
export type OutboundPurpose = 'request' | 'download' | 'upload' | 'socket' | OutboundRawSocket

/** Told apart from each other by the app's lists alone: the proxy carries neither of them. */
export type OutboundRawSocket = 'udp' | 'tcp'

export type OutboundAnswerHead =
  | {
      readonly ok: true
      readonly status: number
      /** Names as the server wrote them; repeated ones joined by a comma. Without `Set-Cookie`. */
      readonly headers: Readonly<Record<string, string>>
      readonly cookies: readonly string[]
      /** 0 when the server did not say. */
      readonly bodySizeBytes: number
    }
  | { readonly ok: false; readonly reason: OutboundRefusal }

/** In WeChat's words where it has some. */
export type OutboundRefusal =
  | 'invalid url'
  | 'url not in domain list'
  | 'address not allowed'
  | 'too many redirects'
  | 'response too large'
  | 'timeout'
  | 'connection failed'
  /** A socket of TCP or UDP that the app's list allows. */
  | 'not supported'
  /** The proxy carries as many WebSockets as it can. */
  | 'too many sockets'

/** How many bytes hold the length of the head. */
export const ENVELOPE_LENGTH_BYTES = 4
