/** Toast and loading: at most one of both is shown, the newer one. */
import { check, warning } from '../chrome/icons.ts'
import { icon, make } from '../chrome/make.ts'
import type { Loading, OverlaysOnHost, Toast } from '../ports/overlays.ts'

export type Notice = Pick<OverlaysOnHost, 'showToast' | 'showLoading' | 'hide'>

export function createNotice(
  place: HTMLElement,
  imageUrl: (source: string) => Promise<string | undefined>,
): Notice {
  let shown:
    | { readonly kind: 'toast' | 'loading'; readonly element: HTMLElement; readonly timer: number }
    | undefined

  const takeAway = (): void => {
    if (!shown) return
    clearTimeout(shown.timer)
    shown.element.remove()
    shown = undefined
  }
  const show = (kind: 'toast' | 'loading', element: HTMLElement, durationMs: number): void => {
    takeAway()
    place.append(element)
    const timer = Number.isFinite(durationMs) ? setTimeout(takeAway, durationMs) : 0
    shown = { kind, element, timer: Number(timer) }
  }
  return {
    showToast(toast) {
      show('toast', draw(toast.title, picture(toast, imageUrl), toast.isModal), toast.durationMs)
    },
    showLoading({ title, isModal }: Loading) {
      show('loading', draw(title, make('div', { class: 'spinner' }), isModal), Infinity)
    },
    hide(kind) {
      if (shown?.kind === kind) takeAway()
    },
  }
}

function draw(title: string, image: Element | undefined, isModal: boolean): HTMLElement {
  const box = make(
    'div',
    {},
    ...(image ? [image] : []),
    ...(title ? [make('span', { class: 'text', text: title })] : []),
  )
  const element = make('div', { class: 'notice', role: 'status' }, box)
  element.classList.toggle('pictured', image !== undefined)
  element.classList.toggle('modal', isModal)
  return element
}

function picture(
  { icon: name, image }: Toast,
  imageUrl: (source: string) => Promise<string | undefined>,
): Element | undefined {
  if (image) {
    const element = make('img')
    element.alt = ''
    void imageUrl(image).then((url) => {
      if (url) element.src = url
    })
    return element
  }
  switch (name) {
    case 'success':
      return icon(check)
    case 'error':
      return icon(warning)
    case 'loading':
      return make('div', { class: 'spinner' })
    case 'none':
      return undefined
  }
}
