import { unreachable } from '@maque/base/unreachable.ts'
import type { BannedFeature, PunishmentKind } from '@maque/protocol/platform/violations.ts'
import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { PunishmentRefusal } from './decide.ts'

export const ownAppPunished = plainProblem('own-app', 403, {
  zh: '不能处置自己参与的小程序。',
  en: 'Nobody judges an app that they belong to.',
})

export const ruleUnknown = plainProblem('rule-unknown', 422, {
  zh: '请选择所违反的规则。',
  en: 'Say which rule was broken.',
})

export const featureMissing = plainProblem('feature-missing', 422, {
  zh: '禁用功能时请选择功能，其他处置没有功能。',
  en: 'A ban of a feature names it; nothing else does.',
})

export const termMissing = plainProblem('term-missing', 422, {
  zh: '暂停服务须有期限；警告没有期限。',
  en: 'A suspension ends on a day; a warning has no end.',
})

export const evidenceUnknown = plainProblem('evidence-unknown', 422, {
  zh: '没有这份文件。',
  en: 'There is no such file.',
})

export const evidenceType = plainProblem('evidence-type', 422, {
  zh: '证据应为 PNG、JPEG 或 WebP 图片。',
  en: 'Evidence is a PNG, JPEG or WebP picture.',
})

export const materialType = plainProblem('material-type', 422, {
  zh: '申诉材料应为 PNG、JPEG、WebP 图片或 PDF。',
  en: 'Material is a PNG, JPEG or WebP picture, or a PDF.',
})

/** As calendars name it. */
function dayOf(moment: Date): string {
  return moment.toISOString().split('T')[0] ?? ''
}

/** What users read. */
export const closedByPlatform = defineProblem<{
  readonly kind: PunishmentKind
  readonly endsAt: Date | undefined
}>({
  code: 'closed-by-platform',
  status: 409,
  says: ({ endsAt }) =>
    endsAt === undefined
      ? {
          zh: '该小程序因违反平台规则，已停止服务。',
          en: 'This mini program was closed because it broke the platform’s rules.',
        }
      : {
          zh: `该小程序因违反平台规则，暂停服务至 ${dayOf(endsAt)}。`,
          en: `This mini program broke the platform’s rules and is closed until ${dayOf(endsAt)}.`,
        },
})

export const hiddenByPlatform = plainProblem(
  'hidden-by-platform',
  409,
  {
    zh: '小程序被平台限制搜索，处罚结束或申诉成立后才能恢复。',
    en: 'The platform hides this mini program from search, until the punishment ends or an appeal is successful.',
  },
  85083,
)

/** Not a rule: WeChat's numbers of these refusals. */
const bannedErrcodes: Readonly<Record<BannedFeature, number>> = {
  messages: 43107,
  'customer-service': 45087,
  codes: 85408,
  links: 85408,
}

export function featureBanned(feature: BannedFeature): RaisedProblem {
  return plainProblem(
    'feature-banned',
    403,
    { zh: '这项功能因违规被平台禁用。', en: 'The platform has banned this feature for breaking its rules.' },
    bannedErrcodes[feature],
  )
}

export const subjectBanned = plainProblem(
  'subject-banned',
  403,
  {
    zh: '该主体因违规被列入黑名单，不能注册或使用小程序。',
    en: 'This subject is on the black list: it can neither register nor run mini programs.',
  },
  53001,
)

export function punishmentProblem(refusal: PunishmentRefusal): RaisedProblem {
  switch (refusal) {
    case 'appealed-before':
      return appealedBefore
    case 'appeal-too-late':
      return appealTooLate
    case 'not-appealing':
      return notAppealing
    case 'own-punishment':
      return ownPunishment
    case 'over-already':
      return overAlready
    default:
      return unreachable(refusal)
  }
}

const appealedBefore = plainProblem('appealed-before', 409, {
  zh: '每项处罚只能申诉一次。',
  en: 'A punishment can be appealed against once.',
})
const appealTooLate = plainProblem('appeal-too-late', 409, {
  zh: '已超过申诉期限。',
  en: 'It is too late for an appeal.',
})
const notAppealing = plainProblem('not-appealing', 409, {
  zh: '没有待处理的申诉。',
  en: 'There is no appeal to decide.',
})
const ownPunishment = plainProblem('own-punishment', 403, {
  zh: '申诉须由另一位工作人员处理。',
  en: 'Somebody else decides the appeal against your own deed.',
})
const overAlready = plainProblem('over-already', 409, {
  zh: '这项处罚已经解除。',
  en: 'This punishment is over already.',
})
