/**
 * What has to be there before a version can be submitted (RULES §2.7), apart from what the
 * submission itself says. No clock, database or provider in here.
 *
 * Each precondition refuses by a rule of its own, with words that say how to mend it, and is left
 * out where the policy leaves it out.
 */
import { privateCalls, openingCalls } from '@maque/protocol/bundle/noted-calls.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'
import type { Precondition, PreconditionId } from '@maque/protocol/platform/review.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Particulars, Policy } from '../../kernel/policy/policy.ts'
import { versionInReview } from './review-problems.ts'

/** What is known of an app and of the version that is to be submitted. */
export interface Groundwork {
  readonly isNamed: boolean
  readonly hasAvatar: boolean
  readonly hasIntro: boolean
  readonly hasCategory: boolean
  /** Names of categories that were approved and are not in force any more. */
  readonly lapsedCategories: readonly string[]
  /** Interfaces of `noted-calls.ts`; `undefined`: nobody has looked. */
  readonly calls: readonly string[] | undefined
  /** What the private ones among them use that the privacy guide in force does not declare, in words. */
  readonly undeclared: readonly BilingualText[]
  /** The owner says that the private interfaces in its code are never called. */
  readonly saysPrivacyUnused: boolean
  readonly listsApps: boolean
  readonly isAnotherInReview: boolean
  readonly submissions: { readonly used: number; readonly limit: number; readonly resetsAt: Date }
}

interface Condition {
  readonly id: PreconditionId
  check(ground: Groundwork, policy: Policy): RaisedProblem | undefined
}

type SwitchedRule =
  | 'submission.needs-name'
  | 'submission.needs-avatar'
  | 'submission.needs-intro'
  | 'submission.needs-category'
  | 'submission.needs-categories-in-force'
  | 'submission.needs-privacy-scan'
  | 'submission.needs-declared-privacy'
  | 'submission.needs-opened-apps'

function ruled(
  id: PreconditionId,
  rule: SwitchedRule,
  isMet: (ground: Groundwork) => boolean,
  particulars: (ground: Groundwork) => Particulars = () => ({}),
): Condition {
  return {
    id,
    check: (ground, policy) =>
      policy.value(rule) && !isMet(ground) ? policy.problem(rule, particulars(ground)) : undefined,
  }
}

const conditions: readonly Condition[] = [
  ruled('name', 'submission.needs-name', ({ isNamed }) => isNamed),
  ruled('avatar', 'submission.needs-avatar', ({ hasAvatar }) => hasAvatar),
  ruled('intro', 'submission.needs-intro', ({ hasIntro }) => hasIntro),
  ruled('category', 'submission.needs-category', ({ hasCategory }) => hasCategory),
  ruled(
    'categories-in-force',
    'submission.needs-categories-in-force',
    ({ lapsedCategories }) => lapsedCategories.length === 0,
    ({ lapsedCategories }) => ({
      what: { zh: lapsedCategories.join('、'), en: lapsedCategories.join(', ') },
    }),
  ),
  ruled('privacy-scan', 'submission.needs-privacy-scan', ({ calls }) => calls !== undefined),
  ruled(
    'privacy-guide',
    'submission.needs-declared-privacy',
    ({ undeclared, saysPrivacyUnused }) => saysPrivacyUnused || undeclared.length === 0,
    ({ undeclared }) => ({ what: listed(undeclared) }),
  ),
  ruled(
    'opened-apps',
    'submission.needs-opened-apps',
    ({ calls = [], listsApps }) => listsApps || !calls.some((call) => openingCalls.includes(call)),
  ),
  {
    id: 'nothing-in-review',
    check: ({ isAnotherInReview }) => (isAnotherInReview ? versionInReview : undefined),
  },
  {
    id: 'submissions-left',
    check: ({ submissions: { used, limit, resetsAt } }, policy) =>
      used < limit ? undefined : policy.problem('review.submissions-per-month', { used, resetsAt }),
  },
]

/** All of them, in the sequence in which they are mended. */
export function preconditionsOf(ground: Groundwork, policy: Policy): readonly Precondition[] {
  return conditions.map(({ id, check }) => {
    const unmet = check(ground, policy)
    return { id, isMet: unmet === undefined, ...(unmet && { problem: unmet.problem }) }
  })
}

/** The first that is not met. */
export function unmetPrecondition(ground: Groundwork, policy: Policy): RaisedProblem | undefined {
  for (const { check } of conditions) {
    const unmet = check(ground, policy)
    if (unmet) return unmet
  }
  return undefined
}

/** What personal data these interfaces give to an app. */
export function privacyKeysOf(calls: readonly string[]): readonly PrivacyKey[] {
  return [...new Set(calls.flatMap((call) => privateCalls[call] ?? []))]
}

function listed(texts: readonly BilingualText[]): BilingualText {
  return {
    zh: texts.map(({ zh }) => zh).join('、'),
    en: texts.map(({ en }) => en).join(', '),
  }
}
