import { describe, expect, it } from 'vitest'
import type { RecentApp } from '../recents.ts'
import { checkRecents, type CheckOptions } from './check-recents.ts'

const HOUR_MS = 3_600_000
const recent = (appId: string): RecentApp => ({
  card: { appId, name: appId, intro: '', iconUrl: '' },
  openedAt: 0,
})

async function checked(more: Partial<CheckOptions> = {}): Promise<readonly (string | number)[]> {
  const done: (string | number)[] = []
  await checkRecents({
    recents: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(recent),
    checkedAt: undefined,
    now: 10 * HOUR_MS,
    savesData: false,
    isKept: (appId) => appId !== 'b',
    noteChecked: (now) => void done.push(now),
    async fetchAhead(appId) {
      done.push(appId)
      if (appId === 'c') throw new Error('no network')
    },
    ...more,
  })
  return done
}
const all = [10 * HOUR_MS, 'a', 'c', 'd', 'e', 'f']

describe('the regular check for newer versions', () => {
  it.each<[string, Partial<CheckOptions>, readonly (string | number)[]]>([
    ['asks for the five that were used last and are kept, whether or not one can be had', {}, all],
    ['comes again after four hours', { checkedAt: 6 * HOUR_MS }, all],
    ['does not come before', { checkedAt: 6 * HOUR_MS + 1 }, []],
    ['comes when the clock was set back', { checkedAt: 11 * HOUR_MS }, all],
    ['leaves alone who saves data', { savesData: true }, []],
  ])('%s', async (_, more, done) => {
    expect(await checked(more)).toEqual(done)
  })
})
