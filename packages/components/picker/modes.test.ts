import { describe, expect, it } from 'vitest'
import { dateMode, multiSelectorMode, regionMode, selectorMode, timeMode } from './modes.ts'

const today = [2024, 5, 6] as const

describe('the time picker', () => {
  const mode = timeMode({ value: '12:01', start: '09:01', end: '21:02' })

  it('begins at its value', () => {
    expect(mode.detail(mode.start)).toEqual({ value: '12:01' })
  })
  it('limits the minutes of its first and last hour', () => {
    expect(mode.columns([0, 0])[1]?.[0]).toBe('01')
    expect(mode.columns([12, 0])[1]).toEqual(['00', '01', '02'])
    expect(mode.columns([1, 0])[1]).toHaveLength(60)
  })
  it('keeps a value outside of its bounds inside', () => {
    const early = timeMode({ value: '03:00', start: '09:01', end: '' })
    expect(early.detail(early.start)).toEqual({ value: '09:01' })
  })
})

describe('the date picker', () => {
  it('begins today without a value', () => {
    const mode = dateMode({ value: '', start: '', end: '' }, 'day', today)
    expect(mode.detail(mode.start)).toEqual({ value: '2024-05-06' })
  })
  it('knows how long months are', () => {
    const mode = dateMode({ value: '2024-02-29', start: '2023-01-01', end: '2025-12-31' }, 'day', today)
    expect(mode.columns(mode.start)[2]).toHaveLength(29)
    expect(mode.columns([0, 1, 28])[2]).toHaveLength(28)
    expect(mode.detail([0, 1, 28])).toEqual({ value: '2023-02-28' })
  })
  it('limits the months and days of its ends', () => {
    const mode = dateMode({ value: '2017-09-01', start: '2015-09-03', end: '2017-09-01' }, 'day', today)
    expect(mode.columns([0, 0, 0])[1]?.[0]).toBe('09月')
    expect(mode.columns([0, 0, 0])[2]?.[0]).toBe('03日')
    expect(mode.columns([2, 8, 0])[2]).toEqual(['01日'])
  })
  it('is as fine as its fields say', () => {
    const mode = dateMode({ value: '2016-09', start: '2015', end: '2017' }, 'month', today)
    expect(mode.columns(mode.start)).toHaveLength(2)
    expect(mode.detail(mode.start)).toEqual({ value: '2016-09' })
  })
})

describe('the selector', () => {
  it('shows the named field of objects, and tells the index as text', () => {
    const mode = selectorMode(
      [
        { id: 1, name: 'a' },
        { id: 2, name: 'b' },
      ],
      'name',
      '1',
    )
    expect(mode.columns([])).toEqual([['a', 'b']])
    expect(mode.detail(mode.start)).toEqual({ value: '1' })
  })
  it('has a wheel for every list of several', () => {
    const mode = multiSelectorMode([['a'], ['b', 'c']], '', [0, 1])
    expect(mode.detail(mode.start)).toEqual({ value: [0, 1] })
  })
})

describe('the region picker', () => {
  const regions = [
    { name: 'P', code: '1', regions: [{ name: 'C', code: '11', regions: [{ name: 'D', code: '111' }] }] },
    {
      name: 'Q',
      code: '2',
      regions: [
        {
          name: 'E',
          code: '21',
          regions: [
            { name: 'F', code: '211' },
            { name: 'G', code: '212' },
          ],
        },
      ],
    },
  ]

  it('begins at the names of its value and tells their codes', () => {
    const mode = regionMode(regions, ['Q', 'E', 'G'], '', 'region')
    expect(mode.start).toEqual([1, 0, 1])
    expect(mode.detail(mode.start)).toEqual({
      value: ['Q', 'E', 'G'],
      code: ['2', '21', '212'],
      postcode: '',
    })
  })
  it('has nothing below the item of the app', () => {
    const mode = regionMode(regions, [], 'all', 'region')
    expect(mode.columns([0, 0, 0])).toEqual([['all', 'P', 'Q'], ['all'], ['all']])
    expect(mode.detail([1, 1, 0])).toEqual({ value: ['P', 'C', 'all'], code: ['1', '11', ''], postcode: '' })
  })
  it('is as deep as its level', () => {
    expect(regionMode(regions, [], '', 'city').columns([0, 0])).toHaveLength(2)
  })
})
