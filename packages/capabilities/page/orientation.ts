/**
 * What `<page-meta page-orientation>` asks for.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/resizable.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const setPageOrientation = defineCapability({
  name: 'setPageOrientation',
  params: z.object({ orientation: z.enum(['auto', 'portrait', 'landscape']) }),
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'ui/window/wx.onWindowResize',
})
