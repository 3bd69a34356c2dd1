/** What became of an app's versions, read for those who take the app elsewhere. */
import type { Kysely } from 'kysely'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import type { ReleaseHistory } from './contract.ts'
import type { ReleasesTables } from './releases-tables.ts'

export interface ReleaseHistoryOptions {
  readonly database: Kysely<ReleasesTables>
  /** Archives, as they were sent. */
  readonly sources: BlobStore
}

export function createReleaseHistory({ database, sources }: ReleaseHistoryOptions): ReleaseHistory {
  const eventsOf = async (appId: string) =>
    Map.groupBy(
      await database
        .selectFrom('release_events')
        .select(['release_id', 'happened_at', 'from_state', 'to_state'])
        .where('app_id', '=', appId)
        .orderBy('id')
        .execute(),
      (event) => event.release_id,
    )
  return {
    async historyOf(appId) {
      const rows = await database
        .selectFrom('releases')
        .selectAll()
        .where('app_id', '=', appId)
        .where('purpose', '=', 'version')
        .where('state', 'not in', ['superseded', 'deleted'])
        .orderBy('uploaded_at', 'desc')
        .orderBy('id')
        .execute()
      const events = await eventsOf(appId)
      return rows.flatMap((row) =>
        row.bundle_digest === null
          ? []
          : {
              version: row.version,
              description: row.description,
              state: row.state,
              uploadedAt: row.uploaded_at,
              onlineAt: row.online_at,
              sourceDigest: row.source_digest,
              digest: row.bundle_digest,
              events: (events.get(row.id) ?? []).map(({ happened_at, from_state, to_state }) => ({
                at: happened_at,
                from: from_state,
                to: to_state,
              })),
            },
      )
    },
    async archiveOf(sourceDigest) {
      const archive = await sources.get(sourceDigest)
      if (!archive) throw new Error(`the source ${sourceDigest} is gone`)
      return archive
    },
  }
}
