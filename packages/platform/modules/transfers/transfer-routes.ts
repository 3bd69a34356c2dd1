import { accept, type Result } from '@maque/base/result.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { ImportedApp } from '@maque/protocol/platform/transfers.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type LaterAnswer, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { Arrival, TransferService } from './transfer-service.ts'

export interface TransferRoutesOptions {
  readonly transfers: TransferService
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
  appOf(appId: string, personId: string): Promise<App>
  /** Once it has compiled or failed to, or is taking long. */
  whenCompiled(releaseId: string): Promise<Release>
}

const zip = {
  fileTypes: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
  fileLimit: 'transfer.file-bytes',
} as const

export function transferRoutes(options: TransferRoutesOptions): readonly Route[] {
  const { transfers, accountGuards, appGuards } = options
  return [
    route({
      endpoint: 'POST /api/apps/:appId/exports',
      guard: appGuards.member('manage'),
      audit: 'app.exported',
      confirm: 'confirmation.export',
      handle: async ({ params }) => {
        const { exportId, until } = await transfers.allow(params.appId)
        return accept({ answer: { exportId, until: until.toISOString() }, status: 201 })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/exports/:exportId',
      guard: appGuards.member('manage'),
      // What it costs is counted like a change.
      rate: 'api.changes-per-minute',
      handle: async ({ params }) => archive(await transfers.fileOf(params.appId, params.exportId)),
    }),
    route({
      endpoint: 'POST /api/imports',
      guard: accountGuards.signedIn,
      ...zip,
      audit: 'app.imported',
      handle: async ({ admitted: { account, actor }, file, query }) => {
        const brought = { file, actor, actorName: account.name, personId: account.id }
        return answered(await transfers.bring(brought, query.name), account.id, options)
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/import',
      guard: appGuards.member('manage'),
      ...zip,
      audit: 'app.imported',
      handle: async ({ admitted, file, params }) =>
        answered(await transfers.bringInto(params.appId, { ...admitted, file }), admitted.personId, options),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/origin',
      guard: appGuards.member('view'),
      handle: async ({ params }) => {
        const origin = await transfers.originOf(params.appId)
        return accept({ answer: origin ? { origin } : {} })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/origin/file',
      guard: appGuards.member('manage'),
      handle: async ({ params }) => archive(await transfers.originFileOf(params.appId)),
    }),
  ]
}

function archive(bytes: Result<Buffer, RaisedProblem>) {
  return bytes.ok ? accept({ bytes: bytes.value, type: 'application/zip' }) : bytes
}

function answered(
  arrived: Result<Arrival, RaisedProblem>,
  personId: string,
  { appOf, whenCompiled }: TransferRoutesOptions,
): Result<LaterAnswer<ImportedApp>, RaisedProblem> {
  if (!arrived.ok) return arrived
  const { appId, origin, releaseId } = arrived.value
  return accept({
    async answerLater() {
      const release = releaseId === undefined ? undefined : await whenCompiled(releaseId)
      const answer = { app: await appOf(appId, personId), origin, ...(release && { release }) }
      return accept({ answer, status: 201 })
    },
  })
}
