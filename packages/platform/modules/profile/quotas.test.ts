import { describe, expect, it } from 'vitest'
import { countNameChanges } from './quotas.ts'

const now = new Date('2026-03-01T00:00:00Z')
const verified = new Date('2027-01-01T00:00:00Z')
const earlier = new Date('2026-06-01T00:00:00Z')
const change = (at: string, verified_until: Date | null = null) => ({
  at: new Date(at),
  cause: 'change' as const,
  verified_until,
})

describe('changes of a name (§2.4)', () => {
  it.each([
    ['count from the first moment of the year', change('2025-12-31T16:00:00Z'), undefined, 1],
    ['of the last moment of the year before count no more', change('2025-12-31T15:59:59.999Z'), undefined, 0],
    ['count while the subject is verified as it was', change('2026-02-01T00:00:00Z', verified), verified, 1],
    ['count no more once it was verified again', change('2026-02-01T00:00:00Z', earlier), verified, 0],
    ['before its first verification count no more', change('2026-02-01T00:00:00Z'), verified, 0],
  ])('%s', (_, one, verifiedUntil, thisYear) => {
    expect(countNameChanges([one], { now, verifiedUntil })).toEqual({ ever: 1, thisYear })
  })

  it('are those of the owner, not first names and not what a dispute took', () => {
    const taken = { ...change('2026-02-01T00:00:00Z'), cause: 'dispute' as const }
    const first = { ...taken, cause: 'first' as const }
    const counted = countNameChanges([taken, first], { now, verifiedUntil: undefined })
    expect(counted).toEqual({ ever: 0, thisYear: 0 })
  })
})
