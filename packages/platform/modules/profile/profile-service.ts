/** What is said of an app in one view, and the parts of it that change at once. */
import { accept, type Result } from '@maque/base/result.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { Checklist, Crop, Profile, Quota } from '@maque/protocol/platform/profile.ts'
import { nextMonth } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { OwnCard } from '../apps/contract.ts'
import { makeAvatar } from './avatar.ts'
import type { Avatars } from './avatars.ts'
import type { CategoryService } from './category-service.ts'
import { checkIntro } from './check-intro.ts'
import { checklistOf } from './checklist.ts'
import { subjectRefusal } from './decide-name.ts'
import { publishingRefusal } from './decide-publishing.ts'
import { nameRules } from './name-rules.ts'
import type { NameService } from './name-service.ts'
import type { NameWords } from './name-words.ts'
import { open, type Openness } from './openness.ts'
import type { PrivacyService } from './privacy-service.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { CardChangeRow } from './profile-tables.ts'
import { cardQuota, nameQuota } from './quotas.ts'

type Answer = Promise<Result<Profile, RaisedProblem>>

export interface ProfileService {
  of(appId: string): Promise<Profile>
  setAvatar(appId: string, image: Buffer, crop: Crop): Answer
  setIntro(appId: string, intro: string): Answer
  checklist(appId: string): Promise<Checklist>
}

export interface ProfileServiceOptions extends ProfileOptions {
  readonly names: NameService
  readonly words: Pick<NameWords, 'all'>
  readonly categories: CategoryService
  readonly privacy: PrivacyService
  readonly openness: Openness
  readonly avatars: Avatars
  /** Places of an app's members that are taken, its administrator's not among them. */
  membersOf(appId: string): Promise<readonly Quota[]>
}

export function createProfileService(options: ProfileServiceOptions): ProfileService {
  const { database, clock, policy, apps, releases, names, words, openness, avatars } = options

  const cardOf = async (appId: string): Promise<OwnCard> => {
    const card = await apps.cardOf(appId)
    if (!card) throw new Error(`somebody was admitted to ${appId}, which is not there`)
    return card
  }

  const of = async (appId: string): Promise<Profile> => {
    const { name, isUnnamed, intro, iconUrl, hasAvatar } = await cardOf(appId)
    const { wasEverOnline } = await releases.lifeOf(appId)
    const { isSearchable, suspension } = (await openness.of([appId])).get(appId) ?? open
    const application = await names.latestApplication(appId)
    const nameTaken = isUnnamed ? await names.takenOf(appId) : undefined
    const avatarTaken = await avatars.takenOf(appId)
    return {
      appId,
      name,
      isUnnamed,
      intro,
      iconUrl,
      hasAvatar,
      nameChanges: nameQuota(await names.counted(appId), wasEverOnline, options),
      avatarChanges: await cardQuota(appId, 'avatar', options),
      introChanges: await cardQuota(appId, 'intro', options),
      ...(application && { nameApplication: application }),
      ...(nameTaken && { nameTaken }),
      ...(avatarTaken && { avatarTaken }),
      isSearchable,
      ...(suspension && {
        suspension: { message: suspension.message, since: suspension.since.toISOString() },
      }),
    }
  }

  /** What is given for the first time is no change. */
  const change = async (
    appId: string,
    what: CardChangeRow['what'],
    isFirst: boolean,
    write: () => Promise<Result<void, RaisedProblem>>,
  ): Answer => {
    await lockFor(database, `${what} of an app`, appId)
    if (!isFirst) {
      const { rule, used, limit } = await cardQuota(appId, what, options)
      if (used >= limit) return policy.refuse(rule, { used, resetsAt: nextMonth(clock.now()) })
      await database.insertInto('card_changes').values({ app_id: appId, what, at: clock.now() }).execute()
    }
    const written = await write()
    return written.ok ? accept(await of(appId)) : written
  }

  return {
    of,
    async setAvatar(appId, image, crop) {
      const made = await makeAvatar(image, crop, policy)
      if (!made.ok) return made
      const { hasAvatar } = await cardOf(appId)
      return change(appId, 'avatar', !hasAvatar, () => avatars.set(appId, made.value))
    },
    async setIntro(appId, text) {
      const intro = await checkIntro(text, words, policy)
      if (!intro.ok) return intro
      const card = await cardOf(appId)
      if (card.intro === intro.value) return accept(await of(appId))
      return change(appId, 'intro', card.intro === '', async () => {
        await apps.setIntro(appId, intro.value)
        return accept(undefined)
      })
    },
    checklist: (appId) => readChecklist(appId, options, { of, cardOf }),
  }
}

async function readChecklist(
  appId: string,
  options: ProfileServiceOptions,
  { of, cardOf }: { of(appId: string): Promise<Profile>; cardOf(appId: string): Promise<OwnCard> },
): Promise<Checklist> {
  const { releases, categories, privacy, membersOf } = options
  const card = await cardOf(appId)
  const profile = await of(appId)
  const { chosen, places, additions } = await categories.of(appId)
  const members = await membersOf(appId)
  const subject = await options.subjectOf(appId)
  const rule = publishingRefusal(subject, options.policy)
  const counted = (state: string): number => chosen.filter((one) => one.state === state && !one.lapsed).length
  return {
    steps: checklistOf({
      ...(await releases.lifeOf(appId)),
      isUnnamed: card.isUnnamed,
      nameBlocked: await nameBlockedOf(appId, options),
      ...(subject.hasAccount &&
        !subject.isIndividual && {
          subject: { blocked: rule && options.policy.problem(rule).problem.message },
        }),
      hasAvatar: card.hasAvatar,
      hasIntro: card.intro !== '',
      categories: { approved: counted('approved'), pending: counted('pending') },
      hasPrivacyGuide: (await privacy.published(appId)) !== undefined,
      hasMembers: members.some(({ used }) => used > 0),
    }),
    quotas: [profile.nameChanges, profile.avatarChanges, profile.introChanges, places, additions, ...members],
  }
}

/** Whether its subject has to be checked or verified before it can be named (X6). */
async function nameBlockedOf(
  appId: string,
  { policy, subjectOf }: ProfileServiceOptions,
): Promise<BilingualText | undefined> {
  const refusal = subjectRefusal(await subjectOf(appId), nameRules(policy))
  if (refusal === undefined) return undefined
  const rule =
    refusal === 'subject-unchecked' ? 'profile.name-needs-checked-subject' : 'profile.name-needs-verification'
  return policy.problem(rule).problem.message
}
