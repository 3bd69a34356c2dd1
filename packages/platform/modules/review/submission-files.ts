/** Pictures and films that owners and reviewers add: seen by members of the app and by reviewers. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import { filmTypeOf, imageTypeOf } from '../../kernel/blobs/media-type.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { Account } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import { fileType, fileUnknown, pictureType } from './review-problems.ts'
import type { ReviewTables } from './review-tables.ts'

export interface SubmissionFiles {
  add(file: NewFile): Promise<Result<AttachedFile, RaisedProblem>>
  read(
    fileId: string,
    reader: Account,
  ): Promise<Result<{ readonly bytes: Buffer; readonly type: string }, RaisedProblem>>
  /** Refuses when one of them is not the app's, was added to another submission, or too long ago to none. */
  check(ids: readonly string[], of: FilesOf): Promise<Result<void, RaisedProblem>>
}

export interface FilesOf {
  readonly appId: string
  readonly submissionId?: string
}

export interface NewFile extends FilesOf {
  readonly addedBy: string
  readonly bytes: Buffer
}

export interface AttachedFile {
  readonly fileId: string
  readonly url: string
}

export interface SubmissionFilesOptions {
  readonly database: Kysely<ReviewTables>
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
}

const REVIEWING: readonly StaffRole[] = ['reviewer', 'senior-reviewer', 'operator']

export function fileUrl(fileId: string): string {
  return `/api/submission-files/${fileId}`
}

export function createSubmissionFiles(options: SubmissionFilesOptions): SubmissionFiles {
  const { database, blobs, clock, random, apps, policy } = options
  return {
    async add({ appId, submissionId, addedBy, bytes }) {
      const type = imageTypeOf(bytes) ?? (submissionId === undefined ? filmTypeOf(bytes) : undefined)
      if (type === undefined) return refuse(submissionId === undefined ? fileType : pictureType)
      const timely = await checkRate(addedBy, options)
      if (!timely.ok) return timely
      const digest = await blobs.put(bytes)
      const id = newId('file', random)
      await database
        .insertInto('submission_files')
        .values({
          id,
          app_id: appId,
          submission_id: submissionId ?? null,
          added_by: addedBy,
          digest,
          type,
          added_at: clock.now(),
        })
        .execute()
      return accept({ fileId: id, url: fileUrl(id) })
    },
    async read(fileId, reader) {
      const file = await database
        .selectFrom('submission_files')
        .select(['app_id', 'digest', 'type'])
        .where('id', '=', fileId)
        .executeTakeFirst()
      const maySee =
        file &&
        (reader.staffRoles.some((role) => REVIEWING.includes(role)) ||
          (await apps.may(file.app_id, reader.id, 'view')))
      const bytes = maySee && (await blobs.get(file.digest))
      return bytes ? accept({ bytes, type: file.type }) : refuse(notFound)
    },
    async check(ids, { appId, submissionId = null }) {
      for (const fileId of ids) {
        const file = await database
          .selectFrom('submission_files')
          .select('added_at')
          .where('id', '=', fileId)
          .where('app_id', '=', appId)
          .where('submission_id', submissionId === null ? 'is' : '=', submissionId)
          .executeTakeFirst()
        if (!file) return refuse(fileUnknown({ fileId }))
        const mayStay = policy.value('review.media-days') * DAY_MS
        if (submissionId === null && later(file.added_at, mayStay) < clock.now()) {
          return policy.refuse('review.media-days')
        }
      }
      return accept(undefined)
    },
  }
}

async function checkRate(
  addedBy: string,
  { database, clock, policy }: SubmissionFilesOptions,
): Promise<Result<void, RaisedProblem>> {
  const { used } = await database
    .selectFrom('submission_files')
    .select(({ fn }) => fn.countAll<string>().as('used'))
    .where('added_by', '=', addedBy)
    .where('added_at', '>=', dayStart(clock.now()))
    .executeTakeFirstOrThrow()
  return Number(used) < policy.value('review.files-per-day')
    ? accept(undefined)
    : policy.refuse('review.files-per-day', { used: Number(used), resetsAt: nextDay(clock.now()) })
}
