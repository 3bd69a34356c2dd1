import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { AppMigrationService } from './app-migration-service.ts'

export function appMigrationRoutes(migrations: AppMigrationService, guards: AppGuards): readonly Route[] {
  const guard = guards.member('manage')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/migrations',
      guard,
      handle: async ({ params: { appId } }) => accept({ answer: await migrations.of(appId) }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/migrations',
      guard,
      audit: 'app.migration-asked',
      confirm: 'confirmation.migration',
      handle: async ({ params, body, note }) => {
        const asked = await migrations.ask(params.appId, body.targetAppId)
        if (!asked.ok) return asked
        note({ what: body.targetAppId, after: asked.value.state })
        return accept({ answer: asked.value, status: 201 })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/migrations/:migrationId/answer',
      guard,
      audit: 'app.migration-answered',
      confirm: ({ body }) => (body.isAccepted ? 'confirmation.migration' : undefined),
      handle: async ({ params, body, note }) => {
        const answered = await migrations.answer(params.appId, params.migrationId, body.isAccepted)
        if (answered.ok) note({ what: answered.value.source.appId, after: answered.value.state })
        return answering(answered)
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/migrations/:migrationId',
      guard,
      audit: 'app.migration-revoked',
      handle: async ({ params, note }) => {
        const revoked = await migrations.revoke(params.appId, params.migrationId)
        if (revoked.ok) note({ what: revoked.value.source.appId, after: revoked.value.state })
        return answering(revoked)
      },
    }),
  ]
}
