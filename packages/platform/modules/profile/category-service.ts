/** The categories that apps have chosen. Their life is in decide-category.ts. */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type {
  Categories,
  ChosenCategory,
  DocumentProof,
  GivenDocument,
  Quota,
  TreeName,
} from '@maque/protocol/platform/profile.ts'
import { monthStart, nextMonth } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { categoryNews } from './audit-news.ts'
import { reasonOf, reasonText } from './audit-reasons.ts'
import { lackOf } from './category-proofs.ts'
import { findCategory, nameOfCategory, treeOf, type ListedCategory } from './category-trees.ts'
import { decideCategory, type CategoryRefusal, type CategoryStanding } from './decide-category.ts'
import type { Documents } from './documents.ts'
import { decideGame, isGameCategory } from './game-categories.ts'
import {
  categoryLacksDocuments,
  categoryNeedsNone,
  categoryNotForSubject,
  categoryNotRefused,
  categoryPending,
  categoryTwice,
  categoryUnqualified,
  documentNotAskedFor,
  documentsRunOut,
  nothingWaits,
} from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { CategoryRow } from './profile-tables.ts'

type Done = Promise<Result<void, RaisedProblem>>
type Row = Selectable<CategoryRow>

export interface CategoryService {
  of(appId: string): Promise<Categories>
  add(appId: string, categoryId: number, given: Given): Done
  askAgain(appId: string, categoryId: number, given: Given): Done
  remove(appId: string, categoryId: number): Done
  judge(id: string, verdict: CategoryVerdict): Done
  /** The longest waiting first. */
  waiting(): Promise<readonly Row[]>
  find(id: string): Promise<Row | undefined>
  /** Whether it has chosen to be a game, which it then stays. */
  isGame(appId: string): Promise<boolean>
  /** Those that were approved: in force, and lapsed. */
  approved(appId: string): Promise<ApprovedCategories>
}

/** Documents, and those that are one of what the category asks for by name. */
export interface Given {
  readonly documentIds: readonly string[]
  readonly proofs: readonly DocumentProof[]
}

export interface ApprovedCategories {
  readonly inForce: readonly ChosenCategory[]
  readonly lapsed: readonly ChosenCategory[]
}

export interface CategoryVerdict {
  readonly isApproved: boolean
  readonly reason: string | null
  readonly because: string | null
  /** Until when its documents are good; absent: for ever. */
  readonly validUntil?: Date | undefined
}

export interface CategoryServiceOptions extends ProfileOptions {
  readonly documents: Documents
}

export function createCategoryService(options: CategoryServiceOptions): CategoryService {
  return { ...reading(options), ...choosing(options), ...judging(options) }
}

const rowsOf = (appId: string, { database }: Pick<ProfileOptions, 'database'>): Promise<readonly Row[]> =>
  database
    .selectFrom('app_categories')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

async function additionsOf(
  appId: string,
  { database, clock, policy }: Pick<ProfileOptions, 'database' | 'clock' | 'policy'>,
): Promise<Quota> {
  const now = clock.now()
  const { used } = await database
    .selectFrom('category_additions')
    .select(({ fn }) => fn.countAll<string>().as('used'))
    .where('app_id', '=', appId)
    .where('at', '>=', monthStart(now))
    .executeTakeFirstOrThrow()
  const rule = 'category.additions-per-month'
  return { rule, used: Number(used), limit: policy.value(rule), resetsAt: nextMonth(now).toISOString() }
}

function reading(options: CategoryServiceOptions): Pick<CategoryService, 'of' | 'isGame' | 'approved'> {
  const { clock, policy, subjectOf, documents } = options
  const chosenOf = async (appId: string): Promise<readonly ChosenCategory[]> => {
    const tree = treeOf((await subjectOf(appId)).type, policy)
    const now = clock.now()
    return Promise.all(
      (await rowsOf(appId, options)).map(async (row) => {
        const { name, firstId, firstName } = nameOfCategory(row.category_id)
        const lapsed = lapseOf(row, tree, now)
        const because = reasonText(row.because)
        return {
          id: row.category_id,
          name,
          firstId,
          firstName,
          state: row.state,
          ...(row.reason !== null && { reason: row.reason }),
          ...(because && { because }),
          documents: await givenDocuments(row, documents),
          takes: findCategory(tree, row.category_id)?.documents ?? [],
          addedAt: row.added_at.toISOString(),
          ...(row.valid_until && { validUntil: row.valid_until.toISOString() }),
          ...(lapsed && { lapsed }),
        }
      }),
    )
  }
  return {
    async of(appId) {
      const chosen = await chosenOf(appId)
      return {
        tree: treeOf((await subjectOf(appId)).type, policy),
        chosen,
        isGame: chosen.some(({ id }) => isGameCategory(id)),
        places: { rule: 'category.per-app', used: chosen.length, limit: policy.value('category.per-app') },
        additions: await additionsOf(appId, options),
      }
    },
    isGame: async (appId) =>
      (await rowsOf(appId, options)).some(({ category_id }) => isGameCategory(category_id)),
    async approved(appId) {
      const approved = (await chosenOf(appId)).filter(({ state }) => state === 'approved')
      return {
        inForce: approved.filter(({ lapsed }) => !lapsed),
        lapsed: approved.filter(({ lapsed }) => lapsed),
      }
    },
  }
}

