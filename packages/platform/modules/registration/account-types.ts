/** The kinds of account side by side (S8, S10), and which subject may have which. */
import type { AccountKind, AccountType, SubjectType } from '@maque/protocol/platform/registration.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { Random } from '../../kernel/random.ts'

const everybody: readonly SubjectType[] = [
  'individual',
  'enterprise',
  'sole-trader',
  'government',
  'media',
  'other',
]
const organisations = everybody.filter((type) => type !== 'individual')
const both = (zh: string, en: string): BilingualText => ({ zh, en })
const offered = (zh: string, en: string): AccountType['features'][number] => ({
  name: both(zh, en),
  isOffered: true,
})
/** What others know it for, and this platform does not do. */
const known = (zh: string, en: string): AccountType['features'][number] => ({
  name: both(zh, en),
  isOffered: false,
})

const ofOfficialAccounts = [
  offered('关联小程序', 'Linked with mini programs'),
  offered('快速注册小程序', 'Registers mini programs'),
]

export const accountTypes: readonly AccountType[] = [
  {
    kind: 'mini-program',
    name: both('小程序', 'Mini program'),
    about: both('无需下载安装即可使用的应用，用完即走。', 'An app that is used without being installed.'),
    features: [
      known('消息通知', 'Notifications'),
      offered('线下扫码', 'Opened by scanning a code'),
      offered('公众号关联', 'Linked with official accounts'),
      known('客服、支付、数据分析', 'Customer service, payment, figures'),
    ],
    subjects: everybody,
  },
  {
    kind: 'subscription-account',
    name: both('订阅号', 'Subscription account'),
    about: both('向订阅者发布文章。', 'Publishes articles to its subscribers.'),
    features: [
      ...ofOfficialAccounts,
      known('图文消息', 'Articles'),
      known('自定义菜单', 'A menu of its own'),
    ],
    subjects: everybody,
  },
  {
    kind: 'service-account',
    name: both('服务号', 'Service account'),
    about: both('为用户提供服务，可发送模板消息。', 'Serves its users and may send template messages.'),
    features: [
      ...ofOfficialAccounts,
      known('模板消息', 'Template messages'),
      known('支付', 'Payment'),
      known('自定义菜单', 'A menu of its own'),
    ],
    subjects: organisations,
  },
  {
    kind: 'open-account',
    name: both('开放平台帐号', 'Open-platform account'),
    about: both(
      '把多个应用绑定在一起，用户在其中有同一个 UnionID。',
      'Binds several apps together: a user has one UnionID in all of them.',
    ),
    features: [offered('UnionID', 'UnionID'), offered('第三方平台', 'Third-party platforms')],
    subjects: everybody,
  },
  {
    kind: 'enterprise-account',
    name: both('企业微信', 'Enterprise account'),
    about: both('企业内部的通讯录、应用与消息。', 'An organisation’s own directory, apps and messages.'),
    features: [
      offered('关联小程序到工作台', 'Mini programs in the workbench'),
      offered('应用消息', 'App messages'),
    ],
    subjects: organisations,
  },
  {
    kind: 'merchant',
    name: both('商户号', 'Merchant account'),
    about: both('收款、退款与对账。', 'Takes payments, refunds them and balances the books.'),
    features: [known('收款与退款', 'Payments and refunds'), known('账单', 'Bills')],
    subjects: organisations,
  },
]

/**
 * AppID, original id, corp id or merchant id.
 *
 * Not a rule: the numbers are those of the ids' forms.
 */
export function newPublicId(kind: AccountKind, random: Random): string {
  switch (kind) {
    case 'enterprise-account':
      return `ww${random(ID_BYTES).toString('hex')}`
    case 'merchant':
      return String(random(ID_BYTES).readUIntBE(0, MERCHANT_ID.bytes))
        .padStart(MERCHANT_ID.digits, '1')
        .slice(-MERCHANT_ID.digits)
    default:
      return `wx${random(ID_BYTES).toString('hex')}`
  }
}

/** Not a rule: 16 hexadecimal digits. */
const ID_BYTES = 8

/** Not a rule: the form of a merchant id. */
const MERCHANT_ID = { bytes: 5, digits: 10 }
