/**
 * `wx.enableAlertBeforeUnload`, `disableAlertBeforeUnload` — ask before the person leaves the page.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.enableAlertBeforeUnload.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const enableAlertBeforeUnload = defineCapability({
  name: 'enableAlertBeforeUnload',
  params: z.object({ message: z.string() }),
  refusals: ['no page is open'],
  support: full,
  see: 'ui/interaction/wx.enableAlertBeforeUnload',
})

export const disableAlertBeforeUnload = defineCapability({
  name: 'disableAlertBeforeUnload',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/interaction/wx.disableAlertBeforeUnload',
})
