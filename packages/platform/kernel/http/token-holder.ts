/**
 * Of whose programs an access token is, as its form says; nothing of it is proven by that.
 *
 *     p-wx…, s-wx…    the servers of an app or official account: cgi-bin/token, stable_token
 *     a-wx…-wx…       those of a third-party platform, for an account that authorised it
 *     c-wx…           those of a third-party platform, for itself
 *     ww…-1-…         an agent of a corp: cgi-bin/gettoken
 *
 * WeChat and WeCom name some interfaces alike (`/cgi-bin/user/get`, `/cgi-bin/message/send`), and have
 * a host each for them. Here all are asked at one host, and the token says which is meant.
 */
import { plainProblem } from './problem.ts'

export interface TokenHolder {
  readonly kind: 'account' | 'platform' | 'agent'
  readonly id: string
}

const FORMS = [
  ['account', /^(?:[ps]-|a-\w{1,40}-)(wx[0-9a-f]{16})-/],
  ['platform', /^c-(wx[0-9a-f]{16})-/],
  ['agent', /^(ww[0-9a-f]{16})-\d+-/],
] as const

export function holderOfToken(token: string): TokenHolder | undefined {
  for (const [kind, form] of FORMS) {
    const id = form.exec(token)?.[1]
    if (id !== undefined) return { kind, id }
  }
  return undefined
}

/** It opens other interfaces than this one. */
export const tokenOfOthers = plainProblem(
  'token-of-others',
  403,
  {
    zh: '该 access_token 不能调用此接口：它属于另一类帐号。',
    en: 'This access token does not open this interface: it is of another kind of account.',
  },
  48001,
)
