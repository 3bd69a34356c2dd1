import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { MessageService } from './message-service.ts'

export function messageRoutes(messages: MessageService, guards: AccountGuards): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/operator/outbox',
      guard: guards.staff('operator'),
      handle: async ({ query }) => accept({ answer: { messages: await messages.outbox(query) } }),
    }),
  ]
}
