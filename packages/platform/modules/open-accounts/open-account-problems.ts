import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const alreadyBound = plainProblem(
  'already-bound',
  409,
  { zh: '该帐号已绑定开放平台帐号。', en: 'This account is bound to an Open account already.' },
  89000,
)

export const notBound = plainProblem(
  'not-bound',
  409,
  {
    zh: '该帐号没有绑定这个开放平台帐号。',
    en: 'This account is not bound to that Open account.',
  },
  89002,
)

export const openAccountUnknown = plainProblem(
  'open-account-unknown',
  404,
  {
    zh: '没有这个开放平台帐号：请检查 open_appid。',
    en: 'There is no such Open account: look at the open_appid.',
  },
  40013,
)

export const otherSubject = plainProblem(
  'other-subject',
  409,
  {
    zh: '主体与开放平台帐号不同：通过接口只能绑定同主体的帐号。',
    en: 'Its subject is not that of the Open account: programs bind accounts of the same subject.',
  },
  89001,
)

export const subjectUnsaid = plainProblem(
  'subject-unsaid',
  409,
  {
    zh: '该小程序没有登记主体，不能比较主体：请由主体注册帐号。',
    en: 'This mini program has no subject to go by: it was made without registering an account.',
  },
  89001,
)

export const notCreatedByProgram = plainProblem(
  'not-created-by-program',
  409,
  {
    zh: '该开放平台帐号并非通过接口创建：请由其所有者在控制台解绑。',
    en: 'This Open account was not created by a program: its owner unbinds accounts, in the console.',
  },
  89003,
)

export const openAccountUnverified = plainProblem(
  'open-account-unverified',
  409,
  {
    zh: '该开放平台帐号不是通过接口创建的，且尚未完成开发者资质认证。',
    en: 'This Open account was not created by a program, and its qualification is not verified.',
  },
  89036,
)

export const noSuchTester = plainProblem('no-such-tester', 404, {
  zh: '没有找到这个用户：只能查询本帐号的管理员，以及已绑定帐号的管理员和成员。',
  en: 'Nobody was found: only the administrator of this account, and administrators and members of what is bound, can be looked up.',
})

const faults = {
  name: { zh: '请填写名称。', en: 'Give it a name.' },
  platform: {
    zh: '请至少填写 iOS 或 Android 中的一种。',
    en: 'Say what it is on iOS, on Android, or on both.',
  },
  'bundle-id': { zh: 'Bundle ID 的格式不正确。', en: 'This is no bundle id.' },
  package: { zh: 'Android 包名的格式不正确。', en: 'This is no name of an Android package.' },
  signature: {
    zh: '应用签名为签名证书的 MD5：32 位小写十六进制字符。',
    en: 'The signature is the MD5 of the certificate: 32 lower-case hexadecimal digits.',
  },
  domain: {
    zh: '授权回调域只填写域名，例如 www.example.com，不含协议、端口和路径。',
    en: 'Give the host alone, such as www.example.com, without scheme, port and path.',
  },
} as const

export const applicationMalformed = defineProblem<{ readonly what: keyof typeof faults }>({
  code: 'application-malformed',
  status: 422,
  says: ({ what }) => faults[what],
})

export const notWaiting = plainProblem('application-not-waiting', 409, {
  zh: '这个应用现在的状态不允许这个操作。',
  en: 'The present state of this application does not allow this.',
})

export const ownApplication = plainProblem('own-application', 403, {
  zh: '不能审核自己管理的帐号的应用。',
  en: 'Nobody audits applications of an account that they administer.',
})
