/** What the first button of the capsule opens. Actions without handler are not shown. */
import { showDrawer } from '../overlays/drawer.ts'
import { flag, gear, info, restart, share, star } from './icons.ts'
import { icon, make } from './make.ts'
import { appIcon } from './splash.ts'
import type { HostTexts } from './texts.ts'

export type MoreAction = 'share' | 'favorite' | 'feedback' | 'about' | 'settings' | 'restart'

export interface MoreMenu {
  readonly app: { readonly name: string; readonly iconUrl?: string; readonly version: string }
  readonly actions: readonly MoreAction[]
  readonly texts: HostTexts
}

const icons: Readonly<Record<MoreAction, string>> = {
  share,
  favorite: star,
  feedback: flag,
  about: info,
  settings: gear,
  restart,
}

export function showMoreMenu(
  place: HTMLElement,
  { app, actions, texts }: MoreMenu,
  settle: (action: MoreAction | undefined) => void,
): () => void {
  const heading = make(
    'div',
    { class: 'app' },
    ...(app.iconUrl ? [appIcon(app.iconUrl, 36)] : []),
    make('div', {}, make('span', { text: app.name }), make('small', { text: texts.version(app.version) })),
  )
  const buttons = actions.map((action) =>
    make(
      'button',
      { onTap: () => settle(action) },
      make('i', {}, icon(icons[action])),
      make('span', { text: texts[action] }),
    ),
  )
  const dismiss = (): void => settle(undefined)
  return showDrawer(place, {
    label: texts.more,
    onDismiss: dismiss,
    children: [
      heading,
      make('div', { class: 'actions' }, ...buttons),
      make('button', { class: 'cancel', text: texts.cancel, onTap: dismiss }),
    ],
  })
}
