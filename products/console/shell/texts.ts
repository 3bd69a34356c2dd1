import type { Texts } from '@maque/ui/language.ts'

export const shellTexts: Texts<{
  readonly brand: string
  readonly areas: string
  readonly apps: string
  readonly review: string
  readonly loading: string
  readonly failed: string
  readonly notRenewed: string
  readonly again: string
  readonly sendAgain: string
  readonly againIn: (seconds: number) => string
  readonly app: string
  readonly account: string
  readonly profile: string
  readonly associations: string
  readonly fastRegistration: string
  readonly openAccount: string
  readonly openApplications: string
  readonly unionIds: string
  readonly thirdParty: string
  readonly platforms: string
  readonly asOfficial: string
  readonly enterprise: string
  readonly workbench: string
  readonly security: string
  readonly operation: string
  readonly limit: (limit: number, used: number) => string
  readonly resets: string
  readonly rule: string
  readonly noSuchId: string
  readonly justNow: string
  readonly cancel: string
  readonly copy: string
  readonly copied: string
  readonly tryOut: string
  readonly wouldDo: string
  readonly wouldDoOnceConfirmed: string
  readonly ofWhichUsed: (used: number) => string
}> = {
  zh: {
    brand: '麻雀控制台',
    areas: '功能区',
    apps: '我的小程序',
    review: '审核队列',
    loading: '加载中…',
    failed: '加载失败',
    notRenewed: '下面的内容可能已不是最新',
    again: '重试',
    sendAgain: '重新发送',
    againIn: (seconds) => `${seconds} 秒后可重新发送`,
    app: '小程序',
    account: '我的帐号',
    profile: '资料',
    associations: '关联小程序',
    fastRegistration: '快速注册',
    openAccount: '绑定帐号',
    openApplications: '应用',
    unionIds: 'UnionID',
    thirdParty: '第三方平台',
    platforms: '第三方授权',
    asOfficial: '这个链接要由公众号打开：请退出后用公众号自己的邮箱登录，再打开它。',
    enterprise: '企业',
    workbench: '工作台',
    security: '帐号安全',
    operation: '运营',
    limit: (limit, used) => `上限 ${limit}，已用 ${used}`,
    resets: '恢复于',
    rule: '规则',
    noSuchId: '没有这个 ID 的帐号，请核对后重试。',
    justNow: '刚刚',
    cancel: '取消',
    copy: '复制',
    copied: '已复制',
    tryOut: '先检查，不提交',
    wouldDo: '检查通过：可以提交。什么都没有改变。',
    wouldDoOnceConfirmed: '检查通过：可以提交，提交时由管理员扫码确认。什么都没有改变。',
    ofWhichUsed: (used) => `（已用 ${used}）`,
  },
  en: {
    brand: 'Maque console',
    areas: 'Areas',
    apps: 'My mini programs',
    review: 'Review queue',
    loading: 'Loading…',
    failed: 'Could not load',
    notRenewed: 'What stands below may be out of date',
    again: 'Try again',
    sendAgain: 'Send again',
    againIn: (seconds) => `Again in ${seconds} s`,
    app: 'Mini program',
    account: 'My account',
    profile: 'Profile',
    associations: 'Mini programs',
    fastRegistration: 'Fast registration',
    openAccount: 'Bound accounts',
    openApplications: 'Applications',
    unionIds: 'UnionIDs',
    thirdParty: 'Third party',
    platforms: 'Authorised platforms',
    asOfficial:
      'This link is for an official account: sign out, sign in with its own e-mail address, and open it again.',
    enterprise: 'Enterprise',
    workbench: 'Workbench',
    security: 'Security',
    operation: 'Operation',
    limit: (limit, used) => `At most ${limit}, ${used} used`,
    resets: 'Resets',
    rule: 'Rule',
    noSuchId: 'There is no account with this id. Check it, and try again.',
    justNow: 'just now',
    cancel: 'Cancel',
    copy: 'Copy',
    copied: 'Copied',
    tryOut: 'Check without doing it',
    wouldDo: 'It would be done. Nothing was changed.',
    wouldDoOnceConfirmed:
      'It would be done once the administrator has confirmed it by a scan. Nothing was changed.',
    ofWhichUsed: (used) => `(${used} used)`,
  },
}
