import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import { ownHosts } from './own-hosts.ts'
import type { PushService } from './push-service.ts'

export interface PushRoutesOptions {
  readonly pushes: PushService
  readonly guards: AppGuards
}

export function pushRoutes({ pushes, guards }: PushRoutesOptions): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/message-push',
      guard: developer,
      handle: async ({ params: { appId } }) => {
        const settings = await pushes.settings(appId)
        const deliveries = await pushes.deliveries(appId)
        return accept({ answer: { ...(settings && { settings }), deliveries } })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/message-push',
      guard: developer,
      rate: 'development.checks-per-minute',
      audit: 'message-push.set',
      before: ({ params, body, origin }) => pushes.lookForEcho(params.appId, body, ownHosts(origin)),
      handle: async ({ admitted, body, origin, note }) => {
        const before = await pushes.settings(admitted.appId)
        const saved = await pushes.save(admitted, body, ownHosts(origin))
        if (!saved.ok) return saved
        note({ what: 'url', before: before?.url, after: saved.value.url })
        return accept({ answer: saved.value })
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/message-push',
      guard: developer,
      audit: 'message-push.removed',
      handle: async ({ admitted }) => {
        const removed = await pushes.remove(admitted)
        return removed.ok ? accept({ answer: {} }) : removed
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/message-push/trial',
      guard: developer,
      rate: 'development.checks-per-minute',
      // What the server does with it is its own.
      changesNothing: true,
      handle: async ({ params }) => {
        const tried = await pushes.tryOut(params.appId)
        return tried.ok ? accept({ answer: tried.value }) : tried
      },
    }),
  ]
}
