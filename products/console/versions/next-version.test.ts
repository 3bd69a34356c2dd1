import { describe, expect, it } from 'vitest'
import { nextVersion } from './next-version.ts'

describe('the suggested version', () => {
  it.each([
    ['begins with the first', undefined, '1.0.0'],
    ['counts the last number on', '1.0.0', '1.0.1'],
    ['carries nothing over', '1.2.9', '1.2.10'],
    ['leaves what follows the number', 'v2-beta', 'v3-beta'],
    ['leaves a name without a number', 'trial', 'trial'],
  ])('%s', (_, latest, expected) => {
    expect(nextVersion(latest)).toBe(expected)
  })
})
