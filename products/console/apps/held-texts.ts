import type { HeldAccounts } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const heldTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly places: Readonly<Record<HeldAccounts['places'][number]['what'], string>>
  readonly notOwn: string
}> = {
  zh: {
    title: '绑定查询：我管理的帐号',
    hint: '这些帐号占用了你的身份证号、手机号和平台帐号的名额。要腾出名额，请登录该帐号更换管理员，或注销它；标为“非本人管理”的帐号与你使用同一身份证号或手机号。',
    places: { 'host-account': '平台帐号', 'id-number': '身份证号', phone: '手机号' },
    notOwn: '非本人管理',
  },
  en: {
    title: 'Accounts that I administer',
    hint: 'They take up places of your ID number, phone and host account. To free one, sign in to the account and hand it to another administrator, or cancel it. Others have the same ID number or phone.',
    places: { 'host-account': 'host account', 'id-number': 'ID number', phone: 'phone' },
    notOwn: 'administered by somebody else',
  },
}
