import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const alreadyBound = plainProblem(
  'already-bound',
  409,
  { zh: '该帐号已绑定开放平台帐号。', en: 'This account is bound to an Open account already.' },
  89000,
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
