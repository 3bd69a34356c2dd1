import type { BlobStore, Digest } from './blob-store.ts'

/** The same store, with what was given out last kept in memory: blobs never change. */
export function keepRecent(store: BlobStore, limitBytes: number): BlobStore {
  const recent = new Map<Digest, Buffer>()
  let sizeBytes = 0
  const forgetOldest = (): void => {
    for (const [digest, bytes] of recent) {
      if (sizeBytes <= limitBytes) return
      recent.delete(digest)
      sizeBytes -= bytes.length
    }
  }
  return {
    ...store,
    async get(digest) {
      const bytes = recent.get(digest) ?? (await store.get(digest))
      if (!bytes) return undefined
      // The one that was asked for last is forgotten last.
      if (recent.delete(digest)) sizeBytes -= bytes.length
      recent.set(digest, bytes)
      sizeBytes += bytes.length
      forgetOldest()
      return bytes
    },
  }
}
