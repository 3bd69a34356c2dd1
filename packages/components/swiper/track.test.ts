import { describe, expect, it } from 'vitest'
import { lastPlace, nearestPlace, restingPlace, roundsOf, slideAt } from './track.ts'

const line = { count: 3, shown: 1, isCircular: false }
const circle = { count: 3, shown: 1, isCircular: true }

describe('a line of slides', () => {
  it('ends where the last slides are seen whole', () => {
    expect(lastPlace({ count: 5, shown: 2, isCircular: false })).toBe(3)
    expect(lastPlace({ count: 1, shown: 2, isCircular: false })).toBe(0)
  })

  it.each([
    ['stays below half of a slide', 0, 0.49, 0, 0],
    ['turns from half of a slide on', 0, 0.5, 0, 1],
    ['turns when thrown, however short', 0, 0.1, 0.001, 1],
    ['turns back when thrown back', 1, 0.9, -0.001, 0],
    ['stays at its end', 2, 2.6, 0.01, 2],
    ['stays at its start', 0, -0.3, -0.01, 0],
  ])('%s', (_, from, place, velocity, rest) => {
    expect(restingPlace(from, place, velocity, line)).toBe(rest)
  })
})

describe('a circle of slides', () => {
  it('goes on after the last slide', () => {
    expect(restingPlace(2, 2.6, 0, circle)).toBe(3)
    expect(slideAt(3, circle)).toBe(0)
    expect(slideAt(-1, circle)).toBe(2)
  })

  it('moves slides by whole rounds to where they are seen', () => {
    expect(roundsOf(0, 2.4, circle)).toBe(1)
    expect(roundsOf(2, -0.4, circle)).toBe(-1)
    expect(roundsOf(1, 1, circle)).toBe(0)
  })

  it('takes the short way round', () => {
    expect(nearestPlace(0, 2, circle)).toBe(3)
    expect(nearestPlace(2, 0, circle)).toBe(-1)
  })

  it('is a line when all its slides are seen', () => {
    expect(nearestPlace(0, 2, { count: 2, shown: 2, isCircular: true })).toBe(0)
  })
})
