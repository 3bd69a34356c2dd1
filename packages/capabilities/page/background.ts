/**
 * `wx.setBackgroundColor`, `setBackgroundTextStyle` — what shows behind the page when it is pulled.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/background/wx.setBackgroundColor.html
 */
import * as z from 'zod'
import { cssColor } from '../css-color.ts'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const setBackgroundColor = defineCapability({
  name: 'setBackgroundColor',
  params: z.object({
    backgroundColor: cssColor.optional(),
    backgroundColorTop: cssColor.optional(),
    backgroundColorBottom: cssColor.optional(),
  }),
  refusals: ['no page is open'],
  support: full,
  see: 'ui/background/wx.setBackgroundColor',
})

export const setBackgroundTextStyle = defineCapability({
  name: 'setBackgroundTextStyle',
  params: z.object({ textStyle: z.enum(['dark', 'light'], 'should be dark or light') }),
  refusals: ['no page is open'],
  support: full,
  see: 'ui/background/wx.setBackgroundTextStyle',
})
