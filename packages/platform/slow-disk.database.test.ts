/** A disk that takes its time: only who writes to it waits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSimulatedDisk, type SimulatedDisk } from '@maque/testing/files/simulated-disk.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openDiskBlobStore } from './kernel/blobs/disk-blob-store.ts'

let disk: SimulatedDisk
let shop: TeaShop
beforeAll(async () => {
  disk = createSimulatedDisk()
  shop = await openTeaShop({
    policyValues: { 'release.uploads-per-hour': 1000, 'api.changes-per-minute': 1000 },
    blobsIn: () => ({ open: (kind) => openDiskBlobStore(`/home/${kind}`, disk.files) }),
  })
})
afterAll(() => shop.close())

/** More than there are connections to the database, of which each holds one while it is written down. */
const UPLOADS = 30

describe('a slow disk (REL-06)', () => {
  it('keeps uploads waiting and nobody else, and loses none of them', async () => {
    const [busy, other] = [await shop.newApp(), await shop.bareApp()]
    disk.hold()
    const uploads = Array.from({ length: UPLOADS }, (_, version) => shop.upload(busy, String(version)))
    try {
      await expect.poll(() => disk.held).toBeGreaterThan(0)
      for (let round = 0; round < 5; round += 1) {
        await shop.owner.releases(other.appId)
        await shop.owner.setIntro(other.appId, `Sells tea to people, round ${round}.`)
      }
    } finally {
      disk.mend()
    }
    const done = await Promise.all(uploads)
    expect(new Set(done.map(({ id }) => id)).size).toBe(UPLOADS)
    expect(done.filter(({ state }) => state === 'failed')).toEqual([])
  })
})
