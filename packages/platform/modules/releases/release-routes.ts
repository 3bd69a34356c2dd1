import { accept, refuse } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { UploadDoor } from '../development/contract.ts'
import { codePicture, onlineAddress, previewAddress } from './preview-code.ts'
import { toRelease } from './release-answer.ts'
import type { ReleaseService } from './release-service.ts'
import type { Uploads } from './uploads.ts'
import type { VersionSources } from './version-sources.ts'

export interface ReleaseRoutesOptions {
  readonly releases: ReleaseService
  readonly uploads: Uploads
  readonly versionSources: VersionSources
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
  readonly uploader: UploadDoor['uploader']
}

const archives = {
  fileTypes: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
  fileLimit: 'archive.archive-bytes',
} as const

/** What previews are called: they are no versions of an app. */
const PREVIEW = 'preview'

export function releaseRoutes(options: ReleaseRoutesOptions): readonly Route[] {
  return [...versionRoutes(options), ...deedRoutes(options)]
}

function versionRoutes({
  releases,
  uploads,
  versionSources,
  accountGuards,
  appGuards,
  uploader,
}: ReleaseRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/releases',
      guard: appGuards.member('view'),
      handle: async ({ params }) => accept({ answer: { releases: await releases.list(params.appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases',
      guard: uploader,
      ...archives,
      audit: 'release.uploaded',
      handle: async ({ admitted, query, file }) => {
        const { appId, actor, actorName } = admitted
        const taken = await uploads.take({ appId, actor, actorName, archive: file, ...query })
        if (!taken.ok) return taken
        return accept({
          async answerLater() {
            const answer = toRelease(await uploads.whenCompiled(taken.value.releaseId))
            return accept({ answer, status: answer.state === 'compiling' ? 202 : 201 })
          },
        })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/previews',
      guard: uploader,
      ...archives,
      audit: 'release.previewed',
      handle: async ({ admitted, query: { description, path }, file, origin }) => {
        const { appId, actor, actorName } = admitted
        const lane = `preview-${actor.id}`
        const preview = { purpose: 'preview', version: PREVIEW, description, lane } as const
        const taken = await uploads.take({ appId, actor, actorName, archive: file, ...preview })
        if (!taken.ok) return taken
        return accept({
          async answerLater() {
            const row = await uploads.whenCompiled(taken.value.releaseId)
            const answer = {
              release: toRelease(row),
              ...(row.bundle_digest !== null && { address: previewAddress(row.id, origin, { path }) }),
              until: releases.previewUntil(row.uploaded_at).toISOString(),
            }
            return accept({ answer, status: 201 })
          },
        })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/releases/:releaseId',
      guard: appGuards.member('view'),
      handle: async ({ params }) => answering(await releases.get(params.appId, params.releaseId)),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/releases/:releaseId/code',
      guard: appGuards.member('view'),
      handle: async ({ params, origin }) => {
        const release = await releases.get(params.appId, params.releaseId)
        if (!release.ok) return release
        const { appId, state } = release.value
        const address =
          state === 'online'
            ? accept(onlineAddress(appId, origin))
            : await releases.addressToTry(release.value, origin, {})
        if (!address.ok) return address
        const bytes = await codePicture(address.value)
        return accept({ bytes, type: 'image/png' })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/releases/:releaseId/differences',
      guard: appGuards.member('view'),
      handle: async ({ params, query }) =>
        answering(await versionSources.compare(params.appId, query.from, params.releaseId)),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/places',
      guard: appGuards.member('view'),
      changesNothing: true,
      handle: async ({ params, body }) => {
        const text = await versionSources.inAuthorsPlaces({ ...params, text: body.text })
        return text.ok ? accept({ answer: { text: text.value } }) : text
      },
    }),
    route({
      endpoint: 'GET /api/releases/:releaseId/launch',
      guard: accountGuards.signedIn,
      handle: async ({ params, admitted, origin }) =>
        answering(await releases.launch(params.releaseId, admitted.account, origin)),
    }),
  ]
}

function deedRoutes({ releases, appGuards }: ReleaseRoutesOptions): readonly Route[] {
  const publisher = appGuards.member('publish')
  return [
    route({
      endpoint: 'DELETE /api/apps/:appId/releases/:releaseId',
      guard: publisher,
      audit: 'release.deleted',
      handle: async ({ params, admitted }) =>
        answeringNothing(await releases.delete({ ...params, actor: admitted.actor })),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/trial',
      guard: appGuards.anyMember,
      handle: async ({ params }) => {
        const trial = await releases.trialWithCode(params.appId)
        return accept({ answer: trial ? { trial } : {} })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/trial',
      guard: publisher,
      audit: 'release.trial-chosen',
      handle: async ({ params, body }) => {
        const chosen = await releases.setTrial(params.appId, body.releaseId)
        if (!chosen.ok) return chosen
        return chosen.value ? accept({ answer: chosen.value }) : refuse(notFound)
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/trial/code',
      guard: publisher,
      audit: 'release.trial-code-renewed',
      handle: async ({ params }) => answering(await releases.renewCode(params.appId)),
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/trial',
      guard: publisher,
      audit: 'release.trial-ended',
      handle: async ({ params }) => answeringNothing(await releases.setTrial(params.appId, undefined)),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/release',
      guard: publisher,
      audit: 'release.released',
      confirm: 'confirmation.release',
      handle: async ({ params, admitted }) =>
        answering(await releases.release({ ...params, actor: admitted.actor })),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/rollback',
      guard: publisher,
      audit: 'release.rolled-back',
      confirm: 'confirmation.release',
      handle: async ({ params, admitted }) =>
        answering(await releases.rollBack({ ...params, actor: admitted.actor })),
    }),
  ]
}
