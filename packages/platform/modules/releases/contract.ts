/** What other modules may know of releases. */
import type { Result } from '@maque/base/result.ts'
import type { Release, ReleaseDifferences, ReleaseState } from '@maque/protocol/platform/releases.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor, RequestOrigin } from '../../kernel/http/route.ts'

export interface OnlineRelease {
  readonly appId: string
  readonly version: string
  readonly digest: string
}

export interface Releases {
  /** Of these apps, what is online; the newest first. */
  online(appIds: readonly string[]): Promise<readonly OnlineRelease[]>
  /** Apps that came online last, the newest first. */
  newestOnline(limit: number): Promise<readonly string[]>
  /** What is online, in stages or was online and can be again: as far back as owners can go. The newest first. */
  usable(appId: string): Promise<readonly UsableVersion[]>
  wasEverOnline(digest: string): Promise<boolean>
  /** All that is or was online, in the sequence in which it came. */
  everOnline(): Promise<readonly OnlineRelease[]>
  lifeOf(appId: string): Promise<LifeOfVersions>
  /** Whether some version of this app has one of these bundles. */
  hasBundle(appId: string, digests: readonly string[]): Promise<boolean>
}

export interface UsableVersion {
  readonly id: string
  /** What its developers call it. */
  readonly version: string
  readonly digest: string
  readonly state: 'online' | 'gray' | 'replaced'
  readonly onlineAt: Date
}

/** How far the versions of an app have come. */
export interface LifeOfVersions {
  readonly hasVersion: boolean
  readonly isInReview: boolean
  /** A reviewer has approved one, and it is not online yet. */
  readonly isApproved: boolean
  readonly isOnline: boolean
  readonly wasEverOnline: boolean
}

/** A version that has compiled. */
export interface CompiledRelease {
  readonly id: string
  readonly appId: string
  readonly version: string
  readonly state: ReleaseState
  readonly digest: string
  readonly sizeBytes: number
}

/** All that became of an app's versions, for whoever takes it elsewhere. */
export interface ReleaseHistory {
  /** Those that compiled and were neither deleted nor replaced before anybody saw them; the newest first. */
  historyOf(appId: string): Promise<readonly HistoricVersion[]>
  /** An archive of source, as it was uploaded. */
  archiveOf(sourceDigest: string): Promise<Buffer>
}

export interface HistoricVersion {
  readonly version: string
  readonly description: string
  readonly state: ReleaseState
  readonly uploadedAt: Date
  /** `null`: it never was. */
  readonly onlineAt: Date | null
  readonly sourceDigest: string
  readonly digest: string
  readonly events: readonly {
    readonly at: Date
    readonly from: ReleaseState | null
    readonly to: ReleaseState
  }[]
}

/** What versions were compiled from. */
export interface ReleaseSources {
  /** `undefined` when there is no such version. */
  sourceOf(releaseId: string): Promise<ReleaseSource | undefined>
}

export interface ReleaseSource {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Where its scripts come from; absent for versions of before that was kept. */
  readonly maps?: Uint8Array
}

/** Versions beside what users have. */
export interface ComparedReleases {
  /** `undefined`: nothing else is online. */
  comparedWithOnline(
    appId: string,
    releaseId: string,
  ): Promise<Result<ReleaseDifferences | undefined, RaisedProblem>>
}

/** A version that can be used from now on. */
export interface CompiledVersion {
  readonly releaseId: string
  readonly appId: string
  readonly version: string
  readonly description: string
  readonly uploadedBy: string
  /** The third-party platform that committed it. */
  readonly committedBy?: string
}

/** Versions that a third-party platform commits. */
export interface CommittedVersions {
  /** Keeps the archive and wants it compiled; resolves with the version's id. */
  commit(version: NewCommit): Promise<Result<string, RaisedProblem>>
  /** To be asked after the commit: when it has compiled or failed to, or is taking long. */
  whenCompiled(releaseId: string): Promise<Release>
}

export interface NewCommit {
  readonly appId: string
  readonly committedBy: string
  readonly actor: Actor
  readonly actorName: string
  readonly archive: Buffer
  readonly lane: string
  readonly version: string
  readonly description: string
}

/** What owners do to versions, for whoever does it in their place. */
export interface OwnersReleases {
  /** The newest first. */
  list(appId: string): Promise<readonly Release[]>
  release(deed: OwnersDeed): Promise<Result<Release, RaisedProblem>>
  rollBack(deed: OwnersDeed): Promise<Result<Release, RaisedProblem>>
  /** `undefined`: experiencers are offered none. */
  trialOf(appId: string): Promise<Release | undefined>
  setTrial(appId: string, releaseId: string | undefined): Promise<Result<Release | undefined, RaisedProblem>>
  /** Where members try a version; refused for the trial when its code is over. */
  addressToTry(
    release: Release,
    origin: RequestOrigin,
    launch: { readonly path?: string | undefined },
  ): Promise<Result<string, RaisedProblem>>
}

export interface OwnersDeed {
  readonly appId: string
  readonly releaseId: string
  readonly actor: Actor
}

/** What reviewing does to versions. */
export interface ReviewedReleases {
  /** `undefined`: there is none, or it has not compiled. */
  compiled(releaseId: string): Promise<CompiledRelease | undefined>
  /** Within the unit of work of whoever asks. */
  carryOut(deed: ReviewDeed): Promise<Result<void, RaisedProblem>>
}

/** What releasing in stages does to versions. */
export interface StagedReleases {
  staged(appId: string, releaseId: string): Promise<Release | undefined>
  /** Within the unit of work of whoever asks. */
  stage(deed: StageDeed): Promise<Result<Release, RaisedProblem>>
}

export interface StageDeed {
  readonly appId: string
  readonly releaseId: string
  readonly command: 'start-gray' | 'cancel-gray' | 'release'
  readonly actor: Actor
}

export interface ReviewDeed {
  readonly appId: string
  readonly releaseId: string
  readonly command: 'submit' | 'withdraw' | 'delay' | 'take-up' | 'approve' | 'reject' | 'overturn'
  readonly actor: Actor
}
