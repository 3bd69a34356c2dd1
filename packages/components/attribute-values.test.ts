import { describe, expect, it } from 'vitest'
import {
  booleanOf,
  cssLengthOf,
  cssPaddingOf,
  cssStyleOf,
  numberOf,
  pixelsOf,
  stringOf,
} from './attribute-values.ts'

describe('an attribute value', () => {
  it.each([
    ['is true without a value', true, true],
    ['is true as any text', 'false', true],
    ['is false as empty text', '', false],
    ['is what an expression says', false, false],
    ['is false as nothing', null, false],
  ])('as a switch, %s', (_, value, meaning) => {
    expect(booleanOf(value)).toBe(meaning)
  })

  it('falls back to the default only when it is gone', () => {
    expect(booleanOf(undefined, true)).toBe(true)
    expect(booleanOf(null, true)).toBe(false)
  })

  it.each([
    ['12', 12],
    ['12px', 12],
    [' 1.5 ', 1.5],
    ['', 7],
    ['abc', 7],
    [Number.NaN, 7],
    [true, 7],
  ])('as a number, %j is %d', (value, number) => {
    expect(numberOf(value, 7)).toBe(number)
  })

  it.each([
    ['100rpx', 50],
    ['10px', 10],
    [10, 10],
    ['wide', 3],
  ])('as pixels on a page of 375, %j is %d', (value, pixels) => {
    expect(pixelsOf(value, 375, 3)).toBe(pixels)
  })

  it.each([
    [10, '10px'],
    ['10', '10px'],
    ['20rpx', 'calc(var(--rpx) * 20)'],
    ['2rem', '2rem'],
    ['', '1px'],
  ])('as a length in style, %j is %s', (value, length) => {
    expect(cssLengthOf(value, '1px')).toBe(length)
  })

  it('may be a style as text or as an object', () => {
    expect(cssStyleOf('margin:-10rpx 2.5rpx')).toBe('margin:calc(var(--rpx) * -10) calc(var(--rpx) * 2.5)')
    expect(cssStyleOf({ fontSize: '20rpx', color: 'red' })).toBe('font-size:calc(var(--rpx) * 20);color:red')
    expect(cssStyleOf(true)).toBe('')
  })

  it('may be four paddings', () => {
    expect(cssPaddingOf([1, 2, 3, 4])).toBe('1px 2px 3px 4px')
    expect(cssPaddingOf('none')).toBe('')
  })

  it('is text as numbers too', () => {
    expect(stringOf(0)).toBe('0')
    expect(stringOf(true, 'x')).toBe('x')
  })
})
