import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { checkName, nameKey } from './account-name.ts'

const allowed = { min: 4, max: 30 }

describe('a name (§2.4)', () => {
  it.each([
    ['may have two Chinese characters', '待办', accept('待办')],
    ['may not have one', '茶', refuse('length')],
    [
      'may have fifteen Chinese characters',
      '一二三四五六七八九十一二三四五',
      accept('一二三四五六七八九十一二三四五'),
    ],
    ['may not have sixteen', '一二三四五六七八九十一二三四五六', refuse('length')],
    ['may have thirty letters', 'a'.repeat(30), accept('a'.repeat(30))],
    ['may not have thirty-one', 'a'.repeat(31), refuse('length')],
    ['loses the blanks around it', '  茶铺  ', accept('茶铺')],
    ['may hold what names are joined with', 'A·B & C (D)', accept('A·B & C (D)')],
    ['may not hold control characters', 'tea\u0000shop', refuse('characters')],
    ['may not hold pictures', '茶铺🍵', refuse('characters')],
    ['may not be drawn backwards', '茶铺\u202Eabc', refuse('characters')],
    ['may not call itself a mini program', '茶铺小程序', refuse('reserved')],
  ])('%s', (_, name, outcome) => {
    expect(checkName(name, allowed)).toEqual(outcome)
  })

  it.each([
    ['case', 'Tea Shop', 'tea shop'],
    ['blanks', 'Tea Shop', 'TeaShop'],
    ['full-width letters', 'ＴｅａＳｈｏｐ', 'TeaShop'],
  ])('is the same to people whatever its %s', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })
})
