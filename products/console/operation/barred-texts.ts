import type { BarredKind } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const barredTexts: Texts<{
  readonly hint: string
  readonly kind: string
  readonly kinds: Readonly<Record<BarredKind, string>>
  readonly value: Readonly<Record<BarredKind, string>>
  readonly reason: string
  readonly add: string
  readonly remove: string
  readonly removeHint: string
  readonly none: string
}> = {
  zh: {
    hint: '列入黑名单的人不能再注册或管理新的帐号；已有的帐号不受影响，需要时请另行冻结。主体随违规处罚列入黑名单。',
    kind: '类型',
    kinds: { 'id-number': '身份证号', phone: '手机号', 'host-account': '平台帐号' },
    value: { 'id-number': '身份证号', phone: '手机号', 'host-account': '登录用的邮箱或手机号' },
    reason: '原因',
    add: '列入黑名单',
    remove: '移出',
    removeHint: '移出后可以重新注册和管理帐号。',
    none: '黑名单是空的。',
  },
  en: {
    hint: 'Who is on it can register and administer no further account. What they have already is not touched; freeze it where it has to be. Subjects are put on the black list with the punishments of their mini programs.',
    kind: 'What is listed',
    kinds: { 'id-number': 'ID number', phone: 'Phone', 'host-account': 'User of the host' },
    value: {
      'id-number': 'ID number',
      phone: 'Phone number',
      'host-account': 'E-mail or phone they sign in with',
    },
    reason: 'Reason',
    add: 'Put on the list',
    remove: 'Take off',
    removeHint: 'They can register and administer accounts again.',
    none: 'Nobody is on the list.',
  },
}
