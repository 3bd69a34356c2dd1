import { describe, expect, it } from 'vitest'
import { entriesOf, keyOfRow, rowKeys } from './list.ts'

// oxlint-disable-next-line no-sparse-arrays -- a list as `setData({ 'rows[2]': … })` makes it
const holed = [1, , 3]

describe('wx:for', () => {
  it.each([
    ['a list', ['a', 'b'], { items: ['a', 'b'] }],
    ['an empty list', [], { items: [] }],
    ['a list with holes', holed, { items: [1, undefined, 3] }],
    ['an object, with its names as indices', { x: 1, y: 2 }, { items: [1, 2], keys: ['x', 'y'] }],
    ['a string', 'ab麻', { items: ['a', 'b', '麻'] }],
    ['a string, without tearing a character', '😀a', { items: ['😀', 'a'] }],
    ['an empty string', '', { items: [] }],
    ['a number', 3, { items: [0, 1, 2] }],
    ['zero', 0, { items: [] }],
    ['a number below zero', -1, { items: [] }],
    ['a fraction: every number below it', 2.5, { items: [0, 1, 2] }],
    ['no number', Number.NaN, { items: [] }],
    ['undefined', undefined, { items: [] }],
    ['null', null, { items: [] }],
    ['true', true, { items: [] }],
    ['a function', () => {}, { items: [] }],
  ])('walks over %s', (_, list, entries) => {
    expect(entriesOf(list)).toEqual(entries)
  })

  it('does not try to walk over more rows than memory can hold', () => {
    expect(entriesOf(Number.POSITIVE_INFINITY)).toEqual({ items: [] })
  })
})

describe('the rows of a list', () => {
  const people = [{ id: 'x' }, { id: 'y' }]
  it.each([
    ['are matched by position without wx:key', people, undefined, [0, 1]],
    ['are matched by a field', people, 'id', ['x', 'y']],
    ['are matched by themselves', ['x', 'y', 3], '*this', ['x', 'y', 3]],
    ['are matched by position where the field is missing', people, 'no', ['\0' + 0, '\0' + 1]],
    [
      'are matched by position where they are no objects',
      [1, 'a', null],
      'id',
      ['\0' + 0, '\0' + 1, '\0' + 2],
    ],
    ['are matched by position where the key is an object', people, '*this', ['\0' + 0, '\0' + 1]],
    ['are told apart by position where they claim one key', [{ id: 1 }, { id: 1 }], 'id', [1, '\0' + 1]],
    ['tell a number from its digits', [{ id: 1 }, { id: '1' }], 'id', [1, '1']],
    ['may have false keys', [{ id: 0 }, { id: '' }, { id: false }], 'id', [0, '', false]],
  ])('%s', (_, items, key, keys) => {
    expect(rowKeys({ items }, key)).toEqual(keys)
  })

  it.each([
    ['*this', 'a', 'a'],
    ['id', { id: 1 }, 1],
    ['id', null, undefined],
    ['length', 'abc', undefined],
  ])('claim by %s', (key, item, claimed) => {
    expect(keyOfRow(item, key)).toBe(claimed)
  })
})
