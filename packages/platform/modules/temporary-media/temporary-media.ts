/**
 * Files that wait to be named by another call (§2.11): pictures that become an avatar or a document,
 * texts that become part of a privacy guide.
 *
 * (1) One is kept for some days and then gone, whether anything was made of it or not. What is made of
 *     it is a copy of its own.
 * (2) It is of one app: to every other it is not there.
 * (3) They are kept in the database, not among the blobs: blobs are kept for good.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { imageTypeOf } from '../../kernel/blobs/media-type.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import { newToken } from '../../kernel/secrets/secret-token.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { TemporaryMedia } from './contract.ts'
import { pictureType } from './temporary-media-problems.ts'
import type { TemporaryMediaTables } from './temporary-media-tables.ts'

export interface TemporaryMediaService extends TemporaryMedia {
  add(appId: string, bytes: Buffer): Promise<Result<AddedMedia, RaisedProblem>>
  /** Bytes that are known to be one. */
  addText(appId: string, bytes: Buffer): Promise<Result<AddedMedia, RaisedProblem>>
}

export interface AddedMedia {
  readonly mediaId: string
  readonly addedAt: Date
}

export interface TemporaryMediaOptions {
  readonly database: Kysely<TemporaryMediaTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
}

export function createTemporaryMedia({
  database,
  clock,
  random,
  policy,
}: TemporaryMediaOptions): TemporaryMediaService {
  const keptMs = (): number => policy.value('service.media-days') * DAY_MS
  const keep = async (
    appId: string,
    type: string,
    bytes: Buffer,
  ): Promise<Result<AddedMedia, RaisedProblem>> => {
    await lockFor(database, 'temporary media of an app', appId)
    const now = clock.now()
    await database.deleteFrom('temporary_media').where('added_at', '<=', later(now, -keptMs())).execute()
    const kept = await database
      .selectFrom('temporary_media')
      .select(['size_bytes', 'added_at'])
      .where('app_id', '=', appId)
      .orderBy('added_at')
      .execute()
    const used = kept.reduce((sum, { size_bytes }) => sum + size_bytes, bytes.length)
    if (used > policy.value('media.kept-bytes')) {
      const first = kept[0]?.added_at ?? now
      return policy.refuse('media.kept-bytes', {
        used: used - bytes.length,
        resetsAt: later(first, keptMs()),
      })
    }
    const mediaId = newToken(random)
    await database
      .insertInto('temporary_media')
      .values({ media_id: mediaId, app_id: appId, type, bytes, size_bytes: bytes.length, added_at: now })
      .execute()
    return accept({ mediaId, addedAt: now })
  }
  return {
    async add(appId, bytes) {
      const type = imageTypeOf(bytes)
      return type === undefined ? refuse(pictureType) : keep(appId, type, bytes)
    },
    addText: (appId, bytes) => keep(appId, 'text/plain', bytes),
    async read(appId, mediaId) {
      const found = await database
        .selectFrom('temporary_media')
        .select(['bytes', 'type'])
        .where('media_id', '=', mediaId)
        .where('app_id', '=', appId)
        .where('added_at', '>', later(clock.now(), -keptMs()))
        .executeTakeFirst()
      return found ? accept(found) : policy.refuse('service.media-days')
    },
  }
}
