/** What an app's own servers ask, and what players ask for an app. Each part says in its own file what it promises. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { createAccessTokens, type AccessTokens } from './access-tokens.ts'
import { createAppAdmission, type AppAdmission } from './app-admission.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { codeWrong } from './app-server-problems.ts'
import { createUserCodes } from './user-codes.ts'
import { createUserGifts, type UserGifts } from './user-gifts.ts'
import { createUserSessions, type AppUser, type UserSession, type UserSessions } from './user-sessions.ts'

export interface AppServerService {
  readonly tokens: AccessTokens
  readonly admission: AppAdmission
  readonly sessions: UserSessions
  readonly gifts: UserGifts
  /** A person signs in to an app: a code for the app's own server. */
  logIn(user: AppUser, sessionId: string): Promise<string>
  /** Who that code was made for. */
  sessionOfCode(appId: string, code: string): Promise<Result<KnownUser, RaisedProblem>>
}

export interface KnownUser extends UserSession {
  readonly unionId: string | undefined
}

export function createAppServerService(options: AppServerOptions): AppServerService {
  const tokens = createAccessTokens(options)
  const sessions = createUserSessions(options)
  const codes = createUserCodes(options)
  return {
    tokens,
    sessions,
    gifts: createUserGifts(options, sessions, codes),
    admission: createAppAdmission(options, tokens),
    async logIn(user, sessionId) {
      await sessions.renew(user)
      return codes.make({ kind: 'login', user, sessionId })
    },
    async sessionOfCode(appId, code) {
      const exchanged = await codes.exchange(appId, 'login', code)
      if (!exchanged.ok) return exchanged
      const { user } = exchanged.value
      const session = await sessions.read(user)
      // Sessions outlast codes, unless the rules say otherwise.
      if (!session) return refuse(codeWrong)
      return accept({ ...session, unionId: await options.openAccounts.unionIdOf(appId, user.personId) })
    },
  }
}
