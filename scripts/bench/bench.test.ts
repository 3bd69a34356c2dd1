import { describe, expect, it } from 'vitest'
import { planBench } from './arguments.ts'
import { budgets, verdict } from './budgets.ts'
import { percentile } from './feel.ts'
import { meanRatios, median, ratiosOf, type Measurements } from './table.ts'

describe('the bench', () => {
  it.each([
    ['a peer without an address', ['--peer', 'other'], /--peer other names no page to open/],
    ['a peer whose address has no place for the page', ['--peer', 'other=http://localhost/'], /\{page\}/],
    ['a peer without a name', ['--peer', '=http://localhost/{page}'], /NAME=http/],
    ['what is no number of runs', ['--runs', 'many'], /--runs many/],
    ['a project that is not there', ['--project', 'nowhere'], /no such folder/],
    ['an option that there is not', ['--fast'], /--fast/],
  ])('refuses %s', (_, args, told) => {
    const planned = planBench(args)
    expect(planned.ok ? '' : planned.refusal).toMatch(told)
  })

  it('takes peers by address, and the one that it serves itself by name', () => {
    const planned = planBench(['--quick', '--peer', 'glass-easel', '--peer', 'a=http://b/?p={page}&x=1'])
    expect(planned.ok && planned.value.peers).toEqual([
      { name: 'glass-easel' },
      { name: 'a', url: 'http://b/?p={page}&x=1' },
    ])
  })

  const reference: Measurements = new Map([
    ['a', [10, 20, 40]],
    ['b', [1, 1, 1]],
  ])
  const ours: Measurements = new Map([
    ['a', [20, 20, 40]],
    ['b', [8, 4, 1]],
    ['c', [1, 2, 3]],
  ])

  it('compares what was measured in the same run', () => {
    expect(ratiosOf(ours, reference, 'a')).toEqual([2, 1, 1])
    expect(ratiosOf(ours, reference, 'c')).toEqual([])
    expect(meanRatios(ours, reference, ['a', 'b']).map((ratio) => Number(ratio.toFixed(6)))).toEqual([
      4, 2, 1,
    ])
  })

  it.each([
    [[3, 1, 2], 2],
    [[1, 2], 1.5],
    [[5], 5],
  ])('has as the median of %j %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })

  it.each([
    [0.95, 19],
    [0.5, 10],
    [1, 19],
  ])('finds below which of 0 to 19 a share of %d lies: %d', (share, value) => {
    const values = Array.from({ length: 20 }, (_, at) => 19 - at)
    expect(percentile(values, share)).toBe(value)
  })

  it.each([
    [[200, 190, 500], 'kept, held in 2 of 3 runs'],
    [[201, 190, 500], 'missed by 1.0 ×, held in 1 of 3 runs'],
    [[400], 'missed by 2.0 ×'],
  ])('says of a cold start of %j ms that it is %s', (values, told) => {
    expect(verdict({ budget: budgets.coldStart, values })).toBe(told)
  })
})
