import { accept } from '@maque/base/result.ts'
import type { Clock } from '../../kernel/clock.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { endedSessionCookie } from '../../kernel/http/session-cookie.ts'
import type { AccountService } from './account-service.ts'
import type { AccountGuards } from './contract.ts'
import { actorOf, answerOfSignIn, awaitingAgreement, sessionAnswer } from './session-answer.ts'

export function accountRoutes(
  accounts: AccountService,
  guards: AccountGuards,
  clock: Clock,
): readonly Route[] {
  const whoever = {
    name: 'anyone',
    admit: async ({ headers }: { readonly headers: Headers }) => {
      const account = await accounts.ofRequest(headers)
      const registrationId = await accounts.registrantOf(headers)
      return accept({ account, registrationId, headers, actor: actorOf(account, registrationId) })
    },
  }
  return [
    route({
      endpoint: 'GET /api/session',
      guard: whoever,
      handle: async ({ admitted: { account, registrationId, headers } }) =>
        accept({
          answer: {
            ...((await accounts.waitingSession(headers))
              ? awaitingAgreement
              : sessionAnswer(account, registrationId)),
            now: clock.now().toISOString(),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/session',
      guard: whoever,
      audit: 'session.opened',
      before: ({ body, origin, agent }) => accounts.beginSignIn({ ...body, address: origin.address, agent }),
      handle: async ({ body, origin, agent, admitted }) => {
        const attempt = { ...body, address: origin.address, agent }
        const session = await accounts.signIn(attempt, admitted.headers)
        return session.ok ? accept(answerOfSignIn(session.value, origin)) : session
      },
    }),
    route({
      endpoint: 'DELETE /api/session',
      guard: whoever,
      audit: 'session.ended',
      handle: async ({ admitted, origin }) => {
        await accounts.signOut(admitted.headers)
        return accept({ answer: { person: null }, headers: { 'Set-Cookie': endedSessionCookie(origin) } })
      },
    }),
    route({
      endpoint: 'GET /api/sessions',
      guard: guards.holder,
      handle: async ({ admitted: { holder, sessionId } }) =>
        accept({ answer: { sessions: await accounts.sessions(holder, sessionId) } }),
    }),
    route({
      endpoint: 'DELETE /api/sessions/:sessionId',
      guard: guards.holder,
      audit: 'session.revoked',
      handle: async ({ params, admitted }) =>
        answeringNothing(await accounts.endSession(admitted.holder, params.sessionId)),
    }),
  ]
}
