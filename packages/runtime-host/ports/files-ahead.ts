/**
 * Files as logic knows them before it asks: synchronous calls cannot wait for the host.
 *
 * Small files come with their bytes, as long as they fit together; of others only the size is known.
 */
import type { KnownFile } from '@maque/protocol/bridge/logic-host.ts'
import type { FilesOnHost } from './files.ts'

const SMALL_BYTES = 1024 * 1024
const TOGETHER_BYTES = 8 * 1024 * 1024

/** Those whose paths begin with one of `prefixes`, the first of them first. */
export async function readAhead(
  files: FilesOnHost,
  prefixes: readonly string[],
): Promise<readonly KnownFile[]> {
  let left = TOGETHER_BYTES
  const known: Promise<KnownFile>[] = []
  for (const prefix of prefixes)
    for (const file of await files.list(prefix)) {
      const isRead = file.sizeBytes <= Math.min(SMALL_BYTES, left)
      if (isRead) left -= file.sizeBytes
      known.push(isRead ? withBytes(files, file) : Promise.resolve(file))
    }
  return Promise.all(known)
}

async function withBytes(files: FilesOnHost, file: KnownFile): Promise<KnownFile> {
  const blob = await files.read(file.path)
  return blob ? { ...file, bytes: await blob.arrayBuffer() } : file
}
