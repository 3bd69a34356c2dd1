/**
 * Where the server keeps its blobs: below its folder, or in the bucket that the environment names.
 *
 * It starts only where its blobs are: `move-blobs` moves them, and nothing else does.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { blobKinds, isDigest, type BlobPlace } from '@maque/platform/kernel/blobs/blob-store.ts'
import { blobsOnDisk } from '@maque/platform/kernel/blobs/disk-blob-store.ts'
import { blobsInS3, tryS3 } from '@maque/platform/kernel/blobs/s3-blob-store.ts'
import { diskFiles } from '@maque/platform/kernel/files/disk-files.ts'
import type { ServerConfig } from '../config.ts'
import { readBlobNote, writeBlobNote } from './blob-note.ts'

export type BlobConfig = Pick<ServerConfig, 'homeFolder' | 'bucket'>

export async function openServerBlobs({
  homeFolder,
  bucket,
}: BlobConfig): Promise<Result<BlobPlace, string>> {
  const noted = await readBlobNote(homeFolder)
  if (!bucket) {
    if (noted === undefined) return accept(blobsOnDisk(homeFolder, diskFiles))
    return refuse(
      `文件在 ${noted}：请设置 S3_URL，或用 npm run move-blobs -- --to disk 搬回 · Blobs are at ${noted}: set S3_URL, or bring them back with npm run move-blobs -- --to disk.`,
    )
  }
  if (noted === undefined && (await hasBlobs(homeFolder))) {
    return refuse(
      `文件还在 ${homeFolder}：请先用 npm run move-blobs -- --to s3 搬到存储桶 · Blobs are still in ${homeFolder}: move them with npm run move-blobs -- --to s3 first.`,
    )
  }
  if (noted !== undefined && noted !== bucket.url) {
    return refuse(
      `文件在 ${noted}，而 S3_URL 是 ${bucket.url} · Blobs are at ${noted}, and S3_URL is ${bucket.url}.`,
    )
  }
  const usable = await tryS3({ bucket }).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (usable !== undefined) {
    return refuse(
      `存储桶 ${bucket.url} 无法使用 · The bucket ${bucket.url} cannot be used: ${reasonOf(usable)}`,
    )
  }
  if (noted === undefined) await writeBlobNote(homeFolder, bucket.url)
  return accept(blobsInS3({ bucket }))
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

async function hasBlobs(homeFolder: string): Promise<boolean> {
  for (const kind of blobKinds) {
    // Any other name in there is not a blob’s.
    const names = await readdir(join(homeFolder, kind), { recursive: true }).catch(() => [])
    if (names.some((name) => isDigest(name.slice(-DIGEST_LENGTH)))) return true
  }
  return false
}

const DIGEST_LENGTH = 64
