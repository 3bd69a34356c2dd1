import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { AuthorisationRefusal } from './decide-authorisation.ts'
import { permissionSets } from './permission-sets.ts'

export const notQualified = plainProblem('not-qualified', 403, {
  zh: '开放平台帐号完成开发者资质认证后才能创建第三方平台。',
  en: 'An Open account creates third-party platforms once its developer qualification is verified.',
})

export const nameMissing = plainProblem('name-missing', 422, {
  zh: '请填写第三方平台的名称。',
  en: 'A third-party platform has a name.',
})

export const setNotOffered = plainProblem('set-not-offered', 422, {
  zh: '没有这个权限集。',
  en: 'There is no such permission set.',
})

export const hostMalformed = defineProblem<{ readonly host: string }>({
  code: 'host-malformed',
  status: 422,
  errcode: 85301,
  says: ({ host }) => ({
    zh: `“${host}”不是域名：不带协议与路径。`,
    en: `“${host}” is no host: leave out scheme and path.`,
  }),
})

export const ticketNotTaken = plainProblem('ticket-not-taken', 409, {
  zh: '服务器还没有成功接收 component_verify_ticket，不能全网发布。',
  en: 'Its server has taken no ticket yet: it cannot be published.',
})

export const developsAlready = plainProblem('develops-already', 409, {
  zh: '这个小程序已是第三方平台的开发小程序。',
  en: 'This mini program is a development app of a third-party platform already.',
})

export const pageNotOwn = plainProblem(
  'page-not-own',
  403,
  {
    zh: '回调地址（redirect_uri）的域名不是该第三方平台登记的授权发起页域名：由该平台在开发配置里登记后，再从它的页面重新发起。',
    en: 'The address to go on to (redirect_uri) is on none of this third-party platform’s hosts: it adds the host to its settings, and you begin anew on its page.',
  },
  61060,
)

export const otherOfficialAccount = plainProblem(
  'other-official-account',
  403,
  {
    zh: '链接指的是另一个公众号：请用该公众号自己的邮箱登录后再打开。',
    en: 'This link is for another official account: sign in as that one and open it again.',
  },
  61058,
)

/** An interface of WeChat's that is not served: `why`, and what to do instead. */
export const notOffered = defineProblem<BilingualText>({
  code: 'interface-not-offered',
  status: 403,
  errcode: 48001,
  says: ({ zh, en }) => ({ zh: `不提供这个接口：${zh}。`, en: `This interface is not offered: ${en}.` }),
})

export const registerTicketWrong = plainProblem(
  'register-ticket-wrong',
  403,
  {
    zh: 'ticket 无效、已使用或已过期：请公众号管理员重新扫码。',
    en: 'The ticket is wrong, used or over: the administrator of the official account scans anew.',
  },
  61058,
)

export const notYetPublished = plainProblem(
  'platform-not-published',
  403,
  {
    zh: '第三方平台全网发布后才能代注册小程序。',
    en: 'A third-party platform registers mini programs once it is published.',
  },
  61028,
)

/** Whoever registers for others develops for them. */
export const lacksDevelopment = (errcode: number): RaisedProblem =>
  plainProblem(
    'lacks-development',
    403,
    {
      zh: '第三方平台没有“开发管理与数据分析”权限集（18）：请先在开发配置里勾选。',
      en: 'The third-party platform does not ask for set 18 (Development): choose it in its settings first.',
    },
    errcode,
  )

export const registrationMissing = plainProblem(
  'registration-missing',
  404,
  { zh: '没有正在进行的注册任务。', en: 'No such registration is on its way.' },
  89250,
)

export const registrationRuns = plainProblem(
  'registration-runs',
  409,
  {
    zh: '该主体已有注册任务在等待确认：完成、拒绝或超时后再试。',
    en: 'A registration of this subject waits for an answer already: try again once that has come, or its time is over.',
  },
  89249,
)

export const registrationWaits = plainProblem(
  'registration-waits',
  409,
  { zh: '待法人确认并核验身份。', en: 'The legal person has not confirmed yet.' },
  89251,
)

export const registrationFieldMissing = defineProblem<{ readonly field: string }>({
  code: 'registration-field-missing',
  status: 422,
  errcode: 89253,
  says: ({ field }) => ({ zh: `缺少参数 ${field}。`, en: `${field} is missing.` }),
})

export const codeTypeUnknown = plainProblem(
  'code-type-unknown',
  422,
  {
    zh: 'code_type 只能是 1（统一社会信用代码）、2（组织机构代码）或 3（营业执照注册号）。',
    en: 'code_type is 1 (unified social credit code), 2 (organisation code) or 3 (licence number).',
  },
  89248,
)

export const codeWrongForType = plainProblem(
  'code-wrong-for-type',
  422,
  {
    zh: '企业代码与 code_type 不符，或校验位不符。',
    en: 'The code is none of this code_type, or its check digit does not fit.',
  },
  89255,
)

export const personUnknown = plainProblem(
  'person-unknown',
  404,
  {
    zh: '没有这个用户：微信号处请填其在本平台登录用的邮箱或手机号。',
    en: 'There is nobody who signs in with that: give the e-mail address or phone that they sign in with here.',
  },
  86004,
)
export const askCodeWrong = plainProblem(
  'pre-auth-code-wrong',
  403,
  { zh: '预授权码无效或已过期，请回到第三方平台重新发起。', en: 'This code is wrong or over: begin anew.' },
  61009,
)

