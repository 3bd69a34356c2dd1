import { accept, refuse } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { notFound, notSignedIn } from '../../kernel/http/request-problems.ts'
import { route, type Admission, type Guard, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards, Accounts, WaitingSession } from '../accounts/contract.ts'
import type { AgreementService } from './agreement-service.ts'

export interface AgreementRoutesOptions {
  readonly agreements: AgreementService
  readonly accounts: Accounts
  readonly guards: AccountGuards
}

export function agreementRoutes(options: AgreementRoutesOptions): readonly Route[] {
  return [...readingRoutes(options), ...agreeingRoutes(options), ...publishingRoutes(options)]
}

function readingRoutes({ agreements }: AgreementRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/agreements',
      guard: anyone,
      handle: async () => accept({ answer: { agreements: await agreements.inForce() } }),
    }),
    route({
      endpoint: 'GET /api/agreements/:document',
      guard: anyone,
      handle: async ({ params, query }) => {
        const text = await agreements.read(params.document, query.version)
        return text ? accept({ answer: text }) : refuse(notFound)
      },
    }),
  ]
}

function agreeingRoutes({ agreements, accounts }: AgreementRoutesOptions): readonly Route[] {
  const waiting: Guard<object, WaitingSession & Admission> = {
    name: 'the person or account itself, before they have agreed',
    async admit({ headers }) {
      const session = await accounts.waitingSession(headers)
      if (!session) return refuse(notSignedIn)
      const { kind, id } = session.holder
      return accept({ ...session, actor: { kind: kind === 'person' ? 'person' : 'registrant', id } })
    },
  }
  return [
    route({
      endpoint: 'GET /api/session/agreements',
      guard: waiting,
      handle: async ({ admitted }) =>
        accept({ answer: { agreements: await agreements.awaited(admitted.holder) } }),
    }),
    route({
      endpoint: 'POST /api/session/agreements',
      guard: waiting,
      audit: 'agreement.agreed-again',
      handle: async ({ admitted: { holder, sessionId }, body, note }) => {
        const agreed = await agreements.agreeAgain(holder, body.agreements)
        if (!agreed.ok) return agreed
        for (const { document, version } of body.agreements) note({ what: document, after: version })
        await accounts.openWaiting(sessionId)
        return answeringNothing(agreed)
      },
    }),
  ]
}

function publishingRoutes({ agreements, guards }: AgreementRoutesOptions): readonly Route[] {
  const operator = guards.staff('operator')
  return [
    route({
      endpoint: 'GET /api/operator/agreements',
      guard: operator,
      handle: async () => accept({ answer: { editions: await agreements.editions() } }),
    }),
    route({
      endpoint: 'POST /api/operator/agreements',
      guard: operator,
      audit: 'agreement.published',
      handle: async ({ body, admitted, note }) => {
        const published = await agreements.publish(body, admitted.account.name)
        if (!published.ok) return published
        const { document, version, effectiveAt, asksAgain } = published.value
        note({ what: document, before: version - 1, after: { version, effectiveAt, asksAgain } })
        return answering(published)
      },
    }),
  ]
}
