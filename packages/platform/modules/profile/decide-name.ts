/**
 * Whether an app may take a name (RULES §2.4, S26, S27, X6). No clock and no database in here.
 *
 * (1) A name can be given once the subject has been checked, by transfer or by verification; where
 *     the policy says so, only once it is verified (X6 H). An individual has nothing to be checked.
 * (2) The first name is no change. Changes are counted until the first release, afterwards by
 *     calendar year; being verified again begins that count anew.
 * (3) While a version is in review reviewers see the name it was submitted with.
 * (4) A name that is somebody's stays theirs; one subject may share it between a mini program and
 *     an official account.
 * (5) A name that was given up, or taken in a dispute, is kept for a while for its subject.
 * (6) Nobody passes for a host account: for the platform itself, or a corp of another subject (53018).
 * (7) A name with a protected word waits for an auditor, and comes with documents.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NameWordKind } from '@maque/protocol/platform/profile.ts'

export interface NameRules {
  readonly needsCheckedSubject: boolean
  readonly needsVerification: boolean
  readonly restsInReview: boolean
  readonly isSharedBySubject: boolean
  readonly sparesHostAccounts: boolean
  readonly changesBeforeRelease: number
  readonly changesPerYear: number
}

export interface NameSituation {
  readonly subject: {
    readonly isIndividual: boolean
    readonly hasAccount: boolean
    readonly isChecked: boolean
    readonly isVerified: boolean
    /** Individuals can be verified only where the policy says so. */
    readonly canBeVerified: boolean
  }
  readonly isFirst: boolean
  readonly wasEverOnline: boolean
  readonly isInReview: boolean
  readonly changesBeforeRelease: number
  readonly changesThisYear: number
  /** The other account that has the name. */
  readonly holder: { readonly isSameSubject: boolean; readonly isSameKind: boolean } | undefined
  readonly protection: { readonly cause: 'given-up' | 'dispute'; readonly isForUs: boolean } | undefined
  /** Whether a host account of another subject goes by it. */
  readonly isOfHostAccount: boolean
  readonly word: NameWordKind | undefined
  readonly hasDocuments: boolean
}

export type NameRefusal =
  | 'subject-unchecked'
  | 'subject-unverified'
  | 'in-review'
  | 'no-changes-before-release'
  | 'no-changes-this-year'
  | 'forbidden'
  | 'generic'
  | 'taken'
  | 'host-account'
  | 'kept-for-subject'
  | 'kept-after-dispute'
  | 'needs-documents'

export function decideName(situation: NameSituation, rules: NameRules): Result<'set' | 'audit', NameRefusal> {
  const refusal = whenRefusal(situation, rules) ?? whichRefusal(situation, rules)
  if (refusal !== undefined) return refuse(refusal)
  if (situation.word !== 'protected') return accept('set')
  return situation.hasDocuments ? accept('audit') : refuse('needs-documents')
}

/** Whether its subject has come far enough to name anything (S26, S27, X6). */
export function subjectRefusal(
  { hasAccount, isIndividual, isChecked, canBeVerified, isVerified }: NameSituation['subject'],
  rules: Pick<NameRules, 'needsCheckedSubject' | 'needsVerification'>,
): 'subject-unchecked' | 'subject-unverified' | undefined {
  if (!hasAccount) return undefined
  if (rules.needsCheckedSubject && !isIndividual && !isChecked) return 'subject-unchecked'
  return rules.needsVerification && canBeVerified && !isVerified ? 'subject-unverified' : undefined
}

function whenRefusal(situation: NameSituation, rules: NameRules): NameRefusal | undefined {
  const { subject, isFirst, isInReview, wasEverOnline } = situation
  const unready = subjectRefusal(subject, rules)
  if (unready !== undefined) return unready
  if (rules.restsInReview && isInReview) return 'in-review'
  if (isFirst) return undefined
  if (!wasEverOnline) {
    return situation.changesBeforeRelease >= rules.changesBeforeRelease
      ? 'no-changes-before-release'
      : undefined
  }
  return situation.changesThisYear >= rules.changesPerYear ? 'no-changes-this-year' : undefined
}

function whichRefusal(
  { word, holder, isOfHostAccount, protection }: NameSituation,
  { isSharedBySubject, sparesHostAccounts }: NameRules,
): NameRefusal | undefined {
  if (word === 'forbidden' || word === 'generic') return word
  if (holder && !(isSharedBySubject && holder.isSameSubject && !holder.isSameKind)) return 'taken'
  if (sparesHostAccounts && (word === 'host' || isOfHostAccount)) return 'host-account'
  if (!protection || protection.isForUs) return undefined
  return protection.cause === 'dispute' ? 'kept-after-dispute' : 'kept-for-subject'
}
