/**
 * `wx.setClipboardData`, `getClipboardData` — the text that people copy and paste.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/device/clipboard/wx.setClipboardData.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

/** Tells the person that something was copied, as WeChat does. */
export const setClipboardData = defineCapability({
  name: 'setClipboardData',
  params: z.object({ data: z.string() }),
  needsForeground: true,
  support: full,
  see: 'device/clipboard/wx.setClipboardData',
})

export const getClipboardData = defineCapability({
  name: 'getClipboardData',
  result: z.object({ data: z.string() }),
  needsForeground: true,
  support: full,
  see: 'device/clipboard/wx.getClipboardData',
})
