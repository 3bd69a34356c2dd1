/** What other modules may know of third-party platforms. */
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { CompiledVersion } from '../releases/contract.ts'

export interface TemplateDrafts {
  /** Within the unit in which a version has become one that can be used. */
  noteDraft(compiled: CompiledVersion): Promise<void>
}

export interface TemplateApps {
  /** Whether what is uploaded for this app becomes a draft of a third-party platform's. */
  isTemplateApp(appId: string): Promise<boolean>
}

/** An app whose owner has left its code to the platform that a development app is of. */
export interface AuthorisedApp {
  readonly appId: string
  readonly componentId: string
  readonly platformName: string
}

export interface DirectCommits {
  /** By what a program says beside its package; refused when it has not authorised that platform. */
  authorisedApp(appId: string, extAppId: string): Promise<Result<AuthorisedApp, RaisedProblem>>
  /**
   * Where a project goes that was sent for this app, and what is made of it for there. `undefined`: it
   * is of this app itself.
   */
  destinationOf(project: SentProject): Promise<Result<CommitDestination | undefined, RaisedProblem>>
}

export interface SentProject {
  readonly appId: string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly purpose: 'version' | 'preview'
}

export interface CommitDestination extends AuthorisedApp {
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface CodeHolders {
  /** Refuses everybody but the third-party platform to which the owner has left the app's code. */
  checkReleasing(appId: string, actor: Actor): Promise<Result<void, RaisedProblem>>
}

/** An app, and the third-party platform that asks something for it. */
export interface DevelopedApp {
  readonly appId: string
  readonly actor: Actor
  /** As people are told who it was. */
  readonly actorName: string
}

/** For open interfaces of apps: third-party platforms that develop an app ask what its own server would. */
export interface AppDevelopers {
  /** Whether it looks like a token of theirs. */
  isTheirs(token: string): boolean
  /** By the token of an app that has let a platform develop it, or do one of what these sets are about. */
  appOfToken(
    token: string,
    address: string,
    sets?: readonly number[],
  ): Promise<Result<DevelopedApp, RaisedProblem>>
  /** By a platform's own token, for an app that has let it develop it. */
  appOfPlatform(asked: PlatformAsking): Promise<Result<DevelopedApp, RaisedProblem>>
}

export interface PlatformAsking {
  readonly token: string
  readonly componentAppId: string
  readonly appId: string
  readonly address: string
}

export interface ToldPlatforms {
  /**
   * The third-party platform that is told what this app's own server would be, and where; `undefined`
   * when none is authorised to. What became of code is told to who manages it, all else to who
   * answers the app's users.
   */
  toldInstead(
    appId: string,
    event: string,
  ): Promise<{ readonly componentAppId: string; readonly url: string } | undefined>
}
