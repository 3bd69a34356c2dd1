/**
 * For whose app something is asked: by the AppSecret, by the app's access token, or by the token of
 * a third-party platform that develops it.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { tokenMissing } from '../../kernel/http/token-problems.ts'
import { appIdMissing, appIdWrong } from './app-server-problems.ts'
import type { AskingServer } from './contract.ts'

export interface Credentials {
  readonly appid: string
  readonly secret: string
}

export interface AppAdmission {
  /** Whoever has the secret, where the app lets them ask from. */
  bySecret(credentials: Credentials, origin: RequestOrigin): Promise<Result<AskingServer, RaisedProblem>>
  /** Committed before the call is answered: see `askToBeLetIn`. */
  letIn(credentials: Credentials, origin: RequestOrigin): Promise<Result<void, RaisedProblem>>
  /** `sets`: of which a third-party platform has to have one; absent: that of development. */
  byToken(
    token: string,
    origin: RequestOrigin,
    sets?: readonly number[],
  ): Promise<Result<AskingServer, RaisedProblem>>
}

export function createAppAdmission(
  { secrets, developers }: Pick<AppServerOptions, 'secrets' | 'developers'>,
  tokens: Pick<AccessTokens, 'appOf'>,
): AppAdmission {
  return {
    async bySecret({ appid, secret }, { address }) {
      if (appid === '') return refuse(appIdMissing)
      if (!/^wx[0-9a-f]{16}$/.test(appid)) return refuse(appIdWrong)
      const checked = await secrets.checkSecret(appid, secret, address)
      return checked.ok ? accept(ownServer(appid)) : checked
    },
    letIn: ({ appid, secret }, { address }) => secrets.askToBeLetIn(appid, secret, address),
    async byToken(token, { address }, sets) {
      if (token === '') return refuse(tokenMissing)
      if (developers.isTheirs(token)) return developers.appOfToken(token, address, sets)
      const appId = await tokens.appOf(token)
      return appId.ok ? accept(ownServer(appId.value)) : appId
    },
  }
}

function ownServer(appId: string): AskingServer {
  return { appId, actor: { kind: 'app-server', id: appId }, actorName: '服务器 · server' }
}
