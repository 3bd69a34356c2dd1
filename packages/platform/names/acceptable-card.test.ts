import { describe, expect, it } from 'vitest'
import { policyOf } from '../kernel/policy/policy.ts'
import { acceptableName } from './acceptable-card.ts'

function problemOf(name: string, policy = policyOf('guide-2018')) {
  const { ok, ...rest } = acceptableName(name, policy)
  return ok || !('refusal' in rest) ? undefined : rest.refusal.problem
}

describe('a name that is refused', () => {
  it.each([
    ['x y z!!', 'name-signs', '“!!”：名称里最多连用 1 个符号，空格也不能连用。'],
    ['茶铺&', 'name-signs', '名称不能以“&”结尾，请以文字或数字结尾。'],
    ['·茶铺', 'name-signs', '名称不能以“·”开头，请以文字或数字开头。'],
    ['茶铺（上海', 'name-signs', '“（”没有成对，请补上另一半或去掉。'],
    ['茶铺🍵', 'name-characters', '名称里不能有“🍵”'],
    ['Wесhat', 'name-characters', '名称由中文、英文、数字、空格和部分符号组成，不能有“е”。'],
  ])('says what of it: %s (53010)', (name, code, zh) => {
    const problem = problemOf(name)
    expect(problem).toMatchObject({ code, errcode: 53010 })
    expect(problem?.message.zh).toContain(zh)
    expect(problem?.message.en).not.toMatch(/\{|\p{Script=Han}/u)
  })

  it.each([
    ['x y z!!', { 'app.name-signs-in-a-row': 2 }, undefined],
    ['x y z!!!', { 'app.name-signs-in-a-row': 2 }, 'name-signs'],
    ['Чайная', { 'app.name-in-chinese-and-english': false }, undefined],
    ['Wесhat', { 'app.name-in-chinese-and-english': false }, 'name-mixed-scripts'],
  ])('is refused by the rule: %s with %j', (name, values, code) => {
    expect(problemOf(name, policyOf('guide-2018', values))?.code).toBe(code)
  })
})
