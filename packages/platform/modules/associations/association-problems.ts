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

export const appIdUnknown = plainProblem(
  'appid-unknown',
  404,
  { zh: '没有这个小程序：请检查 appid。', en: 'There is no such mini program: look at the appid.' },
  40013,
)

export const appSuspended = plainProblem(
  'app-suspended',
  409,
  {
    zh: '该小程序的帐号已被冻结或正在注销。',
    en: 'The account of this mini program is frozen, or on its way out.',
  },
  89013,
)

export const notAssociated = plainProblem(
  'not-associated',
  404,
  {
    zh: '该小程序没有与这个公众号关联，也没有待确认的申请。',
    en: 'This mini program is not associated with the official account, and nobody has asked for that.',
  },
  40013,
)

export const associationNotNow = plainProblem('association-not-now', 409, {
  zh: '关联当前的状态不允许这个操作。',
  en: 'The association’s present state does not allow this.',
})
