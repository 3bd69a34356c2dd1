/**
 * How the host has a WebSocket carried by the content origin's proxy.
 *
 * The host opens a WebSocket to the proxy and says first what it wants. The proxy answers whether
 * it could be had; then either passes on what the other says, until one side ends it. Binary
 * messages travel as they are, in binary frames. Everything else is JSON in text frames, because
 * browsers can neither send headers nor hear or say every code of an end.
 */
import type { OutboundRefusal } from './outbound.ts'

/** The first text frame of the host. */
export interface SocketAsked {
  readonly url: string
  readonly protocols: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly compresses: boolean
}

/** Every later text frame of the host. */
export type SocketSaid =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }

/** Every text frame of the proxy: `open` or `refused` first, `refused` or `closed` last. */
export type SocketHeard =
  | { readonly kind: 'refused'; readonly reason: OutboundRefusal }
  | {
      readonly kind: 'open'
      readonly protocol: string
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly kind: 'text'; readonly text: string }
  /** `closed` follows, with what is left to tell. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
