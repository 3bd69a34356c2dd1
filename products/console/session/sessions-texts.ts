import type { Texts } from '@maque/ui/language.ts'

export const sessionsTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly here: string
  readonly since: string
  readonly end: string
  readonly endOthers: string
  readonly others: string
  readonly endOthersHint: string
}> = {
  zh: {
    title: '登录设备',
    hint: '你在这些地方登录着。不认识的请立即退出，并修改密码。',
    here: '本设备',
    since: '登录于',
    end: '退出',
    endOthers: '全部退出',
    others: '其他设备',
    endOthersHint: '除本设备外，所有设备立即退出登录；命令行和脚本也需要重新登录。',
  },
  en: {
    title: 'Where you are signed in',
    hint: 'End what you do not know, and change your password.',
    here: 'here',
    since: 'since',
    end: 'Sign out',
    endOthers: 'Sign out everywhere else',
    others: 'all but this device',
    endOthersHint: 'Everything but this device is signed out at once, command lines and scripts too.',
  },
}
