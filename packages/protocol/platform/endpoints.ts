/**
 * Every endpoint of the platform's own interface, with what goes in and comes out.
 *
 * The server declares a route for each and the client is typed by it, so that neither can say
 * what the other does not understand. Refusals are a `Problem` with a status of 4xx.
 */
import type {
  AddMemberRequest,
  App,
  CreateAppRequest,
  CreatedUploadToken,
  CreateUploadTokenRequest,
  Member,
  UpdateAppRequest,
  UploadToken,
} from './apps.ts'
import type { AppCard, Instance, Launch } from './catalogue.ts'
import type { Release, SubmitRequest, UploadQuery } from './releases.ts'
import type { QueueEntry, RejectRequest, Submission } from './review.ts'
import type { SessionAnswer, SignInRequest } from './session.ts'

export interface Endpoints {
  'GET /api/instance': { answer: Instance }

  'GET /api/session': { answer: SessionAnswer }
  'POST /api/session': { body: SignInRequest; answer: SessionAnswer }
  'DELETE /api/session': { answer: SessionAnswer }

  'GET /api/apps': { answer: { readonly apps: readonly App[] } }
  'POST /api/apps': { body: CreateAppRequest; answer: App }
  'GET /api/apps/:appId': { answer: App }
  'PATCH /api/apps/:appId': { body: UpdateAppRequest; answer: App }
  /** PNG, JPEG or WebP. */
  'PUT /api/apps/:appId/icon': { file: 'image'; answer: App }

  'GET /api/apps/:appId/members': { answer: { readonly members: readonly Member[] } }
  'POST /api/apps/:appId/members': { body: AddMemberRequest; answer: Member }
  'DELETE /api/apps/:appId/members/:personId': { answer: Nothing }

  'GET /api/apps/:appId/upload-tokens': { answer: { readonly tokens: readonly UploadToken[] } }
  'POST /api/apps/:appId/upload-tokens': { body: CreateUploadTokenRequest; answer: CreatedUploadToken }
  'DELETE /api/apps/:appId/upload-tokens/:tokenId': { answer: Nothing }

  'GET /api/apps/:appId/releases': { answer: { readonly releases: readonly Release[] } }
  /**
   * A zip of the project's source. Answers once it has compiled or failed to; when that takes
   * long, with a release that is still `compiling`.
   */
  'POST /api/apps/:appId/releases': { query: UploadQuery; file: 'zip'; answer: Release }
  'GET /api/apps/:appId/releases/:releaseId': { answer: Release }
  'POST /api/apps/:appId/releases/:releaseId/submission': { body: SubmitRequest; answer: Release }
  /** Withdraws it. */
  'DELETE /api/apps/:appId/releases/:releaseId/submission': { answer: Release }
  'POST /api/apps/:appId/releases/:releaseId/release': { answer: Release }
  'POST /api/apps/:appId/releases/:releaseId/rollback': { answer: Release }

  /** For members of the app, and for reviewers while it is in review. */
  'GET /api/releases/:releaseId/launch': { answer: Launch }

  'GET /api/review/queue': { answer: { readonly entries: readonly QueueEntry[] } }
  'GET /api/review/submissions/:releaseId': { answer: Submission }
  'POST /api/review/submissions/:releaseId/claim': { answer: Submission }
  'DELETE /api/review/submissions/:releaseId/claim': { answer: Submission }
  'POST /api/review/submissions/:releaseId/approval': { answer: Nothing }
  'POST /api/review/submissions/:releaseId/rejection': { body: RejectRequest; answer: Nothing }

  /** Apps that are online; with `q`, those whose name contains it. */
  'GET /api/catalogue': {
    query: { readonly q?: string | undefined }
    answer: { readonly apps: readonly AppCard[] }
  }
  'GET /api/catalogue/:appId': { answer: Launch }
}

export type Endpoint = keyof Endpoints

/** An empty object. */
export type Nothing = Readonly<Record<never, never>>

export type AnswerOf<E extends Endpoint> = Endpoints[E]['answer']
export type BodyOf<E extends Endpoint> = Endpoints[E] extends { body: infer Body } ? Body : undefined
export type QueryOf<E extends Endpoint> = Endpoints[E] extends { query: infer Query } ? Query : undefined
export type FileOf<E extends Endpoint> = Endpoints[E] extends { file: infer File } ? File : undefined

/** `{ appId: string }` for `GET /api/apps/:appId`. */
export type ParamsOf<E extends string> = E extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : E extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : Nothing
