import { describe, expect, it } from 'vitest'
import { isBaseLibrary, isOlderLibrary } from './base-library.ts'
import { LIBRARY_VERSION } from './own-versions.ts'

describe('a base library', () => {
  it.each([
    ['3.7.9', '3.8.0', true],
    ['3.8.0', '3.8.0', false],
    ['3.8.1', '3.8.0', false],
    ['2.30.0', '3.0.0', true],
    ['3.10.0', '3.9.9', false],
  ])('%s is older than %s: %s', (version, than, isOlder) => {
    expect(isOlderLibrary(version, than)).toBe(isOlder)
  })

  it.each(['3.8', '3.8.0.1', 'v3.8.0', '03.8.0', '3.8.x', '', '99999.0.0'])('is not called %j', (text) => {
    expect(isBaseLibrary(text)).toBe(false)
  })

  it('is called as the one here', () => {
    expect(isBaseLibrary(LIBRARY_VERSION)).toBe(true)
  })
})
