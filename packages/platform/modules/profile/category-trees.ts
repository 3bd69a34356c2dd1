/**
 * The lists of categories (S28, S29, X11): for organisations, for individuals as they are now and
 * as they were in 2018, and for subjects overseas. Those of subjects that can be registered end with
 * games. A category has one number in all lists.
 */
import { z } from 'zod'
import type { CategoryTree, TreeName } from '@maque/protocol/platform/profile.ts'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import documentSets from './categories/documents.json' with { type: 'json' }
import individual from './categories/individual.json' with { type: 'json' }
import individual2018 from './categories/individual-2018.json' with { type: 'json' }
import organisation from './categories/organisation.json' with { type: 'json' }
import overseas from './categories/overseas.json' with { type: 'json' }
import { gamesOf } from './game-categories.ts'

const listed = z.object({
  first: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      second: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          qualified: z.boolean().optional(),
          third: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
})

const setsOf = new Map(documentSets.sets.flatMap(({ of, anyOf }) => of.map((id) => [id, anyOf] as const)))

function read(tree: TreeName, data: unknown): CategoryTree {
  const services = listed.parse(data).first.map(({ second, ...rest }) => ({
    ...rest,
    isGame: false,
    second: second.map(({ qualified = false, third = [], ...one }) => ({
      ...one,
      isQualified: qualified,
      documents: qualified && tree !== 'overseas' ? (setsOf.get(one.id) ?? []) : [],
      third,
    })),
  }))
  const games = tree === 'overseas' ? [] : [gamesOf(tree === 'organisation' ? tree : 'individual')]
  return { tree, first: [...services, ...games] }
}

export const categoryTrees: Readonly<Record<TreeName, CategoryTree>> = {
  organisation: read('organisation', organisation),
  individual: read('individual', individual),
  'individual-2018': read('individual-2018', individual2018),
  overseas: read('overseas', overseas),
}

export function isTreeName(name: string): name is TreeName {
  return Object.hasOwn(categoryTrees, name)
}

/** Whose list a subject chooses from. Subjects overseas cannot be registered; theirs can be read. */
export function treeOf(subject: SubjectType, policy: Policy): TreeName {
  if (subject !== 'individual') return 'organisation'
  return policy.value('category.personal-list-of-2018') ? 'individual-2018' : 'individual'
}

export interface ListedCategory {
  readonly id: number
  readonly name: string
  readonly firstId: number
  readonly firstName: string
  readonly isQualified: boolean
  readonly documents: readonly (readonly string[])[]
}

export function findCategory(tree: TreeName, categoryId: number): ListedCategory | undefined {
  for (const { id: firstId, name: firstName, second } of categoryTrees[tree].first) {
    const found = second.find(({ id }) => id === categoryId)
    if (found) return { ...found, firstId, firstName }
  }
  return undefined
}

/** In whichever list it is: those of an app stay when the list of its subject has changed. */
export function nameOfCategory(categoryId: number): Pick<ListedCategory, 'name' | 'firstId' | 'firstName'> {
  for (const tree of Object.keys(categoryTrees)) {
    const found = isTreeName(tree) ? findCategory(tree, categoryId) : undefined
    if (found) return found
  }
  throw new Error(`there is no category ${categoryId}`)
}
