/** Refusals of the interfaces that apps' own servers ask, by WeChat's numbers (§2.3). */
import { plainProblem } from '../../kernel/http/problem.ts'

export const appIdMissing = plainProblem(
  'app-id-missing',
  422,
  { zh: '缺少 appid。', en: 'The appid is missing.' },
  41002,
)

export const appIdWrong = plainProblem(
  'app-id-wrong',
  403,
  { zh: 'appid 不正确。', en: 'This is no appid.' },
  40013,
)

export const grantTypeWrong = plainProblem(
  'grant-type-wrong',
  422,
  { zh: 'grant_type 不正确。', en: 'The grant_type is another.' },
  40002,
)

export const appClosed = plainProblem(
  'app-closed',
  403,
  { zh: '该帐号已冻结或注销。', en: 'This account is frozen or gone.' },
  50007,
)

export const tokenWrong = plainProblem(
  'token-wrong',
  401,
  { zh: 'access_token 无效或不是最新的。', en: 'The access token is wrong, or not the latest.' },
  40001,
)

export const tokenFrozen = plainProblem(
  'secret-frozen',
  403,
  {
    zh: 'AppSecret 已被冻结：请在开发设置中解冻或重置。',
    en: 'The AppSecret is frozen: unfreeze it in the development settings, or make another.',
  },
  40243,
)

export const otherApp = plainProblem(
  'other-app',
  403,
  { zh: 'access_token 不属于该 appid。', en: 'The access token is of another app.' },
  48001,
)

export const pathUnknown = plainProblem(
  'path-unknown',
  422,
  { zh: '没有这个 cgi_path，或它没有调用限制。', en: 'There is no such cgi_path, or it is not limited.' },
  76021,
)

export const ridUnknown = plainProblem(
  'rid-unknown',
  422,
  { zh: '没有这个 rid。', en: 'There is no such rid.' },
  76001,
)

export const ridMalformed = plainProblem(
  'rid-malformed',
  422,
  { zh: 'rid 有误。', en: 'This is no rid.' },
  76002,
)

export const ridOfAnother = plainProblem(
  'rid-of-another',
  403,
  { zh: '该 rid 不属于此帐号。', en: 'This rid is of another account.' },
  76003,
)

export const codeMissing = plainProblem(
  'code-missing',
  422,
  { zh: '缺少 code。', en: 'The code is missing.' },
  41008,
)

export const codeWrong = plainProblem(
  'code-wrong',
  403,
  { zh: 'code 无效或已过期。', en: 'The code is wrong, or over.' },
  40029,
)

export const codeUsed = plainProblem(
  'code-used',
  403,
  { zh: 'code 已被使用。', en: 'The code was used.' },
  40163,
)

export const loginFirst = plainProblem('login-first', 409, {
  zh: '小程序尚未登录，或登录态已过期。',
  en: 'The mini program has not signed this person in, or it is over.',
})

export const noPhone = plainProblem('no-phone', 409, {
  zh: '你还没有绑定手机号：用手机号注册的帐号才能提供。',
  en: 'You have no phone number to give: accounts that sign in with one have.',
})

export const sessionOver = plainProblem(
  'session-over',
  403,
  { zh: 'session_key 不存在或已过期。', en: 'There is no session key, or it is over.' },
  87007,
)

export const signatureMethodWrong = plainProblem(
  'signature-method-wrong',
  422,
  { zh: 'sig_method 只支持 hmac_sha256。', en: 'The sig_method is hmac_sha256.' },
  87008,
)

export const signatureWrong = plainProblem(
  'signature-wrong',
  403,
  { zh: '签名不正确。', en: 'The signature is wrong.' },
  87009,
)
