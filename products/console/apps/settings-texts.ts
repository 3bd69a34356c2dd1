import type { MemberRole, ServerDomains } from '@maque/protocol/platform/apps.ts'
import type { Texts } from '@maque/ui/language.ts'

export const settingsTexts: Texts<{
  readonly icon: string
  readonly iconHint: string
  readonly chooseIcon: string
  readonly members: string
  readonly membersHint: string
  readonly memberEmail: string
  readonly role: string
  readonly roles: Readonly<Record<MemberRole, string>>
  readonly add: string
  readonly remove: string
  readonly removeConfirm: (name: string) => string
  readonly cancel: string
  readonly domains: string
  readonly domainsHint: string
  readonly kinds: Readonly<Record<keyof ServerDomains, string>>
  readonly onePerLine: string
  readonly save: string
  readonly saved: string
}> = {
  zh: {
    icon: '头像',
    iconHint: 'PNG、JPEG 或 WebP，建议正方形，不超过 2 MB',
    chooseIcon: '更换头像',
    members: '成员',
    membersHint: '成员需先注册平台用户，用其邮箱或手机号添加。',
    memberEmail: '邮箱或手机号',
    role: '身份',
    roles: {
      administrator: '管理员',
      operator: '运营者',
      developer: '开发者',
      experiencer: '体验者',
    },
    add: '添加',
    remove: '移除',
    removeConfirm: (name) => `移除后，${name} 不能再管理或体验这个小程序。`,
    cancel: '取消',
    domains: '服务器域名',
    domainsHint: '小程序只能访问这里列出的域名，例如 https://api.example.com。',
    kinds: {
      request: 'request 合法域名',
      upload: 'uploadFile 合法域名',
      download: 'downloadFile 合法域名',
      webView: 'web-view 业务域名',
    },
    onePerLine: '每行一个',
    save: '保存',
    saved: '已保存',
  },
  en: {
    icon: 'Icon',
    iconHint: 'PNG, JPEG or WebP, best as a square, 2 MB at most',
    chooseIcon: 'Another icon',
    members: 'Members',
    membersHint: 'A member is a user of the platform, added by e-mail address or phone.',
    memberEmail: 'E-mail or phone',
    role: 'Role',
    roles: {
      administrator: 'Administrator',
      operator: 'Operator',
      developer: 'Developer',
      experiencer: 'Tester',
    },
    add: 'Add',
    remove: 'Remove',
    removeConfirm: (name) => `${name} can then no longer manage or try this mini program.`,
    cancel: 'Cancel',
    domains: 'Server domains',
    domainsHint: 'The mini program reaches only the domains listed here, as https://api.example.com.',
    kinds: {
      request: 'For request',
      upload: 'For uploadFile',
      download: 'For downloadFile',
      webView: 'For web-view',
    },
    onePerLine: 'One a line',
    save: 'Save',
    saved: 'Saved',
  },
}
