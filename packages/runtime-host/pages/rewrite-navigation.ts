/**
 * Where an app leads a navigation instead. Its kind stays, and so what it may open: a page of the tab bar
 * by `switchTab` alone.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route-rewrite.html
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RouteRewrite } from '@maque/protocol/bridge/logic-host.ts'
import type { PageTarget } from './page-url.ts'
import type { KnownPages, Navigation } from './plan-navigation.ts'

export interface Rewriting {
  readonly known: KnownPages
  /** The page that a URL means. */
  targetOf(url: string): PageTarget
}

export function rewriteNavigation(
  navigation: Navigation,
  { url, preserveQuery }: RouteRewrite,
  { known, targetOf }: Rewriting,
): Result<Navigation> {
  const { kind } = navigation
  if (kind === 'navigateBack') return refuse(`a "${kind}" event is not allowed to be rewritten`)
  const { path, query: written } = targetOf(url)
  if (!known.has(path)) return refuse(`page "${path}" is not found`)
  const isTab = known.isTab(path)
  if (kind === 'switchTab' && !isTab)
    return refuse(`rewriting a "${kind}" event to a non-tab page("${path}") is not allowed`)
  if (isTab && (kind === 'navigateTo' || kind === 'redirectTo'))
    return refuse(`rewriting a "${kind}" event to a tab page("${path}") is not allowed`)
  // "What the URL passes is then dropped."
  const query = preserveQuery ? navigation.target.query : written
  return accept({ kind, target: { path, query } })
}
