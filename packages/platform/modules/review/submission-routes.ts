import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { OwnerService } from './owner-service.ts'
import type { SubmissionFiles } from './submission-files.ts'

export interface SubmissionRoutesOptions {
  readonly owners: OwnerService
  readonly files: SubmissionFiles
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
}

/** Not a rule: what browsers call what may be added. */
const attachable = ['image/png', 'image/jpeg', 'image/webp', 'video/mp4', 'application/octet-stream']

export function submissionRoutes({
  owners,
  files,
  accountGuards,
  appGuards,
}: SubmissionRoutesOptions): readonly Route[] {
  const publisher = appGuards.member('publish')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/releases/:releaseId/submission-form',
      guard: publisher,
      handle: async ({ params }) => answering(await owners.form(params.appId, params.releaseId)),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/submission-files',
      guard: publisher,
      fileTypes: attachable,
      fileLimit: 'review.file-bytes',
      audit: 'submission.file-added',
      handle: async ({ params, admitted, file }) => {
        const added = await files.add({ appId: params.appId, addedBy: admitted.personId, bytes: file })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'GET /api/submission-files/:fileId',
      guard: accountGuards.signedIn,
      handle: async ({ params, admitted }) => files.read(params.fileId, admitted.account),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/submission',
      guard: publisher,
      audit: 'release.submitted',
      handle: async ({ params, admitted, body }) => {
        const { actor, personId } = admitted
        const submission = await owners.submit({ ...params, actor, personId }, body)
        return submission.ok ? accept({ answer: submission.value, status: 201 }) : submission
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/releases/:releaseId/submission',
      guard: publisher,
      audit: 'release.withdrawn',
      handle: async ({ params, admitted: { actor, personId } }) =>
        answeringNothing(await owners.withdraw({ ...params, actor, personId })),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/submissions',
      guard: appGuards.member('view'),
      handle: async ({ params }) => accept({ answer: { submissions: await owners.list(params.appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/submissions/:auditId/speed-up',
      guard: publisher,
      audit: 'submission.sped-up',
      handle: async ({ params }) => answering(await owners.speedUp(params.appId, params.auditId)),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/submissions/:auditId/appeal',
      guard: publisher,
      audit: 'submission.appealed',
      handle: async ({ params, admitted: { actor }, body }) =>
        answering(await owners.appeal({ ...params, actor }, body.text)),
    }),
  ]
}
