import { make } from '../chrome/make.ts'
import { holdFocus } from './hold-focus.ts'

/** Draws a sheet at the bottom with what is inside it; a tap beside it or Escape dismisses. */
export function showDrawer(
  place: HTMLElement,
  {
    label,
    children,
    onDismiss,
  }: { readonly label: string; readonly children: readonly Node[]; readonly onDismiss: () => void },
): () => void {
  const shade = make('div', { class: 'shade', onTap: onDismiss })
  const drawer = make('div', { class: 'drawer', role: 'dialog', label }, ...children)
  place.append(shade, drawer)
  const first = drawer.querySelector<HTMLElement>('button, input') ?? drawer
  const release = holdFocus(drawer, first, onDismiss)
  return () => {
    release()
    shade.remove()
    drawer.remove()
  }
}
