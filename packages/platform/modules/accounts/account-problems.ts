import { plainProblem } from '../../kernel/http/problem.ts'

/** The same for a wrong password and an unknown address: who is registered is not told. */
export const wrongPassword = plainProblem('wrong-password', 401, {
  zh: '邮箱或密码不正确。',
  en: 'E-mail or password is wrong.',
})

/** Asked of who is signed in: what was typed is one of their own secrets, and no address. */
export const wrongPresentPassword = plainProblem('wrong-password', 401, {
  zh: '当前密码不正确。',
  en: 'The present password is wrong.',
})

export const emailMalformed = plainProblem('email-malformed', 422, {
  zh: '邮箱地址不正确。',
  en: 'This is no e-mail address.',
})

export const nobodyBySuchLogin = plainProblem('no-such-person', 404, {
  zh: '没有用户使用这个邮箱或手机号。请对方先注册为用户。',
  en: 'No user of the host has this address or phone. Ask them to sign up first.',
})

/** Nobody could appoint anybody any more. */
export const lastOperator = plainProblem('last-operator', 409, {
  zh: '平台至少要有一位运营者。请先任命另一位。',
  en: 'Somebody has to run the platform. Appoint another operator first.',
})
