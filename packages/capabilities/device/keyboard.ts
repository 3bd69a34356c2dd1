/**
 * `wx.hideKeyboard`, `wx.getSelectedTextRange` — the keyboard, and what is selected where it writes.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/device/keyboard/wx.hideKeyboard.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const hideKeyboard = defineInLogic({
  names: ['hideKeyboard'],
  support: partial('Succeeds also where no keyboard is shown.'),
  see: 'device/keyboard/wx.hideKeyboard',
})

export const selectedTextRange = defineInLogic({
  names: ['getSelectedTextRange'],
  support: full,
  see: 'device/keyboard/wx.getSelectedTextRange',
})
