import type { Selectable } from 'kysely'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { ReleaseRow } from './releases-tables.ts'

export function toRelease(row: Selectable<ReleaseRow>): Release {
  return {
    id: row.id,
    appId: row.app_id,
    version: row.version,
    description: row.description,
    state: row.state,
    uploadedBy: row.uploader_name,
    uploadedAt: row.uploaded_at.toISOString(),
    ...(row.online_at && { onlineAt: row.online_at.toISOString() }),
    isTrial: row.is_trial,
    diagnostics: row.diagnostics,
    ...(row.committed_by !== null && { committedBy: row.committed_by }),
    ...(row.bundle_digest !== null && { digest: row.bundle_digest }),
    ...(row.bundle_bytes !== null && { sizeBytes: row.bundle_bytes }),
  }
}
