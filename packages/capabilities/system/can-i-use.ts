/**
 * `wx.canIUse` — whether a call, a component, or a part of one is there.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/wx.canIUse.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const canIUse = defineInLogic({
  names: ['canIUse'],
  support: partial('Parts of a call and attributes of a component are taken to be there with their whole.'),
  see: 'base/wx.canIUse',
})
