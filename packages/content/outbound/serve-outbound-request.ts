/** `POST outbound/request`: an envelope in, an envelope out (see protocol/content/outbound.ts). */
import { Readable } from 'node:stream'
import type { Result } from '@maque/base/result.ts'
import {
  ENVELOPE_LENGTH_BYTES,
  type OutboundAnswerHead,
  type OutboundRefusal,
  type OutboundRequestHead,
} from '@maque/protocol/content/outbound.ts'
import type { Context } from 'hono'
import { makeOutboundRequest, type OutboundAnswer, type OutboundRules } from './outbound-request.ts'

const MAX_REQUEST_BYTES = 64 * 1024 * 1024

export async function serveOutboundRequest(
  c: Context,
  playerOrigins: readonly string[],
  rules: OutboundRules | undefined,
): Promise<Response> {
  const headers = headersFor(c.req.header('origin'), playerOrigins)
  if (c.req.method === 'OPTIONS') return c.body(null, 204, headers)
  if (!rules) return c.text('No key.', 403, headers)
  if (Number(c.req.header('content-length') ?? Infinity) > MAX_REQUEST_BYTES) {
    return c.text('Too large, or of unknown length.', 413, headers)
  }
  const envelope = readEnvelope(new Uint8Array(await c.req.arrayBuffer()))
  if (!envelope) return c.text('Malformed envelope.', 400, headers)

  const answered = await makeOutboundRequest(envelope.head, envelope.body, rules, c.req.raw.signal)
  const stream = answered.ok
    ? Readable.from(concatenated(headOf(answered), answered.value.body), { objectMode: false })
    : Readable.from([encodeHead(headOf(answered))])
  // Node's web streams and the DOM's are declared apart, but are the same object.
  return c.body(Readable.toWeb(stream) as unknown as ReadableStream, 200, headers)
}

function headersFor(origin: string | undefined, playerOrigins: readonly string[]): Record<string, string> {
  const isPlayer = origin !== undefined && playerOrigins.includes(origin)
  return {
    ...(isPlayer && { 'Access-Control-Allow-Origin': origin }),
    Vary: 'Origin',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'content-type',
    'Access-Control-Max-Age': '7200',
    'Content-Type': 'application/octet-stream',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}

interface RequestEnvelope {
  readonly head: OutboundRequestHead
  readonly body: Uint8Array | undefined
}

function readEnvelope(bytes: Uint8Array): RequestEnvelope | undefined {
  if (bytes.length < ENVELOPE_LENGTH_BYTES) return undefined
  const bodyStart = ENVELOPE_LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (bytes.length < bodyStart) return undefined
  const head = parseHead(new TextDecoder().decode(bytes.subarray(ENVELOPE_LENGTH_BYTES, bodyStart)))
  return head && { head, body: bytes.length > bodyStart ? bytes.subarray(bodyStart) : undefined }
}

function parseHead(text: string): OutboundRequestHead | undefined {
  try {
    const head: unknown = JSON.parse(text)
    return isRequestHead(head) ? head : undefined
  } catch {
    return undefined
  }
}

function isRequestHead(head: unknown): head is OutboundRequestHead {
  if (typeof head !== 'object' || head === null) return false
  const { url, method, headers, timeoutMs, purpose } = head as Partial<
    Record<keyof OutboundRequestHead, unknown>
  >
  return (
    typeof url === 'string' &&
    typeof method === 'string' &&
    /^[A-Za-z]{1,16}$/.test(method) &&
    typeof timeoutMs === 'number' &&
    timeoutMs > 0 &&
    purposes.has(purpose) &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((value) => typeof value === 'string')
  )
}

const purposes: ReadonlySet<unknown> = new Set<OutboundRequestHead['purpose']>([
  'request',
  'download',
  'upload',
  'udp',
  'tcp',
])

function headOf(answered: Result<OutboundAnswer, OutboundRefusal>): OutboundAnswerHead {
  if (!answered.ok) return { ok: false, reason: answered.refusal }
  const { status, headers } = answered.value
  const cookies = headers['set-cookie'] ?? []
  const others = Object.entries(headers).filter(([name]) => name !== 'set-cookie')
  return {
    ok: true,
    status,
    headers: Object.fromEntries(
      others.map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]),
    ),
    cookies: typeof cookies === 'string' ? [cookies] : cookies,
    bodySizeBytes: Number(headers['content-length'] ?? 0),
  }
}

function encodeHead(head: OutboundAnswerHead): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(ENVELOPE_LENGTH_BYTES + text.length)
  new DataView(bytes.buffer).setUint32(0, text.length)
  bytes.set(text, ENVELOPE_LENGTH_BYTES)
  return bytes
}

async function* concatenated(head: OutboundAnswerHead, body: Readable): AsyncGenerator<Uint8Array> {
  yield encodeHead(head)
  // A body that breaks off breaks the stream: the player reports `connection failed`.
  yield* body as AsyncIterable<Uint8Array>
}
