import type { ScanPurpose, ScanState } from '@maque/protocol/platform/proofs.ts'
import type { Texts } from '@maque/ui/language.ts'

export const scanTexts: Texts<{
  readonly title: string
  readonly about: string
  readonly device: string
  readonly purposes: Readonly<Record<ScanPurpose, string>>
  readonly states: Readonly<Record<ScanState, string>>
  readonly confirm: string
  readonly deny: string
  readonly hint: string
  readonly shownStates: Readonly<Record<ScanState, string>>
  readonly anew: string
  readonly deeds: Readonly<Record<string, string>>
  readonly askTitle: string
  readonly here: string
  readonly cancel: string
}> = {
  zh: {
    title: '扫码确认',
    about: '帐号',
    device: '设备',
    purposes: {
      administer: '成为该帐号的管理员',
      'approve-new-administrator': '同意更换管理员',
      'fast-register': '以该公众号的资质快速注册一个小程序',
      cancel: '申请注销该帐号',
      'confirm-cancellation': '确认注销该帐号',
      'confirm-deed': '以管理员身份确认一项操作',
      'give-up-third-party': '注销第三方平台：所有授权随即取消，不能恢复',
      'develop-for-third-party': '作为第三方平台的开发小程序，上传的版本进入其草稿箱',
      'bind-to-open-account': '绑定到开放平台帐号：用户在其下各帐号有同一个 UnionID',
      'associate-with-corp': '关联到企业微信：小程序出现在该企业成员的工作台',
      'sign-in': '在另一台设备上登录你的帐号',
    },
    states: {
      waiting: '待确认',
      scanned: '待确认',
      confirmed: '已确认，请回到电脑继续',
      denied: '已拒绝',
      expired: '二维码已过期',
      used: '已使用',
    },
    confirm: '确认',
    deny: '拒绝',
    hint: '请管理员用已登录平台的手机扫描二维码并确认。',
    shownStates: {
      waiting: '等待扫码',
      scanned: '已扫码，等待确认',
      confirmed: '已确认',
      denied: '已拒绝',
      expired: '二维码已过期',
      used: '已使用',
    },
    anew: '换一个二维码',
    deeds: {
      'confirmation.release': '发布或回退版本',
      'confirmation.members': '变更成员',
      'confirmation.administrator': '更换管理员',
      'confirmation.domains': '修改服务器域名',
      'confirmation.name': '修改名称',
      'confirmation.secret': '变更密钥或 IP 白名单',
      'confirmation.suspension': '暂停服务',
      'confirmation.association': '关联帐号，或退出开放平台绑定',
      'confirmation.export': '导出小程序',
      'confirmation.migration': '账号迁移',
      'confirmation.third-party': '授权第三方平台或取消授权',
    },
    askTitle: '管理员确认',
    here: '我是管理员，确认',
    cancel: '取消',
  },
  en: {
    title: 'Confirm a scan',
    about: 'Account',
    device: 'Device',
    purposes: {
      administer: 'Become the administrator of this account',
      'approve-new-administrator': 'Agree to another administrator',
      'fast-register': 'Register a mini program with the qualification of this official account',
      cancel: 'Ask for this account to be cancelled',
      'confirm-cancellation': 'Confirm that this account is cancelled',
      'confirm-deed': 'Confirm a deed as the administrator',
      'give-up-third-party':
        'Give up the third-party platform: every authorisation ends, and none comes back',
      'develop-for-third-party': 'Develop for a third-party platform: what is uploaded becomes its drafts',
      'bind-to-open-account':
        'Bind it to an Open account: its users have one UnionID in everything that is bound there',
      'associate-with-corp': 'Associate it with an enterprise: it is in the workbench of its members',
      'sign-in': 'Sign in to your account on another device',
    },
    states: {
      waiting: 'To be confirmed',
      scanned: 'To be confirmed',
      confirmed: 'Confirmed: go on where the code was shown',
      denied: 'Denied',
      expired: 'The code has expired',
      used: 'Used',
    },
    confirm: 'Confirm',
    deny: 'Deny',
    hint: 'The administrator scans this code with a phone that is signed in to the platform, and confirms.',
    shownStates: {
      waiting: 'Waiting to be scanned',
      scanned: 'Scanned, waiting to be confirmed',
      confirmed: 'Confirmed',
      denied: 'Denied',
      expired: 'The code has expired',
      used: 'Used',
    },
    anew: 'Another code',
    deeds: {
      'confirmation.release': 'Release a version or roll back',
      'confirmation.members': 'Change the members',
      'confirmation.administrator': 'Change the administrator',
      'confirmation.domains': 'Change server domains',
      'confirmation.name': 'Change the name',
      'confirmation.secret': 'Change keys, or from where they may be used',
      'confirmation.suspension': 'Suspend the service',
      'confirmation.association': 'Associate an account, or leave an Open account',
      'confirmation.export': 'Take the mini program along',
      'confirmation.migration': 'Move a mini program into another',
      'confirmation.third-party': 'Authorise a third-party platform, or withdraw it',
    },
    askTitle: 'The administrator confirms',
    here: 'I am the administrator: confirm',
    cancel: 'Cancel',
  },
}
