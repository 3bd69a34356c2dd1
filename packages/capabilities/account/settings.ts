/**
 * `wx.getSetting`, `openSetting`, `authorize` — what the person has allowed this app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/setting/wx.getSetting.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const authSetting = z.record(z.string(), z.boolean())

export const getSetting = defineCapability({
  name: 'getSetting',
  result: z.object({ authSetting }),
  support: partial('`subscriptionsSetting` is not given.'),
  see: 'open-api/setting/wx.getSetting',
})

export const openSetting = defineCapability({
  name: 'openSetting',
  result: z.object({ authSetting }),
  needsForeground: true,
  support: partial('`subscriptionsSetting` is not given.'),
  see: 'open-api/setting/wx.openSetting',
})

export const authorize = defineCapability({
  name: 'authorize',
  params: z.object({
    scope: z.enum(
      [
        'scope.userInfo',
        'scope.userLocation',
        'scope.userLocationBackground',
        'scope.userFuzzyLocation',
        'scope.address',
        'scope.invoiceTitle',
        'scope.invoice',
        'scope.werun',
        'scope.record',
        'scope.writePhotosAlbum',
        'scope.camera',
        'scope.bluetooth',
        'scope.addPhoneContact',
        'scope.addPhoneCalendar',
      ],
      'is not a scope',
    ),
  }),
  refusals: ['auth deny'],
  needsForeground: true,
  support: full,
  see: 'open-api/authorize/wx.authorize',
})
