/** What members see: their own workbenches and messages, and the workbench of one as their corp looks at it. */
import { accept } from '@maque/base/result.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { CorpGuard } from './corp-guard.ts'
import type { CorpService } from './corp-service.ts'

export function workbenchRoutes(
  corps: CorpService,
  guard: CorpGuard,
  { signedIn }: AccountGuards,
): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/enterprise-account/members/:userId/workbench',
      guard,
      handle: async ({ admitted: { account }, params }) => {
        const apps = await corps.workbenchOf(account.publicId, params.userId)
        return apps.ok ? accept({ answer: { apps: apps.value } }) : apps
      },
    }),
    route({
      endpoint: 'GET /api/workbench',
      guard: signedIn,
      handle: async ({ admitted: { account } }) => accept({ answer: await corps.workbench(account) }),
    }),
    route({
      endpoint: 'POST /api/workbench/invitations/:corpId/answer',
      guard: signedIn,
      audit: 'corp.invitation-answered',
      handle: async ({ admitted: { account }, params, body: { isAccepted }, note }) => {
        const answered = await corps.answerInvitation(account, params.corpId, isAccepted)
        if (answered.ok) note({ what: params.corpId, after: isAccepted ? 'accepted' : 'refused' })
        return answeringNothing(answered)
      },
    }),
    route({
      endpoint: 'GET /api/workbench/messages',
      guard: signedIn,
      handle: async ({ admitted: { account } }) =>
        accept({ answer: { messages: await corps.received(account) } }),
    }),
    route({
      endpoint: 'POST /api/workbench/messages/:messageId/read',
      guard: signedIn,
      audit: 'corp.message-read',
      handle: async ({ admitted: { account }, params }) =>
        answeringNothing(await corps.markRead(account, params.messageId)),
    }),
  ]
}
