import type { Texts } from '@maque/ui/language.ts'

export const sessionsTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly here: string
  readonly since: string
  readonly end: string
}> = {
  zh: {
    title: '登录设备',
    hint: '你在这些地方登录着。不认识的请立即退出，并修改密码。',
    here: '本设备',
    since: '登录于',
    end: '退出',
  },
  en: {
    title: 'Where you are signed in',
    hint: 'End what you do not know, and change your password.',
    here: 'here',
    since: 'since',
    end: 'Sign out',
  },
}
