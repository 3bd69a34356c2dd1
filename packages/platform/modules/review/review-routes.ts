import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import { checklist } from './checklist.ts'
import type { DeskService } from './desk-service.ts'

export function reviewRoutes(desk: DeskService, { staff }: AccountGuards): readonly Route[] {
  const reviewer = staff('reviewer', 'senior-reviewer')
  return [
    route({
      endpoint: 'GET /api/review/checklist',
      guard: reviewer,
      handle: async () => accept({ answer: { items: checklist } }),
    }),
    route({
      endpoint: 'GET /api/review/queue',
      guard: reviewer,
      handle: async ({ query, admitted }) =>
        accept({ answer: { entries: await desk.queue(query, admitted.account) } }),
    }),
    route({
      endpoint: 'GET /api/review/submissions/:auditId',
      guard: reviewer,
      handle: async ({ params, admitted }) =>
        answering(await desk.submission(params.auditId, admitted.account)),
    }),
    route({
      endpoint: 'GET /api/review/submissions/:auditId/differences',
      guard: reviewer,
      handle: async ({ params }) => {
        const differences = await desk.differences(params.auditId)
        if (!differences.ok) return differences
        return accept({ answer: differences.value ? { differences: differences.value } : {} })
      },
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/claim',
      guard: reviewer,
      audit: 'review.taken',
      handle: async ({ params, admitted }) => answering(await desk.claim(params.auditId, admitted.account)),
    }),
    route({
      endpoint: 'DELETE /api/review/submissions/:auditId/claim',
      guard: reviewer,
      audit: 'review.given-back',
      handle: async ({ params, admitted }) =>
        answering(await desk.giveBack(params.auditId, admitted.account)),
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/evidence',
      guard: reviewer,
      fileTypes: ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream'],
      fileLimit: 'review.file-bytes',
      audit: 'review.evidence-added',
      handle: async ({ params, admitted, file }) => {
        const added = await desk.addEvidence(params.auditId, admitted.account, file)
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    ...verdictRoutes(desk, { reviewer, senior: staff('senior-reviewer') }),
  ]
}

type StaffGuard = ReturnType<AccountGuards['staff']>

function verdictRoutes(
  desk: DeskService,
  { reviewer, senior }: { readonly reviewer: StaffGuard; readonly senior: StaffGuard },
): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/review/submissions/:auditId/approval',
      guard: reviewer,
      audit: 'review.approved',
      handle: async ({ params, admitted }) => answering(await desk.approve(params.auditId, admitted.account)),
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/rejection',
      guard: reviewer,
      audit: 'review.rejected',
      handle: async ({ params, admitted, body }) =>
        answeringNothing(await desk.reject(params.auditId, admitted.account, body)),
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/delay',
      guard: reviewer,
      audit: 'review.delayed',
      handle: async ({ params, admitted, body }) =>
        answeringNothing(await desk.delay(params.auditId, admitted.account, body)),
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/appeal-decision',
      guard: senior,
      audit: 'review.appeal-decided',
      handle: async ({ params, admitted, body }) =>
        answeringNothing(await desk.decideAppeal(params.auditId, admitted.account, body)),
    }),
  ]
}
