/**
 * The platform as screens and programs use it: one method a deed.
 *
 * Each resolves with the platform's answer, and rejects as `callEndpoint` does.
 */
import type { App, CreateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { CreatedUploadToken, UploadToken } from '@maque/protocol/platform/development.ts'
import type { AppCard, Launch } from '@maque/protocol/platform/catalogue.ts'
import type { AddMemberRequest, Member, MemberList } from '@maque/protocol/platform/members.ts'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import type { Release, UploadQuery } from '@maque/protocol/platform/releases.ts'
import type {
  QueueEntry,
  ReviewedSubmission,
  Submission,
  SubmitRequest,
} from '@maque/protocol/platform/review.ts'
import type { OpenSession, Person, SignInRequest } from '@maque/protocol/platform/session.ts'
import { callConfirmed } from './call-confirmed.ts'
import type { CallEndpoint } from './call.ts'
import type { Connection } from './send.ts'

export interface Upload extends UploadQuery {
  /** A zip of the project's source. */
  readonly archive: Blob
  /** Told how much has been sent, 0 to 1; at 1 the server compiles. */
  readonly onProgress?: (sent: number) => void
}

export interface PlatformClient {
  /** `null`: nobody is signed in. */
  me(): Promise<Person | null>
  signIn(request: SignInRequest): Promise<Person | null>
  signOut(): Promise<void>
  /** Everywhere the person is signed in. */
  sessions(): Promise<readonly OpenSession[]>
  endSession(sessionId: string): Promise<void>

  myApps(): Promise<readonly App[]>
  app(appId: string): Promise<App>
  createApp(request: CreateAppRequest): Promise<App>
  setAvatar(appId: string, image: Blob): Promise<Profile>
  setIntro(appId: string, intro: string): Promise<Profile>
  setName(appId: string, name: string): Promise<Profile>
  members(appId: string): Promise<MemberList>
  /** Invites them, where the rules say that they are asked. */
  addMember(appId: string, request: AddMemberRequest): Promise<Member>
  removeMember(appId: string, personId: string): Promise<void>
  uploadTokens(appId: string): Promise<readonly UploadToken[]>
  createUploadToken(appId: string, label: string): Promise<CreatedUploadToken>
  revokeUploadToken(appId: string, tokenId: string): Promise<void>

  releases(appId: string): Promise<readonly Release[]>
  upload(appId: string, upload: Upload): Promise<Release>
  oneRelease(appId: string, releaseId: string): Promise<Release>
  /** An error message of this version, with the author's files and lines. */
  inAuthorsPlaces(appId: string, releaseId: string, text: string): Promise<string>
  submit(appId: string, releaseId: string, request: SubmitRequest): Promise<Submission>
  withdraw(appId: string, releaseId: string): Promise<void>
  /** Brings an approved version online. */
  release(appId: string, releaseId: string): Promise<Release>
  rollBack(appId: string, releaseId: string): Promise<Release>

  reviewQueue(): Promise<readonly QueueEntry[]>
  submission(auditId: number): Promise<ReviewedSubmission>

  /** Apps that are online; with text, those whose name contains it. */
  catalogue(text: string): Promise<readonly AppCard[]>
  launchOnline(appId: string): Promise<Launch>
  /** For members of the app, and for reviewers while it is in review. */
  launchRelease(releaseId: string): Promise<Launch>

  /** Any endpoint by its name; the methods above are its shorthands. */
  readonly call: CallEndpoint
}

export function createPlatformClient(connection: Connection = {}): PlatformClient {
  const call: CallEndpoint = (endpoint, parts) => callConfirmed(connection, endpoint, parts, call)
  return {
    ...sessionMethods(call),
    ...appMethods(call),
    ...releaseMethods(call),
    ...reviewMethods(call),
    ...playerMethods(call),
    call,
  }
}

type SessionMethod = 'me' | 'signIn' | 'signOut' | 'sessions' | 'endSession'

function sessionMethods(call: CallEndpoint): Pick<PlatformClient, SessionMethod> {
  return {
    me: async () => (await call('GET /api/session', {})).person,
    signIn: async (body) => (await call('POST /api/session', { body })).person,
    signOut: async () => void (await call('DELETE /api/session', {})),
    sessions: async () => (await call('GET /api/sessions', {})).sessions,
    endSession: async (sessionId) =>
      void (await call('DELETE /api/sessions/:sessionId', { params: { sessionId } })),
  }
}

type AppMethod =
  | 'myApps'
  | 'app'
  | 'createApp'
  | 'setAvatar'
  | 'setIntro'
  | 'setName'
  | 'members'
  | 'addMember'
  | 'removeMember'
  | 'uploadTokens'
  | 'createUploadToken'
  | 'revokeUploadToken'

function appMethods(call: CallEndpoint): Pick<PlatformClient, AppMethod> {
  return {
    myApps: async () => (await call('GET /api/apps', {})).apps,
    app: (appId) => call('GET /api/apps/:appId', { params: { appId } }),
    createApp: (body) => call('POST /api/apps', { body }),
    setAvatar: (appId, file) => call('PUT /api/apps/:appId/avatar', { params: { appId }, query: {}, file }),
    setIntro: (appId, intro) => call('PUT /api/apps/:appId/intro', { params: { appId }, body: { intro } }),
    setName: (appId, name) =>
      call('PUT /api/apps/:appId/name', { params: { appId }, body: { name, documentIds: [] } }),
    members: (appId) => call('GET /api/apps/:appId/members', { params: { appId } }),
    addMember: (appId, body) => call('POST /api/apps/:appId/members', { params: { appId }, body }),
    removeMember: async (appId, personId) =>
      void (await call('DELETE /api/apps/:appId/members/:personId', { params: { appId, personId } })),
    uploadTokens: async (appId) =>
      (await call('GET /api/apps/:appId/upload-tokens', { params: { appId } })).tokens,
    createUploadToken: (appId, label) =>
      call('POST /api/apps/:appId/upload-tokens', { params: { appId }, body: { label } }),
    revokeUploadToken: async (appId, tokenId) =>
      void (await call('DELETE /api/apps/:appId/upload-tokens/:tokenId', { params: { appId, tokenId } })),
  }
}

type ReleaseMethod =
  | 'releases'
  | 'oneRelease'
  | 'upload'
  | 'inAuthorsPlaces'
  | 'submit'
  | 'withdraw'
  | 'release'
  | 'rollBack'

function releaseMethods(call: CallEndpoint): Pick<PlatformClient, ReleaseMethod> {
  return {
    releases: async (appId) => (await call('GET /api/apps/:appId/releases', { params: { appId } })).releases,
    oneRelease: (appId, releaseId) =>
      call('GET /api/apps/:appId/releases/:releaseId', { params: { appId, releaseId } }),
    upload: (appId, { archive, version, description, onProgress }) =>
      call('POST /api/apps/:appId/releases', {
        params: { appId },
        query: { version, description },
        file: archive,
        ...(onProgress && { onProgress }),
      }),
    inAuthorsPlaces: async (appId, releaseId, text) =>
      (
        await call('POST /api/apps/:appId/releases/:releaseId/places', {
          params: { appId, releaseId },
          body: { text },
        })
      ).text,
    submit: (appId, releaseId, body) =>
      call('POST /api/apps/:appId/releases/:releaseId/submission', { params: { appId, releaseId }, body }),
    withdraw: async (appId, releaseId) =>
      void (await call('DELETE /api/apps/:appId/releases/:releaseId/submission', {
        params: { appId, releaseId },
      })),
    release: (appId, releaseId) =>
      call('POST /api/apps/:appId/releases/:releaseId/release', { params: { appId, releaseId } }),
    rollBack: (appId, releaseId) =>
      call('POST /api/apps/:appId/releases/:releaseId/rollback', { params: { appId, releaseId } }),
  }
}

type ReviewMethod = 'reviewQueue' | 'submission'

function reviewMethods(call: CallEndpoint): Pick<PlatformClient, ReviewMethod> {
  return {
    reviewQueue: async () => (await call('GET /api/review/queue', { query: {} })).entries,
    submission: (auditId) =>
      call('GET /api/review/submissions/:auditId', { params: { auditId: String(auditId) } }),
  }
}

type PlayerMethod = 'catalogue' | 'launchOnline' | 'launchRelease'

function playerMethods(call: CallEndpoint): Pick<PlatformClient, PlayerMethod> {
  return {
    catalogue: async (q) => (await call('GET /api/catalogue', { query: q === '' ? {} : { q } })).apps,
    launchOnline: (appId) => call('GET /api/catalogue/:appId', { params: { appId } }),
    launchRelease: (releaseId) => call('GET /api/releases/:releaseId/launch', { params: { releaseId } }),
  }
}
