import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { ApiQuota } from './api-quota.ts'

export function quotaRoutes(quota: ApiQuota, guards: AppGuards): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/api-quota',
      guard: developer,
      handle: async ({ params: { appId } }) =>
        accept({ answer: { interfaces: await quota.uses(appId), clears: await quota.clears(appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/api-quota/clearing',
      guard: developer,
      audit: 'api-quota.cleared',
      handle: async ({ admitted, body: { path }, note }) => {
        const cleared = await quota.clear(admitted, path)
        note({ what: 'path', after: path ?? 'all' })
        return cleared.ok ? accept({ answer: {} }) : cleared
      },
    }),
  ]
}
