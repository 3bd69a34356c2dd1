/**
 * `wx.getBatteryInfo` — how full the battery is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/device/battery/wx.getBatteryInfo.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

export const getBatteryInfo = defineCapability({
  name: 'getBatteryInfo',
  result: z.object({ level: z.number(), isCharging: z.boolean() }),
  refusals: ['not supported'],
  support: partial('Refused where the browser does not tell: outside Chromium.'),
  see: 'device/battery/wx.getBatteryInfo',
})
