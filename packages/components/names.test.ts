import { describe, expect, it } from 'vitest'
import { builtInNames, isBuiltIn } from './names.ts'
import { COMMON_BUILT_INS } from '@maque/protocol/bundle/view-scripts.ts'
import { builtIns } from './registry-of-all.view.ts'
import { commonBuiltIns } from './registry.view.ts'

describe('the names of built-ins', () => {
  it('say `missing` of exactly those that are not registered', () => {
    const missing = Object.entries(builtInNames).filter(([, status]) => status === 'missing')
    const unregistered = Object.keys(builtInNames).filter((tag) => !builtIns.has(tag))
    expect(unregistered).toEqual(missing.map(([tag]) => tag))
  })

  it('include every registered one but the root of a page', () => {
    expect([...builtIns.keys()].filter((tag) => !isBuiltIn(tag))).toEqual(['page'])
  })

  it('are told to be common of exactly those that every view has', () => {
    expect([...commonBuiltIns.keys()].filter((tag) => tag !== 'page').toSorted()).toEqual([
      ...COMMON_BUILT_INS,
    ])
  })

  it('are not fooled by what every object has', () => {
    expect(isBuiltIn('constructor')).toBe(false)
    expect(isBuiltIn('view')).toBe(true)
  })
})
