/** What happens behind the first button of the capsule. */
import type { AppIdentity } from './app-identity.ts'
import { showMoreMenu, type MoreAction } from './chrome/more-menu.ts'
import type { HostTexts } from './chrome/texts.ts'
import type { HostContexts } from './host-contexts.ts'
import type { HostServices } from './host-services.ts'
import { formatPageUrl } from './pages/page-url.ts'
import type { PageWindow } from './pages/page-window.ts'

export interface MoreMenuOptions {
  readonly app: AppIdentity
  readonly texts: HostTexts
  readonly services: HostServices
  readonly contexts: HostContexts
  readonly page: PageWindow | undefined
}

export async function openMoreMenu({ app, texts, services, contexts, page }: MoreMenuOptions): Promise<void> {
  const { about, favorite, feedback } = services.menu
  const canShare = page?.handlers.includes('onShareAppMessage') && !page.shareMenu().isShareHidden
  const actions: MoreAction[] = [
    ...(canShare ? (['share'] as const) : []),
    ...(favorite ? (['favorite'] as const) : []),
    ...(about ? (['about'] as const) : []),
    ...(feedback ? (['feedback'] as const) : []),
    'settings',
    'restart',
  ]
  const action = await contexts.overlays.show<MoreAction | undefined>(
    (place, settle) => showMoreMenu(place, { app, actions, texts }, settle),
    undefined,
  )
  switch (action) {
    case 'share':
      return page && sharePage(app, services, page)
    case 'favorite':
      return favorite?.()
    case 'about':
      return about?.()
    case 'feedback':
      return feedback?.()
    case 'settings':
      return contexts.permissions.openSettings()
    case 'restart':
      return services.onRestartAsked(undefined)
    case undefined:
      return
  }
}

/** What the page's `onShareAppMessage` returns, with the page itself where it says nothing. */
async function sharePage(app: AppIdentity, { platform }: HostServices, page: PageWindow): Promise<void> {
  const given = await page.ask('share-app-message', { from: 'menu' })
  const card = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {}
  const { title, path, imageUrl } = card
  await platform.share({
    title: typeof title === 'string' ? title : app.name,
    path: typeof path === 'string' ? path.replace(/^\/+/, '') : formatPageUrl(page),
    ...(typeof imageUrl === 'string' && { imageUrl }),
  })
}
