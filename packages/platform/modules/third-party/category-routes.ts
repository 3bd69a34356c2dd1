/**
 * WeChat's open interfaces for the categories of an app (§2.4). Done by the same services as in the
 * owner's console, and refused by the same rules; the authorisation stands for the administrator.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Certificate, WantedCategory } from '@maque/protocol/platform/category-interfaces.ts'
import type { ChosenCategory, DocumentProof } from '@maque/protocol/platform/profile.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { certificateLabel, documentName, entriesOf, placeOf } from './category-words.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing } from './developing.ts'
import { BASICS_SET } from './permission-sets.ts'
import {
  categoryNotChosen,
  categoryOther,
  categoryPairWrong,
  verifyTypeUnknown,
} from './profile-interface-problems.ts'
import type { GivenProofs, ProfilePorts } from './profile-ports.ts'

export function categoryRoutes(ports: ProfilePorts): readonly Route[] {
  return [...readingRoutes(ports), ...choosingRoutes(ports)]
}

function readingRoutes(ports: ProfilePorts): readonly Route[] {
  const { categories, treeNamed, treeFor } = ports
  const admitted = byPlatforms(ports, BASICS_SET)
  return [
    route({
      endpoint: 'GET /cgi-bin/wxopen/getallcategories',
      guard: anyone,
      handle: admitted(async (_, { appId }) => {
        const { tree } = await categories.of(appId)
        return accept({ answer: { ...done, categories_list: { categories: entriesOf(treeNamed(tree)) } } })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/getcategoriesbytype',
      ...changing,
      changesNothing: true,
      handle: admitted(async ({ body: { verify_type } }) => {
        const subject = SUBJECTS[verify_type]
        if (!subject) return refuse(verifyTypeUnknown)
        const tree = treeNamed(treeFor(subject))
        return accept({ answer: { ...done, categories_list: { categories: entriesOf(tree) } } })
      }),
    }),
    route({
      endpoint: 'GET /cgi-bin/wxopen/getcategory',
      guard: anyone,
      handle: admitted(async (_, { appId }) => {
        const { chosen, places, additions } = await categories.of(appId)
        return accept({
          answer: {
            ...done,
            categories: chosen.map(told),
            limit: additions.limit,
            quota: Math.max(0, additions.limit - additions.used),
            category_limit: places.limit,
          },
        })
      }),
    }),
  ]
}

/** By WeChat's numbers. */
const SUBJECTS = ['individual', 'enterprise', 'government', 'media', 'other'] as const

/** Not a rule: WeChat's words for it. */
const AUDIT_STATES: Readonly<Record<ChosenCategory['state'], number>> = {
  pending: 1,
  refused: 2,
  approved: 3,
}

const LAPSED: Readonly<Record<NonNullable<ChosenCategory['lapsed']>, string>> = {
  expired:
    '资质材料已过期，请用 modifycategory 重新提交。The documents have run out: submit others with modifycategory.',
  'not-listed': '这类主体已不能选择这个类目。Subjects of this type can choose this category no longer.',
}

/** What was approved and is not in force any more is as good as refused. */
function told({ id, name, firstId, firstName, state, reason = '', lapsed }: ChosenCategory) {
  return {
    first: firstId,
    first_name: firstName,
    second: id,
    second_name: name,
    audit_status: lapsed ? AUDIT_STATES.refused : AUDIT_STATES[state],
    audit_reason: lapsed ? LAPSED[lapsed] : state === 'refused' ? reason : '',
  }
}

function choosingRoutes(ports: ProfilePorts): readonly Route[] {
  const { categories, media, documents, treeNamed } = ports
  const admitted = byPlatforms(ports, BASICS_SET)

  /** As documents of the app: temporary media may be gone before an auditor looks. */
  const keep = async (
    appId: string,
    certificates: readonly Certificate[],
    sets: readonly (readonly string[])[],
  ): Promise<Result<GivenProofs, RaisedProblem>> => {
    const documentIds: string[] = []
    const proofs: DocumentProof[] = []
    for (const certificate of certificates) {
      const picture = await media.read(appId, certificate.value)
      if (!picture.ok) return picture
      const added = await documents.add(appId, certificateLabel(certificate), picture.value.bytes)
      if (!added.ok) return added
      const { documentId } = added.value
      // Where a category asks for nothing by name, whatever proves it does.
      if (sets.length === 0) documentIds.push(documentId)
      else proofs.push({ documentId, proves: documentName(certificate.key, sets) })
    }
    return accept({ documentIds, proofs })
  }

  const add = async (
    appId: string,
    { first, second, certicates }: WantedCategory,
  ): Promise<Result<void, RaisedProblem>> => {
    const place = placeOf(treeNamed((await categories.of(appId)).tree), second)
    if (place && place.firstId !== first) return refuse(categoryPairWrong({ first, second }))
    const given = await keep(appId, certicates, place?.documents ?? [])
    return given.ok ? categories.add(appId, second, given.value) : given
  }

  const chosenOf = async (
    appId: string,
    { first, second }: Pick<WantedCategory, 'first' | 'second'>,
  ): Promise<ChosenCategory | undefined> =>
    (await categories.of(appId)).chosen.find(({ id, firstId }) => id === second && firstId === first)

  return [
    route({
      endpoint: 'POST /cgi-bin/wxopen/addcategory',
      ...changing,
      audit: 'category.added',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        if (body.categories.length === 0) return refuse(categoryNotChosen)
        for (const wanted of body.categories) {
          const added = await add(appId, wanted)
          if (!added.ok) return added
        }
        note({ what: appId, after: body.categories })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/modifycategory',
      ...changing,
      audit: 'category.asked-again',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        const chosen = await chosenOf(appId, body)
        if (!chosen) return refuse(categoryOther)
        const given = await keep(appId, body.certicates, chosen.takes)
        if (!given.ok) return given
        const asked = await categories.askAgain(appId, body.second, given.value)
        if (!asked.ok) return asked
        note({ what: appId, after: body })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/deletecategory',
      ...changing,
      audit: 'category.removed',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        if (!(await chosenOf(appId, body))) return refuse(categoryNotChosen)
        const removed = await categories.remove(appId, body.second)
        if (!removed.ok) return removed
        note({ what: appId, before: body })
        return accept({ answer: done, actor })
      }),
    }),
  ]
}
