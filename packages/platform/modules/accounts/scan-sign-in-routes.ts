/**
 * Signing in by a scan: the code is shown here, and confirmed where its person is signed in.
 *
 * The code may be seen by anybody, so it opens nothing by itself: only the browser that asked for
 * it, which has a cookie that no script can read, can follow it and sign in with it.
 */
import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { cookieOf, shortCookie } from '../../kernel/http/cookies.ts'
import { nobody, route, type Admission, type Guard, type Route } from '../../kernel/http/route.ts'
import type { Random } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { AccountService } from './account-service.ts'
import { answerOfSignIn } from './session-answer.ts'

export interface ScanSignInOptions {
  readonly accounts: AccountService
  readonly proofs: Proofs
  readonly policy: Policy
  readonly random: Random
}

const COOKIE = 'maque-scan'

interface Claim extends Admission {
  /** Of the tickets that this browser has asked for. */
  readonly subject: string
  readonly headers: Headers
}

export function scanSignInRoutes({ accounts, proofs, policy, random }: ScanSignInOptions): readonly Route[] {
  const browser: Guard<object, Claim> = {
    name: 'anyone',
    admit: async ({ headers }) =>
      accept({ subject: subjectOf(cookieOf(headers, COOKIE) ?? ''), headers, actor: nobody }),
  }
  return [
    route({
      endpoint: 'POST /api/session/scan-tickets',
      guard: anyone,
      // What is kept is forgotten in minutes and belongs to nobody.
      changesNothing: true,
      handle: async ({ origin, agent }) => {
        const claim = newToken(random)
        const ticket = await proofs.openTicket({
          purpose: 'sign-in',
          subject: subjectOf(claim),
          // So that nobody confirms a code that somebody far away has shown them.
          about: `${origin.address} · ${agent}`,
          origin: `${origin.scheme}://${origin.host}`,
        })
        const cookie = shortCookie(COOKIE, claim, policy.value('scan.seconds'), origin)
        return accept({ answer: ticket, status: 201, headers: { 'Set-Cookie': cookie } })
      },
    }),
    route({
      endpoint: 'GET /api/session/scan-tickets/:ticketId',
      guard: browser,
      handle: async ({ params, admitted }) =>
        answering(await proofs.ticket(params.ticketId, admitted.subject)),
    }),
    route({
      endpoint: 'POST /api/session/by-scan',
      guard: browser,
      audit: 'session.opened-by-scan',
      handle: async ({ body, admitted, origin, agent }) => {
        const { subject, headers } = admitted
        const used = await proofs.useTicket({ ticketId: body.ticketId, subject, purpose: 'sign-in' })
        if (!used.ok) return used
        const holder = { kind: 'person', id: used.value.personId } as const
        const session = { holder, address: origin.address, agent }
        return accept(answerOfSignIn(await accounts.openSessionIn(session, headers), origin))
      },
    }),
  ]
}

function subjectOf(claim: string): string {
  return `browser ${hashToken(claim)}`
}
