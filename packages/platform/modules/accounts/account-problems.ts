import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

/** The same for a wrong password and an unknown address: who is registered is not told. */
export const wrongPassword = plainProblem('wrong-password', 401, {
  zh: '邮箱或密码不正确。',
  en: 'E-mail or password is wrong.',
})

export const tooManyAttempts = defineProblem<{
  readonly limit: number
  readonly used: number
  readonly resetsAt: Date
  readonly waitSeconds: number
}>({
  code: 'too-many-attempts',
  status: 429,
  says: ({ waitSeconds }) => ({
    zh: `尝试次数过多，请 ${Math.ceil(waitSeconds / 60)} 分钟后再试。`,
    en: `Too many attempts. Try again in ${Math.ceil(waitSeconds / 60)} min.`,
  }),
  rule: ({ limit, used, resetsAt }) => ({
    id: 'session.sign-in-attempts',
    limit,
    used,
    resetsAt: resetsAt.toISOString(),
  }),
  retryAfterSeconds: ({ waitSeconds }) => waitSeconds,
})
