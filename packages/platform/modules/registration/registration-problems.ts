import type { BarredKind } from '@maque/protocol/platform/registration.ts'
import { plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { OrderRefusal } from './decide-order.ts'
import type { RegistrationRefusal } from './decide.ts'
import type { Policy } from '../../kernel/policy/policy.ts'

export const emailMalformed = plainProblem('email-malformed', 422, {
  zh: '邮箱地址不正确。',
  en: 'This is no e-mail address.',
})

export const passwordsDiffer = plainProblem('passwords-differ', 422, {
  zh: '两次输入的密码不一致。',
  en: 'The two passwords differ.',
})

export const kindNotForSubject = plainProblem('kind-not-for-subject', 422, {
  zh: '这类主体不能注册这种帐号。',
  en: 'A subject of this type cannot have an account of this kind.',
})

export const codeNotOfType = plainProblem(
  'code-not-of-type',
  422,
  { zh: '证件号码的长度与所选类型不符。', en: 'The code has not the length of its type.' },
  89255,
)

export const codeMalformed = plainProblem('code-malformed', 422, {
  zh: '证件号码不正确：校验位不符。',
  en: 'The code is wrong: its check digit does not fit.',
})

export const nameCharacters = plainProblem('subject-name-characters', 422, {
  zh: '名称里有不能使用的字符。',
  en: 'The name holds characters that names do not have.',
})

export const individualAdministersThemselves = plainProblem(
  'individual-administers-themselves',
  422,
  {
    zh: '个人帐号由本人管理：管理员的姓名和身份证号须与主体一致。',
    en: 'An individual administers their account themselves: name and ID number have to be those of the subject.',
  },
  61070,
)

export const barredProblem: Readonly<Record<BarredKind, RaisedProblem>> = {
  'id-number': plainProblem(
    'id-number-barred',
    403,
    {
      zh: '该身份证号已被平台列入黑名单，不能注册或管理帐号。',
      en: 'This ID number is on the black list: it can neither register nor administer accounts.',
    },
    61064,
  ),
  phone: plainProblem(
    'phone-barred',
    403,
    {
      zh: '该手机号已被平台列入黑名单，不能注册或管理帐号。',
      en: 'This phone is on the black list: it can neither register nor administer accounts.',
    },
    61066,
  ),
  'host-account': plainProblem(
    'host-account-barred',
    403,
    {
      zh: '该平台帐号已被列入黑名单，不能注册或管理帐号。',
      en: 'This user is on the black list: they can neither register nor administer accounts.',
    },
    61068,
  ),
}

export const barredAlready = plainProblem('barred-already', 409, {
  zh: '已在黑名单中。',
  en: 'It is on the black list already.',
})

export const firstLoginNeeded = plainProblem('first-login-needed', 409, {
  zh: '该帐号还没有登录邮箱，解绑后无人能再填写管理员：请先设置登录邮箱。',
  en: 'Nobody could sign in to this account to name another administrator: give it an e-mail address first.',
})

export const approvalMissing = plainProblem('approval-missing', 422, {
  zh: '更换管理员须由现任管理员扫码同意。',
  en: 'The present administrator has to scan and agree to being replaced.',
})

export const notTheAdministrator = plainProblem('not-the-administrator', 403, {
  zh: '扫码的人不是管理员。',
  en: 'Who scanned is not the administrator.',
})

export const accountNotInForce = plainProblem('account-not-in-force', 409, {
  zh: '帐号尚未注册完成，或已被冻结。',
  en: 'The account is not registered yet, or frozen.',
})

export const notVerifiedYet = plainProblem(
  'official-account-unverified',
  409,
  { zh: '公众号尚未认证，或认证已过期。', en: 'The official account is not verified, or no longer.' },
  61052,
)

export const verificationMustBeReused = plainProblem(
  'verification-must-be-reused',
  422,
  {
    zh: '政府、媒体和其他组织必须复用公众号的认证资质。',
    en: 'Government, media and other organisations have to reuse the verification.',
  },
  61056,
)

export const fastRegistrationOpen = plainProblem(
  'fast-registration-open',
  409,
  {
    zh: '已有一个快速注册的小程序正在进行，请先完成或撤回。',
    en: 'A fast registration is on its way. Finish it, or take it back.',
  },
  61057,
)

export const subjectConfirmed = plainProblem('subject-immutable', 409, {
  zh: '主体信息确认后不可变更。',
  en: 'A subject that was confirmed can never be changed.',
})

export const orderOpen = plainProblem('order-open', 409, {
  zh: '已有认证订单正在进行。',
  en: 'A verification order is on its way already.',
})

const notNow = plainProblem('not-now', 409, {
  zh: '帐号当前的状态不允许这个操作。',
  en: 'The account’s present state does not allow this.',
})

const plain: Readonly<Record<Exclude<RegistrationRefusal, 'transfer-not-offered'>, RaisedProblem>> = {
  'not-now': notNow,
  'subject-missing': plainProblem('subject-missing', 409, {
    zh: '请先填写主体信息。',
    en: 'Say first whose account it is.',
  }),
  'administrator-missing': plainProblem('administrator-missing', 409, {
    zh: '请先填写管理员信息。',
    en: 'Say first who administers it.',
  }),
  'method-not-for-subject': plainProblem('method-not-for-subject', 422, {
    zh: '这类主体不能用这种方式验证。',
    en: 'Subjects of this type are not checked this way.',
  }),
}

export function registrationProblem(refusal: RegistrationRefusal, policy: Policy): RaisedProblem {
  return refusal === 'transfer-not-offered'
    ? policy.problem('registration.transfer-instead-of-fee')
    : plain[refusal]
}

export function orderProblem(refusal: OrderRefusal, policy: Policy): RaisedProblem {
  return refusal === 'no-supplements-left' ? policy.problem('verification.supplements') : notNow
}
