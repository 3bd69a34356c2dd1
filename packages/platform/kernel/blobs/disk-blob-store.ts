import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { isDigest, type BlobStore, type Digest } from './blob-store.ts'

/** How many files are written at a time: enough to keep a disk busy, few enough for its descriptors. */
const WRITERS = 8

/** A folder of files, 256 folders below it by the first two digits of their names. */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  const unfinished = join(folder, 'unfinished')
  // What a crash left half-written was never referred to.
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await makeShards(folder)

  const write = async (bytes: Uint8Array): Promise<Digest> => {
    const digest = createHash('sha256').update(bytes).digest('hex')
    const target = pathOf(folder, digest)
    if (await exists(target)) return digest
    const temporary = join(unfinished, randomUUID())
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
    return digest
  }
  const putAll = async (all: readonly Uint8Array[]): Promise<readonly Digest[]> => {
    const digests: Digest[] = []
    for (let start = 0; start < all.length; start += WRITERS) {
      digests.push(...(await Promise.all(all.slice(start, start + WRITERS).map(write))))
    }
    // Also for those that were there: their writer may not have got this far.
    const shards = new Set(digests.map((digest) => join(folder, digest.slice(0, 2))))
    await Promise.all([...shards].map(syncFolder))
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
      const bytes = await readIfThere(pathOf(folder, digest))
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== digest)
        throw new Error(`the bytes of ${digest} in ${folder} are damaged: put them back from a backup`)
      return bytes
    },
  }
}

function pathOf(folder: string, digest: Digest): string {
  return join(folder, digest.slice(0, 2), digest)
}

/** Made once, so that writing a blob never has to make its folder durable too. */
async function makeShards(folder: string): Promise<void> {
  const names = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))
  const there = new Set(await readdir(folder))
  const missing = names.filter((name) => !there.has(name))
  if (missing.length === 0) return
  await Promise.all(missing.map((name) => mkdir(join(folder, name), { recursive: true })))
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its file system journals names by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(ifMissing)
  await handle?.close()
  return handle !== undefined
}

function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(ifMissing)
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
