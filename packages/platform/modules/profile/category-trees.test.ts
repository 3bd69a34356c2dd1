import { describe, expect, it } from 'vitest'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import { documentName } from '@maque/protocol/platform/document-names.ts'
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
    const documents = all.flatMap(({ second }) => second.flatMap((one) => one.documents.flat()))
    expect(documents.filter((name) => /\p{Script=Han}/u.test(documentName(name, 'en')))).toEqual([])
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

  it('name the documents of all that need some, but for two that say none (§2.4)', () => {
    for (const tree of ['organisation', 'individual'] as const) {
      const second = categoryTrees[tree].first.flatMap((first) => first.second)
      expect(second.filter(({ isQualified, documents }) => !isQualified && documents.length > 0)).toEqual([])
      const silent = second.filter(({ isQualified, documents }) => isQualified && documents.length === 0)
      expect(silent.map(({ name }) => name)).toEqual(tree === 'organisation' ? ['网络互助', '熟人交友'] : [])
    }
    expect(findCategory('organisation', 11_006)?.documents).toEqual([
      ['营业执照（经营范围含住宿）'],
      ['特种行业许可证（经营范围含旅馆业）'],
      ['与两家以上住宿方的合作协议', '合作方的特种行业许可证或营业执照（含住宿）'],
    ])
    // The overseas list says of the same category something else.
    expect(findCategory('overseas', 9002)).toMatchObject({ isQualified: true, documents: [] })
  })

  it('ask for no more documents than can be given', () => {
    const sets = Object.values(categoryTrees).flatMap(({ first }) =>
      first.flatMap(({ second }) => second.flatMap(({ documents }) => documents)),
    )
    const most = policyOf('guide-2018').value('category.documents')
    expect(sets.filter((set) => set.length > most || new Set(set).size < set.length)).toEqual([])
    expect(sets.flat().filter((name) => name.length > 300 || name.includes('《'))).toEqual([])
  })

  it('do not lend each other their categories', () => {
    const [banking] = categoryTrees.organisation.first.find(({ name }) => name === '金融业')?.second ?? []
    expect(findCategory('organisation', banking?.id ?? 0)).toMatchObject({ firstName: '金融业' })
    expect(findCategory('individual-2018', banking?.id ?? 0)).toBeUndefined()
  })
})
