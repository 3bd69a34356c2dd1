import { describe, expect, it } from 'vitest'
import type { BundleManifest, BundlePackage } from './manifest.ts'
import { viewScriptsOf } from './view-scripts.ts'

const part = (more: Partial<BundlePackage>): BundlePackage => ({
  root: '',
  script: 'script.js',
  logicUnits: 'logic.json',
  viewUnits: 'view.json',
  builtIns: [],
  ...more,
})
const scriptsOf = (...packages: readonly BundlePackage[]) =>
  viewScriptsOf({
    packages,
    files: { 'a/wxs.js': { sha256: 'aa', sizeBytes: 1 }, 'b/wxs.js': { sha256: 'bb', sizeBytes: 1 } },
    // Nothing else of a manifest is read.
  } as unknown as BundleManifest)

describe('the scripts of views', () => {
  it.each([
    ['the common ones', [part({ builtIns: ['view', 'text'] })], 'common'],
    ['all, for one in a package that may come later', [part({}), part({ builtIns: ['slider'] })], 'all'],
    ['all, where nobody has told', [part({ builtIns: undefined })], 'all'],
  ] as const)('have as built-ins %s', (_, packages, builtIns) => {
    expect(scriptsOf(...packages).builtIns).toBe(builtIns)
  })

  it('are the WXS of all packages', () => {
    expect(scriptsOf(part({ wxs: 'a/wxs.js' }), part({}), part({ wxs: 'b/wxs.js' })).wxs).toEqual([
      'aa',
      'bb',
    ])
  })
})
