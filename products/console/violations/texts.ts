import type { BannedFeature, PunishmentKind, PunishmentState } from '@maque/protocol/platform/violations.ts'
import type { Texts } from '@maque/ui/language.ts'

export const violationTexts: Texts<{
  readonly compliance: string
  readonly nothing: string
  readonly kinds: Readonly<Record<PunishmentKind, string>>
  readonly kindHints: Readonly<Record<PunishmentKind, string>>
  readonly features: Readonly<Record<BannedFeature, string>>
  readonly states: Readonly<Record<PunishmentState, string>>
  readonly over: string
  readonly forEver: string
  readonly until: string
  readonly app: string
  readonly period: string
  readonly pictures: string
  readonly evidence: (number: number) => string
  readonly material: (number: number) => string
  readonly addEvidence: string
  readonly appFirst: string
  readonly addMaterial: string
  readonly appeal: string
  readonly appealText: string
  readonly appealHint: string
  readonly appealMade: string
  readonly appealUntil: string
  readonly answer: string
  readonly uphold: string
  readonly overturn: string
  readonly lift: string
  readonly reason: string
  readonly punish: string
  readonly newPunishment: string
  readonly kind: string
  readonly feature: string
  readonly rule: string
  readonly days: string
  readonly daysHint: string
  readonly search: string
  readonly cancel: string
  readonly done: string
}> = {
  zh: {
    compliance: '违规与申诉',
    nothing: '没有违规记录',
    kinds: {
      warn: '警告',
      hide: '限制搜索',
      'feature-ban': '禁用功能',
      suspend: '暂停服务',
      ban: '封禁',
      'subject-ban': '主体列入黑名单',
    },
    kindHints: {
      warn: '只告知，不影响使用。',
      hide: '不能被搜索到，仍可打开。',
      'feature-ban': '所选功能的接口不能调用。',
      suspend: '到期前用户不能打开。',
      ban: '用户不能打开。',
      'subject-ban': '该主体的所有小程序都不能打开，也不能再注册。',
    },
    features: { messages: '订阅消息', 'customer-service': '客服消息', codes: '小程序码', links: '链接' },
    states: {
      'in-force': '生效中',
      appealing: '申诉中',
      upheld: '申诉未成立',
      overturned: '申诉成立，已撤销',
      lifted: '已解除',
    },
    over: '已到期',
    forEver: '永久',
    until: '至',
    app: '小程序',
    period: '期限',
    pictures: '证据',
    evidence: (number) => `证据 ${number}`,
    material: (number) => `材料 ${number}`,
    addEvidence: '添加截图',
    appFirst: '请先填写小程序 AppID。',
    addMaterial: '添加材料',
    appeal: '申诉',
    appealText: '申诉理由',
    appealHint: '由另一位工作人员处理，每项处罚只能申诉一次，最多 5 份材料。处理期间处罚仍然有效。',
    appealMade: '已提交申诉',
    appealUntil: '可申诉至',
    answer: '答复',
    uphold: '维持处罚',
    overturn: '撤销处罚',
    lift: '解除处罚',
    reason: '说明',
    punish: '处罚',
    newPunishment: '新的处罚',
    kind: '处罚方式',
    feature: '功能',
    rule: '违反的规则',
    days: '天数',
    daysHint: '不填为永久',
    search: '小程序名称或 AppID',
    cancel: '取消',
    done: '已处理',
  },
  en: {
    compliance: 'Violations',
    nothing: 'There are no violations',
    kinds: {
      warn: 'Warning',
      hide: 'Hidden from search',
      'feature-ban': 'Feature banned',
      suspend: 'Suspended',
      ban: 'Banned',
      'subject-ban': 'Subject on the black list',
    },
    kindHints: {
      warn: 'It tells, and changes nothing.',
      hide: 'Searching does not find it; it can be opened.',
      'feature-ban': 'The interfaces of one feature cannot be called.',
      suspend: 'Nobody can open it until that day.',
      ban: 'Nobody can open it.',
      'subject-ban': 'Nobody can open any app of this subject, which can register no more.',
    },
    features: {
      messages: 'Subscribed messages',
      'customer-service': 'Customer service',
      codes: 'Codes',
      links: 'Links',
    },
    states: {
      'in-force': 'In force',
      appealing: 'Appealed against',
      upheld: 'Upheld after an appeal',
      overturned: 'Taken back after an appeal',
      lifted: 'Lifted',
    },
    over: 'Over',
    forEver: 'for ever',
    until: 'until',
    app: 'Mini program',
    period: 'Period',
    pictures: 'Evidence',
    evidence: (number) => `Evidence ${number}`,
    material: (number) => `File ${number}`,
    addEvidence: 'Add a picture',
    appFirst: 'Say first which mini program it is about.',
    addMaterial: 'Add a file',
    appeal: 'Appeal',
    appealText: 'Why you disagree',
    appealHint:
      'Somebody else decides it. A punishment can be appealed against once, with up to five files; it holds meanwhile.',
    appealMade: 'The appeal was made',
    appealUntil: 'Appeal until',
    answer: 'Answer',
    uphold: 'Uphold',
    overturn: 'Take back',
    lift: 'Lift',
    reason: 'Explanation',
    punish: 'Punish',
    newPunishment: 'A new punishment',
    kind: 'Punishment',
    feature: 'Feature',
    rule: 'Rule that was broken',
    days: 'Days',
    daysHint: 'Empty: for ever',
    search: 'Name or AppID',
    cancel: 'Cancel',
    done: 'Done',
  },
}
