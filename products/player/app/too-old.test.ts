import { describe, expect, it } from 'vitest'
import { isPlayerTooOld } from './too-old.ts'

describe('a player', () => {
  it.each([
    ['3.8.1', true],
    ['3.8.0', false],
    [null, false],
    [undefined, false],
  ])('of 3.8.0 is too old for an app that wants %s: %s', (wanted, isTooOld) => {
    expect(isPlayerTooOld(wanted, '3.8.0')).toBe(isTooOld)
  })
})
