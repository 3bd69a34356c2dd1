import { describe, expect, it } from 'vitest'
import type { NameWordKind } from '@maque/protocol/platform/profile.ts'
import { wordIn } from './name-words.ts'

const word = (text: string, kind: NameWordKind) => ({
  word: text,
  kind,
  note: '',
  isOurs: true,
})
const words = [
  word('天气', 'generic'),
  word('wechat', 'protected'),
  word('国家级', 'forbidden'),
  word('麻雀团队', 'host'),
]

describe('a name (§2.4)', () => {
  it.each([
    ['is not one generic word', '天气', 'generic'],
    ['may have a generic word in it', '老街天气', undefined],
    ['is compared as people read it', 'Ｗｅ Chat 茶', 'protected'],
    ['has the strictest of its words', '国家级 WeChat', 'forbidden'],
    ['is not the platform’s own', '麻雀 团队', 'host'],
    ['may have the platform’s as a part', '小麻雀团队', undefined],
    ['may have none of them', '老街茶铺', undefined],
  ])('%s', (_, name, kind) => {
    expect(wordIn(name, words)?.kind).toBe(kind)
  })
})
