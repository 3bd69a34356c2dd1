/** Corps and mini programs, from both sides. */
import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { CorpGuard } from './corp-guard.ts'
import type { CorpService } from './corp-service.ts'

export function corpAssociationRoutes(
  corps: CorpService,
  guard: CorpGuard,
  appGuards: AppGuards,
): readonly Route[] {
  return [...corpRoutes(corps, guard), ...appRoutes(corps, appGuards)]
}

function corpRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/enterprise-account/associations',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({ answer: { associations: await corps.associationsOf({ corpId: account.publicId }) } }),
    }),
    route({
      endpoint: 'POST /api/enterprise-account/associations',
      guard,
      audit: 'corp.association-asked',
      handle: async ({ admitted: { account }, body, origin, note }) => {
        const asked = await corps.ask(account, body.appId, origin)
        if (asked.ok) note({ what: body.appId, after: asked.value.association.state })
        return asked.ok ? accept({ answer: asked.value, status: 201 }) : asked
      },
    }),
    route({
      endpoint: 'POST /api/enterprise-account/associations/:associationId/confirmation',
      guard,
      audit: 'corp.association-confirmed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const confirmed = await corps.confirm(account, params.associationId, body.ticketId)
        if (confirmed.ok) note({ what: confirmed.value.app.appId, after: confirmed.value.state })
        return answering(confirmed)
      },
    }),
    route({
      endpoint: 'DELETE /api/enterprise-account/associations/:associationId',
      guard,
      audit: 'corp.association-ended',
      handle: async ({ admitted: { account }, params, note }) => {
        const ended = await corps.unlink({ corpId: account.publicId }, params.associationId)
        if (ended.ok) note({ what: ended.value.app.appId, after: ended.value.state })
        return answeringNothing(ended)
      },
    }),
  ]
}

function appRoutes(corps: CorpService, appGuards: AppGuards): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/corps',
      guard: appGuards.member('view'),
      handle: async ({ params: { appId } }) =>
        accept({ answer: { associations: await corps.associationsOf({ appId }) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/corps/:associationId/answer',
      guard: appGuards.member('manage'),
      audit: 'corp.association-answered',
      confirm: ({ body }) => (body.isAccepted ? 'confirmation.association' : undefined),
      handle: async ({ params, body, note }) => {
        const answered = await corps.answer(params.appId, params.associationId, body.isAccepted)
        if (answered.ok) note({ what: answered.value.corp.corpId, after: answered.value.state })
        return answering(answered)
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/corps/:associationId',
      guard: appGuards.member('unlink'),
      audit: 'corp.association-ended',
      handle: async ({ params, note }) => {
        const ended = await corps.unlink({ appId: params.appId }, params.associationId)
        if (ended.ok) note({ what: ended.value.corp.corpId, after: ended.value.state })
        return answeringNothing(ended)
      },
    }),
  ]
}
