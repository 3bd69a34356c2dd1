/**
 * Whether whose app it is stands in the way of its coming online (RULES S15, S16, X5).
 *
 * (1) An organisation is checked first: an enterprise or sole trader by transfer or verification,
 *     government, media and other organisations by a verification that has not run out.
 * (2) Where the policy says so every organisation has to be verified.
 * (3) Individuals, and apps that no account was registered for, are not asked.
 */
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { ProfileSubject } from './subjects.ts'

export type PublishingRule = 'release.requires-verification' | 'release.requires-checked-subject'

type Asked = Pick<ProfileSubject, 'type' | 'hasAccount' | 'isIndividual' | 'isChecked' | 'isVerified'>

/** The rule that stands in the way. */
export function publishingRefusal(subject: Asked, policy: Policy): PublishingRule | undefined {
  if (!subject.hasAccount || subject.isIndividual) return undefined
  if (policy.value('release.requires-verification') && !subject.isVerified) {
    return 'release.requires-verification'
  }
  return policy.value('release.requires-checked-subject') && !isChecked(subject)
    ? 'release.requires-checked-subject'
    : undefined
}

/** What is checked by nothing but its verification loses that with it. */
const verifiedOnly: readonly SubjectType[] = ['government', 'media', 'other']

export function isChecked({ type, isIndividual, isChecked: once, isVerified }: Asked): boolean {
  return isIndividual || (verifiedOnly.includes(type) ? isVerified : once || isVerified)
}
