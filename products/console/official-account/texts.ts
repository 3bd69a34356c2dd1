import type {
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
  readonly thisMonth: string
  readonly resets: string
  readonly features: Readonly<Record<AssociationFeature, string>>
  readonly neededFor: string
  readonly officialAccounts: string
  readonly mode: string
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
      unlinked: '已解除',
    },
    sameSubject: '同主体',
    otherSubject: '非同主体',
    automatic: '快速注册',
    unlink: '解除关联',
    confirm: '扫码确认',
    unlinkHint: '解除后依赖关联的功能立即失效；本月的新增次数不会恢复。',
    thisMonth: '本月新增',
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
    modes: { confirm: '需我确认', 'no-confirm': '无需确认', forbid: '禁止关联' },
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
      unlinked: 'Ended',
    },
    sameSubject: 'Same subject',
    otherSubject: 'Other subjects',
    automatic: 'Registered from here',
    unlink: 'End the association',
    confirm: 'Scan to confirm',
    unlinkHint: 'What needs the association stops at once; it still counts among the new ones of this month.',
    thisMonth: 'New this month',
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
    modes: { confirm: 'Ask me', 'no-confirm': 'Ask nobody', forbid: 'Refuse' },
    accept: 'Accept',
    refuse: 'Refuse',
  },
}
