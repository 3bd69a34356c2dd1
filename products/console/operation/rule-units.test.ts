import { packs } from '@maque/platform/kernel/policy/packs.ts'
import { describe, expect, it } from 'vitest'
import { unitOf } from './rule-units.ts'

describe('what a rule is counted in', () => {
  it('has a Chinese word wherever the packs use it', () => {
    const units = Object.values(packs['guide-2018'].rules).map(({ unit }) => unit)
    const english = units.filter((unit) => unit !== 'switch' && unitOf(unit, 'zh') === unit)
    expect([...new Set(english)]).toEqual([])
  })
})
