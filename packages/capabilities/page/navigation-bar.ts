/**
 * `wx.setNavigationBarTitle`, `setNavigationBarColor`, `showNavigationBarLoading`,
 * `hideNavigationBarLoading`, `hideHomeButton` — the bar above the page.
 *
 * Each concerns the page that calls, for as long as that page is open.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/navigation-bar/wx.setNavigationBarTitle.html
 */
import * as z from 'zod'
import { cssColor } from '../css-color.ts'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const setNavigationBarTitle = defineCapability({
  name: 'setNavigationBarTitle',
  params: z.object({ title: z.string() }),
  refusals: ['no page is open'],
  support: full,
  see: 'ui/navigation-bar/wx.setNavigationBarTitle',
})

const frontColor = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['#ffffff', '#000000'], 'should be #ffffff or #000000'))
const animation = z.object({
  duration: z.number().default(0),
  timingFunc: z.enum(['linear', 'easeIn', 'easeOut', 'easeInOut']).catch('linear'),
})

export const setNavigationBarColor = defineCapability({
  name: 'setNavigationBarColor',
  params: z.object({ frontColor, backgroundColor: cssColor, animation: animation.optional() }),
  refusals: ['no page is open'],
  support: full,
  see: 'ui/navigation-bar/wx.setNavigationBarColor',
})

/** What `<navigation-bar>` asks for: of its colours, each may be left as it is. */
export const paintNavigationBar = defineCapability({
  name: 'paintNavigationBar',
  params: z.object({
    frontColor: frontColor.optional(),
    backgroundColor: cssColor.optional(),
    animation: animation.optional(),
  }),
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'ui/navigation-bar/wx.setNavigationBarColor',
})

export const showNavigationBarLoading = defineCapability({
  name: 'showNavigationBarLoading',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/navigation-bar/wx.showNavigationBarLoading',
})

export const hideNavigationBarLoading = defineCapability({
  name: 'hideNavigationBarLoading',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/navigation-bar/wx.hideNavigationBarLoading',
})

export const hideHomeButton = defineCapability({
  name: 'hideHomeButton',
  refusals: ['no page is open'],
  support: full,
  see: 'ui/navigation-bar/wx.hideHomeButton',
})
