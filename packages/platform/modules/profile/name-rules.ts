/** The rules of the policy that names go by, and how it says no. */
import { unreachable } from '@maque/base/unreachable.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import { nextYear } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { NameRefusal, NameRules } from './decide-name.ts'
import { nameForbidden, nameGeneric, nameNeedsDocuments } from './profile-problems.ts'

export function nameRules(policy: Policy): NameRules {
  return {
    needsCheckedSubject: policy.value('profile.name-needs-checked-subject'),
    needsVerification: policy.value('profile.name-needs-verification'),
    restsInReview: policy.value('profile.name-rests-in-review'),
    isSharedBySubject: policy.value('profile.name-shared-by-subject'),
    sparesHostAccounts: policy.value('profile.name-spares-host-accounts'),
    changesBeforeRelease: policy.value('profile.name-changes-before-release'),
    changesPerYear: policy.value('profile.name-changes-per-year'),
  }
}

export interface NameParticulars {
  readonly now: Date
  readonly used: number
  readonly word: string
  readonly keptUntil: Date | undefined
  readonly holders: readonly Occupant[]
}

export function nameProblem(refusal: NameRefusal, policy: Policy, of: NameParticulars): RaisedProblem {
  const kept = of.keptUntil && { resetsAt: of.keptUntil }
  switch (refusal) {
    case 'subject-unchecked':
      return policy.problem('profile.name-needs-checked-subject')
    case 'subject-unverified':
      return policy.problem('profile.name-needs-verification')
    case 'in-review':
      return policy.problem('profile.name-rests-in-review')
    case 'no-changes-before-release':
      return policy.problem('profile.name-changes-before-release', { used: of.used })
    case 'no-changes-this-year':
      return policy.problem('profile.name-changes-per-year', { used: of.used, resetsAt: nextYear(of.now) })
    case 'forbidden':
      return nameForbidden(of)
    case 'generic':
      return nameGeneric
    case 'taken':
      return policy.problem('profile.name-shared-by-subject', { occupiedBy: of.holders })
    case 'host-account':
      return policy.problem('profile.name-spares-host-accounts')
    case 'kept-for-subject':
      return policy.problem('profile.name-subject-protection-days', kept)
    case 'kept-after-dispute':
      return policy.problem('profile.name-dispute-protection-days', kept)
    case 'needs-documents':
      return nameNeedsDocuments(of)
    default:
      return unreachable(refusal)
  }
}
