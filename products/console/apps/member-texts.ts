import type { AppPermission, MemberRole } from '@maque/protocol/platform/members.ts'
import type { Texts } from '@maque/ui/language.ts'

export const memberTexts: Texts<{
  readonly members: string
  readonly hint: string
  readonly experiencers: string
  readonly experiencersHint: string
  readonly places: (used: number, limit: number) => string
  readonly email: string
  readonly roles: Readonly<Record<MemberRole, string>>
  readonly ticks: string
  readonly permissions: Readonly<Record<AppPermission, string>>
  readonly invited: string
  readonly add: string
  readonly addExperiencer: string
  readonly change: string
  readonly save: string
  readonly remove: string
  readonly takeBack: string
  readonly removeConfirm: (name: string) => string
  readonly cancel: string
  readonly none: string
  readonly handOver: string
  readonly handOverHint: string
  readonly changedHere: string
  readonly changedInAccount: string
  readonly toAccount: string
  readonly invite: string
  readonly invitations: string
  readonly invitedAs: (by: string, roles: string) => string
  readonly accept: string
  readonly decline: string
}> = {
  zh: {
    members: '项目成员',
    hint: '成员需先注册平台用户，用其邮箱或手机号添加；本人同意后生效。',
    experiencers: '体验成员',
    experiencersHint: '体验成员可以打开未上线的版本。',
    places: (used, limit) => `${used} / ${limit}`,
    email: '邮箱或手机号',
    roles: {
      administrator: '管理员',
      operator: '运营者',
      developer: '开发者',
      'data-analyst': '数据分析者',
      experiencer: '体验者',
    },
    ticks: '权限',
    permissions: {
      view: '登录',
      preview: '体验者权限',
      upload: '开发者权限',
      develop: '开发设置',
      cloud: '云服务',
      analyse: '数据分析',
      publish: '开发管理',
      pay: '支付',
      promote: '推广',
      suspend: '暂停服务',
      unlink: '解除关联公众号',
      plugins: '插件',
      'operate-games': '游戏运营',
      manage: '管理',
    },
    invited: '待本人同意',
    add: '添加成员',
    addExperiencer: '添加体验成员',
    change: '修改',
    save: '保存',
    remove: '移除',
    takeBack: '撤回邀请',
    removeConfirm: (name) => `移除后，${name} 不能再管理或体验这个小程序。`,
    cancel: '取消',
    none: '还没有',
    handOver: '更换管理员',
    handOverHint: '对方同意后成为管理员，你不再是成员。',
    changedHere: '管理员属于帐号，在「我的帐号」中更换。',
    changedInAccount: '这个小程序属于已注册的帐号：用帐号的邮箱登录控制台，在「我的帐号」中更换管理员。',
    toAccount: '前往我的帐号',
    invite: '邀请',
    invitations: '邀请我加入的小程序',
    invitedAs: (by, roles) => `${by} 邀请你担任${roles}`,
    accept: '同意',
    decline: '拒绝',
  },
  en: {
    members: 'Project members',
    hint: 'A member is a user of the platform, added by e-mail address or phone, once they have agreed.',
    experiencers: 'Testers',
    experiencersHint: 'Testers open versions that are not online.',
    places: (used, limit) => `${used} of ${limit}`,
    email: 'E-mail or phone',
    roles: {
      administrator: 'Administrator',
      operator: 'Operator',
      developer: 'Developer',
      'data-analyst': 'Data analyst',
      experiencer: 'Tester',
    },
    ticks: 'Permissions',
    permissions: {
      view: 'Sign in',
      preview: 'Try versions',
      upload: 'Upload',
      develop: 'Development settings',
      cloud: 'Cloud services',
      analyse: 'Data analysis',
      publish: 'Submit and release',
      pay: 'Payment',
      promote: 'Promotion',
      suspend: 'Suspend service',
      unlink: 'Unlink official accounts',
      plugins: 'Plugins',
      'operate-games': 'Game operation',
      manage: 'Manage',
    },
    invited: 'has yet to agree',
    add: 'Add a member',
    addExperiencer: 'Add a tester',
    change: 'Change',
    save: 'Save',
    remove: 'Remove',
    takeBack: 'Take back',
    removeConfirm: (name) => `${name} can then no longer manage or try this mini program.`,
    cancel: 'Cancel',
    none: 'None yet',
    handOver: 'Another administrator',
    handOverHint: 'They become the administrator once they agree, and you are a member no more.',
    changedHere: 'The administrator is the account’s, and is changed in My account.',
    changedInAccount:
      'This mini program belongs to a registered account: sign in with the account’s e-mail address and change the administrator in My account.',
    toAccount: 'Go to My account',
    invite: 'Invite',
    invitations: 'You are invited',
    invitedAs: (by, roles) => `${by} asks you to be ${roles}`,
    accept: 'Agree',
    decline: 'Decline',
  },
}
