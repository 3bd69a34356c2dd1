import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import type { OpenAccountService } from './open-account-service.ts'
import type { UnionIdTester } from './union-id-tester.ts'

export interface OpenAccountRoutesOptions {
  readonly openAccounts: OpenAccountService
  readonly unionIdTester: UnionIdTester
  readonly appGuards: AppGuards
  readonly registrationGuards: RegistrationGuards
}

export function openAccountRoutes({
  openAccounts,
  unionIdTester,
  appGuards,
  registrationGuards,
}: OpenAccountRoutesOptions): readonly Route[] {
  const guard = registrationGuards.account('open-account')
  return [
    route({
      endpoint: 'GET /api/open-account/bindings',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: {
            isQualified: account.isVerified,
            bindings: await openAccounts.bindings(account.publicId),
            places: await openAccounts.places(account.publicId),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/open-account/bindings',
      guard,
      audit: 'open-account.binding-asked',
      handle: async ({ admitted: { account }, body, origin }) => {
        const asked = await openAccounts.ask(account, body.publicId, origin)
        return asked.ok ? accept({ answer: asked.value, status: 201 }) : asked
      },
    }),
    route({
      endpoint: 'POST /api/open-account/bindings/:bindingId/confirmation',
      guard,
      audit: 'open-account.bound',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const bound = await openAccounts.confirm(account, params.bindingId, body.ticketId)
        if (bound.ok) note({ what: bound.value.publicId, after: bound.value.state })
        return answering(bound)
      },
    }),
    route({
      endpoint: 'DELETE /api/open-account/bindings/:bindingId',
      guard,
      audit: 'open-account.unbound',
      handle: async ({ admitted: { account }, params }) =>
        answeringNothing(await openAccounts.unbind(account.publicId, params.bindingId)),
    }),
    route({
      endpoint: 'GET /api/open-account/identities',
      guard,
      handle: async ({ admitted: { account }, query }) => {
        const tested = await unionIdTester.identities(account, query.user)
        return tested.ok ? accept({ answer: { identities: tested.value } }) : tested
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/identity',
      guard: appGuards.anyMember,
      handle: async ({ admitted: { appId, personId } }) =>
        accept({ answer: await openAccounts.identityIn(appId, personId) }),
    }),
  ]
}
