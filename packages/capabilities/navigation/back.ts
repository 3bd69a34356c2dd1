/**
 * What `<page-container>` asks for: going back closes it, and the page stays.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html
 */
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

/** Answered once the person goes back. */
export const interceptBack = defineCapability({
  name: 'interceptBack',
  refusals: ['no page is open', 'released'],
  reach: 'internal',
  support: full,
  see: 'route/wx.navigateBack',
})

export const releaseBack = defineCapability({
  name: 'releaseBack',
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'route/wx.navigateBack',
})
