import { describe, expect, it } from 'vitest'
import { chooseVersion } from './choose-version.ts'

const updates = { startable: ['new', 'old'], forcedAfterMs: 100, prefersLocal: false }
const kept = (usedAt: number, digest = 'old') => ({ digest, usedAt })

describe('who opens an app', () => {
  it.each([
    ['has the newest where nothing is kept', undefined, updates, 'newest'],
    ['has the newest where it is kept', kept(999, 'new'), updates, 'newest'],
    ['has what is kept without waiting', kept(999), updates, 'kept'],
    ['has what is kept up to the last moment', kept(901), updates, 'kept'],
    ['waits for the newest after long', kept(900), updates, 'newest-in-time'],
    ['never waits where the owner prefers that', kept(0), { ...updates, prefersLocal: true }, 'kept'],
    [
      'has the newest where what is kept was taken back',
      kept(999),
      { ...updates, startable: ['new'] },
      'newest',
    ],
    [
      'has the newest where what is kept was taken back, whatever the owner prefers',
      kept(999),
      { ...updates, startable: [], prefersLocal: true },
      'newest',
    ],
  ] as const)('%s', (_, kept, updates, choice) => {
    expect(chooseVersion({ newest: 'new', kept, updates, now: 1000 })).toBe(choice)
  })
})
