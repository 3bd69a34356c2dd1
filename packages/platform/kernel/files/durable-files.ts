import { dirname } from 'node:path'
import type { Files } from './files.ts'

export interface DurableFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Where it is written before it gets its name: on the same disk, and nobody else’s. */
  readonly unfinished: string
}

/**
 * Writes a file that has its name only once all its bytes would survive a power cut; the name itself
 * does after `syncFolder` of its folder. Nothing of it takes room when it fails, but for what is left
 * at `unfinished` when this process ends meanwhile.
 */
export async function writeWhole(files: Files, { path, bytes, unfinished }: DurableFile): Promise<void> {
  const file = await files.create(unfinished)
  try {
    try {
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(unfinished, path)
  } catch (error) {
    // A full disk has to get its room back, whatever else fails.
    await files.remove(unfinished).catch(() => undefined)
    throw error
  }
}

/** Resolves when the file, its name and its bytes would survive a power cut. */
export async function writeDurably(files: Files, file: DurableFile): Promise<void> {
  await writeWhole(files, file)
  await files.syncFolder(dirname(file.path))
}

/** Makes a folder, and those above it, so that they would survive a power cut. */
export async function makeFolderDurably(files: Files, folder: string): Promise<void> {
  const parent = dirname(folder)
  if (parent === folder) return
  if (!(await files.has(folder))) {
    await makeFolderDurably(files, parent)
    await files.makeFolder(folder)
  }
  // Also when it was there: whoever made it may not have got this far.
  await files.syncFolder(parent)
}
