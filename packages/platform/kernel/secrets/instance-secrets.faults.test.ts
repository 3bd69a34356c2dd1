/** What of an instance’s keys is there when disks fail, fill up and lose what was not synced. */
import { describe, expect, it } from 'vitest'
import { disasters, sweepSteps } from '@maque/testing/files/fault-sweep.ts'
import type { SimulatedDisk } from '@maque/testing/files/simulated-disk.ts'
import { openInstanceSecrets, replaceSigningKey } from './instance-secrets.ts'

const HOME = '/data/home'

describe('the secrets of an instance', { timeout: 60_000 }, () => {
  it.each(disasters)('are made once, and stay what they were: $title', async (disaster) => {
    let made: string | undefined
    const open = async ({ files }: SimulatedDisk): Promise<string> => {
      const { bundleKey, secretFor } = await openInstanceSecrets(HOME, files)
      return `${bundleKey.x} ${secretFor('anything').toString('hex')}`
    }
    const steps = await sweepSteps(disaster, {
      prepare: async () => {
        made = undefined
      },
      deed: async (disk) => {
        made = await open(disk)
      },
      async look(disk, _, { isDone, after }) {
        const found = await open(disk)
        if (isDone) expect(found).toBe(made)
        // A folder above all of it that the disk only says it has kept is made anew by nobody.
        if (after === 'mended' && !isDone) return
        disk.cutPower('none')
        expect(await open(disk)).toBe(found)
      },
    })
    expect(steps).toBeGreaterThan(10)
  })

  it.each(disasters)('have a key that follows from the one before: $title', async (disaster) => {
    await sweepSteps(disaster, {
      prepare: async ({ files }) => (await openInstanceSecrets(HOME, files)).bundleKey.x,
      deed: async ({ files }) => void (await replaceSigningKey(HOME, files)),
      async look(disk, first, { isDone }) {
        const found = await openInstanceSecrets(HOME, disk.files)
        if (isDone) expect(found.bundleKey.x).not.toBe(first)
        // Whoever was interrupted does it again, and has one more or the one that was begun.
        const { to } = await replaceSigningKey(HOME, disk.files)
        disk.cutPower('none')
        const { bundleKey, successions } = await openInstanceSecrets(HOME, disk.files)
        expect(bundleKey.x).toBe(to)
        expect(successions[0]?.from).toBe(first)
        expect(successions.at(-1)?.to).toBe(to)
        for (const [index, { from }] of successions.slice(1).entries())
          expect(from).toBe(successions[index]?.to)
      },
    })
  })
})
