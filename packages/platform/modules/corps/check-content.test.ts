import { describe, expect, it } from 'vitest'
import type { CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { checkContent } from './check-content.ts'

const word = (length: number): string => 'x'.repeat(length)
const policy = policyOf('guide-2018')

function outcomeOf(content: CorpMessageContent, isMiniProgram = true): string {
  const checked = checkContent(content, { isMiniProgram }, policy)
  return checked.ok ? 'accepted' : (checked.refusal.problem.rule?.id ?? checked.refusal.problem.code)
}

const card = (part: object): CorpMessageContent => ({
  type: 'textcard',
  title: '领奖',
  description: '请到前台领取。',
  url: 'https://corp.example/prize',
  ...part,
})
const notice = (part: object): CorpMessageContent => ({
  type: 'miniprogram_notice',
  title: '会议室预订',
  items: [],
  ...part,
})
const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `${index}`, value: 'v' }))

describe('what an agent sends (§2.8)', () => {
  it.each<[string, CorpMessageContent, string]>([
    ['text of one byte', { type: 'text', text: 'x' }, 'accepted'],
    ['text of none', { type: 'text', text: '' }, 'corp.message-text-bytes'],
    ['text of 2048 bytes', { type: 'text', text: word(2048) }, 'accepted'],
    ['Chinese text of more', { type: 'text', text: '茶'.repeat(683) }, 'corp.message-text-bytes'],
    ['markdown of more', { type: 'markdown', text: word(2049) }, 'corp.message-text-bytes'],
    ['a card', card({}), 'accepted'],
    ['a title of none', card({ title: '' }), 'corp.card-title-characters'],
    ['a title of one', card({ title: '奖' }), 'accepted'],
    ['a title of 128', card({ title: word(128) }), 'accepted'],
    ['a title of 129', card({ title: word(129) }), 'corp.card-title-characters'],
    ['a description of none', card({ description: '' }), 'corp.card-description-characters'],
    ['a description of one', card({ description: '领' }), 'accepted'],
    ['a description of 512', card({ description: word(512) }), 'accepted'],
    ['a description of 513', card({ description: word(513) }), 'corp.card-description-characters'],
    ['a link of none', card({ url: '' }), 'corp.card-url-bytes'],
    ['a link of one, which is none', card({ url: 'x' }), 'link-not-web'],
    ['a link of 2048', card({ url: `https://a/${word(2038)}` }), 'accepted'],
    ['a link of 2049', card({ url: `https://a/${word(2039)}` }), 'corp.card-url-bytes'],
    ['a link that runs', card({ url: 'javascript:alert(1)' }), 'link-not-web'],
    ['a button of 4', card({ button: '查看详情' }), 'accepted'],
    ['a button of 5', card({ button: '查看详情吧' }), 'corp.card-button-characters'],
    ['a notice', notice({}), 'accepted'],
    ['a notice title of 4', notice({ title: '一二三四' }), 'accepted'],
    ['a notice title of 3', notice({ title: '一二三' }), 'corp.notice-title-characters'],
    ['a notice title of 12', notice({ title: word(12) }), 'accepted'],
    ['a notice title of 13', notice({ title: word(13) }), 'corp.notice-title-characters'],
    ['a notice description of 4', notice({ description: word(4) }), 'accepted'],
    ['a notice description of 13', notice({ description: word(13) }), 'corp.notice-description-characters'],
    ['a notice description of 12', notice({ description: word(12) }), 'accepted'],
    ['a notice description of 3', notice({ description: word(3) }), 'corp.notice-description-characters'],
    ['a page of 1024', notice({ page: word(1024) }), 'accepted'],
    ['a page of 1025', notice({ page: word(1025) }), 'corp.notice-page-bytes'],
    ['10 items', notice({ items: items(10) }), 'accepted'],
    ['11 items', notice({ items: items(11) }), 'corp.notice-items'],
    ['a key of none', notice({ items: [{ key: '', value: 'v' }] }), 'corp.notice-key-characters'],
    ['a key of 10', notice({ items: [{ key: word(10), value: 'v' }] }), 'accepted'],
    ['a key of 11', notice({ items: [{ key: word(11), value: 'v' }] }), 'corp.notice-key-characters'],
    ['a value of none', notice({ items: [{ key: 'k', value: '' }] }), 'corp.notice-value-characters'],
    ['a value of 30', notice({ items: [{ key: 'k', value: word(30) }] }), 'accepted'],
    ['a value of 31', notice({ items: [{ key: 'k', value: word(31) }] }), 'corp.notice-value-characters'],
  ])('%s', (_, content, outcome) => {
    expect(outcomeOf(content)).toBe(outcome)
  })

  it('is a notice only when the agent is a mini program', () => {
    expect(outcomeOf(notice({}), false)).toBe('notice-of-own-agent')
  })
})
