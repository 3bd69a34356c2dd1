/**
 * `wx.showToast`, `hideToast`, `showLoading`, `hideLoading` — one short notice over the page.
 *
 * A newer notice replaces the one that is shown. A toast goes by itself; a loading stays until it
 * is hidden or replaced. Hiding one kind leaves the other alone unless `noConflict` is off, as
 * the two are one notice in WeChat.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/interaction/wx.showToast.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const showToast = defineCapability({
  name: 'showToast',
  params: z.object({
    title: z.string(),
    icon: z.enum(['success', 'error', 'loading', 'none']).catch('success'),
    image: z.string().optional(),
    duration: z.number().default(1500),
    mask: z.boolean().default(false),
  }),
  support: full,
  see: 'ui/interaction/wx.showToast',
})

export const hideToast = defineCapability({
  name: 'hideToast',
  params: z.object({ noConflict: z.boolean().default(false) }),
  support: full,
  see: 'ui/interaction/wx.hideToast',
})

export const showLoading = defineCapability({
  name: 'showLoading',
  // WeChat shows its turning sign alone where there is no title, although its documentation requires one.
  params: z.object({ title: z.string().default(''), mask: z.boolean().default(false) }),
  support: full,
  see: 'ui/interaction/wx.showLoading',
})

export const hideLoading = defineCapability({
  name: 'hideLoading',
  params: z.object({ noConflict: z.boolean().default(false) }),
  support: full,
  see: 'ui/interaction/wx.hideLoading',
})
