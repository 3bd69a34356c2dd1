import type { HeldAccounts } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const heldTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly places: Readonly<Record<HeldAccounts['places'][number]['what'], string>>
  readonly notOwn: string
  readonly stepDown: string
  readonly stepDownHint: string
}> = {
  zh: {
    title: '绑定查询：我管理的帐号',
    hint: '这些帐号占用了你的身份证号、手机号和平台帐号的名额。要腾出名额，请解绑，或登录该帐号更换管理员、注销它；标为“非本人管理”的帐号与你使用同一身份证号或手机号。',
    places: { 'host-account': '平台帐号', 'id-number': '身份证号', phone: '手机号' },
    notOwn: '非本人管理',
    stepDown: '解绑',
    stepDownHint:
      '你不再是它的管理员，身份证号、手机号和平台帐号的名额随即释放。帐号与其小程序暂停，直到帐号的所有者登录并填写新的管理员。',
  },
  en: {
    title: 'Accounts that I administer',
    hint: 'They take up places of your ID number, phone and host account. To free one, stop to administer the account, or sign in to it and hand it to another administrator, or cancel it. Others have the same ID number or phone.',
    places: { 'host-account': 'host account', 'id-number': 'ID number', phone: 'phone' },
    notOwn: 'administered by somebody else',
    stepDown: 'Stop administering',
    stepDownHint:
      'You are its administrator no longer, and its places of your ID number, phone and host account are free. The account and its mini program rest until its owner has signed in and named somebody else.',
  },
}
