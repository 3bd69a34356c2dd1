import { describe, expect, it } from 'vitest'
import { edgeNear } from './edges.ts'

const thresholds = { upperThreshold: 50, lowerThreshold: 50 }
const at = (offset: number) => ({ offset, viewSize: 100, contentSize: 1000 })

describe('the edge of a scroll view', () => {
  it.each([
    ['is the upper one at its threshold', 60, at(50), 'upper'],
    ['is none just before the upper threshold', 60, at(51), null],
    ['is none when moving away from the top', 0, at(10), null],
    ['is the lower one at its threshold', 840, at(849), 'lower'],
    ['is none just before the lower threshold', 840, at(848), null],
    ['is none when moving away from the bottom', 900, at(890), null],
  ])('%s', (_, before, place, edge) => {
    expect(edgeNear(before, place, thresholds)).toBe(edge)
  })
})
