/**
 * What users have given, as an app's own servers ask for it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
import { accept } from '@maque/base/result.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppServerService } from './app-server-service.ts'

const asked = {
  guard: anyone,
  rate: 'login.exchanges-per-minute',
  // Asked by the thousand. That a code was used is kept with the code.
  changesNothing: true,
} as const

export function userDataRoutes({ admission, gifts }: AppServerService): readonly Route[] {
  return [
    route({
      endpoint: 'POST /wxa/business/getuserphonenumber',
      ...asked,
      handle: async ({ query, body, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        const phone = await gifts.phoneOfCode(asking.value.appId, body.code, body.openid)
        return phone.ok ? accept({ answer: { errcode: 0, errmsg: 'ok', phone_info: phone.value } }) : phone
      },
    }),
    route({
      endpoint: 'POST /wxa/business/checkencryptedmsg',
      ...asked,
      handle: async ({ query, body, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        const at = await gifts.sealedAt(asking.value.appId, body.encrypted_msg_hash)
        const create_time = at ? Math.floor(at.getTime() / SECOND_MS) : 0
        return accept({ answer: { errcode: 0, errmsg: 'ok', vaild: at !== undefined, create_time } })
      },
    }),
  ]
}
