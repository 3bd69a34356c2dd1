import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobKind } from '@maque/platform/kernel/blobs/blob-store.ts'
import { startS3Server, type S3Server } from '@maque/testing/files/s3-server.ts'
import { moveBlobs } from './move-blobs.ts'
import { openServerBlobs, type BlobConfig } from './open-server-blobs.ts'

let s3: S3Server
let homeFolder: string
beforeAll(async () => {
  s3 = await startS3Server()
  homeFolder = await mkdtemp(join(tmpdir(), 'maque-move-'))
})
afterAll(async () => {
  await s3.close()
  await rm(homeFolder, { recursive: true })
})

const put = async (config: BlobConfig, kind: BlobKind, text: string): Promise<string> => {
  const blobs = await openServerBlobs(config)
  if (!blobs.ok) throw new Error(blobs.refusal)
  return (await blobs.value.open(kind)).put(Buffer.from(text))
}
const read = async (config: BlobConfig, kind: BlobKind, digest: string): Promise<string | undefined> => {
  const blobs = await openServerBlobs(config)
  return blobs.ok ? (await (await blobs.value.open(kind)).get(digest))?.toString() : blobs.refusal
}

describe('the blobs of an instance', { timeout: 60_000 }, () => {
  it('move to a bucket and back, and a server starts only where they are', async () => {
    const onDisk = { homeFolder }
    const inBucket = { homeFolder, bucket: s3.bucket }
    const source = await put(onDisk, 'sources', 'a source')
    const bundle = await put(onDisk, 'bundles', 'a bundle')
    expect(await openServerBlobs(inBucket)).toMatchObject({
      ok: false,
      refusal: expect.stringContaining('move'),
    })

    expect(await moveBlobs(inBucket, 's3')).toEqual({
      ok: true,
      value: { count: 2, sizeBytes: 16, to: s3.bucket.url },
    })
    expect(await read(inBucket, 'sources', source)).toBe('a source')
    expect(await read(inBucket, 'bundles', bundle)).toBe('a bundle')
    expect(await read(onDisk, 'bundles', bundle)).toContain(`Blobs are at ${s3.bucket.url}: set S3_URL`)
    const elsewhere = { ...s3.bucket, url: `${s3.bucket.url}-2` }
    expect(await openServerBlobs({ homeFolder, bucket: elsewhere })).toMatchObject({ ok: false })

    const later = await put(inBucket, 'bundles', 'made in the bucket')
    expect(await moveBlobs(inBucket, 'disk')).toMatchObject({ ok: true, value: { count: 3 } })
    expect(await read(onDisk, 'bundles', later)).toBe('made in the bucket')
    expect(await moveBlobs(inBucket, 's3')).toMatchObject({ ok: true, value: { count: 3 } })
  })

  it('are in the bucket from the beginning where one is named, if it can be used', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'maque-move-'))
    const wrong = { ...s3.bucket, accessKeyId: 'nobody' }
    expect(await openServerBlobs({ homeFolder: fresh, bucket: wrong })).toMatchObject({
      ok: false,
      refusal: expect.stringContaining('cannot be used: the object store answered GET ?max-keys=1 with 403'),
    })
    expect((await openServerBlobs({ homeFolder: fresh, bucket: s3.bucket })).ok).toBe(true)
    expect(await openServerBlobs({ homeFolder: fresh })).toMatchObject({ ok: false })
    await rm(fresh, { recursive: true })
  })

  it('are moved only to where there is one to move to', async () => {
    expect(await moveBlobs({ homeFolder }, 's3')).toMatchObject({ ok: false })
    expect(await moveBlobs({ homeFolder, bucket: s3.bucket }, 'moon')).toMatchObject({ ok: false })
  })
})
