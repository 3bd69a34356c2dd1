import { describe, expect, it } from 'vitest'
import { readValue, wordsInForce, writtenValue, type RuleValue } from './rule-value.ts'

describe('the words of a rule', () => {
  it.each<[string, RuleValue, string]>([
    ['已达上限：{used}/{limit}。', 50, '已达上限：…/50。'],
    ['名称应为 {min}–{max} 个字节。', { min: 4, max: 30 }, '名称应为 4–30 个字节。'],
    ['{resetsAt} 再试。', 5, '… 再试。'],
    ['未开放。', true, '未开放。'],
  ])('say what is in force: %s', (words, value, said) => {
    expect(wordsInForce(words, value)).toBe(said)
  })
})

describe('a value of a rule', () => {
  it.each<[RuleValue, string]>([
    [5, '5'],
    [0.5, '0.5'],
    [true, 'true'],
    [{ min: 4, max: 30 }, '4–30'],
    [[15, 15, 30], '15, 15, 30'],
  ])('is read as it was written: %j', (value, written) => {
    expect(writtenValue(value)).toBe(written)
    expect(readValue(written, value)).toEqual(value)
  })

  it.each<[string, RuleValue]>([
    ['', 5],
    ['five', 5],
    ['1e9', 5],
    ['5', true],
    ['yes', true],
    ['4', { min: 4, max: 30 }],
    ['30-4', { min: 4, max: 30 }],
    ['4-5-6', { min: 4, max: 30 }],
    ['1, two', [1, 2]],
    ['', [1]],
  ])('is not “%s” where %j stands', (written, like) => {
    expect(readValue(written, like)).toBeUndefined()
  })

  it('may be written with a hyphen, commas of either kind and spaces', () => {
    expect(readValue(' 4 - 30 ', { min: 1, max: 2 })).toEqual({ min: 4, max: 30 })
    expect(readValue('1，2,  3', [9])).toEqual([1, 2, 3])
  })
})
