import { describe, expect, it } from 'vitest'
import { TemplateDepth } from './template-faults.ts'

describe('uses of templates in each other', () => {
  const nested = (depth: TemplateDepth, times: number): number =>
    times === 0 ? 0 : depth.within('a.wxml:1:2', () => 1 + nested(depth, times - 1))

  it('are drawn to a depth of 300, again and again', () => {
    const depth = new TemplateDepth()
    expect([nested(depth, 300), nested(depth, 300)]).toEqual([300, 300])
  })

  it('are refused with their place beyond it, and drawn again after that', () => {
    const depth = new TemplateDepth()
    expect(() => nested(depth, 301)).toThrow(/^a\.wxml:1:2: Templates use each other without end/)
    expect(nested(depth, 300)).toBe(300)
  })
})
