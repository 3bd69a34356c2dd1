/**
 * What an official account does with third-party platforms, in its own session (§2.8): it authorises them
 * with its administrator's scan, and withdraws that.
 */
import { accept, refuse } from '@maque/base/result.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { hashToken } from '../../kernel/secrets/secret-token.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import { namesOf, type Asked } from './authorisations.ts'
import { authorisingNamed, permissionSets } from './permission-sets.ts'
import type { ThirdPartyOptions } from './third-party-options.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface OfficialAccountRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly thirdParty: Pick<ThirdPartyOptions, 'apps' | 'profiles' | 'registrations'>
  readonly proofs: Pick<Proofs, 'openTicket' | 'useTicket'>
  readonly registrationGuards: RegistrationGuards
}

export function officialAccountRoutes(options: OfficialAccountRoutesOptions): readonly Route[] {
  const { thirdParties, thirdParty, proofs, registrationGuards } = options
  const { authorisations } = thirdParties
  const guard = registrationGuards.account('subscription-account', 'service-account')
  return [
    route({
      endpoint: 'GET /api/official-account/third-party-authorisations',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: { authorisations: await authorisations.ofApp(account.publicId), sets: permissionSets },
        }),
    }),
    route({
      endpoint: 'POST /api/official-account/third-party-authorisations',
      guard,
      audit: 'third-party.authorisation-asked-of-administrator',
      handle: async ({ admitted: { account }, body, origin }) => {
        const { publicId: appId } = account
        const platform = await authorisations.mayGive({ appId, kind: 'official-account' }, body, body.sets)
        if (!platform.ok) return platform
        const names = await namesOf([appId], thirdParty)
        const ticket = await proofs.openTicket({
          purpose: 'confirm-deed',
          subject: account.registrationId,
          about: authorisingNamed(names.get(appId) ?? appId, platform.value.name, body.sets),
          origin: `${origin.scheme}://${origin.host}`,
          confirmation: {
            rule: 'confirmation.third-party',
            personId: account.administratorId,
            deed: deedOf(body),
            sessionId: undefined,
          },
        })
        return accept({ answer: { ticket }, status: 201 })
      },
    }),
    route({
      endpoint: 'POST /api/official-account/third-party-authorisations/confirmation',
      guard,
      audit: 'third-party.authorised',
      handle: async ({ admitted: { account }, body, note }) => {
        const { ticketId } = body
        const scanned = await proofs.useTicket({
          ticketId,
          subject: account.registrationId,
          purpose: 'confirm-deed',
          deed: deedOf(body),
        })
        if (!scanned.ok) return scanned
        // The account may have got another administrator since the code was shown.
        if (scanned.value.personId !== account.administratorId) return refuse(notFound)
        const owner = { appId: account.publicId, kind: 'official-account' } as const
        const given = await authorisations.give(owner, body, body.sets)
        if (!given.ok) return given
        note({ what: body.componentAppId, after: given.value.authorisation.sets })
        return accept({ answer: { goOnTo: given.value.goOnTo }, status: 201 })
      },
    }),
    route({
      endpoint: 'DELETE /api/official-account/third-party-authorisations/:componentAppId',
      guard,
      audit: 'third-party.withdrawn',
      handle: async ({ admitted: { account }, params }) =>
        answeringNothing(await authorisations.withdraw(account.publicId, params.componentAppId)),
    }),
  ]
}

/** The ticket is good for exactly this. */
function deedOf({
  componentAppId,
  preAuthCode,
  redirectUri,
  sets,
}: Asked & { readonly sets: readonly number[] }): string {
  return `authorise ${hashToken(JSON.stringify([componentAppId, preAuthCode, redirectUri, sets]))}`
}
