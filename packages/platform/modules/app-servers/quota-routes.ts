/**
 * How often interfaces may be called, as an app's own servers ask it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/openApi-mgnt/getApiQuota.html
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { MINUTE_MS, SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type JsonAnswer, type Route } from '../../kernel/http/route.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { otherApp, pathUnknown } from './app-server-problems.ts'
import type { AppServerService } from './app-server-service.ts'
import type { AskingServer } from './contract.ts'

const asked = { guard: anyone, rate: 'login.exchanges-per-minute' } as const
const done = { errcode: 0, errmsg: 'ok' } as const

export function quotaRoutes(
  { admission }: AppServerService,
  { quotas }: Pick<AppServerOptions, 'quotas'>,
): readonly Route[] {
  const clear = async (
    asking: AskingServer,
    path?: string,
  ): Promise<Result<JsonAnswer<typeof done>, RaisedProblem>> => {
    const cleared = await quotas.clear(asking, path)
    return cleared.ok ? accept({ answer: done, actor: asking.actor }) : cleared
  }
  return [
    route({
      endpoint: 'POST /cgi-bin/openapi/quota/get',
      ...asked,
      changesNothing: true,
      handle: async ({ query, body, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        const use = (await quotas.uses(asking.value.appId)).find(({ path }) => path === body.cgi_path)
        if (!use) return refuse(pathUnknown)
        const { daily, perMinute } = use
        return accept({
          answer: {
            ...done,
            ...(daily && {
              quota: { daily_limit: daily.limit, used: daily.used, remain: daily.limit - daily.used },
            }),
            ...(perMinute !== undefined && {
              rate_limit: { call_count: perMinute, refresh_second: MINUTE_MS / SECOND_MS },
            }),
          },
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/openapi/quota/clear',
      ...asked,
      audit: 'api-quota.cleared',
      handle: async ({ query, body, origin, note }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        if (body.cgi_path === '') return refuse(pathUnknown)
        note({ what: asking.value.appId, after: body.cgi_path })
        return clear(asking.value, body.cgi_path)
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/clear_quota',
      ...asked,
      audit: 'api-quota.cleared',
      handle: async ({ query, body, origin, note }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        if (body.appid !== asking.value.appId) return refuse(otherApp)
        note({ what: asking.value.appId, after: 'all' })
        return clear(asking.value)
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/clear_quota/v2',
      ...asked,
      audit: 'api-quota.cleared',
      handle: async ({ query, body, origin, note }) => {
        const appid = body.appid || query.appid
        const secret = body.appsecret || query.appsecret
        const asking = await admission.bySecret({ appid, secret }, origin)
        if (!asking.ok) return asking
        note({ what: asking.value.appId, after: 'all' })
        return clear(asking.value)
      },
    }),
  ]
}
