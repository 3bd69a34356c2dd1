/** Where an app begins, and what it is told of how it was opened. */
import type { LaunchOptions } from '@maque/protocol/bridge/logic-host.ts'
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { OpenAppOptions } from '../open-app-options.ts'
import { parsePageUrl, type PageTarget } from './page-url.ts'

/** `leftUrl`: the page at which the app was left, where it is one to come back to. */
export function launchTarget(
  config: AppConfig,
  { path = '' }: OpenAppOptions['launch'],
  leftUrl: string | undefined,
): PageTarget {
  const left = leftUrl === undefined ? undefined : parsePageUrl(`/${leftUrl}`, '')
  if (left && config.pages.includes(left.path)) return left
  const asked = parsePageUrl(`/${path.replace(/^\/+/, '')}`, '')
  // A query alone is for the first page.
  return asked.path === '' ? { ...asked, path: config.entryPagePath } : asked
}

export function launchOptions(
  { path, query }: PageTarget,
  { scene, referrerInfo = {} }: OpenAppOptions['launch'],
): LaunchOptions {
  return { path, query, scene, referrerInfo }
}
