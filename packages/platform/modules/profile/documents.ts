/**
 * Documents that prove something: pictures and PDFs, seen by the app's administrator and by
 * qualification auditors, and by nobody else. They are kept by their hash, apart from what may be
 * shown to everybody.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Document } from '@maque/protocol/platform/profile.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { checkDocument, documentUnknown } from '../../kernel/blobs/check-document.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { BytesAnswer } from '../../kernel/http/route.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { DocumentRow } from './profile-tables.ts'

export interface Documents {
  add(
    appId: string,
    name: string,
    bytes: Buffer,
    isOfStaff?: boolean,
  ): Promise<Result<Document, RaisedProblem>>
  /** Of this app, or of any when an auditor asks. */
  read(documentId: string, appId?: string): Promise<Result<BytesAnswer, RaisedProblem>>
  /** Refuses when one of them is not the app's. */
  check(appId: string, documentIds: readonly string[]): Promise<Result<void, RaisedProblem>>
  byIds(documentIds: readonly string[]): Promise<readonly Document[]>
}

export type DocumentsOptions = Pick<ProfileOptions, 'database' | 'clock' | 'random' | 'policy'> & {
  readonly blobs: BlobStore
}

export function createDocuments({ database, clock, random, policy, blobs }: DocumentsOptions): Documents {
  return {
    async add(appId, name, bytes, isOfStaff = false) {
      const checked = checkDocument(name, bytes, policy)
      if (!checked.ok) return checked
      await lockFor(database, 'documents of an app', appId)
      const there = await database
        .selectFrom('app_documents')
        .select(['name', 'added_at'])
        .where('app_id', '=', appId)
        .where('is_of_staff', '=', false)
        .orderBy('added_at')
        .execute()
      if (!isOfStaff && there.length >= policy.value('document.per-app')) {
        const occupiedBy = there.map((one) => ({
          kind: 'document',
          label: one.name,
          since: one.added_at.toISOString(),
        }))
        return policy.refuse('document.per-app', { used: there.length, occupiedBy })
      }
      const row: DocumentRow = {
        id: newId('document', random),
        app_id: appId,
        ...checked.value,
        digest: await blobs.put(bytes),
        size_bytes: bytes.length,
        added_at: clock.now(),
        is_of_staff: isOfStaff,
      }
      await database.insertInto('app_documents').values(row).execute()
      return accept(toDocument(row))
    },
    async read(documentId, appId) {
      const row = await database
        .selectFrom('app_documents')
        .select(['digest', 'type'])
        .where('id', '=', documentId)
        .$if(appId !== undefined, (query) => query.where('app_id', '=', appId ?? ''))
        .executeTakeFirst()
      const bytes = row && (await blobs.get(row.digest))
      return bytes ? accept({ bytes, type: row.type }) : refuse(notFound)
    },
    async check(appId, documentIds) {
      const wanted = new Set(documentIds)
      if (wanted.size === 0) return accept(undefined)
      const rows = await database
        .selectFrom('app_documents')
        .select('id')
        .where('app_id', '=', appId)
        .where('id', 'in', [...wanted])
        .execute()
      return rows.length === wanted.size ? accept(undefined) : refuse(documentUnknown)
    },
    async byIds(documentIds) {
      if (documentIds.length === 0) return []
      const rows = await database
        .selectFrom('app_documents')
        .selectAll()
        .where('id', 'in', [...documentIds])
        .orderBy('added_at')
        .execute()
      return rows.map(toDocument)
    },
  }
}

function toDocument({ id, name, type, size_bytes, added_at }: Selectable<DocumentRow>): Document {
  return { documentId: id, name, type, sizeBytes: size_bytes, addedAt: added_at.toISOString() }
}
