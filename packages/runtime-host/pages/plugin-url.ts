/** Pages of plugins as URLs name them: `plugin://alias/page`, and `plugin-private://AppID/path` among their own. */
import { pluginNamed, type AppConfig } from '@maque/protocol/bundle/app-config.ts'
import { parsePageUrl, type PageTarget } from './page-url.ts'

/** The page that a URL means; one that there is not is found out later. */
export function pageTargetOf(url: string, from: string, { plugins }: Pick<AppConfig, 'plugins'>): PageTarget {
  const [, isPrivate, name = '', page = '', search = ''] =
    /^plugin(-private)?:\/\/([^/?]+)\/([^?]*)(.*)$/.exec(url) ?? []
  const plugin = pluginNamed(plugins, name)
  if (!plugin) return parsePageUrl(url, from)
  const isListed = !isPrivate && Object.hasOwn(plugin.pages, page)
  return parsePageUrl(`/${isListed ? plugin.pages[page] : plugin.root + page}${search}`, '')
}

export function isPage(config: AppConfig, path: string): boolean {
  return (
    config.pages.includes(path) ||
    Object.values(config.plugins ?? {}).some(({ pages }) => Object.values(pages).includes(path))
  )
}
