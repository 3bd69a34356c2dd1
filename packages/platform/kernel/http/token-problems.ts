/** What any interface that is asked with an access token says of one that is not there or over. */
import { plainProblem } from './problem.ts'

export const tokenMissing = plainProblem(
  'token-missing',
  401,
  { zh: '缺少 access_token。', en: 'There is no access token.' },
  41001,
)

export const tokenExpired = plainProblem(
  'token-expired',
  401,
  { zh: 'access_token 已过期。', en: 'The access token has expired.' },
  42001,
)
