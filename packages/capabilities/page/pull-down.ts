/**
 * `wx.startPullDownRefresh`, `stopPullDownRefresh` — the animation above a page that refreshes.
 *
 * Starting tells the page's `onPullDownRefresh`, as if the person had pulled.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/pull-down-refresh/wx.startPullDownRefresh.html
 */
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const startPullDownRefresh = defineCapability({
  name: 'startPullDownRefresh',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/pull-down-refresh/wx.startPullDownRefresh',
})

export const stopPullDownRefresh = defineCapability({
  name: 'stopPullDownRefresh',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/pull-down-refresh/wx.stopPullDownRefresh',
})
