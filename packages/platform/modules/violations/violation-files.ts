/** Evidence and materials of appeals: seen by members of the app and by who judges it. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ViolationFile } from '@maque/protocol/platform/violations.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { documentTypeOf, imageTypeOf } from '../../kernel/blobs/media-type.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { BytesAnswer } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Account } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import { evidenceType, evidenceUnknown, materialType } from './violation-problems.ts'
import type { ViolationFileRow, ViolationsTables } from './violations-tables.ts'

type Purpose = ViolationFileRow['purpose']

export interface ViolationFiles {
  add(file: {
    readonly appId: string
    readonly purpose: Purpose
    readonly addedBy: string
    readonly bytes: Buffer
  }): Promise<Result<ViolationFile, RaisedProblem>>
  read(fileId: string, reader: Account): Promise<Result<BytesAnswer, RaisedProblem>>
  /** Refuses when one of them is not the app's, or serves another purpose. */
  check(appId: string, purpose: Purpose, ids: readonly string[]): Promise<Result<void, RaisedProblem>>
}

export interface ViolationFilesOptions {
  readonly database: Kysely<ViolationsTables>
  /** Holds nothing else: what is in it is private. */
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
}

export function fileUrl(fileId: string): string {
  return `/api/violation-files/${fileId}`
}

export function createViolationFiles(options: ViolationFilesOptions): ViolationFiles {
  const { database, blobs, clock, random, policy, apps } = options
  return {
    async add({ appId, purpose, addedBy, bytes }) {
      if (!(await apps.exists(appId))) return refuse(notFound)
      const type = purpose === 'evidence' ? imageTypeOf(bytes) : documentTypeOf(bytes)
      if (type === undefined) return refuse(purpose === 'evidence' ? evidenceType : materialType)
      await lockFor(database, 'violation files of a person', addedBy)
      const { count } = await database
        .selectFrom('violation_files')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('added_by', '=', addedBy)
        .where('added_at', '>=', dayStart(clock.now()))
        .executeTakeFirstOrThrow()
      const used = Number(count)
      if (used >= policy.value('violation.files-per-day')) {
        return policy.refuse('violation.files-per-day', { used, resetsAt: nextDay(clock.now()) })
      }
      const id = newId('file', random)
      const digest = await blobs.put(bytes)
      await database
        .insertInto('violation_files')
        .values({ id, app_id: appId, purpose, added_by: addedBy, digest, type, added_at: clock.now() })
        .execute()
      return accept({ fileId: id, url: fileUrl(id) })
    },
    async read(fileId, { id, staffRoles }) {
      const file = await database
        .selectFrom('violation_files')
        .select(['app_id', 'digest', 'type'])
        .where('id', '=', fileId)
        .executeTakeFirst()
      if (!file) return refuse(notFound)
      const judges = staffRoles.includes('trust-and-safety') || staffRoles.includes('operator')
      const bytes =
        judges || (await apps.may(file.app_id, id, 'view')) ? await blobs.get(file.digest) : undefined
      return bytes ? accept({ bytes, type: file.type }) : refuse(notFound)
    },
    async check(appId, purpose, ids) {
      const wanted = new Set(ids)
      if (wanted.size === 0) return accept(undefined)
      const rows = await database
        .selectFrom('violation_files')
        .select('id')
        .where('app_id', '=', appId)
        .where('purpose', '=', purpose)
        .where('id', 'in', [...wanted])
        .execute()
      return rows.length === wanted.size ? accept(undefined) : refuse(evidenceUnknown)
    },
  }
}
