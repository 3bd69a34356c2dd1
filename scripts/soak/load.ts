/** Deeds one after the other, many at a time: as fast as they go, or so many a second. */
import { setTimeout as delay } from 'node:timers/promises'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { Deed } from './use.ts'

const BUSY = 503

export interface LoadReport {
  readonly done: number
  readonly perSecond: number
  /** Everything that went otherwise than it has to, by what was said. */
  readonly faults: ReadonlyMap<string, number>
  /** How often somebody was told to come again, because there was too much to do at once (503). */
  readonly turnedAway: number
  /** Milliseconds, of each deed that was done. */
  readonly taken: readonly number[]
}

export interface LoadExtent {
  readonly forMs: number
  readonly atATime: number
  /** Absent: as many as are done. */
  readonly perSecond?: number
}

export async function load(deeds: readonly Deed[], extent: LoadExtent): Promise<LoadReport> {
  const draw = drawing(deeds)
  const faults = new Map<string, number>()
  const taken: number[] = []
  let turnedAway = 0
  const began = performance.now()
  let begun = 0
  const worker = async (): Promise<void> => {
    while (performance.now() - began < extent.forMs) {
      begun += 1
      if (extent.perSecond !== undefined)
        await delay(Math.max(0, began + (begun * 1000) / extent.perSecond - performance.now()))
      const deed = draw()
      const start = performance.now()
      try {
        await deed.do()
        taken.push(performance.now() - start)
      } catch (error) {
        if (error instanceof PlatformRefused && error.status === BUSY) {
          turnedAway += 1
          continue
        }
        const said = `${deed.name}: ${error instanceof Error ? error.message : String(error)}`
        faults.set(said, (faults.get(said) ?? 0) + 1)
      }
    }
  }
  await Promise.all(Array.from({ length: extent.atATime }, worker))
  return {
    done: taken.length,
    perSecond: (taken.length * 1000) / (performance.now() - began),
    faults,
    turnedAway,
    taken,
  }
}

/** Each in its share, at every moment: the one that is furthest behind comes next. */
function drawing(deeds: readonly Deed[]): () => Deed {
  const counts = new Map(deeds.map((deed) => [deed, 0]))
  let drawn = 0
  return () => {
    drawn += 1
    const behind = (deed: Deed): number => deed.share * drawn - (counts.get(deed) ?? 0)
    const next = deeds.reduce((most, deed) => (behind(deed) > behind(most) ? deed : most))
    counts.set(next, (counts.get(next) ?? 0) + 1)
    return next
  }
}
