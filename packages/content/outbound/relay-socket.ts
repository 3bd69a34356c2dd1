/**
 * Carries one WebSocket on an app's behalf (see protocol/content/outbound-socket.ts).
 *
 * (1) The URL is parsed once; only ws and wss are opened. The domain rule is asked about it, and
 *     its address is judged at the moment of connecting. Redirects are not followed.
 * (2) A side that sends faster than the other takes is made to wait.
 * (3) When one side is gone, the other is closed.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { parseJson } from '@maque/base/parse-json.ts'
import { refuse, accept, type Result } from '@maque/base/result.ts'
import type { OutboundRefusal } from '@maque/protocol/content/outbound.ts'
import type { SocketAsked, SocketHeard, SocketSaid } from '@maque/protocol/content/outbound-socket.ts'
import { WebSocket, type ClientOptions } from 'ws'
import { AddressNotAllowed, lookupWithin, isForbiddenLiteral } from './guarded-agent.ts'
import { sendable, type OutboundRules } from './outbound-request.ts'

/** Of either side, as it arrives and unpacked. */
export const MAX_MESSAGE_BYTES = 10 * 1024 * 1024
/** What may wait for a slow side before the other is made to wait. */
const MAX_WAITING_BYTES = 1024 * 1024

const GOING_AWAY = 1001
const NORMAL = 1000
const NOT_UNDERSTOOD = 1003

/** `player` is open and has said nothing yet. */
export function relaySocket(player: WebSocket, rules: OutboundRules): void {
  player.once('message', (first, isBinary) => {
    const asked = isBinary ? undefined : parseAsked(text(first))
    if (!asked) return player.close(NOT_UNDERSTOOD)
    const outside = openOutside(asked, rules)
    if (outside.ok) join(player, outside.value)
    else refuseSocket(player, outside.refusal)
  })
  // The end follows, and says all that can be said.
  player.on('error', () => undefined)
}

export function refuseSocket(player: WebSocket, reason: OutboundRefusal): void {
  tell(player, { kind: 'refused', reason })
  player.close(NORMAL)
}

function openOutside(
  { url: address, protocols, headers, timeoutMs, compresses }: SocketAsked,
  rules: OutboundRules,
): Result<WebSocket, OutboundRefusal> {
  const url = URL.parse(address)
  if (!url || !/^wss?:$/.test(url.protocol) || url.username || url.password) return refuse('invalid url')
  url.hash = ''
  if (!rules.mayReach(url, 'socket')) return refuse('url not in domain list')
  if (isForbiddenLiteral(url, rules.mayConnect)) return refuse('address not allowed')
  const options: ClientOptions = {
    headers: sendable(headers),
    handshakeTimeout: Math.min(timeoutMs, rules.limits.maxTimeoutMs),
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: compresses,
    followRedirects: false,
    // Given on to the connection, which is all that its types do not say.
    ...{ lookup: lookupWithin(rules.mayConnect) },
  }
  try {
    return accept(new WebSocket(url, [...protocols], options))
  } catch {
    // Protocols and headers come from the app: what is no token is not sent.
    return refuse('connection failed')
  }
}

function join(player: WebSocket, outside: WebSocket): void {
  let isOpen = false
  let answered: Readonly<Record<string, string>> = {}
  outside.on('upgrade', ({ headers }) => (answered = plain(headers)))
  outside.on('open', () => {
    isOpen = true
    tell(player, { kind: 'open', protocol: outside.protocol, headers: answered })
  })
  outside.on('message', (data, isBinary) =>
    pass(outside, player, isBinary ? data : JSON.stringify(textHeard(text(data)))),
  )
  outside.on('error', (error) =>
    tell(
      player,
      isOpen ? { kind: 'failed', reason: error.message } : { kind: 'refused', reason: refusalOf(error) },
    ),
  )
  outside.on('close', (code, reason) => {
    if (isOpen) tell(player, { kind: 'closed', code, reason: reason.toString() })
    player.resume()
    player.close(NORMAL)
  })

  player.on('message', (data, isBinary) => {
    if (!isOpen) return player.close(NOT_UNDERSTOOD)
    if (isBinary) return pass(player, outside, data)
    const said = parseSaid(text(data))
    if (!said) return player.close(NOT_UNDERSTOOD)
    if (said.kind === 'text') pass(player, outside, said.text)
    else outside.close(said.code, said.reason)
  })
  player.on('close', () => {
    // One that waits would not hear that it is to end.
    outside.resume()
    if (isOpen) outside.close(GOING_AWAY)
    else outside.terminate()
  })
}

type Data = Parameters<WebSocket['send']>[0]

function pass(from: WebSocket, to: WebSocket, data: Data): void {
  to.send(data, () => {
    if (from.isPaused && to.bufferedAmount <= MAX_WAITING_BYTES) from.resume()
  })
  if (to.bufferedAmount > MAX_WAITING_BYTES) from.pause()
}

function tell(player: WebSocket, heard: SocketHeard): void {
  player.send(JSON.stringify(heard), () => undefined)
}

function textHeard(text: string): SocketHeard {
  return { kind: 'text', text }
}

function text(data: unknown): string {
  // Messages are Node's buffers, because nobody asked for another kind.
  return (data as Buffer).toString('utf8')
}

function refusalOf(error: Error): OutboundRefusal {
  if (error instanceof AddressNotAllowed) return 'address not allowed'
  // The library has no code for it.
  return /timed out/.test(error.message) ? 'timeout' : 'connection failed'
}

function plain(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  )
}

function parseAsked(line: string): SocketAsked | undefined {
  const asked = parseRecord(line)
  const { url, protocols, headers, timeoutMs, compresses } = asked ?? {}
  return typeof url === 'string' &&
    Array.isArray(protocols) &&
    protocols.every((protocol) => typeof protocol === 'string') &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((value) => typeof value === 'string') &&
    typeof timeoutMs === 'number' &&
    timeoutMs > 0 &&
    typeof compresses === 'boolean'
    ? // Each value of `headers` has just been looked at.
      { url, protocols, headers: headers as SocketAsked['headers'], timeoutMs, compresses }
    : undefined
}

function parseSaid(line: string): SocketSaid | undefined {
  const { kind, text, code, reason } = parseRecord(line) ?? {}
  if (kind === 'text' && typeof text === 'string') return { kind, text }
  return kind === 'close' &&
    (code === GOING_AWAY || code === NORMAL || (typeof code === 'number' && code >= 3000 && code <= 4999)) &&
    typeof reason === 'string' &&
    Buffer.byteLength(reason) <= 123
    ? { kind, code, reason }
    : undefined
}

function parseRecord(line: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(line)
  // An object has fields by names.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}
