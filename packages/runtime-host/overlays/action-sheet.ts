import { cssColor } from '../chrome/colors.ts'
import { make } from '../chrome/make.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { ActionSheet } from '../ports/overlays.ts'
import { showDrawer } from './drawer.ts'

/** Draws `wx.showActionSheet`. */
export function showActionSheet(
  place: HTMLElement,
  { title, items, itemColor }: ActionSheet,
  texts: HostTexts,
  settle: (index: number | undefined) => void,
): () => void {
  const color = cssColor(itemColor) ?? ''
  const choices = items.map((text, index) => {
    const choice = make('button', { class: 'choice', text, onTap: () => settle(index) })
    choice.style.color = color
    return choice
  })
  const dismiss = (): void => settle(undefined)
  return showDrawer(place, {
    label: title ?? texts.more,
    onDismiss: dismiss,
    children: [
      ...(title ? [make('div', { class: 'heading', text: title })] : []),
      ...choices,
      make('button', { class: 'cancel', text: texts.cancel, onTap: dismiss }),
    ],
  })
}
