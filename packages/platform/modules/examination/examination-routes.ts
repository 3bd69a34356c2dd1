import { accept } from '@maque/base/result.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { ExaminationService } from './examination-service.ts'

export interface ExaminationRoutesOptions {
  readonly examinations: ExaminationService
  readonly hindrance: BilingualText | undefined
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
}

export function examinationRoutes({
  examinations,
  hindrance,
  accountGuards,
  appGuards,
}: ExaminationRoutesOptions): readonly Route[] {
  const reviewer = accountGuards.staff('reviewer', 'senior-reviewer')
  return [
    route({
      endpoint: 'GET /api/review/submissions/:auditId/examination',
      guard: reviewer,
      handle: async ({ params }) => {
        const examination = await examinations.ofSubmission(params.auditId)
        return accept({ answer: { ...(examination && { examination }) } })
      },
    }),
    route({
      endpoint: 'POST /api/review/submissions/:auditId/examination',
      guard: reviewer,
      audit: 'review.examined-anew',
      handle: async ({ params }) => {
        const examination = await examinations.again(params.auditId)
        return examination.ok ? accept({ answer: { examination: examination.value } }) : examination
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/releases/:releaseId/examination',
      guard: appGuards.member('view'),
      handle: async ({ params }) => {
        const examination = await examinations.ofRelease(params.appId, params.releaseId)
        return accept({ answer: { ...(examination && { examination }) } })
      },
    }),
    route({
      endpoint: 'GET /api/examinations/:auditId/pictures/:name',
      guard: accountGuards.signedIn,
      handle: async ({ params, admitted }) => examinations.picture(params, admitted.account),
    }),
    route({
      endpoint: 'GET /api/operator/examinations',
      guard: accountGuards.staff('operator'),
      handle: async () =>
        accept({ answer: { ...(hindrance && { hindrance }), ...(await examinations.overview()) } }),
    }),
  ]
}
