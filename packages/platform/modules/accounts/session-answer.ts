/** What somebody who signs in is answered, whichever way they came. */
import type { Person, SessionAnswer } from '@maque/protocol/platform/session.ts'
import { nobody, type Actor, type JsonAnswer, type RequestOrigin } from '../../kernel/http/route.ts'
import { sessionCookie } from '../../kernel/http/session-cookie.ts'
import type { OpenedSession } from './account-service.ts'
import type { Account } from './contract.ts'

export function answerOfSignIn(session: OpenedSession, origin: RequestOrigin): JsonAnswer<SessionAnswer> {
  const { account, holder, token, lifetimeSeconds, awaitsAgreement } = session
  const registrationId = holder.kind === 'registration' ? holder.id : undefined
  return {
    answer: awaitsAgreement ? awaitingAgreement : sessionAnswer(account, registrationId),
    actor: actorOf(account, registrationId),
    headers: { 'Set-Cookie': sessionCookie(token, lifetimeSeconds, origin) },
  }
}

export function actorOf(account: Account | undefined, registrationId: string | undefined): Actor {
  if (account) return { kind: 'person', id: account.id }
  return registrationId === undefined ? nobody : { kind: 'registrant', id: registrationId }
}

/** As long as they have not agreed, nobody is told who they are. */
export const awaitingAgreement: SessionAnswer = { person: null, awaitsAgreement: true }

export function sessionAnswer(
  account: Account | undefined,
  registrationId: string | undefined,
): SessionAnswer {
  return {
    person: account ? toPerson(account) : null,
    ...(registrationId !== undefined && { registrationId }),
  }
}

function toPerson({ id, name, email, staffRoles }: Account): Person {
  return { id, name, email, staffRoles }
}
