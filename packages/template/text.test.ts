import { describe, expect, it } from 'vitest'
import { textOf } from './text.ts'

describe('the text of a value', () => {
  it.each([
    ['nothing for undefined', undefined, ''],
    ['nothing for null', null, ''],
    ['a number as it is written', 1e21, '1e+21'],
    ['lists joined by commas', [1, [2, null]], '1,2,'],
    ['plain for an object', { a: 1 }, '[object Object]'],
    ['plain for data that holds a field named toString', { toString: 'x', valueOf: 1 }, '[object Object]'],
    ['plain for an object without ancestors', Object.create(null), '[object Object]'],
  ])('is %s', (_, value, text) => {
    expect(textOf(value)).toBe(text)
  })
})
