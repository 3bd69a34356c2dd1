/**
 * `wx.showActionSheet` — lets the person choose one of up to six things.
 *
 * Leaving it is refused with `cancel`, as in WeChat: apps tell it from an error by that word.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showActionSheet.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const showActionSheet = defineCapability({
  name: 'showActionSheet',
  params: z.object({
    alertText: z.string().optional(),
    itemList: z
      .array(z.string())
      .min(1, 'should have at least 1 item')
      .max(6, 'should not have more than 6 items'),
    itemColor: z.string().optional(),
  }),
  result: z.object({ tapIndex: z.number() }),
  refusals: ['cancel'],
  support: full,
  see: 'ui/interaction/wx.showActionSheet',
})
