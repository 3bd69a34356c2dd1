/** `wx.previewImage`: pictures side by side over everything, swiped through, closed by a tap. */
import { cross } from '../chrome/icons.ts'
import { icon, make } from '../chrome/make.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { ImagePreview } from '../ports/overlays.ts'
import { holdFocus } from './hold-focus.ts'

export interface ImageViewerOptions {
  readonly preview: ImagePreview
  readonly texts: HostTexts
  imageUrl(source: string): Promise<string | undefined>
}

export function openImageViewer(place: HTMLElement, { preview, texts, imageUrl }: ImageViewerOptions): void {
  const { urls, index: first } = preview
  const figures = urls.map((source) => {
    const image = make('img')
    image.alt = ''
    void imageUrl(source).then((url) => {
      if (url) image.src = url
    })
    return make('figure', {}, image)
  })
  const strip = make('div', { class: 'strip' }, ...figures)
  const count = make('div', { class: 'count' })
  const shut = make('button', { class: 'shut', label: texts.close, onTap: () => close() }, icon(cross))
  const viewer = make(
    'div',
    { class: 'viewer', role: 'dialog', label: texts.imageOf(first + 1, urls.length) },
    strip,
    count,
    shut,
  )

  const shown = (): number => Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth))
  const tell = (): void => {
    count.textContent = texts.imageOf(shown() + 1, urls.length)
  }
  const close = (): void => {
    release()
    viewer.remove()
  }
  strip.addEventListener('scroll', tell, { passive: true })
  strip.addEventListener('click', close)
  viewer.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) strip.scrollTo({ left: (shown() + step) * strip.clientWidth })
  })
  place.append(viewer)
  const release = holdFocus(viewer, shut, close)
  strip.scrollLeft = first * strip.clientWidth
  tell()
}
