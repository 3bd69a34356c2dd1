/**
 * Access tokens, as an app's own servers ask for them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getAccessToken.html
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { GivenToken } from './access-tokens.ts'
import type { Credentials } from './app-admission.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { grantTypeWrong } from './app-server-problems.ts'
import type { AppServerService } from './app-server-service.ts'
import type { AskingServer } from './contract.ts'
import type { TokenWish } from './decide-token.ts'

type TokenPorts = Pick<AppServerOptions, 'calls' | 'tellOfExposure'>

export function tokenRoutes(
  servers: AppServerService,
  { calls, tellOfExposure }: TokenPorts,
): readonly Route[] {
  const { admission, tokens } = servers
  const admit = async (
    wish: Credentials & { readonly grant_type: string },
    origin: RequestOrigin,
  ): Promise<Result<AskingServer, RaisedProblem>> =>
    wish.grant_type === 'client_credential' ? admission.bySecret(wish, origin) : refuse(grantTypeWrong)
  const give = async (
    { appId }: AskingServer,
    kind: TokenWish['kind'],
    path: string,
  ): Promise<Result<GivenToken, RaisedProblem>> => {
    const counted = await calls.countCall(appId, path)
    return counted.ok ? tokens.give(appId, kind) : counted
  }
  const seenInPage = async (credentials: Credentials, origin: RequestOrigin): Promise<void> => {
    const admitted = await admission.bySecret(credentials, origin)
    // Whoever does not have the secret could only make noise.
    if (admitted.ok) await tellOfExposure(admitted.value.appId)
  }
  return [
    route({
      endpoint: 'GET /cgi-bin/token',
      guard: anyone,
      audit: 'app-token.given',
      before: ({ query, origin }) => admission.letIn(query, origin),
      askedByPage: ({ query, origin }) => seenInPage(query, origin),
      handle: async ({ query, origin, note }) => {
        const asking = await admit(query, origin)
        if (!asking.ok) return asking
        const given = await give(asking.value, 'plain', '/cgi-bin/token')
        if (!given.ok) return given
        note({ what: asking.value.appId })
        return accept({ answer: answerOf(given.value), actor: asking.value.actor })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/stable_token',
      guard: anyone,
      rate: 'login.exchanges-per-minute',
      // Asked by the thousand, and answered with the same for hours.
      changesNothing: true,
      before: ({ body, origin }) => admission.letIn(body, origin),
      askedByPage: ({ body, origin }) => seenInPage(body, origin),
      handle: async ({ body, origin }) => {
        const asking = await admit(body, origin)
        if (!asking.ok) return asking
        const kind = body.force_refresh ? 'forced' : 'stable'
        const given = await give(asking.value, kind, '/cgi-bin/stable_token')
        return given.ok ? accept({ answer: answerOf(given.value) }) : given
      },
    }),
  ]
}

function answerOf({ token, expiresInSeconds }: GivenToken) {
  return { access_token: token, expires_in: expiresInSeconds }
}
