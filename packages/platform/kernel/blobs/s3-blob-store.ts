/**
 * Blobs in any object store that speaks S3, one object each: `<kind>/<digest>`.
 *
 * What an object store acknowledges it keeps; every `put` names the SHA-256 of its bytes, in a signed header, so that a
 * store acknowledges nothing else than what was sent. What is read is hashed before anybody gets it.
 */
import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { immutableHeaders } from '../http/compressed-bytes.ts'
import { isDigest, type BlobKind, type BlobPlace, type BlobStore, type Digest } from './blob-store.ts'
import { keepRecent } from './recent-blobs.ts'

export interface S3Bucket {
  /** Of the bucket itself: `https://s3.example.com/maque`, or `https://maque.s3.example.com`. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface S3Options {
  readonly bucket: S3Bucket
  /** How requests are sent; absent: as the environment does. */
  readonly send?: (request: Request) => Promise<Response>
  /** Before something is asked again the first time; then twice as long each time. */
  readonly firstWaitMs?: number
  /** How many names are asked for at a time. */
  readonly pageSize?: number
}

/** Of requests at a time, as browsers do. */
const WRITERS = 8
const ATTEMPTS = 4
const FIRST_WAIT_MS = 200
const TIMEOUT_MS = 60_000
/** More are not told at a time. */
const MOST_NAMES = 1_000
/** What is read most stays here, also while the object store cannot be reached. */
const RECENT_BYTES = 64 * 1024 * 1024

export function blobsInS3(options: S3Options): BlobPlace {
  return { open: async (kind) => keepRecent(createS3BlobStore(kind, options), RECENT_BYTES) }
}

/** Throws, in words, when the bucket cannot be used as these options say. */
export async function tryS3({ bucket, ...options }: S3Options): Promise<void> {
  await createAsker({ bucket, ...options })({ path: '?max-keys=1' })
}

export function createS3BlobStore(kind: BlobKind, options: S3Options): BlobStore {
  const ask = createAsker(options)
  const { pageSize = MOST_NAMES } = options
  const putOne = async (bytes: Uint8Array): Promise<Digest> => {
    const digest = createHash('sha256').update(bytes).digest('hex')
    const path = `/${kind}/${digest}`
    const there = await ask({ path, method: 'HEAD', mayBeMissing: true })
    if (there) return digest
    await ask({
      path,
      method: 'PUT',
      body: bytes,
      headers: {
        'X-Amz-Content-Sha256': digest,
        'Content-Type': 'application/octet-stream',
        // For whatever stands in front of the bucket.
        'Cache-Control': isForAll(kind) ? immutableHeaders['Cache-Control'] : 'private, no-store',
      },
    })
    return digest
  }
  return {
    async putAll(all) {
      const digests: Digest[] = []
      for (let start = 0; start < all.length; start += WRITERS)
        digests.push(...(await Promise.all(all.slice(start, start + WRITERS).map(putOne))))
      return digests
    },
    put: putOne,
    async get(digest) {
      if (!isDigest(digest)) return undefined
      const found = await ask({ path: `/${kind}/${digest}`, mayBeMissing: true, sha256: digest })
      return found?.body
    },
    async *digests() {
      // The first form of listing: every store has it, and it goes on after a name instead of a token of the store’s.
      for (let marker = ''; ;) {
        const query = new URLSearchParams({ prefix: `${kind}/`, marker, 'max-keys': String(pageSize) })
        const page = (await ask({ path: `?${query.toString()}` }))?.body.toString() ?? ''
        const keys = [...page.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key)
        yield* keys.map((key) => key.slice(kind.length + 1)).filter(isDigest)
        const last = keys.at(-1)
        if (last === undefined || !page.includes('<IsTruncated>true<')) return
        marker = last
      }
    },
  }
}

/** The others hold sources, and what people showed of themselves. */
function isForAll(kind: BlobKind): boolean {
  return kind === 'bundles' || kind === 'icons'
}

interface S3Request {
  readonly path: string
  readonly method?: 'GET' | 'HEAD' | 'PUT'
  readonly body?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Then that it is not there is an answer. */
  readonly mayBeMissing?: boolean
  /** What the answer’s bytes have to be. */
  readonly sha256?: Digest
}

interface S3Answer {
  readonly body: Buffer
}

type Ask = (request: S3Request) => Promise<S3Answer | undefined>

/** What failed for a reason that may pass is asked again, some times; what fails in the end throws. */
function createAsker({ bucket, send = fetch, firstWaitMs = FIRST_WAIT_MS }: S3Options): Ask {
  const { url, region, accessKeyId, secretAccessKey } = bucket
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  const askOnce = async ({ path, method = 'GET', body, headers, mayBeMissing, sha256 }: S3Request) => {
    const request = await client.sign(url.replace(/\/$/, '') + path, {
      method,
      headers: { ...headers },
      ...(body && { body: new Uint8Array(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const response = await send(request)
    const answered = Buffer.from(await response.arrayBuffer())
    if (response.status === 404 && mayBeMissing === true) return undefined
    if (!response.ok) throw new S3Failure(`${method} ${path}`, response.status, answered)
    if (sha256 !== undefined && createHash('sha256').update(answered).digest('hex') !== sha256)
      throw new Error(`the bytes of ${path} in the object store are damaged: put them back from a backup`)
    return { body: answered }
  }
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await askOnce(request)
      } catch (error) {
        if (attempt === ATTEMPTS || (error instanceof S3Failure && !error.mayPass)) throw error
        await delay(firstWaitMs * 2 ** (attempt - 1))
      }
    }
  }
}

const TOO_MANY = 429
const NO_ROOM = 507

class S3Failure extends Error {
  readonly mayPass: boolean
  /** As a disk would say it: see `isStorageFull`. */
  readonly code: 'ENOSPC' | undefined

  constructor(deed: string, status: number, answered: Buffer) {
    const why = /<Code>([^<]*)<\/Code>/.exec(answered.toString())?.[1] ?? ''
    super(`the object store answered ${deed} with ${status} ${why}`.trim())
    this.code = status === NO_ROOM || /StorageFull|QuotaExceeded/.test(why) ? 'ENOSPC' : undefined
    this.mayPass = this.code === undefined && (status >= 500 || status === TOO_MANY)
  }
}
