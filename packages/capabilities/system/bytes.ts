/**
 * Helpers that compute: `arrayBufferToBase64`, `base64ToArrayBuffer`, `requestIdleCallback`, `cancelIdleCallback`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/wx.arrayBufferToBase64.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const bytes = defineInLogic({
  names: ['arrayBufferToBase64', 'base64ToArrayBuffer'],
  support: full,
  see: 'base/wx.arrayBufferToBase64',
})

export const idle = defineInLogic({
  names: ['requestIdleCallback', 'cancelIdleCallback'],
  support: partial('Logic has no idle time of its own: the callback runs after the tasks that wait already.'),
  see: 'base/performance/wx.requestIdleCallback',
})
