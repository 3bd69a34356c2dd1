/**
 * `wx.showShareMenu`, `hideShareMenu` — what the menu of the capsule offers to
 * share; and the share button of a page.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/share/wx.showShareMenu.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const menus = z.array(z.string())

export const showShareMenu = defineCapability({
  name: 'showShareMenu',
  params: z.object({ menus: menus.default(['shareAppMessage']) }),
  refusals: ['no page is open'],
  support: partial('`withShareTicket` changes nothing.'),
  see: 'share/wx.showShareMenu',
})

export const hideShareMenu = defineCapability({
  name: 'hideShareMenu',
  params: z.object({ menus: menus.default(['shareAppMessage', 'shareTimeline']) }),
  refusals: ['no page is open'],
  support: full,
  see: 'share/wx.hideShareMenu',
})

/** Of `<button open-type="share">` and the capsule's menu: what the page says to share, or the page itself. */
export const shareAppMessage = defineCapability({
  name: 'shareAppMessage',
  params: z.object({ from: z.enum(['button', 'menu']).catch('menu'), target: z.unknown().optional() }),
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'share/wx.showShareMenu',
})
