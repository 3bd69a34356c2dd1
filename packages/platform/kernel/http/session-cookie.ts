/** The cookie that carries a session's token: out of scripts' reach, and never sent from other sites. */
import { cookieOf } from './cookies.ts'
import type { RequestOrigin } from './route.ts'

/** The prefix makes browsers refuse one that was set without encryption or by a sibling host. */
const SECURE_NAME = '__Host-maque-session'
const PLAIN_NAME = 'maque-session'

export function sessionTokenOf(headers: Headers): string | undefined {
  return cookieOf(headers, SECURE_NAME) ?? cookieOf(headers, PLAIN_NAME)
}

export function sessionCookie(token: string, lifetimeSeconds: number, { scheme }: RequestOrigin): string {
  const isSecure = scheme === 'https'
  return [
    `${isSecure ? SECURE_NAME : PLAIN_NAME}=${token}`,
    'Path=/',
    `Max-Age=${lifetimeSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')
}

export function endedSessionCookie(origin: RequestOrigin): string {
  return sessionCookie('', 0, origin)
}
