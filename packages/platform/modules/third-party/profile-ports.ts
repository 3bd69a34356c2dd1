/** What speaking for an app in its owner's place asks of other modules. */
import type { Result } from '@maque/base/result.ts'
import type {
  Categories,
  CategoryTree,
  Crop,
  DocumentProof,
  NameCheck,
  PrivacyGuide,
  PrivacyState,
  Profile,
  TreeName,
} from '@maque/protocol/platform/profile.ts'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { TemporaryMedia } from '../temporary-media/contract.ts'
import type { ThirdPartyService } from './third-party-service.ts'

type Done = Promise<Result<void, RaisedProblem>>

/** What writing an app's privacy guide asks of other modules, beside what its code does. */
export interface PrivacyPorts {
  readonly privacy: {
    of(appId: string): Promise<PrivacyState>
    drafted(
      appId: string,
    ): Promise<{ readonly guide: PrivacyGuide; readonly writtenAt: Date | undefined } | undefined>
    write(appId: string, guide: PrivacyGuide, writtenBy: string): Promise<Result<PrivacyState, RaisedProblem>>
    /** Another version of what is in force, beside whatever is being written. */
    amend(appId: string, guide: PrivacyGuide): Promise<Result<PrivacyState, RaisedProblem>>
  }
  readonly ownTexts: TemporaryMedia & {
    addText(appId: string, bytes: Buffer): Promise<Result<{ readonly mediaId: string }, RaisedProblem>>
  }
}

/** A name that an auditor is asked about. */
export interface AskedName {
  readonly sequence: number
  readonly name: string
  readonly word: string
  readonly state: 'pending' | 'approved' | 'refused' | 'withdrawn'
  readonly reason: string | null
  readonly created_at: Date
  readonly settled_at: Date | null
}

/** Documents, and those that are one of what the category asks for by name. */
export interface GivenProofs {
  readonly documentIds: readonly string[]
  readonly proofs: readonly DocumentProof[]
}

export interface ProfilePorts {
  readonly thirdParties: ThirdPartyService
  readonly media: TemporaryMedia
  readonly profile: {
    of(appId: string): Promise<Profile>
    setAvatar(appId: string, image: Buffer, crop: Crop): Promise<Result<Profile, RaisedProblem>>
    setIntro(appId: string, intro: string): Promise<Result<Profile, RaisedProblem>>
  }
  readonly names: {
    check(appId: string, name: string): Promise<NameCheck>
    set(appId: string, name: string, documentIds: readonly string[]): Done
    pendingOf(appId: string): Promise<AskedName | undefined>
    numbered(appId: string, number: number): Promise<AskedName | undefined>
  }
  readonly documents: {
    add(
      appId: string,
      name: string,
      bytes: Buffer,
    ): Promise<Result<{ readonly documentId: string }, RaisedProblem>>
  }
  readonly categories: {
    of(appId: string): Promise<Categories>
    add(appId: string, categoryId: number, given: GivenProofs): Done
    askAgain(appId: string, categoryId: number, given: GivenProofs): Done
    remove(appId: string, categoryId: number): Done
  }
  treeNamed(name: TreeName): CategoryTree
  /** Whose list subjects of this type choose from. */
  treeFor(subject: SubjectType): TreeName
  readonly openness: {
    setSearchable(appId: string, isSearchable: boolean): Done
  }
}
