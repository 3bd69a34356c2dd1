import { describe, expect, it } from 'vitest'
import { extentOf, resisted, within } from './bounds.ts'

describe('the bounds of a movable view', () => {
  it('keep a smaller view inside of its area', () => {
    expect(extentOf(20, 100, 1)).toEqual({ min: 0, max: 80 })
  })
  it('keep a larger view over its area', () => {
    expect(extentOf(150, 100, 1)).toEqual({ min: -50, max: 0 })
  })
  it('count a scaled view from its middle', () => {
    expect(extentOf(20, 100, 2)).toEqual({ min: 10, max: 70 })
  })
  it('hold what is beyond them, or half of it', () => {
    expect(within(90, { min: 0, max: 80 })).toBe(80)
    expect(resisted(90, { min: 0, max: 80 })).toBe(85)
    expect(resisted(-10, { min: 0, max: 80 })).toBe(-5)
  })
})
