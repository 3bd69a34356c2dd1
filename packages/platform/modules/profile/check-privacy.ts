/** Whether a privacy guide says what it has to, and what two of them differ in (§2.4). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { PrivacyGuide, PrivacyKey } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { contactMissing, keyTwice } from './profile-problems.ts'

export function checkGuide(guide: PrivacyGuide, policy: Policy): Result<void, RaisedProblem> {
  const { uses, sdks, contact } = guide
  if (new Set(uses.map(({ key }) => key)).size < uses.length) return refuse(keyTwice)
  const { min, max } = policy.value('privacy.purpose-characters')
  for (const { purpose } of [...uses, ...sdks, { purpose: guide.notice }]) {
    const used = [...purpose.trim()].length
    if (used < min || used > max) return policy.refuse('privacy.purpose-characters', { used })
  }
  if (sdks.length > policy.value('privacy.sdks')) return policy.refuse('privacy.sdks', { used: sdks.length })
  const ways = [contact.email, contact.phone, contact.other]
  return ways.some((way) => way !== undefined && way.trim() !== '')
    ? accept(undefined)
    : refuse(contactMissing)
}

/** What of `used` is not declared: what a review stops at, and a call is refused for. */
export function undeclared(
  used: readonly PrivacyKey[],
  guide: Pick<PrivacyGuide, 'uses'> | undefined,
): readonly PrivacyKey[] {
  const declared = new Set(guide?.uses.map(({ key }) => key))
  return used.filter((key) => !declared.has(key))
}
