/** What an uploaded archive may be, as the rules in force say. */
import type { Policy } from '../policy/policy.ts'

export interface ArchiveLimits {
  readonly archiveBytes: number
  readonly totalBytes: number
  readonly fileBytes: number
  readonly entries: number
  readonly depth: number
  readonly nameBytes: number
  /** How many times larger an entry may be than its compressed bytes; small entries are let off. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

export function archiveLimits(policy: Policy): ArchiveLimits {
  return {
    archiveBytes: policy.value('archive.archive-bytes'),
    totalBytes: policy.value('archive.total-bytes'),
    fileBytes: policy.value('archive.file-bytes'),
    entries: policy.value('archive.entries'),
    depth: policy.value('archive.depth'),
    nameBytes: policy.value('archive.name-bytes'),
    ratio: policy.value('archive.ratio'),
    ratioFromBytes: policy.value('archive.ratio-from-bytes'),
  }
}
