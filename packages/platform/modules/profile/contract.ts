/** What other modules may know of an app's profile. */
import type { Result } from '@maque/base/result.ts'
import type { ChosenCategory, PrivacyKey, PublishedGuide } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface ProfileReadiness {
  readonly isNamed: boolean
  readonly hasAvatar: boolean
  readonly hasIntro: boolean
  readonly categoriesInForce: readonly ChosenCategory[]
  /** Approved once, and not in force any more. */
  readonly lapsedCategories: readonly ChosenCategory[]
}

export interface Profiles {
  /** Refuses while whose app it is stands in the way of its coming online. */
  checkPublishing(appId: string): Promise<Result<void, RaisedProblem>>
  /** Of these, those that searching finds and users can open. */
  findable(appIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Refuses while the owner has suspended the app, in their words, or the platform has closed it. */
  checkOpen(appId: string): Promise<Result<void, RaisedProblem>>
  /** Those an auditor has approved, or that need none. */
  categoriesInForce(appId: string): Promise<readonly ChosenCategory[]>
  /** Of official accounts that have named themselves. */
  accountNames(publicIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether it has chosen to be a game, which it then stays. */
  isGame(appId: string): Promise<boolean>
  /** What has to be there before a version can be submitted. */
  readiness(appId: string): Promise<ProfileReadiness>
  /** The privacy guide in force. */
  privacyGuide(appId: string): Promise<PublishedGuide | undefined>
  /** What of these the guide in force does not declare: all of them, where there is none. */
  undeclared(appId: string, used: readonly PrivacyKey[]): Promise<readonly PrivacyKey[]>
  /** Kinds of data that a user who agreed to this version of the guide has not been asked for. */
  newSince(appId: string, version: number): Promise<readonly PrivacyKey[]>
}
