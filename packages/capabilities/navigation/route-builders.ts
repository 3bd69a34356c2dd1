/**
 * `wx.router` — how pages of Skyline move in and out.
 *
 * Pages here are those of the WebView renderer: as in WeChat, they open by the platform's own
 * movement whatever builder they name.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/skyline/custom-route.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const routeBuilders = defineInLogic({
  names: ['router'],
  support: partial('Builders are kept and not used; no page has a route context.'),
  see: 'route/router/base/router.addRouteBuilder',
})
