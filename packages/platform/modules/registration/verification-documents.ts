/**
 * Documents of verifications: added by the account itself, handed in with an order. They are seen by
 * that account, and from then on by qualification auditors, as long as an order has them; by nobody else.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Document } from '@maque/protocol/platform/profile.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { checkDocument, documentUnknown } from '../../kernel/blobs/check-document.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { BytesAnswer } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { LifeOptions, RegistrationEntry } from './life.ts'
import { registrationProblem } from './registration-problems.ts'
import type { VerificationDocumentRow } from './registration-tables.ts'

export interface VerificationDocuments {
  add(registration: RegistrationEntry, name: string, bytes: Buffer): Promise<Result<Document, RaisedProblem>>
  /** One's own. */
  read(documentId: string, registrationId: string): Promise<Result<BytesAnswer, RaisedProblem>>
  /** One that an order has. */
  readAsAuditor(documentId: string): Promise<Result<BytesAnswer, RaisedProblem>>
  /** Each once; refuses when one of them is not the account's, or when they are too many. */
  check(
    registrationId: string,
    documentIds: readonly string[],
  ): Promise<Result<readonly string[], RaisedProblem>>
  byIds(documentIds: readonly string[]): Promise<readonly Document[]>
}

export type VerificationDocumentsOptions = Pick<LifeOptions, 'database' | 'clock' | 'random' | 'policy'> & {
  /** Holds nothing that may be shown to everybody. */
  readonly blobs: BlobStore
}

export function createVerificationDocuments(options: VerificationDocumentsOptions): VerificationDocuments {
  const { database, clock, random, policy, blobs } = options
  const bytesOf = async (
    row: Pick<VerificationDocumentRow, 'digest' | 'type'> | undefined,
  ): Promise<Result<BytesAnswer, RaisedProblem>> => {
    const bytes = row && (await blobs.get(row.digest))
    return bytes ? accept({ bytes, type: row.type }) : refuse(notFound)
  }

  return {
    async add(registration, name, bytes) {
      if (registration.public_id === null) return refuse(registrationProblem('not-now', policy))
      const checked = checkDocument(name, bytes, policy)
      if (!checked.ok) return checked
      await lockFor(database, 'verification documents of an account', registration.id)
      const { count } = await database
        .selectFrom('verification_documents')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('registration_id', '=', registration.id)
        .where('added_at', '>=', dayStart(clock.now()))
        .executeTakeFirstOrThrow()
      const used = Number(count)
      if (used >= policy.value('verification.files-per-day')) {
        return policy.refuse('verification.files-per-day', { used, resetsAt: nextDay(clock.now()) })
      }
      const row: VerificationDocumentRow = {
        id: newId('document', random),
        registration_id: registration.id,
        ...checked.value,
        digest: await blobs.put(bytes),
        size_bytes: bytes.length,
        added_at: clock.now(),
      }
      await database.insertInto('verification_documents').values(row).execute()
      return accept(toDocument(row))
    },
    async read(documentId, registrationId) {
      const row = await database
        .selectFrom('verification_documents')
        .select(['digest', 'type'])
        .where('id', '=', documentId)
        .where('registration_id', '=', registrationId)
        .executeTakeFirst()
      return bytesOf(row)
    },
    async readAsAuditor(documentId) {
      const row = await database
        .selectFrom('verification_documents')
        .innerJoin(
          'verification_orders',
          'verification_orders.registration_id',
          'verification_documents.registration_id',
        )
        .select(['digest', 'type'])
        .where('verification_documents.id', '=', documentId)
        .where(({ eb, fn, ref }) =>
          eb(ref('verification_documents.id'), '=', fn.any(ref('verification_orders.documents'))),
        )
        .limit(1)
        .executeTakeFirst()
      return bytesOf(row)
    },
    async check(registrationId, documentIds) {
      const wanted = [...new Set(documentIds)]
      if (wanted.length === 0) return accept(wanted)
      if (wanted.length > policy.value('verification.documents')) {
        return policy.refuse('verification.documents', { used: wanted.length })
      }
      const rows = await database
        .selectFrom('verification_documents')
        .select('id')
        .where('registration_id', '=', registrationId)
        .where('id', 'in', wanted)
        .execute()
      return rows.length === wanted.length ? accept(wanted) : refuse(documentUnknown)
    },
    async byIds(documentIds) {
      if (documentIds.length === 0) return []
      const rows = await database
        .selectFrom('verification_documents')
        .selectAll()
        .where('id', 'in', [...documentIds])
        .orderBy('added_at')
        .execute()
      return rows.map(toDocument)
    },
  }
}

function toDocument({ id, name, type, size_bytes, added_at }: Selectable<VerificationDocumentRow>): Document {
  return { documentId: id, name, type, sizeBytes: size_bytes, addedAt: added_at.toISOString() }
}
