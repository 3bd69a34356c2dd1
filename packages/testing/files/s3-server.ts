/** An object store of this machine that speaks S3 and checks signatures; what it keeps is gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { S3Bucket } from '@maque/platform/kernel/blobs/s3-blob-store.ts'

export interface S3Server {
  /** Empty. */
  readonly bucket: S3Bucket
  /** Where it keeps its objects. */
  readonly folder: string
  close(): Promise<void>
}

export async function startS3Server(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'maque-s3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'maque' }],
  })
  const { port } = await server.run()
  return {
    // The one account it knows.
    bucket: {
      url: `http://127.0.0.1:${port}/maque`,
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    folder,
    async close() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
