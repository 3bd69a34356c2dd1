/**
 * `wx.makePhoneCall`, `scanCode`, `vibrateShort`, `vibrateLong`, `setKeepScreenOn`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/device/scan/wx.scanCode.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const makePhoneCall = defineCapability({
  name: 'makePhoneCall',
  params: z.object({ phoneNumber: z.string() }),
  needsForeground: true,
  support: full,
  see: 'device/phone/wx.makePhoneCall',
})

export const scanCode = defineCapability({
  name: 'scanCode',
  params: z.object({ onlyFromCamera: z.boolean().default(false) }),
  result: z.object({
    result: z.string(),
    scanType: z.string(),
    charSet: z.literal('utf-8'),
    rawData: z.string(),
  }),
  needsForeground: true,
  support: partial('`scanType` does not narrow what is read; works where the browser reads codes.'),
  see: 'device/scan/wx.scanCode',
})

export const vibrateShort = defineCapability({
  name: 'vibrateShort',
  params: z.object({ type: z.enum(['heavy', 'medium', 'light']).catch('medium') }),
  support: full,
  see: 'device/vibrate/wx.vibrateShort',
})

export const vibrateLong = defineCapability({
  name: 'vibrateLong',
  support: full,
  see: 'device/vibrate/wx.vibrateLong',
})

export const setKeepScreenOn = defineCapability({
  name: 'setKeepScreenOn',
  params: z.object({ keepScreenOn: z.boolean() }),
  support: full,
  see: 'device/screen/wx.setKeepScreenOn',
})
