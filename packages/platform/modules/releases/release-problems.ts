import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { ReleaseRefusal } from './decide.ts'

export const ownApp = plainProblem('own-app', 403, {
  zh: '不能审核自己参与的小程序。',
  en: 'Nobody reviews an app that they belong to.',
})

export const takenByOther = defineProblem<{ readonly name: string }>({
  code: 'taken-by-other',
  status: 409,
  says: ({ name }) => ({ zh: `${name} 正在审核这个版本。`, en: `${name} is reviewing this version.` }),
})

export const reasonMissing = plainProblem('reason-missing', 422, {
  zh: '驳回时必须写明原因。',
  en: 'A rejection needs a reason.',
})

const refusals: Readonly<
  Record<Exclude<ReleaseRefusal, 'no-withdrawals-left' | 'too-long-ago'>, RaisedProblem>
> = {
  'not-ready': plainProblem(
    'version-not-ready',
    409,
    { zh: '这个版本现在不能提交审核。', en: 'This version cannot be submitted now.' },
    85086,
  ),
  'another-in-review': plainProblem(
    'version-in-review',
    409,
    { zh: '已有版本正在审核中。', en: 'A version is in review already.' },
    85009,
  ),
  'not-in-review': plainProblem(
    'not-in-review',
    409,
    { zh: '这个版本不在审核中。', en: 'This version is not in review.' },
    85058,
  ),
  'already-online': plainProblem(
    'already-online',
    409,
    { zh: '这个版本已经在线上。', en: 'This version is online already.' },
    85052,
  ),
  'not-approved': plainProblem(
    'not-approved',
    409,
    { zh: '这个版本还没有通过审核。', en: 'This version has not been approved.' },
    85020,
  ),
  'was-taken-back': plainProblem(
    'was-taken-back',
    409,
    { zh: '回退过的版本不能再次上线。', en: 'A version that was taken back cannot come online again.' },
    87012,
  ),
  'never-online': plainProblem(
    'never-online',
    409,
    { zh: '只能回退到曾经上线的版本。', en: 'Only a version that was online can be rolled back to.' },
    87012,
  ),
}

/** `withdrawalsResetAt`: when the day's withdrawals begin anew. */
export function releaseProblem(
  refusal: ReleaseRefusal,
  policy: Policy,
  withdrawalsResetAt: Date,
): RaisedProblem {
  switch (refusal) {
    case 'no-withdrawals-left':
      return policy.problem('release.withdrawals-per-day', {
        used: policy.value('release.withdrawals-per-day'),
        resetsAt: withdrawalsResetAt,
      })
    case 'too-long-ago':
      return policy.problem('release.rollback-depth')
    default:
      return refusals[refusal]
  }
}
