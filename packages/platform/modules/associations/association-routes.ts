import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import type { AssociationService } from './association-service.ts'

export interface AssociationRoutesOptions {
  readonly associations: AssociationService
  readonly appGuards: AppGuards
  readonly registrationGuards: RegistrationGuards
}

export function associationRoutes(options: AssociationRoutesOptions): readonly Route[] {
  return [...officialAccountRoutes(options), ...appRoutes(options)]
}

function officialAccountRoutes({
  associations,
  registrationGuards,
}: AssociationRoutesOptions): readonly Route[] {
  const guard = registrationGuards.account('subscription-account', 'service-account')
  return [
    route({
      endpoint: 'GET /api/official-account/associations',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: {
            associations: await associations.of({ officialAccount: account.publicId }),
            ended: await associations.endedOf({ officialAccount: account.publicId }),
            places: await associations.placesOfOfficialAccount(account.publicId),
            features: associations.features(),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/official-account/associations',
      guard,
      audit: 'association.asked',
      handle: async ({ admitted: { account }, body, origin }) => {
        const asked = await associations.ask(account, body.appId, origin)
        return asked.ok ? accept({ answer: asked.value, status: 201 }) : asked
      },
    }),
    route({
      endpoint: 'POST /api/official-account/associations/:associationId/confirmation',
      guard,
      audit: 'association.confirmed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const confirmed = await associations.confirm(account, params.associationId, body.ticketId)
        if (confirmed.ok) note({ what: confirmed.value.app.appId, after: confirmed.value.state })
        return answering(confirmed)
      },
    }),
    route({
      endpoint: 'DELETE /api/official-account/associations/:associationId',
      guard,
      audit: 'association.ended',
      handle: async ({ admitted: { account }, params, note }) => {
        const side = { officialAccount: account.publicId }
        const ended = await associations.unlink(side, params.associationId)
        if (ended.ok) note({ what: ended.value.app.appId, after: ended.value.state })
        return answeringNothing(ended)
      },
    }),
  ]
}

function appRoutes({ associations, appGuards }: AssociationRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/associations',
      guard: appGuards.member('view'),
      handle: async ({ params: { appId } }) =>
        accept({
          answer: {
            mode: await associations.modeOf(appId),
            associations: await associations.of({ appId }),
            ended: await associations.endedOf({ appId }),
            places: await associations.placesOfApp(appId),
          },
        }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/association-mode',
      guard: appGuards.member('manage'),
      audit: 'association.mode-set',
      handle: async ({ params: { appId }, body: { mode }, note }) => {
        note({ what: 'mode', before: await associations.modeOf(appId), after: mode })
        await associations.setMode(appId, mode)
        return accept({ answer: { mode } })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/associations/:associationId/answer',
      guard: appGuards.member('manage'),
      audit: 'association.answered',
      confirm: ({ body }) => (body.isAccepted ? 'confirmation.association' : undefined),
      confirmAbout: async ({ params }) => {
        const name = await associations.officialAccountOf(params.appId, params.associationId)
        return name === undefined ? undefined : (appName) => `${name} → ${appName}`
      },
      handle: async ({ params, body, note }) => {
        const answered = await associations.answer(params.appId, params.associationId, body.isAccepted)
        if (answered.ok) note({ what: answered.value.officialAccount.publicId, after: answered.value.state })
        return answering(answered)
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/associations/:associationId',
      guard: appGuards.member('unlink'),
      audit: 'association.ended',
      handle: async ({ params, note }) => {
        const ended = await associations.unlink({ appId: params.appId }, params.associationId)
        if (ended.ok) note({ what: ended.value.officialAccount.publicId, after: ended.value.state })
        return answeringNothing(ended)
      },
    }),
  ]
}