/** Why what was approved is not in force any more (85077). */
function lapseOf(row: Row, tree: TreeName, now: Date): ChosenCategory['lapsed'] {
  if (row.state !== 'approved') return undefined
  if (standingOf(row, now) === 'expired') return 'expired'
  return findCategory(tree, row.category_id) ? undefined : 'not-listed'
}

function standingOf(row: Row | undefined, now: Date): CategoryStanding {
  if (!row) return 'none'
  const isExpired = row.state === 'approved' && row.valid_until !== null && row.valid_until <= now
  return isExpired ? 'expired' : row.state
}

function choosing(options: CategoryServiceOptions): Pick<CategoryService, 'add' | 'askAgain' | 'remove'> {
  const { database, clock, random, policy, releases, subjectOf, documents } = options

  /** Documents are there where they are needed, and are the app's. */
  const checkDocuments = async (
    appId: string,
    { isQualified, documents: sets }: Pick<ListedCategory, 'isQualified' | 'documents'>,
    given: Given,
  ): Done => {
    const { documents: ids } = stored(given)
    if (!isQualified && ids.length > 0) return refuse(categoryNeedsNone)
    const lack = lackOf(sets, given.proofs)
    if (lack?.kind === 'missing') return refuse(categoryLacksDocuments(lack))
    if (lack?.kind === 'unknown') return refuse(documentNotAskedFor(lack))
    if (isQualified && ids.length === 0) return refuse(categoryUnqualified)
    if (ids.length > policy.value('category.documents')) {
      return policy.refuse('category.documents', { used: ids.length })
    }
    return documents.check(appId, ids)
  }

  const find = async (appId: string, categoryId: number): Promise<Row | undefined> =>
    (await rowsOf(appId, options)).find((row) => row.category_id === categoryId)

  /** What left the list of its subject meanwhile is proved by whatever does. */
  const listedAs = async (appId: string, categoryId: number) =>
    findCategory(treeOf((await subjectOf(appId)).type, policy), categoryId) ?? {
      isQualified: true,
      documents: [],
    }

  return {
    async add(appId, categoryId, given) {
      await lockFor(database, 'categories of an app', appId)
      const category = findCategory(treeOf((await subjectOf(appId)).type, policy), categoryId)
      if (!category) return refuse(categoryNotForSubject)
      const rows = await rowsOf(appId, options)
      const former = rows.find((row) => row.category_id === categoryId)
      const command = category.isQualified ? 'add-qualified' : 'add'
      const decided = decideCategory(standingOf(former, clock.now()), command)
      if (!decided.ok) return refuse(problems(decided.refusal))
      const { wasEverOnline } = await releases.lifeOf(appId)
      const chosen = rows.map(({ category_id }) => category_id)
      const kind = policy.value('category.games-stay-games')
        ? decideGame({ wanted: categoryId, chosen, wasEverOnline })
        : accept({ replaces: undefined })
      if (!kind.ok) return policy.refuse('category.games-stay-games')
      if (rows.length >= policy.value('category.per-app')) {
        const occupiedBy = rows.map((row) => ({
          kind: 'category',
          label: nameOfCategory(row.category_id).name,
          since: row.added_at.toISOString(),
        }))
        return policy.refuse('category.per-app', { used: rows.length, occupiedBy })
      }
      const { used } = await additionsOf(appId, options)
      if (used >= policy.value('category.additions-per-month')) {
        return policy.refuse('category.additions-per-month', { used, resetsAt: nextMonth(clock.now()) })
      }
      const proven = await checkDocuments(appId, category, given)
      if (!proven.ok) return proven
      const at = clock.now()
      if (kind.value.replaces !== undefined) {
        await database
          .deleteFrom('app_categories')
          .where('app_id', '=', appId)
          .where('category_id', '=', kind.value.replaces)
          .execute()
      }
      await database
        .insertInto('app_categories')
        .values({
          id: newId('category', random),
          app_id: appId,
          category_id: categoryId,
          state: category.isQualified ? 'pending' : 'approved',
          reason: null,
          because: null,
          ...stored(given),
          added_at: at,
          asked_at: at,
          valid_until: null,
        })
        .execute()
      await database.insertInto('category_additions').values({ app_id: appId, at }).execute()
      return accept(undefined)
    },
    async askAgain(appId, categoryId, given) {
      await lockFor(database, 'categories of an app', appId)
      const row = await find(appId, categoryId)
      if (!row) return refuse(notFound)
      const decided = decideCategory(standingOf(row, clock.now()), 'ask-again')
      if (!decided.ok) return refuse(problems(decided.refusal))
      const proven = await checkDocuments(appId, await listedAs(appId, categoryId), given)
      if (!proven.ok) return proven
      await database
        .updateTable('app_categories')
        .set({
          state: 'pending',
          reason: null,
          because: null,
          ...stored(given),
          asked_at: clock.now(),
          valid_until: null,
        })
        .where('id', '=', row.id)
        .execute()
      return accept(undefined)
    },
    async remove(appId, categoryId) {
      await lockFor(database, 'categories of an app', appId)
      const row = await find(appId, categoryId)
      const decided = decideCategory(standingOf(row, clock.now()), 'remove')
      if (!row || !decided.ok) return refuse(decided.ok ? notFound : problems(decided.refusal))
      if (isGameCategory(categoryId) && policy.value('category.games-stay-games')) {
        return policy.refuse('category.games-stay-games')
      }
      await database.deleteFrom('app_categories').where('id', '=', row.id).execute()
      return accept(undefined)
    },
  }
}

