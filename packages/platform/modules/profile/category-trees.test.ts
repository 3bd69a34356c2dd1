import { describe, expect, it } from 'vitest'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { categoryTrees, findCategory, treeOf } from './category-trees.ts'

const all = Object.values(categoryTrees).flatMap(({ first }) => first)

describe('the lists of categories (S28)', () => {
  it('are four, as the documents count them (S29, X11)', () => {
    const sizes = Object.fromEntries(
      Object.entries(categoryTrees).map(([name, { first }]) => {
        const services = first.filter(({ isGame }) => !isGame)
        return [name, [services.length, services.flatMap(({ second }) => second).length]]
      }),
    )
    expect(sizes).toEqual({
      organisation: [24, 386],
      individual: [9, 37],
      'individual-2018': [9, 39],
      overseas: [15, 110],
    })
  })

  it('give a category one number, and a number one category', () => {
    for (const level of [
      all,
      all.flatMap(({ id, second }) => second.map((one) => ({ ...one, under: id }))),
    ]) {
      const names = new Map<number, string>()
      const numbers = new Map<string, number>()
      for (const one of level) {
        const name = `${'under' in one ? one.under : ''} ${one.name}`
        expect(names.get(one.id) ?? name).toBe(name)
        expect(numbers.get(name) ?? one.id).toBe(one.id)
        names.set(one.id, name)
        numbers.set(name, one.id)
      }
    }
  })

  it('have English names', () => {
    const names = all.flatMap(({ name, second }) => [name, ...second.map((one) => one.name)])
    expect(names.filter((name) => /\p{Script=Han}/u.test(categoryName(name, 'en')))).toEqual([])
    expect(categoryName('教育服务 · 教育装备', 'en')).toBe('Education · Educational equipment')
    expect(categoryName('工具', 'zh')).toBe('工具')
  })

  it('are chosen by the type of the subject (S28, S29, X11)', () => {
    const guide = policyOf('guide-2018')
    expect(treeOf('individual', guide)).toBe('individual-2018')
    expect(treeOf('individual', policyOf('wechat-2026'))).toBe('individual')
    expect(guide.value('category.personal-list-of-2018')).toBe(true)
    for (const type of ['enterprise', 'sole-trader', 'government', 'media', 'other'] as const) {
      expect(treeOf(type, guide)).toBe('organisation')
    }
  })

  it('do not lend each other their categories', () => {
    const [banking] = categoryTrees.organisation.first.find(({ name }) => name === '金融业')?.second ?? []
    expect(findCategory('organisation', banking?.id ?? 0)).toMatchObject({ firstName: '金融业' })
    expect(findCategory('individual-2018', banking?.id ?? 0)).toBeUndefined()
  })
})
