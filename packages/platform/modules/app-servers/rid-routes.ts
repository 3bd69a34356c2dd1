/**
 * What a refused call was, as an app's own servers ask it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/openApi-mgnt/getRidInfo.html
 */
import { accept, refuse } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RefusedCalls, RidRefusal } from '../../kernel/http/refused-calls.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { ridMalformed, ridOfAnother, ridUnknown } from './app-server-problems.ts'
import type { AppServerService } from './app-server-service.ts'

export function ridRoutes(
  { admission }: Pick<AppServerService, 'admission'>,
  { refusedCalls, policy }: { readonly refusedCalls: RefusedCalls; readonly policy: Policy },
): readonly Route[] {
  return [
    route({
      endpoint: 'POST /cgi-bin/openapi/rid/get',
      guard: anyone,
      rate: 'login.exchanges-per-minute',
      changesNothing: true,
      handle: async ({ query, body, origin }) => {
        const asking = await admission.byToken(query.access_token, origin)
        if (!asking.ok) return asking
        const found = await refusedCalls.find(body.rid, asking.value.appId)
        if (!found.ok) return refuse(problemOf(found.refusal, policy))
        const { invoked_at, cost_ms, query: request_url, body: request_body, answer, address } = found.value
        return accept({
          answer: {
            errcode: 0,
            errmsg: 'ok',
            request: {
              invoke_time: Math.floor(invoked_at.getTime() / SECOND_MS),
              cost_in_ms: cost_ms,
              request_url,
              request_body,
              response_body: answer,
              client_ip: address,
            },
          },
        })
      },
    }),
  ]
}

function problemOf(refusal: RidRefusal, policy: Policy): RaisedProblem {
  switch (refusal) {
    case 'malformed':
      return ridMalformed
    case 'expired':
      return policy.problem('quota.rid-days')
    case 'unknown':
      return ridUnknown
    case 'of-another':
      return ridOfAnother
    default:
      return unreachable(refusal)
  }
}
