import type { DomainKind } from '@maque/protocol/platform/development.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'
import { schemes, type DomainRefusal } from './server-domain.ts'

export const addressMalformed = defineProblem<{ readonly address: string }>({
  code: 'address-malformed',
  status: 422,
  says: ({ address }) => ({
    zh: `不是 IP 地址或地址段（如 203.0.113.7、203.0.113.0/24）：${address}`,
    en: `No IP address or range (as 203.0.113.7 or 203.0.113.0/24): ${address}`,
  }),
})

export const addressesEmpty = plainProblem('addresses-empty', 422, {
  zh: '开启白名单前，请先填写至少一个地址。',
  en: 'Name at least one address before the list is switched on.',
})

export const addressNotListed = defineProblem<{ readonly address: string }>({
  code: 'address-not-listed',
  status: 403,
  errcode: 40164,
  says: ({ address }) => ({
    zh: `IP 地址 ${address} 不在白名单内：请在开发设置的 IP 白名单中添加它，或关闭白名单。`,
    en: `The address ${address} is not in the list of those that may: add it in the development settings, or switch the list off.`,
  }),
})

export const secretMissing = plainProblem(
  'secret-missing',
  422,
  { zh: '缺少 AppSecret。', en: 'The AppSecret is missing.' },
  41004,
)

export const secretWrong = plainProblem(
  'secret-wrong',
  403,
  { zh: 'AppSecret 不正确。', en: 'The AppSecret is wrong.' },
  40125,
)

export const secretFrozen = plainProblem(
  'secret-frozen',
  403,
  {
    zh: 'AppSecret 已被冻结：请在开发设置中解冻或重置。',
    en: 'The AppSecret is frozen: unfreeze it in the development settings, or make another.',
  },
  40243,
)

export const noSecret = plainProblem('no-secret', 409, {
  zh: '还没有生成 AppSecret：请在开发设置中生成。',
  en: 'There is no AppSecret yet: make one in the development settings.',
})

export const signatureWrong = plainProblem('signature-wrong', 403, {
  zh: '代码上传密钥的签名无效。',
  en: 'The signature is not one of the upload key.',
})

const domainWords: Readonly<Record<Exclude<DomainRefusal, 'scheme' | 'unschemed'>, BilingualText>> = {
  malformed: {
    zh: '不是完整的域名，应如 api.example.com',
    en: 'it is no whole domain, such as api.example.com',
  },
  port: { zh: '端口须为 1–65535 的整数', en: 'a port is a number from 1 to 65535' },
  path: { zh: '不能带路径或参数', en: 'it may have no path and no query' },
  credentials: { zh: '不能带用户名', en: 'it may have no user name' },
  wildcard: { zh: '不支持通配符，请逐个填写', en: 'wildcards stand for nothing: name each domain' },
  address: { zh: '不能使用 IP 地址，请填写域名', en: 'it may be no IP address: give the server a name' },
  local: { zh: '不能使用 localhost', en: 'it may not be local' },
  platform: { zh: '不能使用平台自己的域名', en: 'it may not be the platform’s own' },
}

/** Of which list an entry was to be; `site`: of those that web-view shows. */
export type DomainList = DomainKind | 'site'

const listWords: Readonly<Record<DomainList, BilingualText>> = {
  request: { zh: 'request 合法域名', en: 'For request' },
  socket: { zh: 'socket 合法域名', en: 'For connectSocket' },
  upload: { zh: 'uploadFile 合法域名', en: 'For uploadFile' },
  download: { zh: 'downloadFile 合法域名', en: 'For downloadFile' },
  udp: { zh: 'udp 合法域名', en: 'For UDP' },
  tcp: { zh: 'tcp 合法域名', en: 'For TCP' },
  site: { zh: '业务域名', en: 'Business domains' },
}

interface MalformedDomain {
  readonly list: DomainList
  readonly domain: string
  readonly why: DomainRefusal
}

export const domainMalformed = defineProblem<MalformedDomain>({
  code: 'domain-malformed',
  status: 422,
  says: ({ list, domain, why }) => {
    const scheme = `${schemes[list === 'site' ? 'request' : list]}://`
    const words: BilingualText =
      why === 'scheme' || why === 'unschemed'
        ? { zh: `须以 ${scheme} 开头`, en: `it has to begin with ${scheme}` }
        : domainWords[why]
    return {
      zh: `${listWords[list].zh}中的 ${domain}：${words.zh}。`,
      en: `${listWords[list].en}, ${domain}: ${words.en}.`,
    }
  },
})

export const domainsUnchanged = plainProblem(
  'domains-unchanged',
  409,
  { zh: '域名没有变化。', en: 'The domains are as they were.' },
  85017,
)

export const businessDomainNotFound = plainProblem(
  'business-domain-not-found',
  404,
  { zh: '没有这个业务域名。', en: 'There is no such business domain.' },
  89020,
)

