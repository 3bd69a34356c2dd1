import type { HeldAccounts } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const heldTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly places: Readonly<Record<HeldAccounts['places'][number]['what'], string>>
  readonly notOwn: string
  readonly stepDown: string
  readonly stepDownHint: string
  readonly firstLogin: string
  readonly firstLoginHint: string
  readonly firstLoginSent: string
  readonly sendLink: string
}> = {
  zh: {
    title: '绑定查询：我管理的帐号',
    hint: '这些帐号占用了你的身份证号、手机号和平台帐号的名额。要腾出名额，请解绑，或登录该帐号更换管理员、注销它；标为“非本人管理”的帐号与你使用同一身份证号或手机号。',
    places: { 'host-account': '平台帐号', 'id-number': '身份证号', phone: '手机号' },
    notOwn: '非本人管理',
    stepDown: '解绑',
    firstLogin: '登录邮箱',
    firstLoginHint: '这个帐号由第三方平台注册，还没有登录邮箱。设置后可以登录它：认证、更换管理员、注销。',
    firstLoginSent: '链接已发送，请查收邮件并设置密码。',
    sendLink: '发送链接',
    stepDownHint:
      '你不再是它的管理员，身份证号、手机号和平台帐号的名额随即释放。帐号与其小程序暂停，直到帐号的所有者登录并填写新的管理员。',
  },
  en: {
    title: 'Accounts that I administer',
    hint: 'They take up places of your ID number, phone and host account. To free one, stop to administer the account, or sign in to it and hand it to another administrator, or cancel it. Others have the same ID number or phone.',
    places: { 'host-account': 'host account', 'id-number': 'ID number', phone: 'phone' },
    notOwn: 'administered by somebody else',
    stepDown: 'Stop administering',
    firstLogin: 'E-mail address to sign in with',
    firstLoginHint:
      'A third-party platform has registered this account, and nobody has chosen an address yet. With one you sign in to it: to have it verified, name another administrator, or cancel it.',
    firstLoginSent: 'A link was sent: open it and set a password.',
    sendLink: 'Send a link',
    stepDownHint:
      'You are its administrator no longer, and its places of your ID number, phone and host account are free. The account and its mini program rest until its owner has signed in and named somebody else.',
  },
}
