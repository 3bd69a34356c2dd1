/**
 * The administrator's word for what others, or they themselves, are about to do to an app.
 *
 * (1) It is good for one request: its endpoint, path and body, by who asked for it, once.
 * (2) Only who administers the app can give it, and must still do so when it is used.
 * (3) A refused deed leaves it unused.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Confirmation } from '@maque/protocol/platform/confirmations.ts'
import { nothingToConfirm, type Confirmations, type DescribedDeed } from '../../kernel/http/confirmation.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Admission, RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Proofs } from '../proofs/contract.ts'

export interface ConfirmationService extends Confirmations {
  open(request: ConfirmationRequest): Promise<Result<Confirmation, RaisedProblem>>
}

export interface ConfirmationRequest {
  readonly deed: DescribedDeed
  readonly asker: Admission
  /** In which it is asked for. */
  readonly sessionId: string
  readonly origin: RequestOrigin
}

export interface ConfirmationServiceOptions {
  readonly policy: Policy
  readonly accounts: Accounts
  readonly apps: Apps
  readonly proofs: Proofs
}

export function createConfirmationService({
  policy,
  accounts,
  apps,
  proofs,
}: ConfirmationServiceOptions): ConfirmationService {
  return {
    async open({ deed, asker, sessionId, origin: { scheme, host } }) {
      if (!policy.value(deed.rule)) return refuse(nothingToConfirm)
      const personId = await apps.administratorOf(deed.appId)
      const card = (await apps.cards([deed.appId])).get(deed.appId)
      if (personId === undefined || !card) return refuse(notFound)
      const administrator = (await accounts.byIds([personId])).get(personId)
      const ticket = await proofs.openTicket({
        purpose: 'confirm-deed',
        subject: subjectOf(asker),
        about: deed.about?.(card.name) ?? card.name,
        origin: `${scheme}://${host}`,
        confirmation: { rule: deed.rule, personId, deed: deed.digest, sessionId },
      })
      const isAdministrator = asker.actor.kind === 'person' && asker.actor.id === administrator?.id
      return accept({ ticket, mayConfirmHere: isAdministrator && policy.value('scan.in-same-session') })
    },
    async spend(deed, asker, ticketId) {
      if (!policy.value(deed.rule)) return accept(undefined)
      if (ticketId === undefined) return policy.refuse(deed.rule)
      const confirmed = await proofs.useTicket({
        ticketId,
        subject: subjectOf(asker),
        purpose: 'confirm-deed',
        deed: deed.digest,
      })
      if (!confirmed.ok) return confirmed
      return confirmed.value.personId === (await apps.administratorOf(deed.appId))
        ? accept(undefined)
        : policy.refuse(deed.rule)
    },
  }
}

/** Of a ticket: nobody else can follow or use it. */
export function subjectOf({ actor }: Admission): string {
  return `${actor.kind} ${actor.id}`
}
