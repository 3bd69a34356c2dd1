/**
 * Lists of categories and their documents in the words of WeChat's interface. No I/O in here.
 *
 * Not a rule: the numbers here are words of that interface.
 */
import type { CategoryEntry, Certificate } from '@maque/protocol/platform/category-interfaces.ts'
import type { CategoryTree } from '@maque/protocol/platform/profile.ts'
import { SECOND_MS } from '../../kernel/clock.ts'

const ROOT = 0
const nothingAsked = { exter_list: [], remark: '' } as const

/** The root, the first level and the second one, each with what is below it. */
export function entriesOf({ first }: CategoryTree): readonly CategoryEntry[] {
  const root = { id: ROOT, children: first.map(({ id }) => id), qualify: nothingAsked }
  const below = first.flatMap(({ id: father, name, second }) => [
    {
      id: father,
      name,
      level: 1,
      father: ROOT,
      children: second.map(({ id }) => id),
      sensitive_type: 0,
      qualify: nothingAsked,
    },
    ...second.map((one) => ({
      id: one.id,
      name: one.name,
      level: 2,
      father,
      children: [],
      sensitive_type: one.isQualified ? 1 : 0,
      qualify: {
        exter_list: one.documents.map((set) => ({ inner_list: set.map((name) => ({ name, url: '' })) })),
        remark: one.isQualified && one.documents.length === 0 ? ANYTHING : '',
      },
    })),
  ])
  return [root, ...below]
}

const ANYTHING = '任何能证明资质的材料 · whatever proves the qualification'

/** Where a category of the second level is in a list, and what it asks for. */
export function placeOf(
  { first }: CategoryTree,
  categoryId: number,
): { readonly firstId: number; readonly documents: readonly (readonly string[])[] } | undefined {
  for (const { id: firstId, second } of first) {
    const found = second.find(({ id }) => id === categoryId)
    if (found) return { firstId, documents: found.documents }
  }
  return undefined
}

/** The document that is meant: programs write its name with its brackets, or without. */
export function documentName(key: string, sets: readonly (readonly string[])[]): string {
  const bare = (name: string): string => name.replace(/^《|》$/g, '')
  return sets.flat().find((name) => bare(name) === bare(key)) ?? key
}

/** As auditors read it: until when it is good is theirs to say, and this is what they are told. */
export function certificateLabel({ key, expire_time, is_permanent }: Certificate): string {
  if (is_permanent === true || is_permanent === 1) return `${key}（长期有效）`
  if (expire_time === undefined || expire_time <= 0) return key
  const day = new Date(expire_time * SECOND_MS).toISOString().slice(0, 10)
  return `${key}（有效期至 ${day}）`
}
