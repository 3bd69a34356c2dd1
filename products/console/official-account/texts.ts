import type {
  AssociationEnder,
  AssociationFeature,
  AssociationMode,
  AssociationState,
} from '@maque/protocol/platform/associations.ts'
import type { Texts } from '@maque/ui/language.ts'

export const associationTexts: Texts<{
  readonly title: string
  readonly linkTitle: string
  readonly linkHint: string
  readonly appId: string
  readonly link: string
  readonly scanHint: string
  readonly none: string
  readonly states: Readonly<Record<AssociationState, string>>
  readonly sameSubject: string
  readonly otherSubject: string
  readonly automatic: string
  readonly unlink: string
  readonly confirm: string
  readonly unlinkHint: string
  readonly takeBack: string
  readonly takeBackHint: string
  readonly answerUntil: string
  readonly since: string
  readonly ended: string
  readonly endedBy: Readonly<Record<AssociationEnder, string>>
  readonly thisMonth: string
  readonly ofThem: (same: string, other: string) => string
  readonly resets: string
  readonly features: Readonly<Record<AssociationFeature, string>>
  readonly neededFor: string
  readonly officialAccounts: string
  readonly mode: string
  readonly modeHint: string
  readonly modes: Readonly<Record<AssociationMode, string>>
  readonly accept: string
  readonly refuse: string
}> = {
  zh: {
    title: '关联的小程序',
    linkTitle: '关联小程序',
    linkHint: '公众号管理员先扫码；随后由小程序的管理员确认（除非它允许直接关联）。',
    appId: '小程序 AppID',
    link: '关联',
    scanHint: '请公众号管理员扫描二维码并确认。',
    none: '还没有关联。',
    states: {
      'waiting-official-account': '待公众号管理员扫码',
      'waiting-app': '待小程序管理员确认',
      linked: '已关联',
      refused: '已拒绝',
      expired: '逾期未答复',
      unlinked: '已解除',
    },
    sameSubject: '同主体',
    otherSubject: '非同主体',
    automatic: '快速注册',
    unlink: '解除关联',
    confirm: '扫码确认',
    unlinkHint: '解除后依赖关联的功能立即失效；本月的新增次数不会恢复。',
    takeBack: '撤回',
    takeBackHint: '撤回后对方不再看到这次申请；已扫码的申请仍计入本月新增次数。',
    answerUntil: '答复期限',
    since: '关联于',
    ended: '本月结束的关联',
    endedBy: { 'official-account': '公众号一方', app: '小程序一方', account: '帐号注销' },
    thisMonth: '本月新增',
    ofThem: (same, other) => `（同主体 ${same}，非同主体 ${other}）`,
    resets: '恢复于',
    features: {
      articles: '图文消息',
      menu: '自定义菜单',
      'template-messages': '模板消息',
      nearby: '附近的小程序',
      'customer-service': '客服消息',
    },
    neededFor: '需要关联才能使用',
    officialAccounts: '关联的公众号',
    mode: '被公众号关联时',
    modeHint: '由小程序管理员设置；到期未答复的申请自动失效。',
    modes: { confirm: '需管理员确认', 'no-confirm': '无需确认', forbid: '禁止关联' },
    accept: '同意',
    refuse: '拒绝',
  },
  en: {
    title: 'Associated mini programs',
    linkTitle: 'Associate a mini program',
    linkHint:
      'The administrator of this official account scans first; then the mini program’s administrator confirms, unless it asks nobody.',
    appId: 'AppID of the mini program',
    link: 'Associate',
    scanHint: 'The administrator of the official account scans this code and confirms.',
    none: 'Nothing is associated yet.',
    states: {
      'waiting-official-account': 'Waiting for this account’s administrator',
      'waiting-app': 'Waiting for the mini program’s administrator',
      linked: 'Associated',
      refused: 'Refused',
      expired: 'Not answered in time',
      unlinked: 'Ended',
    },
    sameSubject: 'Same subject',
    otherSubject: 'Other subjects',
    automatic: 'Registered from here',
    unlink: 'End the association',
    confirm: 'Scan to confirm',
    unlinkHint: 'What needs the association stops at once; it still counts among the new ones of this month.',
    takeBack: 'Take back',
    takeBackHint:
      'The other side sees no question any more; what was scanned still counts among the new ones of this month.',
    answerUntil: 'To be answered by',
    since: 'associated',
    ended: 'Ended this month',
    endedBy: {
      'official-account': 'by the official account',
      app: 'by the mini program',
      account: 'with an account',
    },
    thisMonth: 'New this month',
    ofThem: (same, other) => ` (same subject ${same}, others ${other})`,
    resets: 'Resets',
    features: {
      articles: 'articles',
      menu: 'menu',
      'template-messages': 'template messages',
      nearby: 'nearby mini programs',
      'customer-service': 'customer service',
    },
    neededFor: 'Needed for',
    officialAccounts: 'Associated official accounts',
    mode: 'When an official account asks',
    modeHint: 'The administrator sets this. What is not answered in time expires.',
    modes: { confirm: 'Ask the administrator', 'no-confirm': 'Ask nobody', forbid: 'Refuse' },
    accept: 'Accept',
    refuse: 'Refuse',
  },
}
