/** What it takes to call an endpoint, by its contract. */
import type {
  AnswerOf,
  SentBodyOf,
  Endpoint,
  FileOf,
  ParamsOf,
  SentQueryOf,
} from '@maque/protocol/platform/endpoints.ts'

/** What goes in and comes out has the types of the endpoint. */
export type CallEndpoint = <E extends Endpoint>(endpoint: E, parts: CallOf<E>) => Promise<AnswerOf<E>>

/** What an endpoint wants to be told; what it does not want is not asked for. */
export type CallOf<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', SentQueryOf<E>> &
  Part<'body', SentBodyOf<E>> &
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
