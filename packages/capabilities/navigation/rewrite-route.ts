/**
 * `wx.rewriteRoute` — leads a navigation to another page before it is carried out.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route-rewrite.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const rewriteRoute = defineInLogic({
  names: ['rewriteRoute'],
  support: partial('The first page of a launch stays as it is: the call fails, and `redirectTo` leads on.'),
  see: 'route/wx.rewriteRoute',
})
