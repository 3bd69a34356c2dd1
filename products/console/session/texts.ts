import type { Texts } from '@maque/ui/language.ts'

export const sessionTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly email: string
  readonly password: string
  readonly signIn: string
  readonly signOut: string
}> = {
  zh: {
    title: '登录麻雀控制台',
    hint: '管理你的小程序，或审核待上线的版本。',
    email: '邮箱',
    password: '密码',
    signIn: '登录',
    signOut: '退出登录',
  },
  en: {
    title: 'Sign in to the Maque console',
    hint: 'Manage your mini programs, or review what waits to go online.',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
}
