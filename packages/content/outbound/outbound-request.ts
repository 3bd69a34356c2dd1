/**
 * Makes one request on an app's behalf.
 *
 * (1) The URL is parsed once, as browsers do; only http and https are made. TCP and UDP are not
 *     carried: an address that the app's list does not name hears of that first.
 * (2) The domain rule is asked about every hop, on the parsed URL.
 * (3) The address is judged at the moment of connecting, at every hop.
 * (4) A redirect is followed at most five times; credentials do not follow to another origin.
 */
import { pipeline, Transform, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  OutboundPurpose,
  OutboundRawSocket,
  OutboundRefusal,
  OutboundRequestHead,
} from '@maque/protocol/content/outbound.ts'
import { request as send, type Dispatcher } from 'undici'
import type { AddressPolicy } from './address-policy.ts'
import { AddressNotAllowed, isForbiddenLiteral } from './guarded-agent.ts'

export interface OutboundLimits {
  readonly maxTimeoutMs: number
  readonly maxAnswerBytes: number
}

export interface OutboundRules {
  readonly agent: Dispatcher
  readonly mayConnect: AddressPolicy
  readonly limits: OutboundLimits
  /** The app's domain lists. */
  mayReach(url: URL, purpose: OutboundPurpose): boolean
}

export interface OutboundAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** Decompressed. Destroyed with an error when it grows over the limit. */
  readonly body: Readable
}

const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export async function makeOutboundRequest(
  head: OutboundRequestHead,
  body: Uint8Array | undefined,
  rules: OutboundRules,
  signal: AbortSignal,
): Promise<Result<OutboundAnswer, OutboundRefusal>> {
  const { purpose } = head
  if (purpose === 'udp' || purpose === 'tcp') {
    return refuse(refusalOfRawSocket(head.url, purpose, rules))
  }
  const timeout = AbortSignal.timeout(Math.min(head.timeoutMs, rules.limits.maxTimeoutMs))
  let hop: Hop = {
    address: head.url,
    method: head.method.toUpperCase(),
    headers: sendable(head.headers),
    body,
  }
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const url = parseTarget(hop.address)
    if (!url) return refuse('invalid url')
    if (!rules.mayReach(url, purpose)) return refuse('url not in domain list')
    if (isForbiddenLiteral(url, rules.mayConnect)) return refuse('address not allowed')

    const answered = await answer(url, hop, rules, AbortSignal.any([signal, timeout]))
    if (!answered.ok) return answered
    const location = answered.value.headers['location']
    if (!REDIRECTS.has(answered.value.statusCode) || typeof location !== 'string') {
      return accept(present(answered.value, rules.limits))
    }
    // Thrown away unread; a body without listener would throw that into the process.
    answered.value.body.on('error', () => undefined).destroy()
    hop = redirected(hop, url, location, answered.value.statusCode)
  }
  return refuse('too many redirects')
}

function refusalOfRawSocket(address: string, kind: OutboundRawSocket, rules: OutboundRules): OutboundRefusal {
  const url = URL.parse(address)
  if (!url || url.protocol !== `${kind}:` || url.username || url.password) return 'invalid url'
  return rules.mayReach(url, kind) ? 'not supported' : 'url not in domain list'
}

interface Hop {
  readonly address: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

function parseTarget(address: string): URL | undefined {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined
  // Credentials in a URL make it read like another host.
  if (url.username || url.password) return undefined
  url.hash = ''
  return url
}

async function answer(
  url: URL,
  { method, headers, body }: Hop,
  { agent }: OutboundRules,
  signal: AbortSignal,
): Promise<Result<Dispatcher.ResponseData, OutboundRefusal>> {
  try {
    // The method comes from the app: undici refuses what is no token, and CONNECT is never sent.
    if (method === 'CONNECT' || method === 'TRACE') return refuse('invalid url')
    return accept(
      await send(url, {
        dispatcher: agent,
        method: method as Dispatcher.HttpMethod,
        headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
        body: body ?? null,
        signal,
      }),
    )
  } catch (error) {
    return refuse(refusalOf(error, signal))
  }
}

function refusalOf(error: unknown, signal: AbortSignal): OutboundRefusal {
  if (error instanceof AddressNotAllowed) return 'address not allowed'
  if (error instanceof Error && error.cause instanceof AddressNotAllowed) return 'address not allowed'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return signal.aborted || code.endsWith('_TIMEOUT') ? 'timeout' : 'connection failed'
}

function redirected(hop: Hop, from: URL, location: string, status: number): Hop {
  const target = URL.parse(location, from)
  const isSameOrigin = target?.origin === from.origin
  const becomesGet = status === 303 || ((status === 301 || status === 302) && hop.method === 'POST')
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(
      ([name]) =>
        (isSameOrigin || !/^(authorization|cookie)$/i.test(name)) && !(becomesGet && /^content-/i.test(name)),
    ),
  )
  return {
    address: target?.href ?? location,
    method: becomesGet ? 'GET' : hop.method,
    headers,
    body: becomesGet ? undefined : hop.body,
  }
}

/** Headers that belong to the connection or to us, not to the app. */
const NOT_SENT =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|expect|accept-encoding|sec-websocket-.*)$/i

export function sendable(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_SENT.test(name)))
}

function present(data: Dispatcher.ResponseData, { maxAnswerBytes }: OutboundLimits): OutboundAnswer {
  const headers: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(data.headers)) {
    // The length told is of the compressed body.
    const isOfEncoding =
      name === 'content-encoding' || (name === 'content-length' && data.headers['content-encoding'])
    if (value !== undefined && !isOfEncoding) headers[name] = value
  }
  const body = limited(decoded(data.body, data.headers['content-encoding']), maxAnswerBytes)
  return { status: data.statusCode, headers, body }
}

function decoded(body: Readable, encoding: string | readonly string[] | undefined): Readable {
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : undefined
  // Errors reach the reader through the decoder itself; the callback only keeps them from being thrown twice.
  return decoder ? pipeline(body, decoder, () => undefined) : body
}

/** Counted after decompression: a bomb is stopped like any other large answer. */
function limited(body: Readable, maxBytes: number): Readable {
  let seenBytes = 0
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seenBytes += chunk.length
      if (seenBytes > maxBytes) done(new Error('response too large'))
      else done(null, chunk)
    },
  })
  return pipeline(body, counter, () => undefined)
}
