/**
 * `wx.getPerformance` — what the runtime measured of itself.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/performance/wx.getPerformance.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const performanceInfo = defineInLogic({
  names: ['getPerformance'],
  support: partial('The runtime records no entries: lists are empty and observers are never told.'),
  see: 'base/performance/wx.getPerformance',
})
