import { accept } from '@maque/base/result.ts'
import type { Person, SessionAnswer } from '@maque/protocol/platform/session.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { nobody, route, type Actor, type Route } from '../../kernel/http/route.ts'
import { endedSessionCookie, sessionCookie } from '../../kernel/http/session-cookie.ts'
import type { AccountService } from './account-service.ts'
import type { Account, AccountGuards } from './contract.ts'

export function accountRoutes(accounts: AccountService, guards: AccountGuards): readonly Route[] {
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
      handle: async ({ admitted: { account, registrationId } }) =>
        accept({ answer: sessionAnswer(account, registrationId) }),
    }),
    route({
      endpoint: 'POST /api/session',
      guard: anyone,
      audit: 'session.opened',
      before: ({ body, origin, agent }) => accounts.beginSignIn({ ...body, address: origin.address, agent }),
      handle: async ({ body, origin, agent }) => {
        const session = await accounts.signIn({ ...body, address: origin.address, agent })
        if (!session.ok) return session
        const { account, holder, token, lifetimeSeconds } = session.value
        const registrationId = holder.kind === 'registration' ? holder.id : undefined
        return accept({
          answer: sessionAnswer(account, registrationId),
          actor: actorOf(account, registrationId),
          headers: { 'Set-Cookie': sessionCookie(token, lifetimeSeconds, origin) },
        })
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
      guard: guards.signedIn,
      handle: async ({ admitted: { account, sessionId } }) =>
        accept({ answer: { sessions: await accounts.sessions(account.id, sessionId) } }),
    }),
    route({
      endpoint: 'DELETE /api/sessions/:sessionId',
      guard: guards.signedIn,
      audit: 'session.revoked',
      handle: async ({ params, admitted }) => {
        const ended = await accounts.endSession(admitted.account.id, params.sessionId)
        return ended.ok ? accept({ answer: {} }) : ended
      },
    }),
  ]
}

function actorOf(account: Account | undefined, registrationId: string | undefined): Actor {
  if (account) return { kind: 'person', id: account.id }
  return registrationId === undefined ? nobody : { kind: 'registrant', id: registrationId }
}

function sessionAnswer(account: Account | undefined, registrationId: string | undefined): SessionAnswer {
  return {
    person: account ? toPerson(account) : null,
    ...(registrationId !== undefined && { registrationId }),
  }
}

function toPerson({ id, name, email, staffRoles }: Account): Person {
  return { id, name, email, staffRoles }
}
