/**
 * `wx.pageScrollTo` — scrolls the page to a height or to an element.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/scroll/wx.pageScrollTo.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full } from '../support.ts'

export const pageScroll = defineInLogic({
  names: ['pageScrollTo'],
  support: full,
  see: 'ui/scroll/wx.pageScrollTo',
})
