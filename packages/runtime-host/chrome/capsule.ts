/** The two buttons that every app has at its top right, whatever it draws: more, and close. */
import { dots, target } from './icons.ts'
import { icon, make } from './make.ts'
import type { HostTexts } from './texts.ts'

export interface Capsule {
  readonly element: HTMLElement
  setTextStyle(style: 'light' | 'dark'): void
}

export function createCapsule(
  texts: HostTexts,
  { onMore, onClose }: { readonly onMore: () => void; readonly onClose: () => void },
): Capsule {
  const element = make(
    'div',
    { class: 'capsule', role: 'group' },
    make('button', { label: texts.more, onTap: onMore }, icon(dots)),
    make('button', { label: texts.closeApp, onTap: onClose }, icon(target)),
  )
  return {
    element,
    setTextStyle: (style) => void element.classList.toggle('light', style === 'light'),
  }
}

/** Its place, as `wx.getMenuButtonBoundingClientRect` tells it. */
export function capsulePlace(
  windowWidthPx: number,
  statusBarPx: number,
): Readonly<Record<'width' | 'height' | 'top' | 'right' | 'bottom' | 'left', number>> {
  const width = 87
  const height = 32
  const top = statusBarPx + 6
  const right = windowWidthPx - 7
  return { width, height, top, right, bottom: top + height, left: right - width }
}
