/**
 * `wx.showModal` — asks the person to confirm, or for one line of text.
 *
 * Dialogs queue. Leaving one without pressing a button is neither `confirm` nor `cancel`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showModal.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

const color = z.string().optional()

export const showModal = defineCapability({
  name: 'showModal',
  params: z.object({
    title: z.string().default(''),
    content: z.string().default(''),
    showCancel: z.boolean().default(true),
    cancelText: z.string().default('取消'),
    cancelColor: color,
    confirmText: z.string().default('确定'),
    confirmColor: color,
    editable: z.boolean().default(false),
    placeholderText: z.string().default(''),
  }),
  result: z.object({ confirm: z.boolean(), cancel: z.boolean(), content: z.string().nullable() }),
  refusals: [
    'cancelText length should not larger than 4 Chinese characters',
    'confirmText length should not larger than 4 Chinese characters',
  ],
  support: full,
  see: 'ui/interaction/wx.showModal',
})
