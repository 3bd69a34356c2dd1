import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { checkName, nameKey } from './account-name.ts'

const form = { bytes: { min: 4, max: 30 }, signsInARow: 1, isChineseAndEnglish: true }
const anywhere = { ...form, isChineseAndEnglish: false }

describe('a name (§2.4)', () => {
  it.each([
    ['may have two Chinese characters', '待办', accept('待办')],
    ['may not have one', '茶', refuse({ kind: 'length' })],
    [
      'may have fifteen Chinese characters',
      '一二三四五六七八九十一二三四五',
      accept('一二三四五六七八九十一二三四五'),
    ],
    ['may not have sixteen', '一二三四五六七八九十一二三四五六', refuse({ kind: 'length' })],
    ['may have thirty letters', 'a'.repeat(30), accept('a'.repeat(30))],
    ['may not have thirty-one', 'a'.repeat(31), refuse({ kind: 'length' })],
    ['loses the blanks around it', '  茶铺  ', accept('茶铺')],
    ['may hold what names are joined with', 'A·B & C (D)', accept('A·B & C (D)')],
    ['may not hold control characters', 'tea\u0000shop', refuse({ kind: 'characters', what: '\u0000' })],
    ['may not hold pictures', '茶铺🍵', refuse({ kind: 'characters', what: '🍵' })],
    ['may not be drawn backwards', '茶铺\u202Eabc', refuse({ kind: 'characters', what: '\u202E' })],
    [
      'may not hold signs that names are not written with',
      'tea=shop',
      refuse({ kind: 'characters', what: '=' }),
    ],
    ['may not call itself a mini program', '茶铺小程序', refuse({ kind: 'reserved' })],
    ['may end with a sign that closes', '饿了么！', accept('饿了么！')],
    [
      'may not have two signs in a row (app.name-signs-in-a-row)',
      'x y z!!',
      refuse({ kind: 'in-a-row', what: '!!' }),
    ],
    [
      'has them in a row whatever blanks lie between',
      'tea & - shop',
      refuse({ kind: 'in-a-row', what: '&-' }),
    ],
    ['may not have two blanks in a row', 'tea  shop', refuse({ kind: 'in-a-row', what: '  ' })],
    ['may not begin with a sign', '·茶铺', refuse({ kind: 'begin', what: '·' })],
    ['may begin with what encloses', '「清和」茶铺', accept('「清和」茶铺')],
    ['may not end with a sign that joins', '茶铺&', refuse({ kind: 'end', what: '&' })],
    ['may not leave a bracket open', '茶铺（上海', refuse({ kind: 'bracket', what: '（' })],
    ['may not close what is not open', '茶铺）上海', refuse({ kind: 'bracket', what: '）' })],
    ['may not close one with another', '茶铺（上海)', refuse({ kind: 'bracket', what: ')' })],
    [
      'is Chinese or English (app.name-in-chinese-and-english)',
      'Wесhat',
      refuse({ kind: 'script', what: 'е' }),
    ],
  ])('%s', (_, name, outcome) => {
    expect(checkName(name, form)).toEqual(outcome)
  })

  it.each([
    ['may be in another script where the platform is elsewhere', 'Чайная', accept('Чайная')],
    ['but not in two that look alike', 'Wесhat', refuse({ kind: 'mixed-scripts' })],
    ['may mix scripts that nobody takes for each other', 'お茶カフェー tea', accept('お茶カフェー tea')],
  ])('%s', (_, name, outcome) => {
    expect(checkName(name, anywhere)).toEqual(outcome)
  })

  it('may have several signs in a row where the rule says so', () => {
    expect(checkName('x y z!!', { ...form, signsInARow: 2 })).toEqual(accept('x y z!!'))
    expect(checkName('x y z!!!', { ...form, signsInARow: 2 })).toEqual(
      refuse({ kind: 'in-a-row', what: '!!!' }),
    )
  })

  it.each([
    ['case', 'Tea Shop', 'tea shop'],
    ['blanks', 'Tea Shop', 'TeaShop'],
    ['full-width letters', 'ＴｅａＳｈｏｐ', 'TeaShop'],
  ])('is the same to people whatever its %s', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })
})
