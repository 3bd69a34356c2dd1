/**
 * One declaration of an endpoint: who may, how often, what is written down, what happens.
 *
 * What goes in and out is the endpoint's contract in protocol/platform; validation, the typed
 * client and the interface's documentation come from there.
 *
 * (1) Nothing of a request reaches `handle` unparsed, and nothing before the guard has admitted
 *     the caller.
 * (2) What a route with `audit` writes is one unit of work, together with its entry in the audit
 *     log. A refusal leaves nothing behind but its own entry.
 * (3) Whatever is no GET has `audit`, or says that it changes nothing.
 */
import type { Result } from '@maque/base/result.ts'
import type { AuditAction } from '@maque/protocol/platform/audit-names.ts'
import {
  endpoints,
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  type EndpointContract,
  type FileOf,
  type ParamsOf,
  type QueryOf,
} from '@maque/protocol/platform/endpoints.ts'
import type { NotedChange } from '../audit/audit-log.ts'
import type { RuleId } from '../policy/packs.ts'
import type { ConfirmationRule, DeedNaming } from './confirmation.ts'
import type { RaisedProblem } from './problem.ts'

/** Who does something, as the audit log names them. */
export interface Actor {
  readonly kind:
    | 'anonymous'
    | 'person'
    | 'registrant'
    | 'upload-token'
    | 'third-party'
    | 'app-server'
    | 'system'
  readonly id: string
}

export const nobody: Actor = { kind: 'anonymous', id: '' }

export interface Admission {
  readonly actor: Actor
}

/** Decides who may, and hands on what it found out about them. */
export interface Guard<Params, Admitted extends Admission> {
  /** For the documentation, and for tests that go through all routes. */
  readonly name: string
  admit(request: GuardedRequest<Params>): Promise<Result<Admitted, RaisedProblem>>
}

export interface GuardedRequest<Params> {
  readonly params: Params
  readonly headers: Headers
  /** Of the client: see `RequestOrigin`. */
  readonly address: string
  /**
   * Asked again within the unit of the deed: what the guard goes by has to stay so until the
   * commit, so that nobody does anything after they were removed.
   */
  readonly mustStay?: true
}

export interface RouteRequest<E extends Endpoint, Admitted> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The bytes sent, for endpoints that take a file. Not longer than the rule of `fileLimit`. */
  readonly file: FileOf<E> extends string ? Buffer : undefined
  readonly admitted: Admitted
  readonly origin: RequestOrigin
  /** The program that asks, as it calls itself. */
  readonly agent: string
  /** For the audit log: what something was before and is after. */
  note(change: NotedChange): void
}

export interface RequestOrigin {
  /** Of the client: an address, or what a trusted proxy said. */
  readonly address: string
  /** The host that was asked, with its port. */
  readonly host: string
  readonly scheme: 'http' | 'https'
}

export interface JsonAnswer<Answer> {
  readonly answer: Answer
  readonly status?: 200 | 201 | 202
  readonly headers?: Readonly<Record<string, string>>
  /** Who it turned out to be: for routes that anybody may ask. */
  readonly actor?: Actor
}

/** What can only be said when everything has been committed, and perhaps a while after. */
export interface LaterAnswer<Answer> {
  /** A refusal that comes so late takes nothing back. */
  answerLater(): Promise<Result<JsonAnswer<Answer>, RaisedProblem>>
  /** See `JsonAnswer`. */
  readonly actor?: Actor
}

/**
 * What is made only for who may have it: after the confirmation that `confirm` asks for, within the
 * same unit. Without `confirm` it is made at once.
 */
export interface ConfirmedAnswer<Answer> {
  onceConfirmed(): Promise<JsonAnswer<Answer>>
}

/** Text that is made while it is sent. */
export interface StreamedAnswer {
  readonly stream: AsyncIterable<string>
  readonly headers: Readonly<Record<string, string>>
}

/** A file, for whom the guard admits: kept by nobody on the way, shown but never run by a browser. */
export interface BytesAnswer {
  readonly bytes: Buffer
  readonly type: string
}

export type RouteAnswer<Answer> = JsonAnswer<Answer> | LaterAnswer<Answer> | StreamedAnswer | BytesAnswer

export interface RouteDeclaration<E extends Endpoint, Admitted extends Admission> {
  readonly endpoint: E
  readonly guard: Guard<ParamsOf<E>, Admitted>
  /** An empty one is that of programs which do not say. */
  readonly fileTypes?: readonly string[]
  /** The rule that limits the bytes of a file. */
  readonly fileLimit?: RuleId
  /** The rule that limits how often an actor may; absent: that of all changes, and reading is not counted. */
  readonly rate?: RuleId
  /** What is done, as the audit log calls it: `release.submitted`. */
  readonly audit?: AuditAction
  readonly changesNothing?: true
  /**
   * The switch of the policy that says whether the administrator of the app has to confirm this
   * by a scan; or which, by what is sent. Everything else is judged before: who is refused this
   * way would otherwise have succeeded.
   */
  readonly confirm?: Admitted extends { readonly appId: string } ? Confirm<E> : never
  /** With whom it is done, besides the app: shown to who scans. */
  confirmAbout?(request: {
    readonly params: ParamsOf<E>
    readonly body: BodyOf<E>
  }): Promise<DeedNaming | undefined>
  /**
   * What is spent by trying, whatever comes of it: captchas, tries. Committed before the unit of
   * work begins, also when it is tried with `POST /api/policy/explain`.
   */
  before?(request: RouteRequest<E, Admitted>): Promise<Result<void, RaisedProblem>>
  /**
   * For interfaces that programs of others ask with secrets: what is done when a page of a browser
   * asks instead, which is refused in any case. A unit of work.
   */
  askedByPage?(
    request: Pick<RouteRequest<E, Admitted>, 'params' | 'query' | 'body' | 'origin'>,
  ): Promise<void>
  handle(
    request: RouteRequest<E, Admitted>,
  ): Promise<Result<RouteAnswer<AnswerOf<E>> | ConfirmedAnswer<AnswerOf<E>>, RaisedProblem>>
}

type Confirm<E extends Endpoint> =
  | ConfirmationRule
  | ((request: { readonly params: ParamsOf<E>; readonly body: BodyOf<E> }) => ConfirmationRule | undefined)

/** What an endpoint takes must be declared: without it this does not compile. */
type Declared<E extends Endpoint> =
  FileOf<E> extends undefined
    ? unknown
    : { readonly fileTypes: readonly string[]; readonly fileLimit: RuleId }

/** A route whose types have done their work. */
export interface Route {
  readonly endpoint: Endpoint
  readonly contract: EndpointContract
  readonly guardName: string
  readonly declaration: RouteDeclaration<never, Admission & { readonly appId: string }>
}

export function route<E extends Endpoint, Admitted extends Admission>(
  declaration: RouteDeclaration<E, Admitted> & Declared<E>,
): Route {
  const { endpoint, guard, audit, changesNothing, confirm } = declaration
  if (!endpoint.startsWith('GET ') && audit === undefined && !changesNothing) {
    throw new Error(`${endpoint} changes something and has no name in the audit log`)
  }
  if (confirm !== undefined && (audit === undefined || 'fileTypes' in declaration)) {
    throw new Error(`${endpoint} cannot be confirmed: it is no unit of work, or takes a file`)
  }
  return {
    endpoint,
    contract: endpoints[endpoint],
    guardName: guard.name,
    // Served by `serveRoutes` alone, which parses each part by the endpoint's contract before it hands it on.
    declaration: declaration as unknown as Route['declaration'],
  }
}
