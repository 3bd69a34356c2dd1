import { plainProblem } from '../../kernel/http/problem.ts'

export const alreadyBound = plainProblem(
  'already-bound',
  409,
  { zh: '该帐号已绑定开放平台帐号。', en: 'This account is bound to an Open account already.' },
  89000,
)
