/**
 * What is left to do until users can open an app (S26, S30): fill in, develop, publish. Each item
 * that cannot be done now says why.
 */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { Checklist, ChecklistItem } from '@maque/protocol/platform/profile.ts'

export interface ChecklistSituation {
  readonly isUnnamed: boolean
  /** Why it cannot be named now. */
  readonly nameBlocked: BilingualText | undefined
  /** Whether it has to be checked whose app it is: done, or why it cannot come online. Absent: it has not. */
  readonly subject?: { readonly blocked: BilingualText | undefined }
  readonly hasAvatar: boolean
  readonly hasIntro: boolean
  readonly categories: { readonly approved: number; readonly pending: number }
  readonly hasPrivacyGuide: boolean
  readonly hasMembers: boolean
  readonly hasVersion: boolean
  readonly isInReview: boolean
  readonly isApproved: boolean
  readonly wasEverOnline: boolean
  readonly isOnline: boolean
}

const both = (zh: string, en: string): BilingualText => ({ zh, en })

const waitsForAudit = both('类目资质正在审核。', 'The category’s documents are being audited.')
const waitsForInfo = both(
  '请先填写名称、头像、介绍并选择类目。',
  'First give a name, an avatar, an introduction and a category.',
)
const waitsForVersion = both('请先上传一个版本。', 'First upload a version.')
const waitsForReview = both('审核通过之后才能发布。', 'It can be released once a reviewer has approved it.')
const isBeingReviewed = both('审核员正在审核。', 'Reviewers are at it.')

export function checklistOf(situation: ChecklistSituation): Checklist['steps'] {
  const { categories, isOnline, isApproved, isInReview, wasEverOnline } = situation
  const item = (id: ChecklistItem['id'], isDone: boolean, blocked?: BilingualText): ChecklistItem => ({
    id,
    isDone,
    ...(!isDone && blocked && { blocked }),
  })

  const { subject } = situation
  const info = [
    ...(subject ? [item('subject', !subject.blocked, subject.blocked)] : []),
    item('name', !situation.isUnnamed, situation.nameBlocked),
    item('avatar', situation.hasAvatar),
    item('intro', situation.hasIntro),
    item('category', categories.approved > 0, categories.pending > 0 ? waitsForAudit : undefined),
    item('privacy', situation.hasPrivacyGuide),
  ]
  // A privacy guide is needed by those who use personal data; which do, the review finds.
  const isFilledIn = info.every(({ id, isDone }) => isDone || id === 'privacy' || id === 'subject')
  const develop = [item('member', situation.hasMembers), item('version', situation.hasVersion)]
  const isReviewed = isApproved || wasEverOnline
  const submits = !situation.hasVersion ? waitsForVersion : isFilledIn ? undefined : waitsForInfo
  return [
    { id: 'info', items: info },
    { id: 'develop', items: develop },
    {
      id: 'publish',
      items: [
        item('review', isReviewed, isInReview ? isBeingReviewed : submits),
        item('release', isOnline, isReviewed ? subject?.blocked : waitsForReview),
      ],
    },
  ]
}
