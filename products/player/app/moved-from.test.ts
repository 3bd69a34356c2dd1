import { describe, expect, it } from 'vitest'
import { movedPath } from './moved-from.ts'

describe('an app that others lead into', () => {
  it.each([
    ['pages/a/a?k=v&x=1', ['pages/a/a', 'k=v&x=1']],
    ['pages/a/a', ['pages/a/a', '']],
    [undefined, ['', '']],
    // A question mark of a value stays one.
    ['pages/a/a?k=v?w', ['pages/a/a', 'k=v?w']],
  ])('is told that %j was asked for', (path, [page, query]) => {
    const told = movedPath({ appId: 'wx1', path, scene: 1007 })
    expect(Object.fromEntries(new URLSearchParams(told))).toEqual({
      migrateSourceAppId: 'wx1',
      migrateSourcePath: page,
      migrateSourceQuery: query,
      migrateSourceScene: '1007',
    })
  })
})
