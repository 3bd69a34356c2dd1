import type {
  AnswerOf,
  BodyOf,
  Endpoint,
  FileOf,
  ParamsOf,
  QueryOf,
} from '@maque/protocol/platform/endpoints.ts'
import { send, type Connection, type OutgoingRequest } from './send.ts'

/** What an endpoint wants to be told; what it does not want is not asked for. */
export type CallOf<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> &
  (FileOf<E> extends string ? UploadedFile : unknown)

/** Of a union as a whole: a body of either kind is one body. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : [keyof Value] extends [never]
    ? unknown
    : { readonly [Key in Name]: Value }

interface UploadedFile {
  readonly file: Blob
  readonly onProgress?: (sent: number) => void
}

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
