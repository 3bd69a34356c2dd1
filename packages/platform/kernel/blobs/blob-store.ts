/**
 * Bytes by their SHA-256.
 *
 * (1) `put` resolves when the bytes and their name would survive a power cut: only then may a row of
 *     the database refer to them. Measured: without the two fsyncs, a power cut leaves nearly every
 *     recent blob missing or damaged.
 * (2) A blob is there whole or not at all, and never changes.
 * (3) Putting the same bytes twice is the same as once, also after a put that failed.
 * (4) What is given out has the hash it was asked for by. Bytes that a disk or somebody has changed are
 *     a fault, and never given out.
 */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<Digest>
  /** All of them as one `put`, cheaper. */
  putAll(all: readonly Uint8Array[]): Promise<readonly Digest[]>
  get(digest: Digest): Promise<Buffer | undefined>
  /** All that are there, in no sequence; those that are put meanwhile or not. */
  digests(): AsyncIterable<Digest>
}

/** SHA-256 in lower-case hex. */
export type Digest = string

export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** What is kept in stores of their own, so that each can be kept for as long as it is needed. */
export const blobKinds = [
  'sources',
  'bundles',
  'icons',
  'submission-files',
  'documents',
  'examinations',
  'violations',
  'imports',
] as const

export type BlobKind = (typeof blobKinds)[number]

/** Where an instance keeps its blobs. */
export interface BlobPlace {
  open(kind: BlobKind): Promise<BlobStore>
}
