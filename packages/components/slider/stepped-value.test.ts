import { describe, expect, it } from 'vitest'
import { steppedValue } from './stepped-value.ts'

describe('a stepped value', () => {
  it.each([
    ['is the nearest step below the half', 2.4, { min: 0, max: 10, step: 5 }, 0],
    ['is the next step from the half on', 2.5, { min: 0, max: 10, step: 5 }, 5],
    ['counts steps from the minimum', 54, { min: 50, max: 200, step: 10 }, 50],
    ['stays above the minimum', -5, { min: 0, max: 10, step: 1 }, 0],
    ['stays below the maximum', 11, { min: 0, max: 10, step: 1 }, 10],
    ['has no more digits than its step', 0.31, { min: 0, max: 1, step: 0.1 }, 0.3],
    ['takes steps of one when the step is none', 2.6, { min: 0, max: 10, step: 0 }, 3],
    ['is the minimum of an empty range', 5, { min: 10, max: 10, step: 1 }, 10],
  ])('%s', (_, wanted, range, value) => {
    expect(steppedValue(wanted, range)).toBe(value)
  })
})
