import { make } from './make.ts'
import type { HostTexts } from './texts.ts'

/** What stands in the window until the first page has drawn. */
export interface Splash {
  readonly element: HTMLElement
  leave(): void
}

/**
 * An app that draws at once never shows it. Nothing of it is in the document before: the first text
 * of a page costs a browser up to 20 ms, and frames start meanwhile.
 */
const SHOWN_AFTER_MS = 150

export function createSplash(
  texts: HostTexts,
  app: { readonly name: string; readonly iconUrl?: string },
): Splash {
  const picture = app.iconUrl ? [appIcon(app.iconUrl, 64)] : []
  const waiting = make(
    'div',
    { class: 'wait', role: 'status' },
    make('div', { class: 'spinner' }),
    make('span', { text: texts.loading }),
  )
  const element = make('div', { class: 'splash' })
  const appearing = setTimeout(() => {
    element.append(...picture, make('div', { class: 'name', text: app.name }), waiting)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const child of element.children) child.animate([{ opacity: 0 }, { opacity: 1 }], 100)
  }, SHOWN_AFTER_MS)
  return {
    element,
    leave() {
      clearTimeout(appearing)
      element.classList.add('leaving')
      setTimeout(() => element.remove(), 200)
    },
  }
}

export function appIcon(url: string, sizePx: number): HTMLElement {
  const image = make('img')
  image.alt = ''
  image.width = sizePx
  image.height = sizePx
  image.src = url
  return image
}
