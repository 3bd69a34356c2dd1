/**
 * What `<web-view>` asks for: a web site in place of the page.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/web-view.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

/** Answered once the site is there. */
export const openWebView = defineCapability({
  name: 'openWebView',
  params: z.object({ url: z.string() }),
  result: z.object({ src: z.string() }),
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'route/wx.navigateTo',
})

/** Answered with what the site has posted, once the page is about to be left or shared; asked again then. */
export const nextSiteMessages = defineCapability({
  name: 'nextSiteMessages',
  result: z.object({ data: z.array(z.unknown()).readonly() }),
  refusals: ['no page is open'],
  reach: 'internal',
  support: full,
  see: 'route/wx.navigateTo',
})
