import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packs } from '@maque/platform/kernel/policy/packs.ts'
import { movedEdgesOf, POLICY, withMovedEdge } from './edges.ts'
import { titlesAbout } from './own-tests.ts'

const rule = (value: Parameters<typeof movedEdgesOf>[0]['value'], unit = 'apps') => ({
  value,
  unit,
  scope: { zh: '某处', en: '' },
  source: '',
})

describe('the edges of a rule', () => {
  it('are moved both ways, by the least there is of their kind', () => {
    expect(movedEdgesOf(rule(5)).map(({ expression }) => expression)).toEqual(['value + 1', 'value - 1'])
    expect(movedEdgesOf(rule(7, 'days')).map(({ how }) => how)).toEqual([
      'two seconds more',
      'two seconds less',
    ])
    expect(movedEdgesOf(rule({ min: 1, max: 5 })).map(({ how }) => how)).toEqual([
      'min one more',
      'min one less',
      'max one more',
      'max one less',
    ])
    expect(movedEdgesOf(rule(true)).map(({ expression }) => expression)).toEqual(['true', 'false'])
    expect(movedEdgesOf(rule([3, 5])).map(({ how }) => how)).toEqual(['without its first'])
  })

  it('are moved where the policy is asked, and those of all rules can be', () => {
    const text = readFileSync(POLICY, 'utf8')
    for (const [id, { value, unit }] of Object.entries(packs['guide-2018'].rules)) {
      const edges = movedEdgesOf(rule(value, unit))
      expect(edges, id).not.toEqual([])
      for (const edge of edges) expect(withMovedEdge(text, id, edge)).toContain(`'${id}'`)
    }
  })
})

describe('the tests about a rule', () => {
  it('name it in their title or in what they do, and in no table', () => {
    const text = `describe('x', () => {
      it('a.b: holds', () => {})
      it('says why', async () => expect(rule).toBe('a.b'))
      it.each(['a.b'])('%s', () => {})
      it('is of another', () => {})
    })`
    expect(titlesAbout('a.b', 'x.test.ts', text)).toEqual(['a.b: holds', 'says why'])
  })
})
