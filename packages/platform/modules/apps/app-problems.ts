import { plainProblem } from '../../kernel/http/problem.ts'

export const nameTaken = plainProblem(
  'name-taken',
  409,
  { zh: '这个名称已被使用。', en: 'This name is taken.' },
  53013,
)

export const noSuchPerson = plainProblem(
  'no-such-person',
  422,
  { zh: '没有使用这个邮箱的人。', en: 'Nobody here has this e-mail address.' },
  85001,
)

export const alreadyMember = plainProblem(
  'already-member',
  409,
  { zh: '这个人已经是成员。', en: 'This person is a member already.' },
  85004,
)

export const administratorStays = plainProblem('administrator-stays', 409, {
  zh: '管理员不能被移除。',
  en: 'The administrator cannot be removed.',
})

export const permissionNotOfRole = plainProblem('permission-not-of-role', 422, {
  zh: '所选权限不属于该成员的身份。',
  en: 'What is ticked is more than the roles may.',
})

export const administratorOfAccount = plainProblem('administrator-of-account', 409, {
  zh: '这个小程序属于已注册的帐号，请在帐号中更换管理员。',
  en: 'This mini program belongs to a registered account: the administrator is changed there.',
})
