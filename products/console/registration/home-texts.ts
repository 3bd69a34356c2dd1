import type { AccountKind } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export type NextStep =
  | 'profile'
  | 'verification'
  | 'associations'
  | 'fast-registration'
  | 'bindings'
  | 'applications'
  | 'union-ids'
  | 'third-party'
  | 'directory'
  | 'mini-programs'
  | 'agents'
  | 'preview'

export const homeTexts: Texts<{
  readonly next: string
  readonly steps: Readonly<Record<NextStep, string>>
  readonly hints: Readonly<Record<NextStep, string>>
  readonly notForIndividuals: string
  readonly done: string
  readonly toDo: string
  /** What an account of this kind is known for elsewhere, and this instance does not do. */
  readonly notYet: Readonly<Partial<Record<AccountKind, string>>>
}> = {
  zh: {
    next: '接下来',
    steps: {
      profile: '填写名称与介绍',
      verification: '主体认证',
      associations: '关联小程序',
      'fast-registration': '快速注册小程序',
      bindings: '绑定小程序与公众号',
      applications: '创建移动应用或网站应用',
      'union-ids': '核对 UnionID',
      'third-party': '创建第三方平台',
      directory: '建立通讯录',
      'mini-programs': '关联小程序',
      agents: '设置应用与可见范围',
      preview: '预览成员的工作台',
    },
    hints: {
      profile: '其他帐号在关联与绑定时看到的就是这个名称。',
      verification: '在下方「主体认证」提交；通过后开放需要认证的功能。',
      associations: '公众号管理员扫码，再由小程序管理员同意。',
      'fast-registration': '复用本公众号的资质，不必再交认证费。',
      bindings: '绑定后，同一用户在这些帐号下有同一个 UnionID。',
      applications: '审核通过后得到 AppID。',
      'union-ids': '对比同一用户在两个帐号下的 OpenID 与 UnionID。',
      'third-party': '代小程序主体开发和管理：模板、提审、发布。',
      directory: '添加部门与成员，或批量导入；成员登录后自己加入。',
      'mini-programs': '由小程序管理员扫码同意，小程序出现在工作台。',
      agents: '谁看得到应用、应用能给谁发消息，由可见范围决定。',
      preview: '看看某个成员的工作台里有什么。',
    },
    notForIndividuals: '需要主体认证，个人主体不能认证。',
    done: '已完成',
    toDo: '待完成',
    notYet: {
      'subscription-account': '本平台不提供图文、自定义菜单的编辑与群发。',
      'service-account': '本平台不提供图文、自定义菜单的编辑与模板消息的发送。',
      merchant: '本平台还不提供收款、退款与账单：现在可以登记主体、完成认证，并保留帐号 ID。',
    },
  },
  en: {
    next: 'What comes next',
    steps: {
      profile: 'Name and introduction',
      verification: 'Verification of the subject',
      associations: 'Associate mini programs',
      'fast-registration': 'Register mini programs from here',
      bindings: 'Bind mini programs and official accounts',
      applications: 'Create a mobile app or website',
      'union-ids': 'Compare UnionIDs',
      'third-party': 'Create a third-party platform',
      directory: 'Fill the directory',
      'mini-programs': 'Associate mini programs',
      agents: 'Agents and who sees them',
      preview: 'See a member’s workbench',
    },
    hints: {
      profile: 'By this name others see the account when they are asked to be bound or associated.',
      verification: 'Asked for below, under verification; what needs it opens once it has passed.',
      associations: 'The administrator here scans, then the mini program’s administrator agrees.',
      'fast-registration': 'They take over this account’s qualification, and pay no fee for another one.',
      bindings: 'A user has one UnionID in all that is bound.',
      applications: 'Each is given an AppID once it is approved.',
      'union-ids': 'One user’s OpenIDs and UnionIDs in two accounts, side by side.',
      'third-party': 'Develops and manages for the owners of mini programs: templates, review, release.',
      directory: 'Add departments and members, or import them; members join themselves when they sign in.',
      'mini-programs': 'The mini program’s administrator scans; then it is in the workbench.',
      agents: 'The visible scope says who sees an agent and whom it may write to.',
      preview: 'What is in the workbench of one member.',
    },
    notForIndividuals: 'Needs a verified subject; individuals cannot be verified.',
    done: 'Done',
    toDo: 'To do',
    notYet: {
      'subscription-account': 'Articles and menus are neither edited nor sent on this platform.',
      'service-account':
        'Articles and menus are not edited on this platform, and template messages are not sent.',
      merchant:
        'This platform takes no payments yet: the subject can be registered and verified, and the account keeps its id.',
    },
  },
}
