import type { Texts } from '@maque/ui/language.ts'

export const sessionTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly email: string
  readonly password: string
  readonly passwordHint: string
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
  readonly passkey: string
  readonly scan: string
  readonly scanHint: string
  readonly scanAnew: string
  readonly forgot: string
  readonly forgotHint: string
  readonly send: string
  readonly sent: string
  readonly newPassword: string
  readonly newPasswordHint: string
  readonly set: string
  readonly isSet: string
  readonly newAddress: string
  readonly newAddressHint: string
  readonly useAddress: string
  readonly addressIsNew: string
}> = {
  zh: {
    title: '登录麻雀控制台',
    hint: '管理你的小程序，或审核待上线的版本。',
    email: '邮箱或手机号',
    password: '密码',
    passwordHint: '8–200 个字符，不能是常见密码',
    signIn: '登录',
    signOut: '退出登录',
    register: '注册小程序等帐号',
    signUp: '注册用户',
    signUpHint: '平台用户可以使用小程序、扫码确认，并成为帐号的管理员或成员。',
    signedUp: '注册成功，已登录',
    phone: '手机号',
    sendCode: '发送验证码',
    codeSent: '验证码已发送',
    code: '短信验证码',
    name: '昵称',
    passkey: '使用通行密钥',
    scan: '扫描二维码',
    scanHint: '用已登录平台的手机扫描并确认。',
    scanAnew: '换一个二维码',
    forgot: '忘记密码',
    forgotHint: '如果有帐号使用这个邮箱或手机号，我们会发去一个链接，用它设置新密码。',
    send: '发送链接',
    sent: '如果有帐号使用它，链接已经发出，请查收。',
    newPassword: '新密码',
    newPasswordHint: '设置后，所有设备都会退出登录。',
    set: '设置新密码',
    isSet: '新密码已生效，请登录。',
    newAddress: '更换登录邮箱',
    newAddressHint: '确认后，今后用收到这封邮件的邮箱登录。',
    useAddress: '确认更换',
    addressIsNew: '已更换，今后请用新邮箱登录。',
  },
  en: {
    title: 'Sign in to the Maque console',
    hint: 'Manage your mini programs, or review what waits to go online.',
    email: 'E-mail or phone',
    password: 'Password',
    passwordHint: '8 to 200 characters; none that everybody has',
    signIn: 'Sign in',
    signOut: 'Sign out',
    register: 'Register a mini program or another account',
    signUp: 'Sign up as a user',
    signUpHint:
      'Users use mini programs, confirm by scanning, and may administer accounts or be members of them.',
    signedUp: 'You have signed up and are signed in',
    phone: 'Phone',
    sendCode: 'Send a code',
    codeSent: 'The code has been sent',
    code: 'Code from the SMS',
    name: 'Name',
    passkey: 'Use a passkey',
    scan: 'Scan a code',
    scanHint: 'Scan and confirm with a phone that is signed in to the platform.',
    scanAnew: 'Another code',
    forgot: 'Password forgotten',
    forgotHint:
      'If an account has this e-mail address or phone, we send a link there that sets a new password.',
    send: 'Send the link',
    sent: 'If an account has it, the link is on its way.',
    newPassword: 'New password',
    newPasswordHint: 'Every device is then signed out.',
    set: 'Set the new password',
    isSet: 'The new password is set. Sign in with it.',
    newAddress: 'Another e-mail address',
    newAddressHint: 'From then on, one signs in with the address that got this mail.',
    useAddress: 'Use this address',
    addressIsNew: 'Done: from now on, sign in with the new address.',
  },
}
