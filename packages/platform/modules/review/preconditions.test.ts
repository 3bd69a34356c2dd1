import { describe, expect, it } from 'vitest'
import type { RuleId } from '../../kernel/policy/packs.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { preconditionsOf, privacyKeysOf, unmetPrecondition, type Groundwork } from './preconditions.ts'

const policy = policyOf('guide-2018')
const resetsAt = new Date('2026-12-01T00:00:00Z')
const ready: Groundwork = {
  isNamed: true,
  hasAvatar: true,
  hasIntro: true,
  hasCategory: true,
  lapsedCategories: [],
  calls: ['getLocation', 'navigateToMiniProgram'],
  undeclared: [],
  saysPrivacyUnused: false,
  listsApps: true,
  isAnotherInReview: false,
  submissions: { used: 19, limit: 20, resetsAt },
}
const location = [{ zh: '位置信息', en: 'location' }]

function outcome(more: Partial<Groundwork>): readonly [rule: string, errcode?: number] {
  const { rule, code, errcode } = unmetPrecondition({ ...ready, ...more }, policy)?.problem ?? { code: 'met' }
  return errcode === undefined ? [rule?.id ?? code] : [rule?.id ?? code, errcode]
}

describe('submitting a version (§2.7)', () => {
  it.each<[string, Partial<Groundwork>, string, number?]>([
    ['when all is there', {}, 'met'],
    ['without a name', { isNamed: false }, 'submission.needs-name', 86002],
    ['without an avatar', { hasAvatar: false }, 'submission.needs-avatar', 86002],
    ['without an introduction', { hasIntro: false }, 'submission.needs-intro', 86002],
    ['without a category', { hasCategory: false }, 'submission.needs-category', 85008],
    [
      'with one that has lapsed',
      { lapsedCategories: ['工具'] },
      'submission.needs-categories-in-force',
      85077,
    ],
    [
      'when nobody has looked for private interfaces',
      { calls: undefined },
      'submission.needs-privacy-scan',
      61039,
    ],
    ['with undeclared ones', { undeclared: location }, 'submission.needs-declared-privacy', 61040],
    ['with undeclared ones that are never called', { undeclared: location, saysPrivacyUnused: true }, 'met'],
    ['when it opens apps that it does not list', { listsApps: false }, 'submission.needs-opened-apps', 85087],
    [
      'when a navigator opens them',
      { listsApps: false, calls: ['navigator.miniProgram'] },
      'submission.needs-opened-apps',
      85087,
    ],
    ['when it lists none and opens none', { listsApps: false, calls: [] }, 'met'],
    ['while another is in review', { isAnotherInReview: true }, 'version-in-review', 85009],
    ['for the last time of the month', { submissions: { used: 19, limit: 20, resetsAt } }, 'met'],
    ['once more', { submissions: { used: 20, limit: 20, resetsAt } }, 'review.submissions-per-month', 85085],
  ])('%s: %o → %s', (_, more, ...expected) => {
    expect(outcome(more)).toEqual(expected)
  })

  it('is refused with how to mend it, in words', () => {
    const unmet = preconditionsOf({ ...ready, hasAvatar: false, undeclared: location }, policy)
    expect(unmet.filter(({ isMet }) => !isMet).map(({ id }) => id)).toEqual(['avatar', 'privacy-guide'])
    expect(unmet.find(({ id }) => id === 'privacy-guide')?.problem?.message.en).toContain(': location.')
  })

  it.each<[RuleId, Partial<Groundwork>]>([
    ['submission.needs-name', { isNamed: false }],
    ['submission.needs-avatar', { hasAvatar: false }],
    ['submission.needs-intro', { hasIntro: false }],
    ['submission.needs-category', { hasCategory: false }],
    ['submission.needs-categories-in-force', { lapsedCategories: ['工具'] }],
    ['submission.needs-privacy-scan', { calls: undefined }],
    ['submission.needs-declared-privacy', { undeclared: location }],
    ['submission.needs-opened-apps', { listsApps: false }],
  ])('is refused by %s where it is on, and not where it is off', (rule, lack) => {
    const groundwork = { ...ready, ...lack }
    for (const [isOn, refused] of [[true, rule] as const, [false, undefined] as const]) {
      expect(unmetPrecondition(groundwork, policyOf('guide-2018', { [rule]: isOn }))?.problem.rule?.id).toBe(
        refused,
      )
    }
  })

  it('asks for no more than the pack does', () => {
    const bare = { ...ready, isNamed: false, listsApps: false }
    expect(preconditionsOf(bare, policyOf('wechat-2026')).find(({ id }) => id === 'opened-apps')?.isMet).toBe(
      true,
    )
    const lax = policyOf('guide-2018', {
      'submission.needs-name': false,
      'submission.needs-opened-apps': false,
    })
    expect(preconditionsOf(bare, lax).every(({ isMet }) => isMet)).toBe(true)
  })

  it('knows what personal data interfaces give', () => {
    expect(privacyKeysOf(['chooseImage', 'chooseMedia', 'navigateToMiniProgram', 'camera'])).toEqual([
      'Album',
      'Camera',
    ])
  })
})
