import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { ViolationFiles } from './violation-files.ts'
import type { ViolationService } from './violation-service.ts'

export interface ViolationRoutesOptions {
  readonly violations: ViolationService
  readonly files: ViolationFiles
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
}

const pictures = ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream']
const documents = [...pictures, 'application/pdf']

export function violationRoutes(options: ViolationRoutesOptions): readonly Route[] {
  return [...deskRoutes(options), ...ownerRoutes(options)]
}

function deskRoutes({ violations, files, accountGuards }: ViolationRoutesOptions): readonly Route[] {
  const judge = accountGuards.staff('trust-and-safety')
  return [
    route({
      endpoint: 'GET /api/operator/punishments',
      guard: judge,
      handle: async ({ query: { q } }) =>
        accept({ answer: { punishments: await violations.all(q), rules: violations.rules } }),
    }),
    route({
      endpoint: 'POST /api/operator/apps/:appId/violation-evidence',
      guard: judge,
      fileTypes: pictures,
      fileLimit: 'document.bytes',
      audit: 'punishment.evidence-added',
      handle: async ({ params: { appId }, admitted, file }) => {
        const added = await files.add({
          appId,
          purpose: 'evidence',
          addedBy: admitted.account.id,
          bytes: file,
        })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'POST /api/operator/apps/:appId/punishments',
      guard: judge,
      audit: 'app.punished',
      handle: async ({ params: { appId }, admitted, body, note }) => {
        const punished = await violations.punish(appId, admitted.account.id, body)
        if (!punished.ok) return punished
        note({ what: appId, after: body })
        return accept({ answer: punished.value, status: 201 })
      },
    }),
    route({
      endpoint: 'POST /api/operator/punishments/:punishmentId/lifting',
      guard: judge,
      audit: 'punishment.lifted',
      handle: async ({ params: { punishmentId }, admitted, body, note }) => {
        const lifted = await violations.lift(punishmentId, admitted.account.id, body.reason)
        if (!lifted.ok) return lifted
        note({ what: punishmentId, after: body })
        return accept({ answer: lifted.value })
      },
    }),
    route({
      endpoint: 'POST /api/operator/punishments/:punishmentId/appeal-decision',
      guard: judge,
      audit: 'punishment.appeal-decided',
      handle: async ({ params: { punishmentId }, admitted, body, note }) => {
        const decided = await violations.decideAppeal(punishmentId, admitted.account.id, body)
        if (!decided.ok) return decided
        note({ what: punishmentId, after: body })
        return accept({ answer: decided.value })
      },
    }),
    route({
      endpoint: 'GET /api/violation-files/:fileId',
      guard: accountGuards.signedIn,
      handle: async ({ params, admitted }) => files.read(params.fileId, admitted.account),
    }),
  ]
}

function ownerRoutes({ violations, files, appGuards }: ViolationRoutesOptions): readonly Route[] {
  const administrator = appGuards.member('manage')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/punishments',
      guard: appGuards.member('view'),
      handle: async ({ params: { appId } }) =>
        accept({ answer: { punishments: await violations.of(appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/appeal-materials',
      guard: administrator,
      fileTypes: documents,
      fileLimit: 'document.bytes',
      audit: 'punishment.material-added',
      handle: async ({ params: { appId }, admitted, file }) => {
        const added = await files.add({ appId, purpose: 'material', addedBy: admitted.personId, bytes: file })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/punishments/:punishmentId/appeal',
      guard: administrator,
      audit: 'punishment.appealed',
      handle: async ({ params: { appId, punishmentId }, body }) =>
        answering(await violations.appeal(appId, punishmentId, body)),
    }),
  ]
}
