/**
 * What the device, the window and the platform are: answered in logic from the mirror, which the
 * host keeps right.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getSystemInfo.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const systemInfo = defineInLogic({
  names: ['getSystemInfo', 'getSystemInfoSync', 'getSystemInfoAsync', 'getDeviceInfo'],
  support: partial('What a browser does not tell (`benchmarkLevel`, `model` of most devices) is left vague.'),
  see: 'base/system/wx.getSystemInfo',
})

export const windowInfo = defineInLogic({
  names: ['getWindowInfo', 'getAppBaseInfo'],
  support: full,
  see: 'base/system/wx.getWindowInfo',
})

export const systemSetting = defineInLogic({
  names: ['getSystemSetting', 'getAppAuthorizeSetting'],
  support: partial(
    'Radios and system switches are not told to web pages: fields are given where the host knows them.',
  ),
  see: 'base/system/wx.getSystemSetting',
})

export const menuButton = defineInLogic({
  names: ['getMenuButtonBoundingClientRect'],
  support: full,
  see: 'ui/menu/wx.getMenuButtonBoundingClientRect',
})

export const rendererInfo = defineInLogic({
  names: ['getSkylineInfo', 'getSkylineInfoSync'],
  support: partial('Says that there is no Skyline renderer.'),
  see: 'base/system/wx.getSkylineInfo',
})
