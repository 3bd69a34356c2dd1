/**
 * `wx.navigateTo`, `redirectTo`, `switchTab`, `reLaunch`, `navigateBack` — change the page stack.
 *
 * They run one after another in the order they were called, and succeed once the stack has
 * changed, not when the new page has drawn. A path is absolute or relative to the topmost page;
 * `?key=value` after it becomes what `onLoad` receives. A page that does not exist, or that the
 * call may not open (a tab page by `navigateTo`), is refused by the page stack in WeChat's words.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const target = z.object({ url: z.string() })

/** Its logic side adds the event channel between opener and opened page. */
export const navigateTo = defineCapability({
  name: 'navigateTo',
  params: target,
  reach: 'own',
  support: partial('`routeType` and `routeConfig` (transitions of Skyline) are not applied.'),
  see: 'route/wx.navigateTo',
})

export const redirectTo = defineCapability({
  name: 'redirectTo',
  params: target,
  support: full,
  see: 'route/wx.redirectTo',
})

export const switchTab = defineCapability({
  name: 'switchTab',
  params: target,
  support: full,
  see: 'route/wx.switchTab',
})

export const reLaunch = defineCapability({
  name: 'reLaunch',
  params: target,
  support: full,
  see: 'route/wx.reLaunch',
})

export const navigateBack = defineCapability({
  name: 'navigateBack',
  params: z.object({ delta: z.number().default(1) }),
  refusals: ['cannot navigate back at first page.'],
  support: full,
  see: 'route/wx.navigateBack',
})
