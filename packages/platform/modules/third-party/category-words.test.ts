import { describe, expect, it } from 'vitest'
import type { CategoryTree } from '@maque/protocol/platform/profile.ts'
import { certificateLabel, documentName, entriesOf, placeOf } from './category-words.ts'

const second = (id: number, isQualified: boolean, documents: readonly (readonly string[])[]) => ({
  id,
  name: `类目 ${id}`,
  isQualified,
  documents,
  third: [],
})
const tree: CategoryTree = {
  tree: 'organisation',
  first: [
    { id: 8, name: '教育', isGame: false, second: [second(39, true, [['《许可证》', '合同'], ['批文']])] },
    { id: 9, name: '工具', isGame: false, second: [second(40, false, []), second(41, true, [])] },
  ],
}

describe('a list of categories in the words of WeChat’s interface (§2.4)', () => {
  const entries = new Map(entriesOf(tree).map((entry) => [entry.id, entry]))
  it('has a root, and two levels below it that name each other', () => {
    expect([...entries.keys()]).toEqual([0, 8, 39, 9, 40, 41])
    expect(entries.get(0)).toMatchObject({ children: [8, 9] })
    expect(entries.get(9)).toMatchObject({ name: '工具', level: 1, father: 0, children: [40, 41] })
    expect(entries.get(40)).toMatchObject({ name: '类目 40', level: 2, father: 9, children: [] })
  })
  it.each([
    ['needs any one of its sets, and of that all', 39, 1, [['《许可证》', '合同'], ['批文']], ''],
    ['needs nothing', 40, 0, [], ''],
    ['needs whatever proves it', 41, 1, [], expect.stringContaining('任何')],
  ])('says which %s', (_, id, sensitive_type, sets, remark) => {
    const entry = entries.get(id)
    expect(entry).toMatchObject({ sensitive_type, qualify: { remark } })
    const names = entry?.qualify.exter_list.map(({ inner_list }) => inner_list.map(({ name }) => name))
    expect(names).toEqual(sets)
  })
  it('finds a category by its number', () => {
    expect(placeOf(tree, 41)).toEqual({ firstId: 9, documents: [] })
    expect(placeOf(tree, 8)).toBeUndefined()
  })
})

describe('a document (§2.4)', () => {
  const sets = [['《许可证》', '合同'], ['批文']]
  it.each([
    ['with its brackets', '《许可证》', '《许可证》'],
    ['without them', '许可证', '《许可证》'],
    ['with brackets that the list leaves out', '《批文》', '批文'],
    ['that is not asked for, as it was written', '《别的》', '《别的》'],
  ])('is named %s', (_, key, name) => {
    expect(documentName(key, sets)).toBe(name)
  })
  it.each([
    [{}, '许可证'],
    [{ expire_time: 0 }, '许可证'],
    [{ expire_time: 1_800_000_000 }, '许可证（有效期至 2027-01-15）'],
    [{ expire_time: 1_800_000_000, is_permanent: 0 }, '许可证（有效期至 2027-01-15）'],
    [{ expire_time: 1_800_000_000, is_permanent: 1 }, '许可证（长期有效）'],
    [{ is_permanent: true }, '许可证（长期有效）'],
  ])('tells auditors how long it is said to be good: %o', (more, label) => {
    expect(certificateLabel({ key: '许可证', value: 'm', ...more })).toBe(label)
  })
})
