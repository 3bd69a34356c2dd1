/**
 * Who a user is, as an app's own servers ask it.
 *
 * Codes are exchanged by the thousand: they have no line each in the audit log.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
import { accept, refuse } from '@maque/base/result.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { grantTypeWrong, signatureMethodWrong } from './app-server-problems.ts'
import type { AppServerService, KnownUser } from './app-server-service.ts'

const asked = { guard: anyone, rate: 'login.exchanges-per-minute' } as const
const GRANT = 'authorization_code'

export function loginRoutes(
  servers: AppServerService,
  { developers, calls, tellOfExposure }: Pick<AppServerOptions, 'developers' | 'calls' | 'tellOfExposure'>,
): readonly Route[] {
  const { admission, sessions } = servers
  return [
    route({
      endpoint: 'GET /sns/jscode2session',
      ...asked,
      askedByPage: async ({ query, origin }) => {
        const asking = await admission.bySecret(query, origin)
        if (asking.ok) await tellOfExposure(asking.value.appId)
      },
      handle: async ({ query, origin }) => {
        if (query.grant_type !== GRANT) return refuse(grantTypeWrong)
        const asking = await admission.bySecret(query, origin)
        if (!asking.ok) return asking
        const user = await servers.sessionOfCode(asking.value.appId, query.js_code)
        return user.ok ? accept({ answer: answerOf(user.value) }) : user
      },
    }),
    route({
      endpoint: 'GET /sns/component/jscode2session',
      ...asked,
      handle: async ({ query, origin }) => {
        if (query.grant_type !== GRANT) return refuse(grantTypeWrong)
        const asking = await developers.appOfPlatform({
          token: query.component_access_token || query.access_token,
          componentAppId: query.component_appid,
          appId: query.appid,
          address: origin.address,
        })
        if (!asking.ok) return asking
        const user = await servers.sessionOfCode(asking.value.appId, query.js_code)
        return user.ok ? accept({ answer: answerOf(user.value) }) : user
      },
    }),
    route({
      endpoint: 'GET /wxa/checksession',
      ...asked,
      handle: async ({ query, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        if (query.sig_method !== METHOD) return refuse(signatureMethodWrong)
        const { openid: openId, signature } = query
        const checked = await sessions.check(asking.value.appId, { openId, signature })
        return checked.ok ? accept({ answer: { errcode: 0, errmsg: 'ok' } }) : checked
      },
    }),
    route({
      endpoint: 'GET /wxa/resetusersessionkey',
      ...asked,
      handle: async ({ query, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        if (query.sig_method !== METHOD) return refuse(signatureMethodWrong)
        const counted = await calls.countCall(asking.value.appId, '/wxa/resetusersessionkey')
        if (!counted.ok) return counted
        const { openid: openId, signature } = query
        const reset = await sessions.reset(asking.value.appId, { openId, signature })
        if (!reset.ok) return reset
        const { sessionKey } = reset.value
        return accept({ answer: { errcode: 0, errmsg: 'ok', openid: openId, session_key: sessionKey } })
      },
    }),
  ]
}

const METHOD = 'hmac_sha256'

function answerOf({ openId, sessionKey, unionId }: KnownUser) {
  return { openid: openId, session_key: sessionKey, ...(unionId !== undefined && { unionid: unionId }) }
}
