/**
 * `wx.cloud` — WeChat's own cloud. It is not this platform's to offer: every call that asks it for
 * something is refused, while what only prepares a call (`init`, `database()`, `_.gt(…)`) works, so
 * that an app with a cloud still starts.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/Cloud.html
 */
import { defineInLogic } from '../define-capability.ts'

export const cloud = defineInLogic({
  names: ['cloud'],
  support: { status: 'refused', because: 'It is a service that WeChat runs for its own customers.' },
  see: 'open-api/cloud/wx.cloud',
})
