/**
 * `npm run move-blobs -- --to s3|disk`: moves all blobs of an instance between its folder and its bucket, while the
 * server is stopped.
 *
 * (1) Everything is read back from where it was brought before it counts as moved; where the blobs are changes in one
 *     step, once all are there. Interrupted anywhere, it is finished by doing it again.
 * (2) Nothing is removed from where they were: that is the operator’s to do.
 */
import { parseArgs } from 'node:util'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { blobKinds, type BlobPlace, type BlobStore } from '@maque/platform/kernel/blobs/blob-store.ts'
import { blobsOnDisk } from '@maque/platform/kernel/blobs/disk-blob-store.ts'
import { blobsInS3, tryS3 } from '@maque/platform/kernel/blobs/s3-blob-store.ts'
import { diskFiles } from '@maque/platform/kernel/files/disk-files.ts'
import { findProgramFolder, readConfig } from '../config.ts'
import { writeBlobNote } from './blob-note.ts'
import type { BlobConfig } from './open-server-blobs.ts'

export async function moveBlobsOfInstance(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } })
  const config = readConfig(process.env, findProgramFolder())
  const moved = config.ok ? await moveBlobs(config.value, values.to) : config
  if (!moved.ok) {
    console.error(moved.refusal)
    return false
  }
  const { count, sizeBytes, to } = moved.value
  console.error(
    `${count} 个文件（${sizeBytes} 字节）在 ${to}；原来的仍然保留 · ${count} blobs, ${sizeBytes} bytes, are at ${to}; the old ones are still where they were.`,
  )
  return true
}

export interface MovedBlobs {
  readonly count: number
  readonly sizeBytes: number
  readonly to: string
}

export async function moveBlobs(
  { homeFolder, bucket }: BlobConfig,
  to: string | undefined,
): Promise<Result<MovedBlobs, string>> {
  if (to !== 's3' && to !== 'disk') return refuse('用 --to s3 或 --to disk · Use --to s3 or --to disk.')
  if (!bucket) return refuse('请设置 S3_URL 等变量 · Set S3_URL and what belongs to it.')
  await tryS3({ bucket })
  const disk = blobsOnDisk(homeFolder, diskFiles)
  const s3 = blobsInS3({ bucket })
  const copied = to === 's3' ? await copyAll(disk, s3) : await copyAll(s3, disk)
  await writeBlobNote(homeFolder, to === 's3' ? bucket.url : undefined)
  return accept({ ...copied, to: to === 's3' ? bucket.url : homeFolder })
}

type Copied = Pick<MovedBlobs, 'count' | 'sizeBytes'>

async function copyAll(from: BlobPlace, to: BlobPlace): Promise<Copied> {
  let [count, sizeBytes] = [0, 0]
  for (const kind of blobKinds) {
    const copied = await copyKind(await from.open(kind), await to.open(kind))
    count += copied.count
    sizeBytes += copied.sizeBytes
  }
  return { count, sizeBytes }
}

async function copyKind(from: BlobStore, to: BlobStore): Promise<Copied> {
  let [count, sizeBytes] = [0, 0]
  for await (const digest of from.digests()) {
    const bytes = await from.get(digest)
    if (!bytes) throw new Error(`${digest} is gone while it was moved: is a server running?`)
    await to.put(bytes)
    // Stores give out nothing that is not what its name says.
    if (!(await to.get(digest))) throw new Error(`${digest} did not arrive`)
    count += 1
    sizeBytes += bytes.length
  }
  return { count, sizeBytes }
}
