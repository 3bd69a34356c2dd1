/** Refusals of the interfaces for what is said of an app, by WeChat's numbers (§2.4). */
import type { Problem } from '@maque/protocol/platform/problem.ts'
import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'

/** Not a rule: no status is sent, open interfaces answer with 200. */
const REFUSED = 422

/** Why a name cannot be had, as the console tells it. */
export function nameRefused(problem: Problem): RaisedProblem {
  return { status: REFUSED, problem }
}

export const nameAuditUnknown = plainProblem(
  'name-audit-unknown',
  404,
  { zh: '没有这个改名审核单。', en: 'No name of this app was audited under this number.' },
  91011,
)

export const searchStatusUnknown = plainProblem(
  'search-status-unknown',
  422,
  { zh: 'status 只能是 0（可被搜索）或 1（不可被搜索）。', en: 'The status is 0 (found) or 1 (hidden).' },
  85084,
)

export const verifyTypeUnknown = plainProblem(
  'verify-type-unknown',
  422,
  {
    zh: 'verify_type 只能是 0 个人、1 企业、2 政府、3 媒体、4 其他组织。',
    en: 'The verify_type is 0 individuals, 1 enterprises, 2 governments, 3 media or 4 other organisations.',
  },
  53303,
)

export const categoryPairWrong = defineProblem<{ readonly first: number; readonly second: number }>({
  code: 'category-pair-wrong',
  status: 422,
  errcode: 53303,
  says: ({ first, second }) => ({
    zh: `类目 ${second} 不在一级类目 ${first} 之下。`,
    en: `The category ${second} is not below ${first}.`,
  }),
})

export const categoryNotChosen = plainProblem(
  'category-not-chosen',
  422,
  {
    zh: '请指明一个类目：first 与 second 应为小程序已有的一级与二级类目。',
    en: 'Name a category: first and second are of one that the app has.',
  },
  53303,
)

export const categoryOther = plainProblem(
  'category-other',
  422,
  {
    zh: '只能修改已有类目的资质，不能换成别的类目：要换，请先删除再添加。',
    en: 'Only the documents of a category are changed: for another one, delete it and add that.',
  },
  53306,
)
