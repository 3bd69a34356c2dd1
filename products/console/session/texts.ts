import type { Texts } from '@maque/ui/language.ts'

export const sessionTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly email: string
  readonly password: string
  readonly signIn: string
  readonly signOut: string
  readonly register: string
  readonly signUp: string
  readonly signUpHint: string
  readonly signedUp: string
  readonly phone: string
  readonly sendCode: string
  readonly codeSent: string
  readonly code: string
  readonly name: string
}> = {
  zh: {
    title: '登录麻雀控制台',
    hint: '管理你的小程序，或审核待上线的版本。',
    email: '邮箱或手机号',
    password: '密码',
    signIn: '登录',
    signOut: '退出登录',
    register: '注册小程序等帐号',
    signUp: '注册用户',
    signUpHint: '平台用户可以使用小程序、扫码确认，并成为帐号的管理员或成员。',
    signedUp: '注册成功，请登录',
    phone: '手机号',
    sendCode: '发送验证码',
    codeSent: '验证码已发送',
    code: '短信验证码',
    name: '昵称',
  },
  en: {
    title: 'Sign in to the Maque console',
    hint: 'Manage your mini programs, or review what waits to go online.',
    email: 'E-mail or phone',
    password: 'Password',
    signIn: 'Sign in',
    signOut: 'Sign out',
    register: 'Register a mini program or another account',
    signUp: 'Sign up as a user',
    signUpHint:
      'Users use mini programs, confirm by scanning, and may administer accounts or be members of them.',
    signedUp: 'Signed up. Now sign in',
    phone: 'Phone',
    sendCode: 'Send a code',
    codeSent: 'The code has been sent',
    code: 'Code from the SMS',
    name: 'Name',
  },
}
