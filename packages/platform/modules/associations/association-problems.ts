import { plainProblem } from '../../kernel/http/problem.ts'

export const associationForbidden = plainProblem(
  'association-forbidden',
  409,
  {
    zh: '该小程序已设置为禁止被公众号关联。',
    en: 'This mini program lets no official account be associated with it.',
  },
  89245,
)

export const alreadyAssociated = plainProblem(
  'already-associated',
  409,
  { zh: '该小程序已与本公众号关联。', en: 'This mini program is associated already.' },
  89015,
)

export const alreadyAsked = plainProblem(
  'already-asked',
  409,
  {
    zh: '已向该小程序发出关联邀请，等待其管理员确认。',
    en: 'This mini program has been asked already; its administrator has not answered yet.',
  },
  89010,
)

export const associationNotNow = plainProblem('association-not-now', 409, {
  zh: '关联当前的状态不允许这个操作。',
  en: 'The association’s present state does not allow this.',
})
