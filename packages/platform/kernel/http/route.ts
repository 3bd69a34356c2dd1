/**
 * One declaration of an endpoint: who may, what goes in, what is written down, what happens.
 *
 * (1) Nothing of a request reaches `handle` unparsed, and nothing before the guard has admitted
 *     the caller.
 * (2) What goes in and out has the types of protocol/platform/endpoints.ts.
 * (3) A route with `audit` has its entry committed before it answers, refused or not.
 */
import type { Result } from '@maque/base/result.ts'
import type {
  AnswerOf,
  BodyOf,
  Endpoint,
  FileOf,
  ParamsOf,
  QueryOf,
} from '@maque/protocol/platform/endpoints.ts'
import type { z } from 'zod'
import type { RaisedProblem } from './problem.ts'

/** Who does something, as the audit log names them. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'upload-token' | 'system'
  readonly id: string
}

export interface Admission {
  readonly actor: Actor
}

/** Decides who may, and hands on what it found out about them. */
export interface Guard<Params, Admitted extends Admission> {
  /** For tests that go through all routes. */
  readonly name: string
  admit(request: GuardedRequest<Params>): Promise<Result<Admitted, RaisedProblem>>
}

export interface GuardedRequest<Params> {
  readonly params: Params
  readonly headers: Headers
}

export interface RouteRequest<E extends Endpoint, Admitted> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The bytes sent, for endpoints that take a file. Not longer than `fileLimitBytes`. */
  readonly file: FileOf<E> extends string ? Buffer : undefined
  readonly admitted: Admitted
  readonly origin: RequestOrigin
}

export interface RequestOrigin {
  /** Of the client: an address, or what a trusted proxy said. */
  readonly address: string
  /** The host that was asked, with its port. */
  readonly host: string
  readonly scheme: 'http' | 'https'
}

export interface RouteAnswer<Answer> {
  readonly answer: Answer
  readonly status?: 200 | 201 | 202
  readonly headers?: Readonly<Record<string, string>>
  /** Who it turned out to be: for routes that anybody may ask. */
  readonly actor?: Actor
}

export interface RouteDeclaration<E extends Endpoint, Admitted extends Admission> {
  readonly endpoint: E
  readonly guard: Guard<ParamsOf<E>, Admitted>
  readonly query?: SchemaFor<QueryOf<E>>
  readonly body?: SchemaFor<BodyOf<E>>
  readonly fileTypes?: readonly string[]
  readonly fileLimitBytes?: number
  /** What is done, as the audit log calls it: `release.submitted`. */
  readonly audit?: string
  handle(request: RouteRequest<E, Admitted>): Promise<Result<RouteAnswer<AnswerOf<E>>, RaisedProblem>>
}

type SchemaFor<Value> = Value extends undefined ? never : z.ZodType<Value>

/** What an endpoint takes must be declared: without its schema this does not compile. */
type Declared<E extends Endpoint> = (QueryOf<E> extends undefined ? unknown : { readonly query: unknown }) &
  (BodyOf<E> extends undefined ? unknown : { readonly body: unknown }) &
  (FileOf<E> extends undefined
    ? unknown
    : { readonly fileTypes: readonly string[]; readonly fileLimitBytes: number })

/** A route whose types have done their work. */
export interface Route {
  readonly endpoint: Endpoint
  readonly guardName: string
  readonly declaration: RouteDeclaration<never, Admission>
}

export function route<E extends Endpoint, Admitted extends Admission>(
  declaration: RouteDeclaration<E, Admitted> & Declared<E>,
): Route {
  return {
    endpoint: declaration.endpoint,
    guardName: declaration.guard.name,
    // Served by `serveRoutes` alone, which parses each part by this very declaration before it hands it on.
    declaration: declaration as unknown as RouteDeclaration<never, Admission>,
  }
}
