import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startS3Server, type S3Server } from '@maque/testing/files/s3-server.ts'
import { diskFiles } from '../files/disk-files.ts'
import { isStorageFull } from '../files/storage-full.ts'
import type { BlobStore } from './blob-store.ts'
import { openDiskBlobStore } from './disk-blob-store.ts'
import { keepRecent } from './recent-blobs.ts'
import { createS3BlobStore, tryS3, type S3Options } from './s3-blob-store.ts'

let folder: string
let s3: S3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maque-blobs-'))
  s3 = await startS3Server()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await s3.close()
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const inS3 = (options: Partial<S3Options> = {}): BlobStore =>
  createS3BlobStore('bundles', { bucket: s3.bucket, firstWaitMs: 1, ...options })

async function namesIn(store: BlobStore): Promise<readonly string[]> {
  const names: string[] = []
  for await (const digest of store.digests()) names.push(digest)
  return names
}

interface Implementer {
  readonly place: string
  open(): Promise<BlobStore>
  /** Changes what is kept under this name. */
  damage(digest: string, bytes: string): Promise<void>
}

const implementers: readonly Implementer[] = [
  {
    place: 'on disk',
    open: () => openDiskBlobStore(folder, diskFiles),
    damage: (digest, bytes) => writeFile(join(folder, digest.slice(0, 2), digest), bytes),
  },
  {
    place: 'in S3',
    open: async () => inS3(),
    damage: (digest, bytes) => writeFile(join(s3.folder, 'maque/bundles', `${digest}._S3rver_object`), bytes),
  },
]

describe.each(implementers)('a blob store $place', { timeout: 30_000 }, ({ open, damage }) => {
  it('gives back what was put, by its hash', async () => {
    const store = await open()
    const blobs = Array.from({ length: 40 }, (_, index) => Buffer.from(`blob ${index}`))
    const digests = await store.putAll(blobs)
    expect(digests).toEqual(blobs.map(sha256))
    for (const [index, digest] of digests.entries()) expect(await store.get(digest)).toEqual(blobs[index])
    expect(await store.get(await store.put(Buffer.alloc(0)))).toEqual(Buffer.alloc(0))
    expect(await store.get(await store.put(Buffer.alloc(3_000_000, 'tea')))).toHaveLength(3_000_000)
  })

  it('takes the same bytes twice, also at once', async () => {
    const store = await open()
    const bytes = Buffer.from('the same')
    const digests = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
    expect(new Set(digests)).toEqual(new Set([sha256(bytes)]))
    expect(await store.get(sha256(bytes))).toEqual(bytes)
  })

  it('has nothing under other names', async () => {
    const store = await open()
    expect(await store.get('0'.repeat(64))).toBeUndefined()
    expect(await store.get('../../../etc/passwd')).toBeUndefined()
    expect(await store.get('unfinished')).toBeUndefined()
  })

  it('names all that it has, once', async () => {
    const store = await open()
    const put = await store.putAll([Buffer.from('one'), Buffer.from('another')])
    const names = await namesIn(store)
    expect(names).toEqual(expect.arrayContaining([...put]))
    expect(new Set(names).size).toBe(names.length)
  })

  it('gives out nothing that was changed where it is kept (PKG-17, REL-09)', async () => {
    const store = await open()
    const digest = await store.put(Buffer.from('released'))
    for (const bytes of ['releasee', 'release', '']) {
      await damage(digest, bytes)
      await expect(store.get(digest)).rejects.toThrow('damaged')
    }
  })
})

describe('a blob store on disk', () => {
  it('forgets what a crash left half-written, and keeps the rest', async () => {
    const digest = await (await openDiskBlobStore(folder, diskFiles)).put(Buffer.from('kept'))
    await writeFile(join(folder, 'unfinished', 'half'), 'ha')
    const store = await openDiskBlobStore(folder, diskFiles)
    expect(await readdir(join(folder, 'unfinished'))).toEqual([])
    expect((await store.get(digest))?.toString()).toBe('kept')
  })
})

