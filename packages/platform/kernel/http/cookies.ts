/** Cookies, read and written. */
import type { RequestOrigin } from './route.ts'

export function cookieOf(headers: Headers, name: string): string | undefined {
  const cookies = new Map(
    (headers.get('cookie') ?? '').split(';').map((pair) => {
      const [key = '', value = ''] = pair.split(/=(.*)/s)
      return [key.trim(), value.trim()] as const
    }),
  )
  return cookies.get(name)
}

/** Out of scripts' reach, and never sent from other sites, not even when they lead here. */
export function shortCookie(name: string, value: string, seconds: number, { scheme }: RequestOrigin): string {
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict']
  return [...parts, ...(scheme === 'https' ? ['Secure'] : [])].join('; ')
}
