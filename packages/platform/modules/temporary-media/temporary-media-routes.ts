/**
 * WeChat's open interfaces for temporary media (§2.11), for an app's own server, and for third-party
 * platforms that the app has authorised to anything that needs them.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { formFile } from '../../kernel/http/form-file.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { AskingServer } from '../app-servers/contract.ts'
import { formWithoutMedia, picturesOnly } from './temporary-media-problems.ts'
import type { TemporaryMediaService } from './temporary-media.ts'

export interface TemporaryMediaRoutesOptions {
  readonly media: TemporaryMediaService
  /** For which app: by its own token, or by that of a platform that has one of these sets. */
  byToken(
    token: string,
    origin: RequestOrigin,
    sets: readonly number[],
  ): Promise<Result<AskingServer, RaisedProblem>>
}

/** Not a rule: WeChat's numbers for messages, basic information and the checking of names. */
const SETS = [19, 30, 31]

export function temporaryMediaRoutes({ media, byToken }: TemporaryMediaRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /cgi-bin/media/upload',
      guard: anyone,
      rate: 'component.calls-per-address',
      fileTypes: ['multipart/form-data'],
      fileLimit: 'media.picture-bytes',
      audit: 'media.uploaded',
      handle: async ({ query: { access_token, type }, file, origin, note }) => {
        const asking = await byToken(access_token, origin, SETS)
        if (!asking.ok) return asking
        if (type !== 'image') return refuse(picturesOnly)
        const bytes = await formFile(file, 'media')
        if (!bytes) return refuse(formWithoutMedia)
        const { appId, actor } = asking.value
        const added = await media.add(appId, bytes)
        if (!added.ok) return added
        const { mediaId: media_id, addedAt } = added.value
        note({ what: appId, after: media_id })
        const created_at = Math.floor(addedAt.getTime() / SECOND_MS)
        return accept({ answer: { errcode: 0, errmsg: 'ok', type, media_id, created_at }, actor })
      },
    }),
    route({
      endpoint: 'GET /cgi-bin/media/get',
      guard: anyone,
      handle: async ({ query: { access_token, media_id }, origin }) => {
        const asking = await byToken(access_token, origin, SETS)
        return asking.ok ? media.read(asking.value.appId, media_id) : asking
      },
    }),
  ]
}
