import { plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { ReleaseRefusal } from './decide.ts'

type RuledRefusal = 'no-withdrawals-left-today' | 'no-withdrawals-left-this-month' | 'too-long-ago'

const refusals: Readonly<Record<Exclude<ReleaseRefusal, RuledRefusal>, RaisedProblem>> = {
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
  'not-to-stage': plainProblem(
    'not-approved',
    409,
    {
      zh: '这个版本还没有通过审核，不能分阶段发布。',
      en: 'This version has not been approved: it cannot be released in stages.',
    },
    85080,
  ),
  'another-gray': plainProblem(
    'gray-running',
    409,
    {
      zh: '有版本正在分阶段发布，请先全量发布或取消它。',
      en: 'A version is being released in stages: release it to everybody or cancel it first.',
    },
    87011,
  ),
  'not-gray': plainProblem(
    'not-gray',
    409,
    { zh: '这个版本没有在分阶段发布。', en: 'This version is not being released in stages.' },
    85081,
  ),
  'nothing-online': plainProblem(
    'nothing-online',
    409,
    {
      zh: '线上还没有版本，不能分阶段发布。',
      en: 'Nothing is online yet, so there is nobody to release to in stages.',
    },
    85079,
  ),
  'in-use': plainProblem('version-in-use', 409, {
    zh: '这个版本正在使用或已发布过，不能删除。',
    en: 'This version is in use or was released; it cannot be deleted.',
  }),
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

export interface WithdrawalsBeginAnew {
  readonly day: Date
  readonly month: Date
}

export function releaseProblem(
  refusal: ReleaseRefusal,
  policy: Policy,
  anew: WithdrawalsBeginAnew,
): RaisedProblem {
  switch (refusal) {
    case 'no-withdrawals-left-today':
      return policy.problem('release.withdrawals-per-day', {
        used: policy.value('release.withdrawals-per-day'),
        resetsAt: anew.day,
      })
    case 'no-withdrawals-left-this-month':
      return policy.problem('release.withdrawals-per-month', {
        used: policy.value('release.withdrawals-per-month'),
        resetsAt: anew.month,
      })
    case 'too-long-ago':
      return policy.problem('release.rollback-depth')
    default:
      return refusals[refusal]
  }
}