/** `otherName`: of the platform that has an exclusive set. */
export function authorisationProblem(
  refusal: AuthorisationRefusal,
  otherName: string | undefined,
): RaisedProblem {
  switch (refusal.reason) {
    case 'nothing-chosen':
      return plainProblem('nothing-chosen', 422, {
        zh: '请至少选择一个权限集。',
        en: 'Choose one permission set at least.',
      })
    case 'not-asked-for':
      return setNotOffered
    case 'not-published':
      return plainProblem('not-published', 403, {
        zh: '该第三方平台还没有全网发布，只有其测试列表里的小程序可以授权。',
        en: 'This third-party platform is not published: apps of its test list alone may authorise it.',
      })
    case 'given-to-another': {
      const set = permissionSets.find(({ id }) => id === refusal.set)
      return plainProblem('given-to-another', 409, {
        zh: `“${set?.name.zh}”是独占的，已授权给${otherName ?? '另一第三方平台'}（${refusal.componentId}）：先在“第三方平台授权”里取消那一个，或者这次不选它。`,
        en: `“${set?.name.en}” is exclusive, and given to ${otherName ?? 'another third-party platform'} (${refusal.componentId}): withdraw that under “Third-party authorisation” first, or leave this set out.`,
      })
    }
  }
}

export const tokenWrong = plainProblem(
  'token-wrong',
  401,
  { zh: 'access_token 无效。', en: 'The access token is wrong.' },
  40001,
)

export const componentTokenNeeded = plainProblem(
  'component-token-needed',
  401,
  { zh: '此接口须使用 component_access_token。', en: 'This is asked with the platform’s own token.' },
  61014,
)

export const authorizerTokenNeeded = plainProblem(
  'authorizer-token-needed',
  401,
  { zh: '此接口须使用 authorizer_access_token。', en: 'This is asked with the token of an app.' },
  61015,
)

export const componentUnknown = plainProblem(
  'component-unknown',
  401,
  { zh: '没有这个第三方平台。', en: 'There is no such third-party platform.' },
  40013,
)

export const componentDiffers = plainProblem(
  'component-differs',
  403,
  { zh: 'component_appid 与令牌不符。', en: 'The component_appid is not that of the token.' },
  61011,
)

export const componentSecretWrong = plainProblem(
  'component-secret-wrong',
  401,
  { zh: 'component_appsecret 不正确。', en: 'The secret is wrong.' },
  40125,
)

export const componentTicketWrong = plainProblem(
  'ticket-wrong',
  401,
  { zh: 'component_verify_ticket 无效。', en: 'The ticket is wrong.' },
  61006,
)

export const addressNotListed = plainProblem(
  'address-not-listed',
  403,
  { zh: '调用方 IP 不在白名单内。', en: 'The address is not on the list of those that may ask.' },
  61004,
)

export const notAuthorised = plainProblem(
  'not-authorised',
  403,
  { zh: '该帐号没有授权此第三方平台。', en: 'This account has not authorised this platform.' },
  61003,
)

export const outsideSets = plainProblem(
  'outside-sets',
  403,
  { zh: '此接口不在已授权的权限集内。', en: 'This is in no permission set that was authorised.' },
  61007,
)

export const codeWrong = plainProblem(
  'code-wrong',
  403,
  { zh: '授权码无效。', en: 'The code is wrong, or was used.' },
  61009,
)

export const codeExpired = plainProblem(
  'code-expired',
  403,
  { zh: '授权码已过期。', en: 'The code is over.' },
  61010,
)

/** Not a rule: WeChat’s number for an option that an app has not, whatever it is. */
const OPTION_ERRCODE = 61012

const optionUnknown = plainProblem(
  'option-unknown',
  422,
  { zh: '没有这个选项。', en: 'There is no such option.' },
  OPTION_ERRCODE,
)

const optionOfOfficialAccounts = defineProblem<{ readonly option: string }>({
  code: 'option-of-official-accounts',
  status: 422,
  errcode: OPTION_ERRCODE,
  says: ({ option }) => ({
    zh: `选项 ${option} 属于公众号，小程序没有。`,
    en: `The option ${option} is of official accounts: mini programs have none.`,
  }),
})

/** Those that WeChat knows: what is told of positions and of speech, and a desk of several agents. */
const OPTIONS_OF_OFFICIAL_ACCOUNTS = ['location_report', 'voice_recognize', 'customer_service']

export function optionProblem(option: string): RaisedProblem {
  return OPTIONS_OF_OFFICIAL_ACCOUNTS.includes(option) ? optionOfOfficialAccounts({ option }) : optionUnknown
}

export const flagUnknown = plainProblem(
  'flag-unknown',
  422,
  {
    zh: 'notify_users 与 show_profile 必填，为 0 或 1。',
    en: 'notify_users and show_profile are 0 or 1, and both are said.',
  },
  40097,
)

export const otherAppId = plainProblem(
  'other-appid',
  422,
  {
    zh: 'appid 与 access_token 所属的帐号不一致：可以不填。',
    en: 'The appid is not that of the access token: leave it out.',
  },
  40013,
)

export const refreshTokenWrong = plainProblem(
  'refresh-token-wrong',
  403,
  { zh: 'authorizer_refresh_token 无效。', en: 'The refresh token is wrong.' },
  61023,
)

export const templateMissing = plainProblem(
  'template-missing',
  404,
  { zh: '没有这个模板或草稿。', en: 'There is no such template or draft.' },
  85064,
)

export const standardTemplates = plainProblem(
  'standard-templates',
  422,
  {
    zh: '只支持普通模板库（template_type 为 0）。',
    en: 'There are plain templates only: template_type 0.',
  },
  40097,
)
