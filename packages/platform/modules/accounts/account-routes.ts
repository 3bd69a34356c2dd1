import { accept } from '@maque/base/result.ts'
import type { Person } from '@maque/protocol/platform/session.ts'
import { z } from 'zod'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { endedSessionCookie, sessionCookie } from '../../kernel/http/session-cookie.ts'
import type { AccountService } from './account-service.ts'
import type { Account } from './contract.ts'

/** Longer ones would only keep the hash busy. */
const MAX_PASSWORD = 200

export function accountRoutes(accounts: AccountService): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/session',
      guard: {
        name: 'anyone',
        admit: async ({ headers }) => {
          const account = await accounts.ofRequest(headers)
          return accept({ account, actor: { kind: 'anonymous', id: '' } })
        },
      },
      handle: async ({ admitted: { account } }) =>
        accept({ answer: { person: account ? toPerson(account) : null } }),
    }),
    route({
      endpoint: 'POST /api/session',
      guard: anyone,
      body: z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(MAX_PASSWORD) }),
      audit: 'session.opened',
      handle: async ({ body, origin }) => {
        const session = await accounts.signIn({ ...body, address: origin.address })
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
      guard: {
        name: 'anyone',
        admit: async ({ headers }) => accept({ headers, actor: { kind: 'anonymous', id: '' } }),
      },
      handle: async ({ admitted, origin }) => {
        await accounts.signOut(admitted.headers)
        return accept({ answer: { person: null }, headers: { 'Set-Cookie': endedSessionCookie(origin) } })
      },
    }),
  ]
}

function toPerson({ id, name, email, isReviewer, isOperator }: Account): Person {
  return { id, name, email, isReviewer, isOperator }
}
