import { accept, type Result } from '@maque/base/result.ts'
import type { ArchiveLimits } from './archive-limits.ts'
import type { ArchiveRefusal } from './archive-refusal.ts'
import { readArchive, type ArchiveFiles } from './read-archive.ts'
import { isPack, readPack } from './read-pack.ts'

/** The files of a project in either form in which it is uploaded: a zip, or the pack of miniprogram-ci. */
export async function readSource(
  bytes: Buffer,
  limits: ArchiveLimits,
): Promise<Result<ArchiveFiles, ArchiveRefusal>> {
  if (!isPack(bytes)) return readArchive(bytes, limits)
  const pack = await readPack(bytes, limits)
  return pack.ok ? accept(pack.value.files) : pack
}