describe('a blob store in S3', () => {
  it('names more than fit into one answer', async () => {
    const store = createS3BlobStore('icons', { bucket: s3.bucket, pageSize: 3 })
    const blobs = Array.from({ length: 9 }, (_, index) => Buffer.from(`many ${index}`))
    const digests = await store.putAll(blobs)
    expect((await namesIn(store)).toSorted()).toEqual(digests.toSorted())
  })

  it('says who may keep what it gives out, and for how long', async () => {
    const put: Request[] = []
    const send = async (request: Request): Promise<Response> => {
      put.push(request.clone())
      return fetch(request)
    }
    await inS3({ send }).put(Buffer.from('for all'))
    await createS3BlobStore('documents', { bucket: s3.bucket, send }).put(Buffer.from('for few'))
    const said = put
      .filter(({ method }) => method === 'PUT')
      .map(({ headers }) => headers.get('cache-control'))
    expect(said).toEqual(['public, max-age=31536000, immutable', 'private, no-store'])
  })

  it('is refused with a wrong key, in words and at once', async () => {
    const bucket = { ...s3.bucket, secretAccessKey: 'guessed' }
    await expect(tryS3({ bucket, firstWaitMs: 1 })).rejects.toThrow('403 SignatureDoesNotMatch')
    await expect(inS3({ bucket }).put(Buffer.from('not kept'))).rejects.toThrow('403')
    expect(await inS3().get(sha256(Buffer.from('not kept')))).toBeUndefined()
    await tryS3({ bucket: s3.bucket })
  })

  /** What answers in turn, before the object store itself does. */
  const after = (...answers: readonly (() => Response | Promise<Response>)[]): BlobStore => {
    const left = [...answers]
    return inS3({ send: async (request) => (await left.shift()?.()) ?? fetch(request) })
  }
  const unreachable = (): Response => {
    throw new TypeError('fetch failed')
  }
  const busy = (): Response => new Response('<Error><Code>SlowDown</Code></Error>', { status: 503 })

  it('asks again when nobody answers or the answer is broken', async () => {
    const bytes = Buffer.from('asked for twice')
    const digest = await after(unreachable, busy, unreachable).put(bytes)
    expect(await after(unreachable, busy, () => new Response('asked for tw')).get(digest)).toEqual(bytes)
    await expect(after(busy, busy, busy, busy).get(digest)).rejects.toThrow('503 SlowDown')
  })

  it('has kept what it acknowledged and nobody heard of, once', async () => {
    const bytes = Buffer.from('kept unheard')
    const lost = inS3({
      async send(request) {
        const { method } = request
        await fetch(request)
        throw new TypeError(`the answer to ${method} was lost`)
      },
    })
    await expect(lost.put(bytes)).rejects.toThrow('lost')
    expect(await inS3().put(bytes)).toBe(sha256(bytes))
    expect(await inS3().get(sha256(bytes))).toEqual(bytes)
  })

  it('says when there is no room', async () => {
    const missing = (): Response => new Response(null, { status: 404 })
    const full = (): Response => new Response('<Code>XMinioStorageFull</Code>', { status: 507 })
    const refused = await after(missing, full)
      .put(Buffer.from('too much'))
      .catch((error: unknown) => error)
    expect(isStorageFull(refused)).toBe(true)
  })
})

describe('what was read last', () => {
  it('is there when its store is not, as far as it has room', async () => {
    let isThere = true
    const store = inS3({
      send: async (request) => (isThere ? fetch(request) : Promise.reject(new Error('away'))),
    })
    const recent = keepRecent(store, 25)
    const digests = await recent.putAll(
      ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'].map((text) => Buffer.from(text)),
    )
    const [a = '', b = '', c = ''] = digests
    for (const digest of [a, b, a, c]) await recent.get(digest)
    isThere = false
    expect((await recent.get(a))?.toString()).toBe('aaaaaaaaaa')
    expect((await recent.get(c))?.toString()).toBe('cccccccccc')
    await expect(recent.get(b)).rejects.toThrow('away')
  })
})
