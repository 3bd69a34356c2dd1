import { describe, expect, it } from 'vitest'
import { policyOf } from '../../kernel/policy/policy.ts'
import { checkSubmission, isRisky, type CheckedSubmission } from './check-submission.ts'

const policy = policyOf('guide-2018')
const group = { page: 'pages/a', title: '首页', tags: ['点餐', '外卖'], category: 14006 }
const pages = ['pages/a', 'pages/b', 'pages/c', 'pages/d', 'pages/e', 'pages/f']
const word = (length: number): string => '茶'.repeat(length)

function outcome(
  more: Partial<CheckedSubmission>,
  { takesTestAccount = false, takesFeedback = false } = {},
): readonly [outcome: string, errcode?: number] {
  const empty = { note: '', feedback: '', materials: [], previews: [], orderPath: '' }
  const submission = { groups: [group], ...empty, ...more }
  const checked = checkSubmission(submission, {
    policy,
    pages,
    categories: [{ id: 14006 }],
    takesTestAccount,
    takesFeedback,
  })
  if (checked.ok) return ['accepted']
  const { rule, code, errcode } = checked.refusal.problem
  return errcode === undefined ? [rule?.id ?? code] : [rule?.id ?? code, errcode]
}
const groupsOf = (count: number) => pages.slice(0, count).map((page) => ({ ...group, page }))

describe('a submission', () => {
  it.each<[string, Partial<CheckedSubmission>, string, number?]>([
    ['S35: with one page', { groups: groupsOf(1) }, 'accepted'],
    ['S35: with five', { groups: groupsOf(5) }, 'accepted'],
    ['S35: with six', { groups: groupsOf(6) }, 'release.groups', 85023],
    ['S35: with none', { groups: [] }, 'release.groups', 85023],
    ['with a page the version has not', { groups: [{ ...group, page: 'pages/x' }] }, 'page-unknown', 85007],
    ['of a category it has not', { groups: [{ ...group, category: 5001 }] }, 'group-uncategorised', 85008],
    ['with a page twice', { groups: [group, group] }, 'page-twice', 85007],
    ['with a title of 32', { groups: [{ ...group, title: word(32) }] }, 'accepted'],
    ['with a title of 33', { groups: [{ ...group, title: word(33) }] }, 'release.title-characters', 85011],
    ['without a title', { groups: [{ ...group, title: ' ' }] }, 'release.title-characters', 85011],
    ['with ten tags', { groups: [{ ...group, tags: Array(10).fill('茶') }] }, 'accepted'],
    ['with eleven tags', { groups: [{ ...group, tags: Array(11).fill('茶') }] }, 'release.tags', 85006],
    ['with a tag of 20', { groups: [{ ...group, tags: [word(20)] }] }, 'accepted'],
    ['with a tag of 21', { groups: [{ ...group, tags: [word(21)] }] }, 'release.tag-characters', 85006],
    ['with a blank in a tag', { groups: [{ ...group, tags: ['a b'] }] }, 'release.tag-characters', 85006],
    ['with an empty tag', { groups: [{ ...group, tags: [''] }] }, 'release.tag-characters', 85006],
    ['with a note of 200', { note: word(200) }, 'accepted'],
    ['with a note of 201', { note: word(201) }, 'release.note-characters'],
    ['S36: with an account nobody asked for', { testAccount: {} }, 'test-account-not-asked'],
    ['with feedback to no rejection', { feedback: '改好了' }, 'feedback-not-possible'],
    ['with ten previews', { previews: Array(10).fill('file') }, 'accepted'],
    ['with eleven previews', { previews: Array(11).fill('file') }, 'review.previews', 85093],
    ['with a page of orders', { orderPath: `/${pages[0]}?tab=1` }, 'accepted'],
    ['with a page of orders it has not', { orderPath: 'pages/x?tab=1' }, 'page-unknown', 85007],
    ['with a file and no rejection', { materials: ['file'] }, 'feedback-not-possible'],
  ])('%s: %o → %s', (_, submission, ...expected) => {
    expect(outcome(submission)).toEqual(expected)
  })

  it.each<[string, Partial<CheckedSubmission>, string, number?]>([
    ['S36: with the account that was asked for', { testAccount: {} }, 'accepted'],
    ['with feedback of 200', { feedback: word(200) }, 'accepted'],
    ['with feedback of 201', { feedback: word(201) }, 'review.feedback-characters'],
    ['with five files', { materials: Array(5).fill('file') }, 'accepted'],
    ['with six files', { materials: Array(6).fill('file') }, 'review.materials', 85093],
  ])('after a rejection, %s: %o → %s', (_, submission, ...expected) => {
    expect(outcome(submission, { takesTestAccount: true, takesFeedback: true })).toEqual(expected)
  })

  it('says how what users publish is checked', () => {
    const ugc = { scenes: ['text' as const], methods: [], hasAuditTeam: false, description: '' }
    expect(outcome({ ugc })).toEqual(['ugc-incomplete'])
    expect(outcome({ ugc: { ...ugc, methods: ['none'] } })).toEqual(['accepted'])
    const other = { ...ugc, scenes: ['other' as const], methods: ['none' as const] }
    expect(outcome({ ugc: other })).toEqual(['ugc-undescribed'])
    expect(outcome({ ugc: { ...other, description: '弹幕' } })).toEqual(['accepted'])
  })

  it('is risky when nobody checks beforehand what users publish', () => {
    const ugc = { scenes: ['text' as const], hasAuditTeam: false, description: '' }
    expect(isRisky(undefined, [], policy)).toBe(false)
    expect(isRisky({ ...ugc, scenes: [], methods: [] }, [], policy)).toBe(false)
    expect(isRisky({ ...ugc, methods: ['platform-check'] }, [], policy)).toBe(false)
    expect(isRisky({ ...ugc, methods: ['by-hand'] }, [], policy)).toBe(true)
    expect(isRisky({ ...ugc, methods: ['by-hand'], hasAuditTeam: true }, [], policy)).toBe(false)
    expect(isRisky({ ...ugc, methods: ['platform-check', 'none'] }, [], policy)).toBe(true)
  })

  it('is risky by what its category is about (review.risky-categories)', () => {
    expect(isRisky(undefined, [{ firstId: 14 }], policy)).toBe(false)
    expect(isRisky(undefined, [{ firstId: 14 }, { firstId: 5 }], policy)).toBe(true)
    expect(
      isRisky(undefined, [{ firstId: 5 }], policyOf('guide-2018', { 'review.risky-categories': [] })),
    ).toBe(false)
  })
})
