import { accept } from '@maque/base/result.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { RegistrationGuards } from './contract.ts'
import type { FastRegistration } from './fast-registration.ts'

export interface FastRegistrationRoutesOptions {
  readonly registrations: FastRegistration
  readonly proofs: Proofs
  readonly registrationGuards: RegistrationGuards
}

export function fastRegistrationRoutes({
  registrations,
  proofs,
  registrationGuards,
}: FastRegistrationRoutesOptions): readonly Route[] {
  const guard = registrationGuards.account('subscription-account', 'service-account')
  return [
    route({
      endpoint: 'GET /api/official-account/fast-registrations',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({ answer: await registrations.fastRegistrations(account.publicId) }),
    }),
    route({
      endpoint: 'POST /api/official-account/fast-registrations',
      guard,
      audit: 'fast-registration.begun',
      before: ({ body }) => proofs.spendCaptcha(body.captcha),
      handle: async ({ admitted: { account }, body, origin, note }) => {
        const begun = await registrations.fastRegister(account, body, origin)
        if (begun.ok) note({ what: begun.value.id, after: { verification: begun.value.verification } })
        return begun.ok ? accept({ answer: begun.value, status: 201 }) : begun
      },
    }),
    route({
      endpoint: 'DELETE /api/official-account/fast-registrations/:registrationId',
      guard,
      audit: 'fast-registration.withdrawn',
      handle: async ({ admitted: { account }, params }) =>
        answeringNothing(
          await registrations.withdrawFastRegistration(account.publicId, params.registrationId),
        ),
    }),
  ]
}
