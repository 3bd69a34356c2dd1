import { describe, expect, it } from 'vitest'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { publishingRefusal } from './decide-publishing.ts'

type Standing = 'nothing' | 'checked' | 'verified'

function refusal(type: SubjectType, standing: Standing, pack: 'guide-2018' | 'howto' | 'wechat-2026') {
  const subject = {
    type,
    hasAccount: true,
    isIndividual: type === 'individual',
    isChecked: standing !== 'nothing',
    isVerified: standing === 'verified',
  }
  return publishingRefusal(subject, policyOf(pack))
}

const unchecked = 'release.requires-checked-subject'
const unverified = 'release.requires-verification'

describe('coming online (S15, S16, X5)', () => {
  it.each<[SubjectType, Standing, string | undefined, string | undefined]>([
    ['individual', 'nothing', undefined, undefined],
    ['enterprise', 'nothing', unchecked, unverified],
    ['enterprise', 'checked', undefined, unverified],
    ['enterprise', 'verified', undefined, undefined],
    ['sole-trader', 'nothing', unchecked, unverified],
    ['sole-trader', 'checked', undefined, unverified],
    // Their verification has run out.
    ['government', 'checked', unchecked, unverified],
    ['government', 'verified', undefined, undefined],
    ['media', 'checked', unchecked, unverified],
    ['other', 'nothing', unchecked, unverified],
    ['other', 'verified', undefined, undefined],
  ])('of an app of %s that is %s: %s by the guide, %s by the tutorial', (type, standing, guide, howto) => {
    expect([refusal(type, standing, 'guide-2018'), refusal(type, standing, 'howto')]).toEqual([guide, howto])
    expect(refusal(type, standing, 'wechat-2026')).toBeUndefined()
  })

  it('is not asked of apps without an account', () => {
    const app = { type: 'enterprise', hasAccount: false, isIndividual: false } as const
    expect(
      publishingRefusal({ ...app, isChecked: false, isVerified: false }, policyOf('howto')),
    ).toBeUndefined()
  })
})
