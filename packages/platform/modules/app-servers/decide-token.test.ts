import { describe, expect, it } from 'vitest'
import { decideToken, type TokenWish } from './decide-token.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const OVERLAP = 300_000
const after = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds)
const decide = (kind: TokenWish['kind'], leftMs: number | undefined) =>
  decideToken(leftMs === undefined ? undefined : { endsAt: after(leftMs) }, {
    kind,
    now: NOW,
    overlapMs: OVERLAP,
  })

describe('an access token (token.overlap-seconds)', () => {
  it.each(['plain', 'stable', 'forced'] as const)('is new where none is good: %s', (kind) => {
    for (const left of [undefined, 0, -1]) {
      expect(decide(kind, left)).toEqual({ give: 'new', lastEndsAt: undefined })
    }
  })

  it('that is plain is new every time, and the one before good for a while, but no longer than it was', () => {
    expect(decide('plain', 7_200_000)).toEqual({ give: 'new', lastEndsAt: after(OVERLAP) })
    expect(decide('plain', 1)).toEqual({ give: 'new', lastEndsAt: after(1) })
  })

  it('that is stable is the same until it is about to end', () => {
    expect(decide('stable', OVERLAP + 1)).toEqual({ give: 'same' })
    expect(decide('stable', OVERLAP)).toEqual({ give: 'new', lastEndsAt: after(OVERLAP) })
    expect(decide('stable', 1000)).toEqual({ give: 'new', lastEndsAt: after(1000) })
  })

  it('that is forced ends the one before at once', () => {
    expect(decide('forced', 7_200_000)).toEqual({ give: 'new', lastEndsAt: NOW })
  })
})
