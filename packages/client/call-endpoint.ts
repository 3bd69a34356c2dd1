import type { AnswerOf, Endpoint } from '@maque/protocol/platform/endpoints.ts'
import type { CallOf } from './call.ts'
import { send, type Connection, type OutgoingRequest } from './send.ts'

interface AnyCall {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly file?: Blob
  readonly onProgress?: (sent: number) => void
}

/**
 * Calls one endpoint. Rejects with `PlatformRefused` when the platform says no, and with
 * `PlatformUnreachable` when it cannot be asked.
 */
export async function callEndpoint<E extends Endpoint>(
  connection: Connection,
  endpoint: E,
  call: CallOf<E>,
  ticketId?: string,
): Promise<AnswerOf<E>> {
  // Every `CallOf` has some of these parts and no others.
  const { params = {}, query = {}, body, file, onProgress } = call as AnyCall
  const [method = '', pattern = ''] = endpoint.split(' ')
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  const request: OutgoingRequest = {
    method,
    path: search.size > 0 ? `${path}?${search}` : path,
    ticketId,
    ...(body !== undefined && { body: JSON.stringify(body), contentType: 'application/json' }),
    ...(file !== undefined && {
      body: file,
      contentType: file.type || 'application/octet-stream',
      onProgress,
    }),
  }
  // The server's route for this endpoint is declared with this type.
  return (await send(connection, request)) as AnswerOf<E>
}
