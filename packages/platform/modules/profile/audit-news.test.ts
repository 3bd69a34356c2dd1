import { describe, expect, it } from 'vitest'
import { categoryNews, nameNews } from './audit-news.ts'

const at = new Date('2026-03-01T00:00:00Z')
const pair = { first: 8, second: 39 }

describe('news of an audit (§2.3)', () => {
  it.each([
    [
      'of a name that was approved',
      nameNews('茶', { at, isApproved: true, reason: '好' }),
      { Event: 'wxa_nickname_audit', ret: 3, nickname: '茶', reason: '' },
    ],
    [
      'of a name that was refused, with the reason',
      nameNews('茶', { at, isApproved: false, reason: '材料不清晰' }),
      { Event: 'wxa_nickname_audit', ret: 2, nickname: '茶', reason: '材料不清晰' },
    ],
    [
      'of a category that was approved',
      categoryNews(pair, { at, isApproved: true, reason: null }),
      { Event: 'wxa_category_audit', ret: 3, first: 8, second: 39, reason: '' },
    ],
    [
      'of a category that was refused, with the reason',
      categoryNews(pair, { at, isApproved: false, reason: '过期' }),
      { Event: 'wxa_category_audit', ret: 2, first: 8, second: 39, reason: '过期' },
    ],
  ])('is %s', (_, { fields, ...rest }, expected) => {
    expect(rest).toEqual({ from: 'system', at, msgType: 'event' })
    expect(fields).toEqual(expected)
  })
})
