import { accept } from '@maque/base/result.ts'
import type { Person } from '@maque/protocol/platform/session.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { nobody, route, type Route } from '../../kernel/http/route.ts'
import { endedSessionCookie, sessionCookie } from '../../kernel/http/session-cookie.ts'
import type { AccountService } from './account-service.ts'
import type { Account, AccountGuards } from './contract.ts'

export function accountRoutes(accounts: AccountService, guards: AccountGuards): readonly Route[] {
  const whoever = {
    name: 'anyone',
    admit: async ({ headers }: { readonly headers: Headers }) => {
      const account = await accounts.ofRequest(headers)
      const actor = account ? ({ kind: 'person', id: account.id } as const) : nobody
      return accept({ account, headers, actor })
    },
  }
  return [
    route({
      endpoint: 'GET /api/session',
      guard: whoever,
      handle: async ({ admitted: { account } }) =>
        accept({ answer: { person: account ? toPerson(account) : null } }),
    }),
    route({
      endpoint: 'POST /api/session',
      guard: anyone,
      audit: 'session.opened',
      before: ({ body, origin, agent }) => accounts.beginSignIn({ ...body, address: origin.address, agent }),
      handle: async ({ body, origin, agent }) => {
        const session = await accounts.signIn({ ...body, address: origin.address, agent })
        if (!session.ok) return session
        const { account, token, lifetimeSeconds } = session.value
        return accept({
          answer: { person: toPerson(account) },
          actor: { kind: 'person', id: account.id },
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

function toPerson({ id, name, email, staffRoles }: Account): Person {
  return { id, name, email, staffRoles }
}
