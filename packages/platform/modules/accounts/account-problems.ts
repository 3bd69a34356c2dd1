import { plainProblem } from '../../kernel/http/problem.ts'

/** The same for a wrong password and an unknown address: who is registered is not told. */
export const wrongPassword = plainProblem('wrong-password', 401, {
  zh: '邮箱或密码不正确。',
  en: 'E-mail or password is wrong.',
})

export const emailMalformed = plainProblem('email-malformed', 422, {
  zh: '邮箱地址不正确。',
  en: 'This is no e-mail address.',
})
