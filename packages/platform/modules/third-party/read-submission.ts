/**
 * What `submit_audit` says, as the console's form would say it. No clock, database or provider in here.
 *
 * Not a rule: the numbers here are words of WeChat's interface.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AuditBody, AuditItem } from '@maque/protocol/platform/code-interfaces.ts'
import type { ChosenCategory } from '@maque/protocol/platform/profile.ts'
import type { NewPageGroup, Submission, UgcDeclaration } from '@maque/protocol/platform/review.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { categoryUnknown, ugcUnknown } from './code-problems.ts'

export interface ReadSubmission {
  readonly groups: readonly NewPageGroup[]
  readonly note: string
  readonly feedback: string
  readonly materials: readonly string[]
  readonly previews: readonly string[]
  readonly saysPrivacyUnused: boolean
  readonly orderPath: string
  readonly ugc?: UgcDeclaration
}

export function readSubmission(
  body: AuditBody,
  categories: readonly ChosenCategory[],
): Result<ReadSubmission, RaisedProblem> {
  const { preview_info, feedback_stuff, order_path } = body
  const ugc = body.ugc_declare ? readUgc(body.ugc_declare) : accept(undefined)
  if (!ugc.ok) return ugc
  const groups: NewPageGroup[] = []
  for (const item of body.item_list) {
    const category = categoryOf(item, categories)
    if (!category) return refuse(categoryUnknown({ page: item.address }))
    groups.push({
      page: item.address.replace(/^\//, ''),
      title: item.title,
      tags: item.tag.split(/\s+/u).filter((tag) => tag !== ''),
      category: category.id,
    })
  }
  return accept({
    groups,
    note: body.version_desc,
    feedback: body.feedback_info,
    materials: feedback_stuff.split('|').filter((id) => id !== ''),
    previews: [...(preview_info?.pic_id_list ?? []), ...(preview_info?.video_id_list ?? [])],
    saysPrivacyUnused: body.privacy_api_not_use,
    orderPath: order_path,
    ...(ugc.value && { ugc: ugc.value }),
  })
}

/** By its number, or by its names where no number is said. */
function categoryOf(
  { first_class, second_class, second_id }: AuditItem,
  categories: readonly ChosenCategory[],
): ChosenCategory | undefined {
  return second_id === undefined || second_id === 0
    ? categories.find(({ firstName, name }) => firstName === first_class && name === second_class)
    : categories.find(({ id }) => id === second_id)
}

const SCENES: readonly (UgcDeclaration['scenes'][number] | undefined)[] = [
  undefined,
  'profile',
  'picture',
  'video',
  'text',
  'other',
]

const METHODS: readonly (UgcDeclaration['methods'][number] | undefined)[] = [
  undefined,
  'platform-check',
  'other-check',
  'by-hand',
  'none',
]

/** A scene of 0: there are none. */
function readUgc(said: NonNullable<AuditBody['ugc_declare']>): Result<UgcDeclaration, RaisedProblem> {
  const scenes = said.scene.filter((scene) => scene !== 0).map((scene) => SCENES[scene])
  const methods = said.method.map((method) => METHODS[method])
  const isKnown = <Word>(word: Word | undefined): word is Word => word !== undefined
  if (!scenes.every(isKnown) || !methods.every(isKnown)) return refuse(ugcUnknown)
  const description = [said.other_scene_desc, said.audit_desc].filter((text) => text !== '').join('\n')
  return accept({ scenes, methods, hasAuditTeam: said.has_audit_team === 1, description })
}

/** What became of a submission, by its number. */
export function auditStatusOf({ state, verdicts }: Submission): {
  readonly status: number
  readonly reason: string
  readonly screenshots: readonly string[]
} {
  const told = verdicts.findLast(({ kind }) => kind === (state === 'delayed' ? 'delayed' : 'rejected'))
  const saysWhy = state === 'rejected' || state === 'appealing' || state === 'delayed'
  const findings = saysWhy ? (told?.findings ?? []) : []
  const lines = findings.map(({ item, page, text }) => `${item.id} ${page}：${text}`)
  return {
    status: STATUS[state],
    reason: saysWhy ? [told?.text ?? '', ...lines].filter((text) => text !== '').join('\n') : '',
    screenshots: findings.flatMap(({ evidence }) => evidence),
  }
}

/** What was approved stays so when a newer one is submitted; an appeal is about a rejection. */
const STATUS: Readonly<Record<Submission['state'], number>> = {
  approved: 0,
  replaced: 0,
  rejected: 1,
  appealing: 1,
  pending: 2,
  withdrawn: 3,
  delayed: 4,
}

/** Whether its page of orders is in review (2), rejected (3) or approved (4): with the version, as one. */
export function orderPathStatusOf({ state }: Pick<Submission, 'state'>): number {
  if (state === 'approved' || state === 'replaced') return 4
  return state === 'rejected' || state === 'appealing' ? 3 : 2
}
