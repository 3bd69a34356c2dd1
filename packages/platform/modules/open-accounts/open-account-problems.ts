import { plainProblem } from '../../kernel/http/problem.ts'

export const alreadyBound = plainProblem(
  'already-bound',
  409,
  { zh: '该帐号已绑定开放平台帐号。', en: 'This account is bound to an Open account already.' },
  89000,
)

export const noSuchTester = plainProblem('no-such-tester', 404, {
  zh: '没有找到这个用户：只能查询本帐号的管理员，以及已绑定帐号的管理员和成员。',
  en: 'Nobody was found: only the administrator of this account, and administrators and members of what is bound, can be looked up.',
})
