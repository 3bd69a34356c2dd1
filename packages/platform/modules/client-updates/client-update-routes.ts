import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { ClientUpdateService } from './client-update-service.ts'

/** Not a rule: what is no such pair names nothing, and a browser has few apps open. */
const MOST = 16

export interface ClientUpdateRoutesOptions {
  readonly updates: ClientUpdateService
  readonly guards: AppGuards
}

export function clientUpdateRoutes({ updates, guards }: ClientUpdateRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/standings',
      guard: anyone,
      rate: 'client.standings-per-minute',
      handle: async ({ query }) => {
        const asked = query.of
          .split(',')
          .slice(0, MOST)
          .map((pair) => ({
            appId: pair.slice(0, pair.lastIndexOf('.')),
            digest: pair.slice(pair.lastIndexOf('.') + 1),
          }))
        return accept({
          answer: { standings: await Promise.all(asked.map((one) => updates.standingOf(one))) },
        })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/client-updates',
      guard: guards.member('view'),
      handle: async ({ params }) => accept({ answer: await updates.settings(params.appId) }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/client-updates',
      guard: guards.member('publish'),
      audit: 'app.client-updates-changed',
      handle: async ({ params, body, note }) => {
        note({ what: 'client updates', before: await updates.get(params.appId), after: body })
        const set = await updates.set(params.appId, body)
        return answering(set)
      },
    }),
  ]
}
