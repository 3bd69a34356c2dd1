import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { RolloutRefusal } from './decide.ts'

export const noRollout = plainProblem(
  'no-rollout',
  409,
  { zh: '没有正在分阶段发布的版本。', en: 'No version is being released in stages.' },
  85081,
)

export const personUnknown = defineProblem<{ readonly login: string }>({
  code: 'person-unknown',
  status: 422,
  says: ({ login }) => ({ zh: `没有用户 ${login}。`, en: `There is no user ${login}.` }),
})

const refusals: Readonly<Record<RolloutRefusal, RaisedProblem>> = {
  'nobody-at-all': plainProblem(
    'nobody-at-all',
    422,
    {
      zh: '比例为 0% 时，请选择成员优先或指定用户。',
      en: 'At 0 % let members come first, or name persons.',
    },
    85082,
  ),
  'not-more': plainProblem(
    'not-more',
    409,
    { zh: '发布比例只能调大。', en: 'The share can only grow.' },
    85082,
  ),
  'no-change': plainProblem('no-change', 409, {
    zh: '已经是这个状态了。',
    en: 'That is its state already.',
  }),
}

export function rolloutProblem(refusal: RolloutRefusal): RaisedProblem {
  return refusals[refusal]
}
