/**
 * `<image>` — a picture in a box of 320 × 240 unless styled.
 *
 * Raises `load` with the picture's natural size and `error` with `errMsg`. `widthFix` and
 * `heightFix` take the missing side from the picture once it is there. A picture that cannot be
 * loaded leaves its box empty, without the browser's sign for it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/image.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { callHost } from '../host-calls.ts'
import { Lifetime } from '../lifetime.ts'
import { withPictureUrl } from '../source-url.ts'

const longPressMs = 500

const croppings = [
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
] as const

const modes = [
  'scaleToFill',
  'aspectFit',
  'aspectFill',
  'widthFix',
  'heightFix',
  ...croppings,
] as const satisfies readonly [string, ...string[]]

const croppingStyles = croppings
  .map((place) => `wx-image[mode='${place}'] > img { object-fit: none; object-position: ${place} }`)
  .join('\n')

export const image: BuiltIn = {
  tag: 'image',
  style: `
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { display: block; width: 100%; height: 100%; object-fit: fill; border-radius: inherit; -webkit-user-drag: none; -webkit-touch-callout: none }
wx-image > img:not([src]), wx-image[failed] > img { visibility: hidden }
wx-image[mode='aspectFit'] > img { object-fit: contain }
wx-image[mode='aspectFill'] > img { object-fit: cover }
wx-image[mode='widthFix'][loaded] { height: auto !important }
wx-image[mode='widthFix'][loaded] > img { height: auto }
wx-image[mode='heightFix'][loaded] { width: auto !important }
wx-image[mode='heightFix'][loaded] > img { width: auto; max-width: none }
${croppingStyles}`,
  mount: mountImage,
}

function mountImage(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const { signal } = lifetime
  const picture = make('img', { attributes: { alt: '', draggable: 'false', decoding: 'async' } })
  element.append(picture)

  let source = ''
  let isHttpsForced = false
  let hasMenu = false

  const fail = (): void => {
    reflect(element, 'failed', true)
    port.emit('error', { errMsg: `image:fail to load ${source}` })
  }
  let release = (): void => {}
  const load = (): void => {
    release()
    reflect(element, 'loaded', false)
    reflect(element, 'failed', false)
    if (source === '') {
      picture.removeAttribute('src')
      return
    }
    const wanted = isHttpsForced ? source.replace(/^http:/i, 'https:') : source
    release = withPictureUrl(port, wanted, (url) => {
      if (url !== undefined) picture.src = url
      else {
        picture.removeAttribute('src')
        fail()
      }
    })
  }

  picture.addEventListener(
    'load',
    () => {
      reflect(element, 'loaded', true)
      port.emit('load', { height: picture.naturalHeight, width: picture.naturalWidth })
    },
    { signal },
  )
  picture.addEventListener('error', fail, { signal })
  lifetime.atEnd(() => release())

  const openMenu = (): void => {
    if (hasMenu) void callHost(port, 'showImageMenu', { url: source })
  }
  let listensForMenu = false
  /** Only for pictures that have a menu: pages hold hundreds that have none. */
  const listenForMenu = (): void => {
    if (listensForMenu) return
    listensForMenu = true
    let cancel = (): void => {}
    element.addEventListener(
      'pointerdown',
      () => {
        cancel = lifetime.after(longPressMs, openMenu)
      },
      { signal },
    )
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      element.addEventListener(type, () => cancel(), { signal })
    }
  }

  return {
    set: attributeSetters({
      src: (value) => {
        const next = stringOf(value)
        if (next === source) return
        source = next
        // After the other attributes: lazy loading must be known before the address is.
        queueMicrotask(() => {
          if (source === next && !lifetime.isOver) load()
        })
      },
      mode: (value) => reflect(element, 'mode', choiceOf(value, modes)),
      'lazy-load': (value) => {
        picture.loading = booleanOf(value) ? 'lazy' : 'eager'
      },
      'show-menu-by-longpress': (value) => {
        hasMenu = booleanOf(value)
        if (hasMenu) listenForMenu()
      },
      'force-https': (value) => {
        isHttpsForced = booleanOf(value)
      },
      'fade-in': (value) => {
        picture.style.transition = booleanOf(value) ? 'opacity 0.3s' : ''
      },
      alt: (value) => {
        picture.alt = stringOf(value)
      },
    }),
    detached: () => lifetime.end(),
  }
}
