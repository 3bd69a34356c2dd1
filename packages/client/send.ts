/** Sends one request to the platform and reads its answer. */
import { parseJson } from '@maque/base/parse-json.ts'
import { CONFIRMATION_HEADER, type Confirmation } from '@maque/protocol/platform/confirmations.ts'
import type { Problem } from '@maque/protocol/platform/problem.ts'
import type { CallEndpoint } from './call.ts'
import { PlatformRefused, PlatformUnreachable } from './platform-refused.ts'

export interface Connection {
  /** Of the platform: `http://localhost:8080`. Absent: where the page came from. */
  readonly origin?: string
  /** An upload token. Absent: the browser's session. */
  readonly token?: string
  /** How requests are sent; absent: as the environment does. */
  readonly fetch?: (request: Request) => Promise<Response>
  /**
   * Brings the administrator to confirm what was asked for: resolves when they have, rejects when
   * they have not. Absent: what needs it is refused.
   */
  readonly confirm?: Confirm
}

export type Confirm = (
  confirmation: Confirmation,
  /** Why it is asked for. */
  refused: PlatformRefused,
  call: CallEndpoint,
) => Promise<void>

export interface OutgoingRequest {
  readonly method: string
  readonly path: string
  readonly body?: string | Blob
  readonly contentType?: string
  /** With which the administrator has confirmed exactly this. */
  readonly ticketId?: string | undefined
  /** Told the part of the body that has been sent, 0 to 1, where the environment can tell. */
  readonly onProgress?: ((sent: number) => void) | undefined
}

/** Resolves with the parsed JSON of a 2xx answer; everything else rejects. */
export async function send(connection: Connection, request: OutgoingRequest): Promise<unknown> {
  const { status, text } = await exchange(connection, request)
  const answer = parseJson(text)
  if (status >= 200 && status < 300 && answer !== undefined) return answer
  if (isProblem(answer)) throw new PlatformRefused(answer, status)
  throw new PlatformUnreachable(`${request.method} ${request.path} was answered with ${status}.`)
}

interface Exchanged {
  readonly status: number
  readonly text: string
}

function exchange(connection: Connection, request: OutgoingRequest): Promise<Exchanged> {
  // Only the older interface tells how much has been sent.
  const mayTellProgress =
    request.onProgress !== undefined &&
    connection.fetch === undefined &&
    typeof XMLHttpRequest !== 'undefined'
  return mayTellProgress ? exchangeWithProgress(connection, request) : exchangeByFetch(connection, request)
}

async function exchangeByFetch(connection: Connection, request: OutgoingRequest): Promise<Exchanged> {
  const { method, body, onProgress } = request
  try {
    const sent = new Request(addressOf(connection, request), {
      method,
      headers: headersOf(connection, request),
      credentials: 'same-origin',
      ...(body !== undefined && { body }),
    })
    const response = await (connection.fetch ?? fetch)(sent)
    onProgress?.(1)
    return { status: response.status, text: await response.text() }
  } catch (cause) {
    throw new PlatformUnreachable(`${method} ${request.path} got no answer.`, { cause })
  }
}

function exchangeWithProgress(connection: Connection, request: OutgoingRequest): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest()
    exchange.open(request.method, addressOf(connection, request))
    for (const [name, value] of Object.entries(headersOf(connection, request))) {
      exchange.setRequestHeader(name, value)
    }
    exchange.upload.onprogress = ({ loaded, total }) => request.onProgress?.(total === 0 ? 1 : loaded / total)
    exchange.onload = () => resolve({ status: exchange.status, text: exchange.responseText })
    exchange.onerror = () =>
      reject(new PlatformUnreachable(`${request.method} ${request.path} got no answer.`))
    exchange.send(request.body ?? null)
  })
}

function addressOf({ origin = '' }: Connection, { path }: OutgoingRequest): string {
  return origin.replace(/\/$/, '') + path
}

function headersOf(
  { token }: Connection,
  { contentType, ticketId }: OutgoingRequest,
): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    ...(contentType !== undefined && { 'Content-Type': contentType }),
    ...(ticketId !== undefined && { [CONFIRMATION_HEADER]: ticketId }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  }
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false
  const { code, message } = value as Partial<Record<keyof Problem, unknown>>
  return typeof code === 'string' && typeof message === 'object' && message !== null
}
