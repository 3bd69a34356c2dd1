/** An app's requests, made by the content origin's proxy (see protocol/content/outbound.ts). */
import { accept, refuse, type Refused, type Result } from '@maque/base/result.ts'
import {
  ENVELOPE_LENGTH_BYTES,
  type OutboundAnswerHead,
  type OutboundRawSocket,
  type OutboundRequestHead,
} from '@maque/protocol/content/outbound.ts'
import { outboundSocketUrl, outboundUrl, type ContentOrigins } from '../content-origins.ts'
import type { NetworkOnHost, OutboundAnswer, OutboundRequest, RequestWatch } from '../ports/network.ts'
import { connectProxiedSocket } from './proxied-socket.ts'

export function createProxiedNetwork(content: ContentOrigins): NetworkOnHost {
  return {
    request: (request, watch) => send(outboundUrl(content), request, watch),
    connectSocket: (request, watch) => connectProxiedSocket(outboundSocketUrl(content), request, watch),
    reachRawSocket: (purpose, url) => refuseRawSocket(outboundUrl(content), purpose, url),
    type: connectionType,
    onTypeChange(listener) {
      const tell = (): void => listener(connectionType())
      addEventListener('online', tell)
      addEventListener('offline', tell)
      return () => {
        removeEventListener('online', tell)
        removeEventListener('offline', tell)
      }
    },
  }
}

/** The proxy judges an address and connects to nothing. */
const JUDGED_WITHIN_MS = 10_000

/** The proxy has none. It is asked all the same, because an address outside the app's list is refused as that. */
async function refuseRawSocket(
  proxy: string,
  purpose: OutboundRawSocket,
  url: string,
): Promise<Refused<string>> {
  const { signal } = new AbortController()
  const request = { url, method: 'GET', headers: {}, timeoutMs: JUDGED_WITHIN_MS, purpose }
  const asked = await send(proxy, request, { signal })
  return asked.ok ? refuse('not supported') : asked
}

interface SentRequest extends Omit<OutboundRequest, 'purpose'> {
  readonly purpose: OutboundRequestHead['purpose']
}

async function send(
  proxy: string,
  request: SentRequest,
  watch: RequestWatch,
): Promise<Result<OutboundAnswer>> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = AbortSignal.any([watch.signal, timeout])
  try {
    const { body, headers } = await encodeBody(request)
    const head: OutboundRequestHead = {
      url: request.url,
      method: request.method,
      headers,
      timeoutMs: request.timeoutMs,
      purpose: request.purpose,
    }
    const response = await fetch(proxy, {
      method: 'POST',
      body: new Blob([encodeHead(head), body]),
      headers: { 'content-type': 'application/octet-stream' },
      credentials: 'omit',
      signal,
    })
    if (!response.ok || !response.body) return refuse(`fail proxy answered ${response.status}`)
    return await readAnswer(response.body, watch)
  } catch {
    if (watch.signal.aborted) return refuse('abort')
    return refuse(timeout.aborted ? 'timeout' : 'connection failed')
  }
}

/** A form becomes the bytes and boundary that the browser would send. */
async function encodeBody({ body, headers }: SentRequest): Promise<{
  readonly body: ArrayBuffer | string
  readonly headers: Readonly<Record<string, string>>
}> {
  if (!(body instanceof FormData)) return { body: body ?? '', headers }
  const encoded = new Response(body)
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')
  const type = encoded.headers.get('content-type') ?? 'multipart/form-data'
  return {
    body: await encoded.arrayBuffer(),
    headers: { ...Object.fromEntries(others), 'content-type': type },
  }
}

function encodeHead(head: OutboundRequestHead): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(ENVELOPE_LENGTH_BYTES + text.length)
  new DataView(bytes.buffer).setUint32(0, text.length)
  bytes.set(text, ENVELOPE_LENGTH_BYTES)
  return bytes
}

async function readAnswer(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: RequestWatch,
): Promise<Result<OutboundAnswer>> {
  const reader = stream.getReader()
  let begun = new Uint8Array(0)
  let head: OutboundAnswerHead | undefined
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let transferredBytes = 0

  const take = (chunk: Uint8Array<ArrayBuffer>, known: OutboundAnswerHead & { readonly ok: true }): void => {
    if (chunk.length === 0) return
    chunks.push(chunk)
    transferredBytes += chunk.length
    watch.onChunk?.(chunk.slice().buffer)
    watch.onProgress?.({ transferredBytes, totalBytes: known.bodySizeBytes })
  }
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (head?.ok) {
      take(read.value, head)
      continue
    }
    begun = joined(begun, read.value)
    const decoded = decodeHead(begun)
    if (!decoded) continue
    head = decoded.head
    if (!head.ok) return refuse(head.reason)
    watch.onHead?.(head)
    take(begun.slice(decoded.bodyStart), head)
  }
  if (!head?.ok) return refuse('connection failed')
  const { status, headers, cookies } = head
  return accept({ status, headers, cookies, body: new Blob(chunks) })
}

function decodeHead(
  bytes: Uint8Array,
): { readonly head: OutboundAnswerHead; readonly bodyStart: number } | undefined {
  if (bytes.length < ENVELOPE_LENGTH_BYTES) return undefined
  const bodyStart = ENVELOPE_LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (bytes.length < bodyStart) return undefined
  const text = new TextDecoder().decode(bytes.subarray(ENVELOPE_LENGTH_BYTES, bodyStart))
  // Written by our own proxy.
  return { head: JSON.parse(text) as OutboundAnswerHead, bodyStart }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

interface Connection {
  readonly type?: string
  readonly effectiveType?: string
}

function connectionType(): string {
  if (!navigator.onLine) return 'none'
  const { connection } = navigator as { readonly connection?: Connection }
  if (connection?.type === 'cellular') return connection.effectiveType ?? '4g'
  // Where browsers do not tell, most people are on Wi-Fi or a cable.
  return 'wifi'
}
