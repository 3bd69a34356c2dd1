/** Names that an auditor has to look at: one an app at a time. */
import type { Selectable } from 'kysely'
import type { NameApplication } from '@maque/protocol/platform/profile.ts'
import { newId } from '../../kernel/random.ts'
import { reasonText } from './audit-reasons.ts'
import type { Documents } from './documents.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { NameApplicationRow } from './profile-tables.ts'

export type Application = Selectable<NameApplicationRow>

/** What an auditor says of it. */
export interface Said {
  readonly reason: string | null
  readonly because: string | null
}

export interface NameApplications {
  latest(appId: string): Promise<NameApplication | undefined>
  pendingOf(appId: string): Promise<Application | undefined>
  /** The longest waiting first. */
  waiting(): Promise<readonly Application[]>
  find(applicationId: string): Promise<Application | undefined>
  /** Of this app, by the number that servers know it by. */
  numbered(appId: string, number: number): Promise<Application | undefined>
  add(wanted: Pick<Application, 'app_id' | 'name' | 'word' | 'documents'>): Promise<void>
  /** `undefined`: it does not wait any more. */
  settle(
    applicationId: string,
    state: NameApplicationRow['state'],
    said: Said,
  ): Promise<Application | undefined>
}

export type NameApplicationsOptions = Pick<ProfileOptions, 'database' | 'clock' | 'random'> & {
  readonly documents: Pick<Documents, 'byIds'>
}

export function createNameApplications({
  database,
  clock,
  random,
  documents,
}: NameApplicationsOptions): NameApplications {
  return {
    async latest(appId) {
      const row = await database
        .selectFrom('name_applications')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) return undefined
      const { id, name, state, reason, created_at } = row
      const because = reasonText(row.because)
      return {
        id,
        name,
        state,
        documents: await documents.byIds(row.documents),
        ...(reason !== null && { reason }),
        ...(because && { because }),
        createdAt: created_at.toISOString(),
      }
    },
    pendingOf: (appId) =>
      database
        .selectFrom('name_applications')
        .selectAll()
        .where('app_id', '=', appId)
        .where('state', '=', 'pending')
        .executeTakeFirst(),
    waiting: () =>
      database
        .selectFrom('name_applications')
        .selectAll()
        .where('state', '=', 'pending')
        .orderBy('created_at')
        .execute(),
    find: (applicationId) =>
      database.selectFrom('name_applications').selectAll().where('id', '=', applicationId).executeTakeFirst(),
    numbered: (appId, number) =>
      database
        .selectFrom('name_applications')
        .selectAll()
        .where('app_id', '=', appId)
        .where('sequence', '=', number)
        .executeTakeFirst(),
    async add(wanted) {
      await database
        .insertInto('name_applications')
        .values({
          ...wanted,
          id: newId('name', random),
          state: 'pending',
          reason: null,
          because: null,
          created_at: clock.now(),
          settled_at: null,
        })
        .execute()
    },
    settle: (applicationId, state, said) =>
      database
        .updateTable('name_applications')
        .set({ state, ...said, settled_at: clock.now() })
        .where('id', '=', applicationId)
        .where('state', '=', 'pending')
        .returningAll()
        .executeTakeFirst(),
  }
}