function stored({ documentIds, proofs }: Given): Pick<Row, 'documents' | 'proves'> {
  return {
    documents: [...documentIds, ...proofs.map(({ documentId }) => documentId)],
    proves: proofs.length === 0 ? [] : [...documentIds.map(() => ''), ...proofs.map(({ proves }) => proves)],
  }
}

/** With what each of them is, where the category asks for it by name. */
export async function givenDocuments(
  { documents: ids, proves }: Pick<Row, 'documents' | 'proves'>,
  documents: Pick<Documents, 'byIds'>,
): Promise<readonly GivenDocument[]> {
  const known = new Map((await documents.byIds(ids)).map((document) => [document.documentId, document]))
  return ids.flatMap((id, index) => {
    const document = known.get(id)
    const name = proves[index] ?? ''
    return document ? [name === '' ? document : { ...document, proves: name }] : []
  })
}

function judging({
  database,
  clock,
  push,
}: CategoryServiceOptions): Pick<CategoryService, 'judge' | 'waiting' | 'find'> {
  const find = (id: string): Promise<Row | undefined> =>
    database.selectFrom('app_categories').selectAll().where('id', '=', id).executeTakeFirst()
  return {
    find,
    async judge(id, { isApproved, reason, because, validUntil }) {
      const row = await find(id)
      if (!row) return refuse(nothingWaits)
      await lockFor(database, 'categories of an app', row.app_id)
      const now = clock.now()
      const decided = decideCategory(standingOf(await find(id), now), isApproved ? 'approve' : 'refuse')
      if (!decided.ok) return refuse(problems(decided.refusal))
      if (validUntil && validUntil <= now) return refuse(documentsRunOut)
      await database
        .updateTable('app_categories')
        .set({
          state: isApproved ? 'approved' : 'refused',
          reason,
          because,
          valid_until: (isApproved && validUntil) || null,
        })
        .where('id', '=', id)
        .execute()
      const pair = { first: nameOfCategory(row.category_id).firstId, second: row.category_id }
      await push.push(
        row.app_id,
        categoryNews(pair, { at: now, isApproved, reason: reasonOf({ because, reason }) }),
      )
      return accept(undefined)
    },
    waiting: () =>
      database
        .selectFrom('app_categories')
        .selectAll()
        .where('state', '=', 'pending')
        .orderBy('asked_at')
        .execute(),
  }
}

function problems(refusal: CategoryRefusal): RaisedProblem {
  switch (refusal) {
    case 'twice':
      return categoryTwice
    case 'not-refused':
      return categoryNotRefused
    case 'pending':
      return categoryPending
    case 'not-pending':
      return nothingWaits
    case 'not-there':
      return notFound
    default:
      return unreachable(refusal)
  }
}
