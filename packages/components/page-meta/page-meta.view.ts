/**
 * `<page-meta>` — settings of the page as attributes, and events of the page.
 *
 * The page is scrolled by its document.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/page-meta.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { cssLengthOf, cssStyleOf, numberOf, pixelsOf, stringOf } from '../attribute-values.ts'
import { callHost } from '../host-calls.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

const ROOT_COLOR = '--root-color'

export const pageMeta: BuiltIn = {
  tag: 'page-meta',
  // Behind the page's content, and over the window's color: as far as is seen, however long the page is.
  style: `
wx-page-meta { display: none }
body[style*='${ROOT_COLOR}']::before { content: ''; position: fixed; inset: 0; z-index: -1; background-color: var(${ROOT_COLOR}) }`,
  mount: mountPageMeta,
}

function mountPageMeta(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const { signal } = lifetime
  const root = document.documentElement
  let pageStyle: CSSStyleDeclaration | null = null
  let pageStyleText = ''
  let pageFontSize = ''
  let durationMs = 300
  let isAttached = false

  const drawPage = (): void => {
    if (pageStyle === null) return
    pageStyle.cssText = pageStyleText
    if (pageFontSize !== '') pageStyle.fontSize = pageFontSize
    port.pageRestyled()
  }
  const setBackground =
    (name: 'backgroundColor' | 'backgroundColorTop' | 'backgroundColorBottom') => (value: unknown) =>
      void callHost(port, 'setBackgroundColor', { [name]: stringOf(value) })

  let cancelScroll = (): void => {}
  const scrollPage = (top: number): void => {
    cancelScroll()
    const from = window.scrollY
    let startMs: number | null = null
    const step = (nowMs: number): void => {
      startMs ??= nowMs
      const part = durationMs > 0 ? Math.min(1, (nowMs - startMs) / durationMs) : 1
      window.scrollTo({ top: from + (top - from) * part, behavior: 'instant' })
      if (part < 1) cancelScroll = lifetime.nextFrame(step)
      else port.emit('scrolldone', {})
    }
    cancelScroll = lifetime.nextFrame(step)
  }

  window.addEventListener('scroll', () => port.emit('scroll', { scrollTop: window.scrollY }), {
    signal,
    passive: true,
  })
  window.addEventListener(
    'resize',
    () => port.emit('resize', { size: { windowWidth: window.innerWidth, windowHeight: window.innerHeight } }),
    { signal },
  )
  lifetime.atEnd(() => {
    root.style.removeProperty('font-size')
    document.body.style.removeProperty(ROOT_COLOR)
  })

  return {
    set: attributeSetters({
      'background-text-style': (value) =>
        void callHost(port, 'setBackgroundTextStyle', { textStyle: stringOf(value) }),
      'background-color': setBackground('backgroundColor'),
      'background-color-top': setBackground('backgroundColorTop'),
      'background-color-bottom': setBackground('backgroundColorBottom'),
      'page-orientation': (value) =>
        void callHost(port, 'setPageOrientation', { orientation: stringOf(value) }),
      'root-background-color': (value) => {
        document.body.style.setProperty(ROOT_COLOR, stringOf(value))
      },
      'page-style': (value) => {
        pageStyleText = cssStyleOf(value)
        drawPage()
      },
      'page-font-size': (value) => {
        pageFontSize = value === 'system' ? '16px' : cssLengthOf(value, '')
        drawPage()
      },
      'root-font-size': (value) => {
        root.style.fontSize = value === 'system' ? '16px' : cssLengthOf(value, '')
      },
      'scroll-duration': (value) => {
        durationMs = numberOf(value, 300)
      },
      'scroll-top': (value) => {
        const top = pixelsOf(value, port.layout().widthPx, Number.NaN)
        if (!Number.isNaN(top) && (isAttached || top !== 0)) scrollPage(top)
      },
    }),
    attached() {
      isAttached = true
      const page = element.closest('wx-page')
      if (page !== null) pageStyle = ownStyle(page, lifetime)
      drawPage()
    },
    detached: () => lifetime.end(),
  }
}
