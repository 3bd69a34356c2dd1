/** The profile in one piece. */
import { accept, refuse } from '@maque/base/result.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { createAccountCards, type AccountCards } from './account-cards.ts'
import { createAuditClaims } from './audit-claims.ts'
import { createAuditDecisions, type AuditDecisions } from './audit-decisions.ts'
import { createAuditDesk, type AuditDesk } from './audit-desk.ts'
import { createAvatars, type Avatars } from './avatars.ts'
import { createCategoryService, type CategoryService } from './category-service.ts'
import type { Profiles } from './contract.ts'
import { isChecked, publishingRefusal } from './decide-publishing.ts'
import { createDisputeService, type DisputeService } from './dispute-service.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createNameService, type NameService } from './name-service.ts'
import { createNameWords, type NameWords } from './name-words.ts'
import { createOpenness, type Openness } from './openness.ts'
import { createPrivacyService, type PrivacyService } from './privacy-service.ts'
import type { ProfileNews } from './profile-news.ts'
import { serviceSuspended } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import { createProtectedPictures, type ProtectedPictures } from './protected-pictures.ts'
import { createProfileService, type ProfileService, type ProfileServiceOptions } from './profile-service.ts'

export interface ProfileParts extends Profiles {
  readonly profile: ProfileService
  readonly names: NameService
  readonly accountCards: AccountCards
  readonly words: NameWords
  readonly disputes: DisputeService
  readonly documents: Documents
  readonly categories: CategoryService
  readonly privacy: PrivacyService
  readonly openness: Openness
  readonly avatars: Avatars
  readonly pictures: ProtectedPictures
  readonly desk: AuditDesk
  readonly decisions: AuditDecisions
}

export type AllProfileOptions = ProfileOptions &
  Pick<ProfileServiceOptions, 'membersOf'> & {
    /** Holds nothing else: what is in it is private. */
    readonly documentBlobs: BlobStore
    readonly instanceName: string
    readonly news: ProfileNews
    nameOf(personId: string): Promise<string>
  }

export function createProfiles(options: AllProfileOptions): ProfileParts {
  const { violations, subjectOf, policy } = options
  /** Those that are not found because nobody has checked whose they are. */
  const unchecked = async (appIds: readonly string[]): Promise<readonly string[]> => {
    if (!policy.value('search.requires-checked-subject')) return []
    const subjects = await Promise.all(appIds.map(async (appId) => ({ appId, ...(await subjectOf(appId)) })))
    return subjects.flatMap((subject) => (isChecked(subject) ? [] : [subject.appId]))
  }
  const documents = createDocuments({ ...options, blobs: options.documentBlobs })
  const words = createNameWords(options.database, options.instanceName)
  const names = createNameService({ ...options, words, documents })
  const disputes = createDisputeService({ ...options, documents, names })
  const categories = createCategoryService({ ...options, documents })
  const privacy = createPrivacyService(options)
  const openness = createOpenness(options)
  const accountCards = createAccountCards({ ...options, words })
  const pictures = createProtectedPictures(options)
  const avatars = createAvatars({ ...options, documents, pictures })
  const claims = createAuditClaims(options)
  const decisions = createAuditDecisions({ ...options, avatars })
  const parts = {
    avatars,
    pictures,
    decisions,
    names,
    accountCards,
    words,
    disputes,
    documents,
    categories,
    privacy,
    openness,
  }
  return {
    ...parts,
    profile: createProfileService({ ...options, ...parts }),
    desk: createAuditDesk({ ...options, ...parts, claims }),
    async checkPublishing(appId) {
      const rule = publishingRefusal(await subjectOf(appId), policy)
      return rule ? policy.refuse(rule) : accept(undefined)
    },
    async findable(appIds) {
      const said = await openness.of(appIds)
      const hidden = new Set([...(await violations.hidden(appIds)), ...(await unchecked(appIds))])
      return new Set(
        appIds.filter((appId) => {
          const { isSearchable = true, suspension } = said.get(appId) ?? {}
          return isSearchable && !suspension && !hidden.has(appId)
        }),
      )
    },
    async checkOpen(appId) {
      const allowed = await violations.checkOpen(appId)
      if (!allowed.ok) return allowed
      const suspension = (await openness.of([appId])).get(appId)?.suspension
      return suspension ? refuse(serviceSuspended(suspension)) : accept(undefined)
    },
    categoriesInForce: async (appId) => (await categories.approved(appId)).inForce,
    isGame: (appId) => categories.isGame(appId),
    accountNames: (publicIds) => accountCards.namesOf(publicIds),
    async readiness(appId) {
      const card = await options.apps.cardOf(appId)
      const { inForce, lapsed } = await categories.approved(appId)
      return {
        isNamed: card?.isUnnamed === false,
        hasAvatar: card?.hasAvatar === true,
        hasIntro: card !== undefined && card.intro !== '',
        categoriesInForce: inForce,
        lapsedCategories: lapsed,
      }
    },
    privacyGuide: (appId) => privacy.published(appId),
    undeclared: (appId, used) => privacy.undeclared(appId, used),
    newSince: (appId, version) => privacy.newSince(appId, version),
  }
}
