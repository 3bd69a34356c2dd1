/** Whether a request comes from a page of another site, which must not act with this one's cookies. */
import type { RequestOrigin } from './route.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Browsers send `Origin` with every request that may change something; programs send none.
 * Cookies are `SameSite` besides: each of the two stops a foreign page alone.
 */
export function isForeign(request: Request, origin: RequestOrigin): boolean {
  if (SAFE_METHODS.has(request.method)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  const from = request.headers.get('origin')
  return from !== null && from !== `${origin.scheme}://${origin.host}`
}

/** Whether a page of a browser asks, whichever site it is of. Programs say neither; what somebody types in is no page's. */
export function isFromPage({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  return headers.get('origin') !== null || (site !== null && site !== 'none')
}
