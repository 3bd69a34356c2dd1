/** A note in the folder of an instance that says in which bucket its blobs are; without it they are in the folder. */
import { join } from 'node:path'
import { diskFiles } from '@maque/platform/kernel/files/disk-files.ts'
import { makeFolderDurably, writeDurably } from '@maque/platform/kernel/files/durable-files.ts'

const noteOf = (homeFolder: string): string => join(homeFolder, 'blobs.location')

/** The address of the bucket. */
export async function readBlobNote(homeFolder: string): Promise<string | undefined> {
  return (await diskFiles.read(noteOf(homeFolder)))?.toString().trim()
}

/** `undefined`: they are in the folder again. */
export async function writeBlobNote(homeFolder: string, bucketUrl: string | undefined): Promise<void> {
  const path = noteOf(homeFolder)
  await makeFolderDurably(diskFiles, homeFolder)
  if (bucketUrl === undefined) {
    await diskFiles.remove(path)
    await diskFiles.syncFolder(homeFolder)
    return
  }
  const unfinished = `${path}.unfinished`
  await diskFiles.remove(unfinished)
  await writeDurably(diskFiles, { path, bytes: Buffer.from(`${bucketUrl}\n`), unfinished })
}
