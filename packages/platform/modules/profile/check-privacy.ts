/** Whether a privacy guide says what it has to, and what two of them differ in (§2.4). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { PrivacyGuide, PrivacyKey } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { contactMissing, keyTwice, sdkNameless } from './profile-problems.ts'

export function checkGuide(guide: PrivacyGuide, policy: Policy): Result<void, RaisedProblem> {
  const { uses, sdks, contact } = guide
  if (new Set(uses.map(({ key }) => key)).size < uses.length) return refuse(keyTwice)
  const { min, max } = policy.value('privacy.purpose-characters')
  for (const { what, text } of textsOf(guide)) {
    const used = [...text.trim()].length
    if (used < min || used > max) return policy.refuse('privacy.purpose-characters', { used, what })
  }
  const nameless = sdks.findIndex(({ name, provider }) => name.trim() === '' || provider.trim() === '')
  if (nameless >= 0) return refuse(sdkNameless({ place: nameless + 1 }))
  if (sdks.length > policy.value('privacy.sdks')) return policy.refuse('privacy.sdks', { used: sdks.length })
  const ways = [contact.email, contact.phone, contact.other]
  return ways.some((way) => way !== undefined && way.trim() !== '')
    ? accept(undefined)
    : refuse(contactMissing)
}

/** Each text, and what it is of. */
function textsOf({ uses, sdks, notice }: PrivacyGuide): readonly Written[] {
  return [
    ...uses.map(({ key, purpose }) => {
      const { zh, en } = privacyNames[key]
      return { what: { zh: `${zh}的用途`, en: `The purpose of “${en}”` }, text: purpose }
    }),
    ...sdks.map(({ purpose }, index) => ({
      what: { zh: `第 ${index + 1} 个 SDK 的用途`, en: `The purpose of SDK ${index + 1}` },
      text: purpose,
    })),
    { what: { zh: '“变化时如何告知用户”', en: 'How users are told of changes' }, text: notice },
  ]
}

interface Written {
  readonly what: BilingualText
  readonly text: string
}

/** What of `used` is not declared: what a review stops at, and a call is refused for. */
export function undeclared(
  used: readonly PrivacyKey[],
  guide: Pick<PrivacyGuide, 'uses'> | undefined,
): readonly PrivacyKey[] {
  const declared = new Set(guide?.uses.map(({ key }) => key))
  return used.filter((key) => !declared.has(key))
}
