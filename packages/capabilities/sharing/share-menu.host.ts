import { accept, refuse } from '@maque/base/result.ts'
import type { PageOnHost } from '@maque/runtime-host/ports/page-stack.ts'
import type { ShareCard } from '@maque/runtime-host/ports/platform.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { record } from '../record.ts'
import { hideShareMenu, shareAppMessage, showShareMenu } from './share-menu.ts'

export const shareMenuOnHost = [
  onHost(
    showShareMenu,
    onPage(({ menus }, page) => setMenus(page, menus, false)),
  ),
  onHost(
    hideShareMenu,
    onPage(({ menus }, page) => setMenus(page, menus, true)),
  ),

  onHost(shareAppMessage, async ({ from, target }, { app, page, platform }) => {
    if (!page) return refuse('no page is open')
    const said = await page.ask('share-app-message', { from, target })
    const outcome = await platform.share(cardOf(said, app.name, page))
    return outcome.ok ? accept({}) : passOn(outcome)
  }),
]

function setMenus(page: PageOnHost, menus: readonly string[], isHidden: boolean): void {
  page.setShareMenu({
    ...(menus.includes('shareAppMessage') && { isShareHidden: isHidden }),
    ...(menus.includes('shareTimeline') && { isTimelineHidden: isHidden }),
  })
}

/** What `onShareAppMessage` returned, over what the page is. */
function cardOf(said: unknown, appName: string, page: PageOnHost): ShareCard {
  const { title, path, imageUrl } = record(said)
  const query = new URLSearchParams(page.query).toString()
  return {
    title: typeof title === 'string' && title !== '' ? title : appName,
    path:
      typeof path === 'string' && path !== ''
        ? path.replace(/^\/+/, '')
        : `${page.path}${query && `?${query}`}`,
    ...(typeof imageUrl === 'string' && imageUrl !== '' && { imageUrl }),
  }
}
