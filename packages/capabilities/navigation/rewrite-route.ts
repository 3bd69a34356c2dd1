/**
 * `wx.rewriteRoute` — leads a navigation to another page before it is carried out.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route-rewrite.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const rewriteRoute = defineInLogic({
  names: ['rewriteRoute'],
  support: partial(
    'A launch can be led elsewhere by an app whose scripts name `rewriteRoute`; one that computes the name is not asked.',
  ),
  see: 'route/wx.rewriteRoute',
})
