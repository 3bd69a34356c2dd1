/** What managing an app's code in its owner's place asks of other modules. */
import type { Result } from '@maque/base/result.ts'
import type { BusinessDomain, ProofFile, ServerDomains } from '@maque/protocol/platform/development.ts'
import type { Member, MemberList } from '@maque/protocol/platform/members.ts'
import type { SubmitRequest, Submission } from '@maque/protocol/platform/review.ts'
import type { Rollout, StartRollout } from '@maque/protocol/platform/rollouts.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor, RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { Apps } from '../apps/contract.ts'
import type { Bundles } from '../bundles/contract.ts'
import type { MinimumLibraries } from '../client-updates/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { CommittedVersions, OwnersReleases, Releases, ReleaseSources } from '../releases/contract.ts'
import type { ThirdPartyService } from './third-party-service.ts'

type Done = Promise<Result<void, RaisedProblem>>

interface AppDeed {
  readonly appId: string
  readonly actor: Actor
}

interface VersionDeed extends AppDeed {
  readonly releaseId: string
}

interface Owner {
  readonly appId: string
  readonly actorName: string
}

export interface Allowance {
  readonly used: number
  readonly limit: number
}

export interface CodePorts {
  readonly thirdParties: ThirdPartyService
  readonly policy: Policy
  readonly apps: Apps
  readonly bundles: Pick<Bundles, 'outlineOf'>
  readonly profiles: Pick<Profiles, 'categoriesInForce' | 'checkOpen'>
  readonly versions: CommittedVersions
  readonly releases: OwnersReleases & Pick<Releases, 'usable'>
  /** Of persons as a platform knows them. */
  readonly personKey: KeyedHash
  /** A PNG. */
  codePicture(text: string): Promise<Buffer>
  readonly submissions: {
    list(appId: string): Promise<readonly Submission[]>
    quota(appId: string): Promise<{ readonly submissions: Allowance; readonly speedUps: Allowance }>
    submit(
      deed: VersionDeed & { readonly personId: string },
      request: Required<
        Pick<
          SubmitRequest,
          'groups' | 'note' | 'feedback' | 'materials' | 'previews' | 'saysPrivacyUnused' | 'orderPath'
        >
      > &
        Pick<SubmitRequest, 'ugc'>,
    ): Promise<Result<Submission, RaisedProblem>>
    withdraw(deed: VersionDeed & { readonly personId: string }): Done
    speedUp(appId: string, auditId: string): Promise<Result<Submission, RaisedProblem>>
  }
  readonly privacy: {
    /** The draft of the privacy guide comes into force, if this platform has written it. */
    publishDraftOf(appId: string, componentId: string): Promise<void>
  }
  readonly sources: ReleaseSources
  /** What reviewers are shown beside the code. */
  readonly files: {
    add(file: {
      readonly appId: string
      readonly addedBy: string
      readonly bytes: Buffer
    }): Promise<Result<{ readonly fileId: string }, RaisedProblem>>
  }
  readonly rollouts: {
    get(appId: string): Promise<Rollout | undefined>
    start(deed: VersionDeed, request: Required<StartRollout>): Promise<Result<Rollout, RaisedProblem>>
    raise(deed: AppDeed, percentage: number): Promise<Result<unknown, RaisedProblem>>
    cancel(deed: AppDeed): Done
  }
  readonly openness: {
    suspend(appId: string, message: string): Done
    resume(appId: string): Done
  }
  readonly libraries: MinimumLibraries
  readonly domains: {
    settings(appId: string): Promise<{
      readonly serverDomains: ServerDomains
      readonly businessDomains: { readonly domains: readonly BusinessDomain[]; readonly closedTo?: unknown }
    }>
    setServerDomains(
      owner: Owner,
      domains: ServerDomains,
      ownHosts: readonly string[],
    ): Promise<Result<ServerDomains, RaisedProblem>>
    proofFile(appId: string): ProofFile
    lookForProof(appId: string, domain: string, ownHosts: readonly string[]): Done
    vouchFor(appId: string, domain: string, ownHosts: readonly string[]): Done
    takeProof(id: string, domain: string): Promise<boolean>
    addBusinessDomain(
      owner: Owner,
      domain: string,
      ownHosts: readonly string[],
    ): Promise<Result<BusinessDomain, RaisedProblem>>
    removeBusinessDomain(owner: Owner, domain: string): Done
  }
  readonly members: {
    list(appId: string): Promise<MemberList>
    addExperiencer(appId: string, inviter: string, login: string): Promise<Result<Member, RaisedProblem>>
    removeExperiencer(appId: string, personId: string): Done
  }
  /** Under which names the platform itself is asked. */
  ownHosts(origin: RequestOrigin): readonly string[]
}
