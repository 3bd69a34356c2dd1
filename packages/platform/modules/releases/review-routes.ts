import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { ReviewService } from './review-service.ts'

export function reviewRoutes(review: ReviewService, { staff }: AccountGuards): readonly Route[] {
  const reviewer = staff('reviewer')
  return [
    route({
      endpoint: 'GET /api/review/queue',
      guard: reviewer,
      handle: async () => accept({ answer: { entries: await review.queue() } }),
    }),
    route({
      endpoint: 'GET /api/review/submissions/:releaseId',
      guard: reviewer,
      handle: async ({ params }) => {
        const submission = await review.submission(params.releaseId)
        return submission.ok ? accept({ answer: submission.value }) : submission
      },
    }),
    route({
      endpoint: 'POST /api/review/submissions/:releaseId/claim',
      guard: reviewer,
      audit: 'review.taken',
      handle: async ({ params, admitted }) => {
        const submission = await review.claim(params.releaseId, admitted.account)
        return submission.ok ? accept({ answer: submission.value }) : submission
      },
    }),
    route({
      endpoint: 'DELETE /api/review/submissions/:releaseId/claim',
      guard: reviewer,
      audit: 'review.given-back',
      handle: async ({ params, admitted }) => {
        const submission = await review.giveBack(params.releaseId, admitted.account)
        return submission.ok ? accept({ answer: submission.value }) : submission
      },
    }),
    route({
      endpoint: 'POST /api/review/submissions/:releaseId/approval',
      guard: reviewer,
      audit: 'review.approved',
      handle: async ({ params, admitted }) => {
        const approved = await review.approve(params.releaseId, admitted.account)
        return approved.ok ? accept({ answer: {} }) : approved
      },
    }),
    route({
      endpoint: 'POST /api/review/submissions/:releaseId/rejection',
      guard: reviewer,
      audit: 'review.rejected',
      handle: async ({ params, admitted, body }) => {
        const rejected = await review.reject(params.releaseId, admitted.account, body.reason)
        return rejected.ok ? accept({ answer: {} }) : rejected
      },
    }),
  ]
}
