/** Refusals of code management, by WeChat's numbers (§2.7). */
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { ExtRefusal } from './merge-ext.ts'

export const templateUnknown = plainProblem(
  'template-unknown',
  404,
  { zh: '没有这个模板。', en: 'There is no such template.' },
  85014,
)

export const nothingResolvedAhead = plainProblem(
  'nothing-resolved-ahead',
  403,
  {
    zh: '没有 DNS 预解析：小程序的请求由平台代为发出，用户的设备不解析这些域名，不必设置。',
    en: 'Nothing is resolved ahead: the platform sends what a mini program asks, so that devices resolve none of its domains. Leave this call out.',
  },
  48001,
)

export const nothingCommitted = plainProblem(
  'nothing-committed',
  404,
  { zh: '第三方平台还没有为这个小程序提交过代码。', en: 'This platform has committed nothing to this app.' },
  86001,
)

export const nothingSubmitted = plainProblem(
  'nothing-submitted',
  404,
  { zh: '没有提交过审核。', en: 'Nothing was submitted.' },
  85058,
)

export const auditUnknown = plainProblem(
  'audit-unknown',
  404,
  { zh: '没有这个审核单。', en: 'There is no such submission.' },
  85012,
)

export const nothingApproved = plainProblem(
  'nothing-approved',
  409,
  { zh: '没有审核通过、等待发布的版本。', en: 'No version is approved and waits for its release.' },
  85019,
)

export const notYetApproved = plainProblem(
  'not-yet-approved',
  409,
  { zh: '版本还没有通过审核。', en: 'The version has not been approved.' },
  85020,
)

export const onlineAlready = plainProblem(
  'online-already',
  409,
  { zh: '版本已经发布。', en: 'The version is online already.' },
  85052,
)

export const nothingBefore = plainProblem(
  'nothing-before',
  409,
  { zh: '没有可以回退到的版本。', en: 'There is no version to go back to.' },
  87012,
)

export const nothingOnline = plainProblem(
  'nothing-online',
  409,
  { zh: '小程序还没有线上版本。', en: 'The mini program has no version online.' },
  85079,
)

export const percentageWrong = plainProblem(
  'percentage-wrong',
  422,
  { zh: '灰度比例应为 0 到 100 的整数。', en: 'The share is a whole number from 0 to 100.' },
  85081,
)

export const actionUnknown = defineProblem<{ readonly action: string; readonly known: string }>({
  code: 'action-unknown',
  status: 422,
  errcode: 40097,
  says: ({ action, known }) => ({
    zh: `没有操作“${action}”，只有 ${known}。`,
    en: `There is no action “${action}”: ${known}.`,
  }),
})

export const visitActionUnknown = plainProblem(
  'visit-action-unknown',
  422,
  { zh: 'action 只能是 open 或 close。', en: 'The action is open or close.' },
  85022,
)

export const infoTypeUnknown = plainProblem(
  'info-type-unknown',
  422,
  { zh: 'info_type 只能是 0 或 1。', en: 'info_type is 0 or 1.' },
  40097,
)

export const orderPathUnset = plainProblem(
  'order-path-unset',
  404,
  { zh: '没有设置订单中心页面。', en: 'No page of orders has been set.' },
  61041,
)

export const mediaMissing = plainProblem(
  'media-missing',
  422,
  { zh: '表单的 media 中没有文件。', en: 'The form has no file in its field “media”.' },
  41005,
)

export const mediaType = plainProblem(
  'media-type',
  422,
  {
    zh: '只支持 PNG、JPEG、WebP 图片和 MP4 视频。',
    en: 'Only PNG, JPEG and WebP pictures and MP4 films are taken.',
  },
  40005,
)

export const ugcUnknown = plainProblem(
  'ugc-unknown',
  422,
  { zh: 'ugc_declare 中有未知的场景或方式。', en: 'ugc_declare has a scene or method that is unknown.' },
  40097,
)

export const categoryUnknown = defineProblem<{ readonly page: string }>({
  code: 'category-unknown',
  status: 422,
  errcode: 85008,
  says: ({ page }) => ({
    zh: `页面 ${page} 的类目不是小程序已有的类目。`,
    en: `The category of ${page} is none of the app’s.`,
  }),
})

export const hostNotRegistered = defineProblem<{ readonly host: string }>({
  code: 'host-not-registered',
  status: 422,
  errcode: 85018,
  says: ({ host }) => ({
    zh: `域名 ${host} 没有在第三方平台登记。`,
    en: `${host} is not registered with the third-party platform.`,
  }),
})

export const siteNotRegistered = defineProblem<{ readonly host: string }>({
  code: 'site-not-registered',
  status: 422,
  errcode: 89021,
  says: ({ host }) => ({
    zh: `业务域名 ${host} 没有在第三方平台登记。`,
    en: `The site ${host} is not registered with the third-party platform.`,
  }),
})

export const sitesUnchanged = plainProblem(
  'sites-unchanged',
  409,
  { zh: '业务域名没有变化。', en: 'The sites are what they were.' },
  89019,
)

export const sitesClosed = plainProblem(
  'sites-closed',
  403,
  { zh: '个人主体的小程序不能设置业务域名。', en: 'Apps of individuals show no sites.' },
  89231,
)

export const testerUnknown = plainProblem(
  'tester-unknown',
  404,
  { zh: '没有这个体验者。', en: 'There is no such tester.' },
  85001,
)

/** Not a rule: WeChat's numbers. */
const EXT_WORDS: Readonly<Record<ExtRefusal['reason'], readonly [zh: string, en: string, errcode: number]>> =
  {
    'not-an-object': ['ext_json 不是 JSON 对象', 'ext_json is no JSON object', 85048],
    'other-app': ['extAppid 不是所授权的小程序', 'extAppid is another app', 85013],
    'no-app-json': ['模板没有 app.json', 'the template has no app.json', 85045],
    'no-pages': ['pages 为空', 'pages is empty', 85047],
    'page-missing': ['extPages 中有不存在的页面', 'extPages names a page that is not there', 85045],
    'tab-missing': ['tabBar 中有不存在的页面', 'tabBar names a page that is not there', 85046],
  }

export function extProblem(refusal: ExtRefusal): RaisedProblem {
  const [zh, en, errcode] = EXT_WORDS[refusal.reason]
  const where = 'page' in refusal ? ` (${refusal.page})` : ''
  return plainProblem(`ext-${refusal.reason}`, 422, { zh: `${zh}${where}。`, en: `${en}${where}.` }, errcode)
}

/** By the number of the rule that it breaks, or as a template that is wrong. */
export function notCompiled(diagnostics: readonly ReleaseDiagnostic[]): RaisedProblem {
  const worst = diagnostics.find(({ severity }) => severity === 'error')
  const where = worst ? `${worst.file}:${worst.line}` : ''
  return plainProblem(
    'not-compiled',
    422,
    {
      zh: `代码没有编译通过：${where} ${worst?.message.zh ?? ''}`,
      en: `What was committed does not compile: ${where} ${worst?.message.en ?? ''}`,
    },
    worst?.errcode ?? TEMPLATE_WRONG,
  )
}

/** Not a rule: WeChat's number for it. */
const TEMPLATE_WRONG = 85043
