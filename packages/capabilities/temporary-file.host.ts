import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import { TEMPORARY_FILE, type TemporaryFile } from './temporary-file.ts'

/** Keeps bytes as a new temporary file that logic can read at once, and gives its path. The extension is without dot. */
export async function addTemporary(
  { files, emit }: Pick<HostContext, 'files' | 'emit'>,
  bytes: Blob,
  extension: string,
): Promise<string> {
  const path = await files.addTemporary(bytes, extension)
  emit(TEMPORARY_FILE, { path, bytes } satisfies TemporaryFile)
  return path
}
