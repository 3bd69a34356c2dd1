/**
 * `<cover-view>` — text over a picture of the system's own. Here nothing lies over anything, so
 * it is a block with the documented look.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/cover-view.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { pixelsOf } from '../attribute-values.ts'

export const coverView: BuiltIn = {
  tag: 'cover-view',
  style:
    'wx-cover-view { position: relative; display: block; overflow: hidden; line-height: 1.2; white-space: nowrap }',
  mountedFor: ['scroll-top'],
  mount: (element, port) => ({
    set: attributeSetters({
      'scroll-top': (value) => {
        const top = pixelsOf(value, port.layout().widthPx, 0)
        // The lines to scroll through come with the same update.
        queueMicrotask(() => element.scrollTo({ top }))
      },
    }),
  }),
}
