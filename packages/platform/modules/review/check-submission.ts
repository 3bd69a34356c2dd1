/** What a submission must be like (RULES S35, S36, §2.7), before anybody looks at it. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NewPageGroup, UgcDeclaration } from '@maque/protocol/platform/review.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import {
  feedbackNotPossible,
  groupUncategorised,
  pageTwice,
  pageUnknown,
  testAccountNotAsked,
  ugcIncomplete,
  ugcUndescribed,
} from './review-problems.ts'

export interface CheckedSubmission {
  readonly groups: readonly NewPageGroup[]
  readonly note: string
  readonly feedback: string
  readonly materials: readonly string[]
  readonly previews: readonly string[]
  readonly orderPath: string
  readonly ugc?: UgcDeclaration | undefined
  readonly testAccount?: unknown
}

export interface SubmissionGround {
  readonly policy: Policy
  /** Of the version. */
  readonly pages: readonly string[]
  /** Of the app, in force. */
  readonly categories: readonly { readonly id: number }[]
  readonly takesTestAccount: boolean
  readonly takesFeedback: boolean
}

export function checkSubmission(
  submission: CheckedSubmission,
  ground: SubmissionGround,
): Result<void, RaisedProblem> {
  const { groups, note, feedback, materials, previews, ugc, testAccount } = submission
  const { policy, takesTestAccount, takesFeedback } = ground
  const { min, max } = policy.value('release.groups')
  if (groups.length < min || groups.length > max) {
    return policy.refuse('release.groups', { used: groups.length })
  }
  for (const group of groups) {
    const checked = checkGroup(group, ground)
    if (!checked.ok) return checked
  }
  const twice = groups.find(({ page }, at) => groups.findIndex((one) => one.page === page) < at)
  if (twice) return refuse(pageTwice(twice))
  const [orderPage = ''] = submission.orderPath.replace(/^\//, '').split('?')
  if (submission.orderPath !== '' && !ground.pages.includes(orderPage)) {
    return refuse(pageUnknown({ page: orderPage }))
  }
  const noteLength = lengthOf(note)
  if (noteLength > policy.value('release.note-characters')) {
    return policy.refuse('release.note-characters', { used: noteLength })
  }
  if ((feedback !== '' || materials.length > 0) && !takesFeedback) return refuse(feedbackNotPossible)
  const feedbackLength = lengthOf(feedback)
  if (feedbackLength > policy.value('review.feedback-characters')) {
    return policy.refuse('review.feedback-characters', { used: feedbackLength })
  }
  if (materials.length > policy.value('review.materials')) {
    return policy.refuse('review.materials', { used: materials.length })
  }
  if (previews.length > policy.value('review.previews')) {
    return policy.refuse('review.previews', { used: previews.length })
  }
  if (ugc && ugc.scenes.length > 0 && ugc.methods.length === 0) return refuse(ugcIncomplete)
  if (ugc?.scenes.includes('other') && ugc.description.trim() === '') return refuse(ugcUndescribed)
  return testAccount !== undefined && !takesTestAccount ? refuse(testAccountNotAsked) : accept(undefined)
}

function checkGroup(
  { page, title, tags, category }: NewPageGroup,
  { policy, pages, categories }: SubmissionGround,
): Result<void, RaisedProblem> {
  if (!pages.includes(page)) return refuse(pageUnknown({ page }))
  if (!categories.some(({ id }) => id === category)) return refuse(groupUncategorised({ page }))
  const titleLength = lengthOf(title.trim())
  if (titleLength === 0 || titleLength > policy.value('release.title-characters')) {
    return policy.refuse('release.title-characters', { used: titleLength })
  }
  if (tags.length > policy.value('release.tags')) return policy.refuse('release.tags', { used: tags.length })
  const unfit = tags.find(
    (tag) => !/^\S+$/u.test(tag) || lengthOf(tag) > policy.value('release.tag-characters'),
  )
  return unfit === undefined
    ? accept(undefined)
    : policy.refuse('release.tag-characters', { used: lengthOf(unfit) })
}

/** Where users publish and nobody checks beforehand, and what its category makes delicate. */
export function isRisky(
  ugc: UgcDeclaration | undefined,
  categories: readonly { readonly firstId: number }[],
  policy: Policy,
): boolean {
  const delicate = policy.value('review.risky-categories')
  return isUnchecked(ugc) || categories.some(({ firstId }) => delicate.includes(firstId))
}

function isUnchecked(ugc: UgcDeclaration | undefined): boolean {
  if (!ugc || ugc.scenes.length === 0) return false
  return ugc.methods.includes('none') || (!ugc.hasAuditTeam && ugc.methods.every((one) => one === 'by-hand'))
}

function lengthOf(text: string): number {
  return [...text].length
}
