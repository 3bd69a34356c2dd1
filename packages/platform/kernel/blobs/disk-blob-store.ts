import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { makeFolderDurably, writeWhole } from '../files/durable-files.ts'
import type { Files } from '../files/files.ts'
import { isDigest, type BlobPlace, type BlobStore, type Digest } from './blob-store.ts'

/** How many files are written at a time: enough to keep a disk busy, few enough for its descriptors. */
const WRITERS = 8

/** A folder for each kind. It is one process’s at a time. */
export function blobsOnDisk(homeFolder: string, files: Files): BlobPlace {
  return { open: (kind) => openDiskBlobStore(join(homeFolder, kind), files) }
}

/** A folder of files, 256 folders below it by the first two digits of their names. */
export async function openDiskBlobStore(folder: string, files: Files): Promise<BlobStore> {
  const unfinished = join(folder, 'unfinished')
  await makeFolderDurably(files, folder)
  // What a crash left half-written was never referred to.
  await files.remove(unfinished)
  await files.makeFolder(unfinished)
  await makeShards(folder, files)

  /** Blobs that are seen under their names, which may be gone after a power cut. */
  const doubtful = new Set<Digest>()
  const write = async (bytes: Uint8Array): Promise<Digest> => {
    const digest = createHash('sha256').update(bytes).digest('hex')
    const path = pathOf(folder, digest)
    if (doubtful.has(digest) || !(await files.has(path)))
      await writeWhole(files, { path, bytes, unfinished: join(unfinished, randomUUID()) })
    return digest
  }
  const putAll = async (all: readonly Uint8Array[]): Promise<readonly Digest[]> => {
    const digests: Digest[] = []
    for (let start = 0; start < all.length; start += WRITERS) {
      digests.push(...(await allSettled(all.slice(start, start + WRITERS).map(write))))
    }
    // Also for those that were there: their writer may not have got this far.
    const byShard = Map.groupBy(digests, shardOf)
    await allSettled(
      [...byShard].map(async ([shard, named]) => {
        try {
          await files.syncFolder(join(folder, shard))
        } catch (error) {
          for (const digest of named) doubtful.add(digest)
          throw error
        }
        for (const digest of named) doubtful.delete(digest)
      }),
    )
    return digests
  }
  return {
    putAll,
    async put(bytes) {
      const [digest] = await putAll([bytes])
      if (digest === undefined) throw new Error('a blob was put and got no name')
      return digest
    },
    async get(digest) {
      if (!isDigest(digest)) return undefined
      const bytes = await files.read(pathOf(folder, digest))
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== digest)
        throw new Error(`the bytes of ${digest} in ${folder} are damaged: put them back from a backup`)
      return bytes
    },
    async *digests() {
      for (const shard of shards) yield* (await files.namesIn(join(folder, shard))).filter(isDigest)
    },
  }
}

/** Nothing goes on behind the back of whoever is told that one of them failed. */
async function allSettled<Value>(all: readonly Promise<Value>[]): Promise<readonly Value[]> {
  await Promise.allSettled(all)
  return Promise.all(all)
}

const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))

function shardOf(digest: Digest): string {
  return digest.slice(0, 2)
}

function pathOf(folder: string, digest: Digest): string {
  return join(folder, shardOf(digest), digest)
}

/** Made once, so that writing a blob never has to make its folder durable too. */
async function makeShards(folder: string, files: Files): Promise<void> {
  const there = new Set(await files.namesIn(folder))
  const missing = shards.filter((name) => !there.has(name))
  await Promise.all(missing.map((name) => files.makeFolder(join(folder, name))))
  // Also when all were there: whoever made them may not have got this far.
  await files.syncFolder(folder)
}
