/**
 * `wx.createAnimation` — describes steps of movement; `export()` gives what the `animation`
 * attribute of an element plays, and empties the description.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/animation/wx.createAnimation.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full } from '../support.ts'

export const animation = defineInLogic({
  names: ['createAnimation'],
  support: full,
  see: 'ui/animation/wx.createAnimation',
})
