import { accept, type Result } from '@maque/base/result.ts'
import type { DeedRequest } from '@maque/protocol/platform/confirmations.ts'
import { answering } from '../../kernel/http/answering.ts'
import type { DescribedDeed } from '../../kernel/http/confirmation.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import {
  route,
  type Admission,
  type Guard,
  type GuardedRequest,
  type Route,
} from '../../kernel/http/route.ts'
import type { AccountGuards, HolderAdmission } from '../accounts/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import { subjectOf, type ConfirmationService } from './confirmation-service.ts'

export interface ConfirmationRoutesOptions {
  readonly confirmations: ConfirmationService
  readonly proofs: Proofs
  readonly guards: AccountGuards
  /** Finds out what a request would do, and refuses those who may not even ask. */
  describe(
    request: DeedRequest,
    asker: Pick<GuardedRequest<unknown>, 'headers' | 'address'>,
  ): Promise<Result<{ readonly deed: DescribedDeed; readonly asker: Admission }, RaisedProblem>>
}

export function confirmationRoutes({
  confirmations,
  proofs,
  guards,
  describe,
}: ConfirmationRoutesOptions): readonly Route[] {
  /** Hands on the headers, for the guard of the route that is asked about. */
  const asking: Guard<object, HolderAdmission & { readonly headers: Headers }> = {
    name: guards.holder.name,
    async admit(request) {
      const admission = await guards.holder.admit(request)
      return admission.ok ? accept({ ...admission.value, headers: request.headers }) : admission
    },
  }
  return [
    route({
      endpoint: 'POST /api/confirmations',
      guard: asking,
      audit: 'confirmation.asked',
      handle: async ({ admitted: { headers, sessionId }, body, origin, note }) => {
        const described = await describe(body, { headers, address: origin.address })
        if (!described.ok) return described
        const { deed, asker } = described.value
        note({ what: deed.appId, after: { rule: deed.rule } })
        const opened = await confirmations.open({ deed, asker, sessionId, origin })
        return opened.ok ? accept({ answer: opened.value, status: 201 }) : opened
      },
    }),
    route({
      endpoint: 'GET /api/confirmations/:ticketId',
      guard: guards.holder,
      handle: async ({ admitted, params }) =>
        answering(await proofs.ticket(params.ticketId, subjectOf(admitted))),
    }),
  ]
}
