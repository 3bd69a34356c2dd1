import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../files/disk-files.ts'
import { openDiskBlobStore } from './disk-blob-store.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maque-blobs-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('a blob store on disk', () => {
  it('gives back what was put, by its hash', async () => {
    const store = await openDiskBlobStore(folder, diskFiles)
    const blobs = Array.from({ length: 40 }, (_, index) => Buffer.from(`blob ${index}`))
    const digests = await store.putAll(blobs)
    expect(digests).toEqual(blobs.map(sha256))
    for (const [index, digest] of digests.entries()) expect(await store.get(digest)).toEqual(blobs[index])
  })

  it('takes the same bytes twice, also at once', async () => {
    const store = await openDiskBlobStore(folder, diskFiles)
    const bytes = Buffer.from('the same')
    const digests = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
    expect(new Set(digests)).toEqual(new Set([sha256(bytes)]))
    expect(await store.get(sha256(bytes))).toEqual(bytes)
  })

  it('has nothing under other names', async () => {
    const store = await openDiskBlobStore(folder, diskFiles)
    expect(await store.get('0'.repeat(64))).toBeUndefined()
    expect(await store.get('../../../etc/passwd')).toBeUndefined()
    expect(await store.get('unfinished')).toBeUndefined()
  })

  it('gives out nothing that was changed on disk (PKG-17, REL-09)', async () => {
    const store = await openDiskBlobStore(folder, diskFiles)
    const digest = await store.put(Buffer.from('released'))
    const path = join(folder, digest.slice(0, 2), digest)
    for (const damage of ['releasee', 'release', '']) {
      await writeFile(path, damage)
      await expect(store.get(digest)).rejects.toThrow('damaged')
    }
  })

  it('forgets what a crash left half-written, and keeps the rest', async () => {
    const digest = await (await openDiskBlobStore(folder, diskFiles)).put(Buffer.from('kept'))
    await writeFile(join(folder, 'unfinished', 'half'), 'ha')
    const store = await openDiskBlobStore(folder, diskFiles)
    expect(await readdir(join(folder, 'unfinished'))).toEqual([])
    expect((await store.get(digest))?.toString()).toBe('kept')
  })
})
