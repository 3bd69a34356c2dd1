import type { Texts } from '@maque/ui/language.ts'

export const securityTexts: Texts<{
  readonly title: string
  readonly passkeys: string
  readonly passkeysHint: string
  readonly nonePasskeys: string
  readonly passkeyName: string
  readonly added: string
  readonly lastUsed: string
  readonly synced: string
  readonly add: string
  readonly rename: string
  readonly save: string
  readonly remove: string
  readonly removeHint: (name: string) => string
  readonly cancel: string
  readonly notSupported: string
  readonly present: string
  readonly changePassword: string
  readonly newPassword: string
  readonly changeHint: string
  readonly change: string
  readonly changed: string
  readonly email: string
  readonly emailHint: string
  readonly newEmail: string
  readonly send: string
  readonly sent: string
}> = {
  zh: {
    title: '帐号安全',
    passkeys: '通行密钥',
    passkeysHint: '用指纹、面容或设备密码登录，不用输入密码，也不会被钓鱼网站骗走。',
    nonePasskeys: '还没有通行密钥。',
    passkeyName: '密钥名称',
    added: '添加于',
    lastUsed: '上次使用',
    synced: '多设备同步',
    add: '添加通行密钥',
    rename: '改名',
    save: '保存',
    remove: '移除',
    removeHint: (name) => `移除后不能再用“${name}”登录。`,
    cancel: '取消',
    notSupported: '这个浏览器不支持通行密钥。',
    present: '当前密码',
    changePassword: '修改密码',
    newPassword: '新密码',
    changeHint: '修改后，其他设备会退出登录。',
    change: '修改密码',
    changed: '密码已修改',
    email: '登录邮箱',
    emailHint: '我们会向新邮箱发送链接，打开后生效。',
    newEmail: '新邮箱',
    send: '发送链接',
    sent: '请到新邮箱查收',
  },
  en: {
    title: 'Account security',
    passkeys: 'Passkeys',
    passkeysHint:
      'Sign in with a finger, a face or your device’s code: nothing to type, nothing to be tricked out of.',
    nonePasskeys: 'No passkeys yet.',
    passkeyName: 'Name of the passkey',
    added: 'added',
    lastUsed: 'last used',
    synced: 'on several devices',
    add: 'Add a passkey',
    rename: 'Rename',
    save: 'Save',
    remove: 'Remove',
    removeHint: (name) => `“${name}” can then no longer sign in.`,
    cancel: 'Cancel',
    notSupported: 'This browser has no passkeys.',
    present: 'Present password',
    changePassword: 'Change the password',
    newPassword: 'New password',
    changeHint: 'Other devices are then signed out.',
    change: 'Change',
    changed: 'The password is changed',
    email: 'E-mail address',
    emailHint: 'We send a link to the new address; opened, it takes effect.',
    newEmail: 'New e-mail address',
    send: 'Send the link',
    sent: 'Look for the mail at the new address',
  },
}
