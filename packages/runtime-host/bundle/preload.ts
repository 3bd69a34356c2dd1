/** `preloadRule`: packages that are fetched ahead when a page has been entered. */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { AppPackages } from './app-packages.ts'

export function preloadAfter(config: AppConfig, packages: AppPackages, path: string | undefined): void {
  if (path === undefined || !config.preloadRule || !Object.hasOwn(config.preloadRule, path)) return
  const rule = config.preloadRule[path]
  if (rule && (rule.network === 'all' || !isMetered())) packages.prefetch(rule.packages)
}

/**
 * Whether what is fetched may cost the person something. Few browsers tell the kind of network; one
 * that is silent is taken for a free one.
 */
function isMetered(): boolean {
  const { connection } = navigator as {
    readonly connection?: { readonly type?: string; readonly saveData?: boolean }
  }
  return connection?.type === 'cellular' || connection?.saveData === true
}
