import type { Binding } from '@maque/protocol/platform/open-accounts.ts'
import type { Texts } from '@maque/ui/language.ts'

export const openAccountTexts: Texts<{
  readonly title: string
  readonly qualification: string
  readonly qualified: string
  readonly unqualified: string
  readonly unqualifiedHint: string
  readonly qualify: string
  readonly all: string
  readonly sameSubject: string
  readonly otherSubject: string
  readonly otherSubjectThisMonth: string
  readonly resets: string
  readonly none: string
  readonly states: Readonly<Record<Binding['state'], string>>
  readonly since: string
  readonly unbind: string
  readonly unbindHint: string
  readonly bindTitle: string
  readonly bindHint: string
  readonly publicId: string
  readonly bind: string
  readonly scanHint: string
  readonly tester: string
  readonly testerHint: string
  readonly user: string
  readonly userHint: string
  readonly first: string
  readonly second: string
  readonly look: string
  readonly openId: string
  readonly unionId: string
  readonly noUnionId: string
  readonly unbound: string
  readonly same: string
  readonly absent: string
  readonly needsTwo: string
  readonly held: string
  readonly heldHint: string
  readonly heldNameless: string
  readonly notHeld: string
  readonly leaveHint: string
}> = {
  zh: {
    title: '绑定的帐号',
    qualification: '开发者资质认证',
    qualified: '已认证',
    unqualified: '未认证',
    unqualifiedHint: '通过开发者资质认证后才能绑定公众号和小程序。',
    qualify: '去认证',
    all: '已绑定',
    sameSubject: '同主体',
    otherSubject: '非同主体',
    otherSubjectThisMonth: '本月非同主体',
    resets: '恢复于',
    none: '还没有绑定帐号。',
    states: { waiting: '待管理员扫码', bound: '已绑定', unbound: '已解绑' },
    since: '绑定于',
    unbind: '解除绑定',
    unbindHint: '解除后该帐号不再得到用户的 UnionID；用户的 OpenID 不变。',
    bindTitle: '绑定小程序或公众号',
    bindHint: '由被绑定帐号的管理员扫码确认。一个帐号只能绑定一个开放平台帐号。',
    publicId: '小程序 AppID 或公众号 ID',
    bind: '绑定',
    scanHint: '请被绑定帐号的管理员扫描二维码并确认。',
    tester: 'UnionID 测试',
    testerHint: '同一用户在绑定的各帐号下 OpenID 不同，UnionID 相同。',
    user: '用户',
    userHint: '登录邮箱或手机号、OpenID 或 UnionID，限已绑定帐号的管理员和成员；不填则为本帐号管理员',
    first: '帐号一',
    second: '帐号二',
    look: '查询',
    openId: 'OpenID',
    unionId: 'UnionID',
    noUnionId: '无',
    unbound: '已解绑',
    same: '两个帐号得到的 UnionID 相同。',
    absent: '已解绑的帐号没有 UnionID。',
    needsTwo: '绑定两个帐号后即可对比。',
    held: '绑定的开放平台帐号',
    heldHint: '绑定由开放平台帐号发起，本帐号管理员扫码同意；同一用户在其下各帐号有同一个 UnionID。',
    heldNameless: '第三方平台创建的开放平台帐号',
    notHeld: '没有绑定开放平台帐号。',
    leaveHint:
      '解除后本帐号不再得到用户的 UnionID；用户的 OpenID 不变。重新绑定到同一个开放平台帐号后，UnionID 与原来相同。',
  },
  en: {
    title: 'Bound accounts',
    qualification: 'Developer qualification',
    qualified: 'Verified',
    unqualified: 'Not verified',
    unqualifiedHint: 'Official accounts and mini programs can be bound once the qualification is verified.',
    qualify: 'Verify it',
    all: 'Bound',
    sameSubject: 'Same subject',
    otherSubject: 'Another subject',
    otherSubjectThisMonth: 'Other subjects this month',
    resets: 'Resets',
    none: 'Nothing is bound yet.',
    states: { waiting: 'Waiting for its administrator', bound: 'Bound', unbound: 'Unbound' },
    since: 'since',
    unbind: 'Unbind',
    unbindHint: 'It is given no UnionIDs any more; OpenIDs stay as they are.',
    bindTitle: 'Bind a mini program or official account',
    bindHint: 'Its administrator scans. An account is bound to one Open account at a time.',
    publicId: 'AppID, or id of the official account',
    bind: 'Bind',
    scanHint: 'The administrator of what is bound scans this code and confirms.',
    tester: 'UnionID tester',
    testerHint: 'A user has another OpenID in every account, and one UnionID in all that are bound.',
    user: 'User',
    userHint:
      'E-mail or phone, OpenID or UnionID of an administrator or member of what is bound; empty: the administrator of this account',
    first: 'One account',
    second: 'Another account',
    look: 'Look up',
    openId: 'OpenID',
    unionId: 'UnionID',
    noUnionId: 'none',
    unbound: 'unbound',
    same: 'Both accounts are given the same UnionID.',
    absent: 'What is unbound is given no UnionID.',
    needsTwo: 'Two accounts have to be bound to compare them.',
    held: 'Open account',
    heldHint:
      'The Open account asks, and the administrator here scans. A user has one UnionID in all accounts that are bound to it.',
    heldNameless: 'An Open account that a third-party platform created',
    notHeld: 'Bound to no Open account.',
    leaveHint:
      'No UnionIDs are given any more; OpenIDs stay as they are. Bound to the same Open account again, the UnionIDs are those of before.',
  },
}
