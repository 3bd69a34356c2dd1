import { accept } from '@maque/base/result.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import type { VisitorGuard } from '../../kernel/http/device.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { RolloutService } from './rollout-service.ts'

export interface RolloutRoutesOptions {
  readonly rollouts: RolloutService
  readonly appGuards: AppGuards
  readonly device: VisitorGuard
}

export function rolloutRoutes({ rollouts, appGuards, device }: RolloutRoutesOptions): readonly Route[] {
  const publisher = appGuards.member('publish')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/rollout',
      guard: appGuards.member('view'),
      handle: async ({ params }) =>
        accept({ answer: { rollout: (await rollouts.get(params.appId)) ?? null } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/rollout',
      guard: publisher,
      audit: 'rollout.started',
      confirm: 'confirmation.release',
      handle: async ({ params, admitted: { actor }, body }) => {
        const rollout = await rollouts.start({ ...params, actor }, body)
        return rollout.ok ? accept({ answer: rollout.value, status: 201 }) : rollout
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/rollout/percentage',
      guard: publisher,
      audit: 'rollout.raised',
      confirm: 'confirmation.release',
      handle: async ({ params, admitted: { actor }, body }) => {
        const raised = await rollouts.raise({ ...params, actor }, body.percentage)
        if (!raised.ok) return raised
        const { rollout = null, release } = raised.value
        return accept({ answer: { rollout, release } })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/rollout/state',
      guard: publisher,
      audit: 'rollout.state-changed',
      handle: async ({ params, admitted: { actor }, body, note }) => {
        const rollout = await rollouts.setState({ ...params, actor }, body.state)
        if (!rollout.ok) return rollout
        note({ what: rollout.value.releaseId, after: { state: body.state } })
        return accept({ answer: rollout.value })
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/rollout',
      guard: publisher,
      audit: 'rollout.cancelled',
      confirm: 'confirmation.release',
      handle: async ({ params, admitted: { actor } }) =>
        answeringNothing(await rollouts.cancel({ ...params, actor })),
    }),
    route({
      endpoint: 'POST /api/catalogue/:appId/reports',
      guard: device,
      rate: 'rollout.reports-per-minute',
      // Counted by the thousand; what follows from it is written down where it happens.
      changesNothing: true,
      handle: async ({ params, admitted, body, origin }) => {
        await rollouts.report({ ...params, ...body, device: admitted.device ?? origin.address })
        return accept({ answer: {} })
      },
    }),
  ]
}
