/** What the player asks for an app, in the name of the person in front of it. The app itself cannot ask this. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountAdmission, AccountGuards } from '../accounts/contract.ts'
import type { AppServerOptions } from './app-server-options.ts'
import type { AppServerService } from './app-server-service.ts'
import type { AppUser } from './user-sessions.ts'

interface Asked {
  readonly params: { readonly appId: string }
  readonly admitted: AccountAdmission
}

export function openedAppRoutes(
  { logIn, sessions, gifts }: AppServerService,
  { mayOpen }: Pick<AppServerOptions, 'mayOpen'>,
  { signedIn }: AccountGuards,
): readonly Route[] {
  /** To who cannot open it, an app does not exist. */
  const userOf = async ({ params: { appId }, admitted }: Asked): Promise<Result<AppUser, RaisedProblem>> =>
    (await mayOpen(appId, admitted.account))
      ? accept({ appId, personId: admitted.account.id })
      : refuse(notFound)
  return [
    route({
      endpoint: 'POST /api/opened-apps/:appId/login',
      guard: signedIn,
      // Every opening of an app may begin with it; what is kept of a code is forgotten in a day.
      changesNothing: true,
      handle: async (request) => {
        const user = await userOf(request)
        return user.ok
          ? accept({ answer: { code: await logIn(user.value, request.admitted.sessionId) } })
          : user
      },
    }),
    route({
      endpoint: 'GET /api/opened-apps/:appId/session',
      guard: signedIn,
      handle: async (request) => {
        const user = await userOf(request)
        return user.ok ? accept({ answer: { isLive: await sessions.prolong(user.value) } }) : user
      },
    }),
    route({
      endpoint: 'POST /api/opened-apps/:appId/user-data',
      guard: signedIn,
      // What is remembered of it is forgotten in days, and says nothing.
      changesNothing: true,
      handle: async (request) => {
        const user = await userOf(request)
        return user.ok ? answering(await gifts.userData(user.value, request.body.language)) : user
      },
    }),
    route({
      endpoint: 'GET /api/opened-apps/:appId/phone',
      guard: signedIn,
      handle: async (request) => {
        const user = await userOf(request)
        if (!user.ok) return user
        const masked = await gifts.phone(user.value.appId, request.admitted.account)
        return masked.ok ? accept({ answer: { masked: masked.value } }) : masked
      },
    }),
    route({
      endpoint: 'POST /api/opened-apps/:appId/phone-code',
      guard: signedIn,
      audit: 'user.phone-given',
      handle: async (request) => {
        const user = await userOf(request)
        return user.ok ? answering(await gifts.givePhone(user.value.appId, request.admitted)) : user
      },
    }),
  ]
}