export const businessDomainTaken = plainProblem(
  'business-domain-there',
  409,
  { zh: '这个业务域名已经添加。', en: 'This business domain is there already.' },
  89019,
)

/** Why a file or an answer of another server was not what it should be. */
export type OutsideFailure = 'unreachable' | 'forbidden' | 'redirected' | 'status' | 'content'

const outsideWords: Readonly<Record<OutsideFailure, BilingualText>> = {
  unreachable: { zh: '连接失败或超时', en: 'it cannot be reached, or not in time' },
  forbidden: {
    zh: '地址在内网中，平台不会访问（部署在内网时，由运营者用 OWN_NETWORKS 放行）',
    en: 'it is inside a private network, which the platform does not ask (its operator can let a network in with OWN_NETWORKS)',
  },
  redirected: { zh: '发生了跳转', en: 'it leads elsewhere' },
  status: { zh: '返回的状态码不是 200', en: 'its status is not 200' },
  content: { zh: '返回的内容不符', en: 'its content is another' },
}

export const proofNotFound = defineProblem<{ readonly url: string; readonly why: OutsideFailure }>({
  code: 'proof-not-found',
  status: 422,
  errcode: 85069,
  says: ({ url, why }) => ({
    zh: `校验文件 ${url} 验证失败：${outsideWords[why].zh}。`,
    en: `The proof file ${url} was not found: ${outsideWords[why].en}.`,
  }),
})

export const pushUrlMalformed = plainProblem('push-url-malformed', 422, {
  zh: '服务器地址应是以 http:// 或 https:// 开头的公网地址，不能是平台自己的地址。',
  en: 'The address begins with http:// or https://, is on the public net, and is not the platform’s own.',
})

export const tokenMalformed = plainProblem('push-token-malformed', 422, {
  zh: 'Token 只能由英文字母和数字组成。',
  en: 'The token is made of letters and digits.',
})

export const encodingKeyMalformed = plainProblem('encoding-key-malformed', 422, {
  zh: 'EncodingAESKey 应为 43 个英文字母或数字。',
  en: 'The EncodingAESKey has 43 letters or digits.',
})

export const echoNotAnswered = defineProblem<{ readonly why: OutsideFailure }>({
  code: 'echo-not-answered',
  status: 422,
  says: ({ why }) => ({
    zh: `服务器地址验证失败：${outsideWords[why].zh}。应原样返回 echostr。`,
    en: `The server did not answer with echostr: ${outsideWords[why].en}.`,
  }),
})

export const linkMalformed = plainProblem(
  'link-malformed',
  422,
  {
    zh: '二维码规则应是以 http:// 或 https:// 开头的链接，使用域名，不含用户名和 #。',
    en: 'A rule is a link that begins with http:// or https://, of a domain, without user name and #.',
  },
  85066,
)

export const pagePathMalformed = plainProblem('page-path-malformed', 422, {
  zh: '小程序功能页面应形如 pages/index/index，不带参数。',
  en: 'The page is written as pages/index/index, without parameters.',
})

export const testLinkElsewhere = defineProblem<{ readonly link: string }>({
  code: 'test-link-elsewhere',
  status: 422,
  errcode: 85068,
  says: ({ link }) => ({
    zh: `测试链接不符合二维码规则：${link}`,
    en: `This test link does not match the rule: ${link}`,
  }),
})

export const linkRuleThere = plainProblem(
  'link-rule-there',
  409,
  { zh: '已经有相同的二维码规则。', en: 'There is such a rule already.' },
  85071,
)

export const linkRuleTaken = plainProblem(
  'link-rule-taken',
  409,
  { zh: '这个二维码规则已被其他小程序占用。', en: 'Another mini program has this rule, or one above it.' },
  85072,
)

export const notOnline = plainProblem(
  'not-online',
  409,
  { zh: '小程序上线后才能发布二维码规则。', en: 'Rules are published once the mini program is online.' },
  85074,
)

export const pageNotOnline = defineProblem<{ readonly path: string }>({
  code: 'page-not-online',
  status: 409,
  errcode: 85074,
  says: ({ path }) => ({
    zh: `线上版本没有页面 ${path}：请改用线上版本已有的页面，或先发布含有这个页面的版本。测试链接不受影响。`,
    en: `What is online has no page ${path}: name one that it has, or release a version with it first. Test links work all the same.`,
  }),
})

export const noSuchInterface = plainProblem(
  'no-such-interface',
  422,
  { zh: '没有这个接口。', en: 'There is no such interface.' },
  76021,
)

export const interfaceNotPermitted = plainProblem(
  'interface-not-permitted',
  403,
  { zh: '小程序没有这个接口的权限。', en: 'The mini program may not call this interface.' },
  48001,
)
