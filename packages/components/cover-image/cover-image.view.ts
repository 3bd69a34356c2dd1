/**
 * `<cover-image>` — a picture over a picture of the system's own: as large as it is, unless styled.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/cover-image.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { withPictureUrl } from '../source-url.ts'

export const coverImage: BuiltIn = {
  tag: 'cover-image',
  style: `
wx-cover-image { display: inline-block; overflow: hidden }
wx-cover-image > img { display: block; width: 100%; height: 100% }
wx-cover-image > img:not([src]), wx-cover-image[failed] > img { visibility: hidden }`,
  mount(element, port) {
    const lifetime = new Lifetime()
    const { signal } = lifetime
    const picture = make('img', { attributes: { alt: '', draggable: 'false' } })
    element.append(picture)
    picture.addEventListener(
      'load',
      () => port.emit('load', { height: picture.naturalHeight, width: picture.naturalWidth }),
      { signal },
    )
    const fail = (): void => {
      reflect(element, 'failed', true)
      port.emit('error', { errMsg: 'cover-image:fail to load' })
    }
    picture.addEventListener('error', fail, { signal })
    let release = (): void => {}
    lifetime.atEnd(() => release())
    return {
      set: attributeSetters({
        src: (value) => {
          const source = stringOf(value)
          reflect(element, 'failed', false)
          release()
          picture.removeAttribute('src')
          if (source === '') return
          release = withPictureUrl(port, source, (url) => {
            if (url === undefined) fail()
            else picture.src = url
          })
        },
      }),
      detached: () => lifetime.end(),
    }
  },
}
