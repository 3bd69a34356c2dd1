/** What a disk store keeps of its word when disks fail, fill up and lose what was not synced. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { disasters, sweepSteps } from '@maque/testing/files/fault-sweep.ts'
import type { SimulatedDisk } from '@maque/testing/files/simulated-disk.ts'
import type { BlobStore } from './blob-store.ts'
import { openDiskBlobStore } from './disk-blob-store.ts'

const FOLDER = '/data/home/bundles'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const open = ({ files }: SimulatedDisk): Promise<BlobStore> => openDiskBlobStore(FOLDER, files)

const before = Buffer.from('was there before')
const added = [...'abcd'].map((letter) => Buffer.from(letter.repeat(100)))

describe('a blob store on a disk', { timeout: 60_000 }, () => {
  it.each(disasters)(
    'keeps its word at every step of a put (REL-02, REL-03, REL-05): $title',
    async (disaster) => {
      const steps = await sweepSteps(disaster, {
        async prepare(disk) {
          const store = await open(disk)
          await store.put(before)
          return store
        },
        // Two of them are one, and one was there.
        deed: async (_, store) => void (await store.putAll([...added, ...added.slice(0, 1), before])),
        async look(disk, opened, { isDone, after }) {
          const store = after === 'mended' ? opened : await open(disk)
          expect(await store.get(sha256(before))).toEqual(before)
          let keptBytes = before.length
          for (const bytes of added) {
            // Bytes that are not what they are called would throw.
            const kept = await store.get(sha256(bytes))
            if (isDone) expect(kept).toEqual(bytes)
            keptBytes += kept?.length ?? 0
          }
          expect(disk.usedBytes).toBe(keptBytes)
          // Doing it again helps, whatever came before.
          await store.putAll([...added, before])
          disk.cutPower('none')
          const later = await open(disk)
          for (const bytes of [...added, before]) expect(await later.get(sha256(bytes))).toEqual(bytes)
        },
      })
      // Each of four is made, written, synced and named; then their folders are synced.
      expect(steps).toBeGreaterThanOrEqual(disaster.fault === 'full' ? 4 * 4 : 4 * 4 + 4)
    },
  )

  it.each(disasters)('keeps its word when that comes while it is opened first: $title', async (disaster) => {
    await sweepSteps(disaster, {
      every: 9,
      prepare: async () => undefined,
      async deed(disk) {
        await (await open(disk)).put(before)
      },
      async look(disk, _, { isDone }) {
        const store = await open(disk)
        expect(await store.get(sha256(before))).toEqual(
          isDone ? before : expect.toBeOneOf([before, undefined]),
        )
        await store.put(before)
        disk.cutPower('none')
        expect(await (await open(disk)).get(sha256(before))).toEqual(before)
      },
    })
  })
})
