import { describe, expect, it } from 'vitest'
import type { PrivacyGuide } from '@maque/protocol/platform/profile.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { checkGuide, undeclared } from './check-privacy.ts'
import { textOf } from './privacy-text.ts'

const guide: PrivacyGuide = {
  uses: [{ key: 'Location', purpose: '找到附近的茶铺' }],
  contact: { email: 'tea@example.com' },
  notice: '小程序公告',
  sdks: [],
}
const sdk = { name: 'Map', provider: 'Maps Ltd', purpose: 'draws maps' }
const policy = policyOf('guide-2018', {
  'privacy.purpose-characters': { min: 2, max: 10 },
  'privacy.sdks': 1,
})
const purpose = (text: string): Partial<PrivacyGuide> => ({ uses: [{ key: 'Camera', purpose: text }] })

describe('a privacy guide (§2.4)', () => {
  it.each([
    ['says what is used for what, and how one is reached', {}, 'accepted'],
    ['may say that nothing is used', { uses: [] }, 'accepted'],
    ['has a way to reach its owner', { contact: { email: ' ' } }, 'contact-missing'],
    ['may have any of the ways', { contact: { phone: '10086' } }, 'accepted'],
    ['declares each kind of data once', { uses: [...guide.uses, ...guide.uses] }, 'privacy-key-twice'],
    ['has a purpose of two characters', purpose('扫码'), 'accepted'],
    ['has a purpose of more than one', purpose('扫'), 'privacy.purpose-characters'],
    ['has a purpose of ten', purpose('扫'.repeat(10)), 'accepted'],
    ['has none of eleven', purpose('扫'.repeat(11)), 'privacy.purpose-characters'],
    ['names an SDK', { sdks: [sdk] }, 'accepted'],
    ['says what an SDK is called', { sdks: [{ ...sdk, name: ' ' }] }, 'privacy-sdk-nameless'],
    ['says whose an SDK is', { sdks: [{ ...sdk, provider: '' }] }, 'privacy-sdk-nameless'],
    ['does not name more than may be', { sdks: [sdk, sdk] }, 'privacy.sdks'],
  ] satisfies readonly (readonly [string, Partial<PrivacyGuide>, string])[])('%s', (_, differs, outcome) => {
    const checked = checkGuide({ ...guide, ...differs }, policy)
    expect(checked.ok ? 'accepted' : (checked.refusal.problem.rule?.id ?? checked.refusal.problem.code)).toBe(
      outcome,
    )
  })

  it.each([
    [purpose('扫'), '摄像头的用途应为'],
    [{ notice: '' }, '“变化时如何告知用户”应为'],
    [{ sdks: [{ ...sdk, purpose: '' }] }, '第 1 个 SDK 的用途应为'],
    [{ sdks: [{ ...sdk, name: '' }] }, '请填写第 1 个 SDK 的名称和提供方'],
  ])('says which of its texts is wrong: %j', (differs, words) => {
    const checked = checkGuide({ ...guide, ...differs }, policy)
    expect(checked.ok ? '' : checked.refusal.problem.message.zh).toContain(words)
  })

  it('tells what it leaves out', () => {
    expect(undeclared(['Location', 'Camera'], guide)).toEqual(['Camera'])
    expect(undeclared(['Location'], guide)).toEqual([])
    expect(undeclared(['Location'], undefined)).toEqual(['Location'])
  })

  it('is a text that users can read', () => {
    expect(textOf({ ...guide, sdks: [sdk], keptDays: 30 }, '老街茶铺').zh).toMatchInlineSnapshot(`
      "《老街茶铺》隐私保护指引
      老街茶铺的开发者按下列方式处理你的信息。使用前会征得你的同意，你可以随时撤回。
      · 位置信息：用于找到附近的茶铺。
      接入的第三方：
      · Map（Maps Ltd）：draws maps。
      信息保存 30 天。
      本指引有变化时，通过小程序公告告知。
      你可以查询、更正、删除自己的信息；联系方式：tea@example.com。"
    `)
    expect(textOf({ ...guide, uses: [] }, 'Old tea').en).toMatchInlineSnapshot(`
      "Privacy guide of Old tea
      The developer of Old tea handles your data as told here. You are asked first, and can take your consent back.
      No personal data is collected.
      Data is kept no longer than its purpose needs.
      You are told of changes by: 小程序公告
      You may ask for your data, correct it and have it deleted: tea@example.com"
    `)
  })
})
