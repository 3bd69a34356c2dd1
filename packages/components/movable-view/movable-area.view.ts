/**
 * `<movable-area>` — where its movable views move. Without a size of its own it is 10 × 10.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/movable-area.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf } from '../attribute-values.ts'

export const movableArea: BuiltIn = {
  tag: 'movable-area',
  style: `
wx-movable-area { position: relative; display: block; width: 10px; height: 10px }
wx-movable-area[scale-area] { touch-action: none }`,
  mount: (element) => ({
    set: attributeSetters({
      'scale-area': (value) => reflect(element, 'scale-area', booleanOf(value)),
    }),
  }),
}
