/**
 * What owners can authorise third-party platforms to do, by WeChat's numbers (§2.8).
 *
 * Not a rule: the numbers here are the names of sets in WeChat's open interfaces.
 *
 * Only sets whose interfaces this platform serves are offered: an owner gives nothing away that
 * nobody could tell them the meaning of.
 */
import type { PermissionSet } from '@maque/protocol/platform/third-party.ts'

/** Development: code, review, release, domains, testers. */
export const DEVELOPMENT_SET = 18
/** What the app is. */
export const BASICS_SET = 30
/** Whether a name could be had. */
export const NAMING_SET = 31
/** Messages between users and the app’s people. */
export const CUSTOMER_SERVICE_SET = 19
/** The Open account of a mini program. */
export const OPEN_ACCOUNT_SET = 25
/** The Open account of an official account. */
export const OFFICIAL_OPEN_ACCOUNT_SET = 24
/** Mini programs that are registered with the qualification of an official account. */
export const FAST_REGISTRATION_SET = 27
/** Mini programs that are associated with an official account. */
export const LINKS_SET = 33

export const permissionSets: readonly PermissionSet[] = [
  {
    id: DEVELOPMENT_SET,
    of: 'mini-program',
    name: { zh: '开发管理与数据分析', en: 'Development' },
    about: {
      zh: '代为上传代码、提交审核、发布与回退，设置服务器域名、业务域名、隐私保护指引和能否被搜索，添加体验者。',
      en: 'Upload code, submit, release and roll back in your place; set domains, the privacy guide and whether search finds the app; add testers.',
    },
    isExclusive: true,
  },
  {
    id: BASICS_SET,
    of: 'mini-program',
    name: { zh: '基本信息', en: 'Basic information' },
    about: {
      zh: '读取与设置名称、头像、简介和服务类目，上传所需的图片。',
      en: 'Read and set name, picture, introduction and categories, and upload what they need.',
    },
    isExclusive: false,
  },
  {
    id: NAMING_SET,
    of: 'mini-program',
    name: { zh: '名称检测', en: 'Checking names' },
    about: { zh: '检测一个名称能不能用。', en: 'Ask whether a name could be had.' },
    isExclusive: false,
  },
  {
    id: CUSTOMER_SERVICE_SET,
    of: 'mini-program',
    name: { zh: '客服与消息', en: 'Messages' },
    about: {
      zh: '接收小程序的消息与事件推送；开发者自己的服务器不再收到。',
      en: 'Be told the app’s messages and events; its own server is told them no longer.',
    },
    isExclusive: false,
  },
  {
    id: OPEN_ACCOUNT_SET,
    of: 'mini-program',
    name: { zh: '开放平台帐号管理', en: 'Open account' },
    about: {
      zh: '创建开放平台帐号，绑定与解绑：绑定到同一个的帐号里，用户的 UnionID 相同。',
      en: 'Create Open accounts, bind to them and unbind: what is bound to one knows a user by the same UnionID.',
    },
    isExclusive: true,
  },
  {
    id: OFFICIAL_OPEN_ACCOUNT_SET,
    of: 'official-account',
    name: { zh: '开放平台帐号管理（公众号）', en: 'Open account (official accounts)' },
    about: {
      zh: '为公众号创建开放平台帐号，绑定与解绑。',
      en: 'Create an Open account for the official account, bind it and unbind it.',
    },
    isExclusive: true,
  },
  {
    id: FAST_REGISTRATION_SET,
    of: 'official-account',
    name: { zh: '快速注册小程序', en: 'Fast registration' },
    about: {
      zh: '经管理员扫码，以公众号的主体与认证资质注册小程序。',
      en: 'Register mini programs with the official account’s qualification, after its administrator’s scan.',
    },
    isExclusive: true,
  },
  {
    id: LINKS_SET,
    of: 'official-account',
    name: { zh: '小程序管理', en: 'Mini programs' },
    about: {
      zh: '查看公众号关联的小程序，发起关联与解除关联；关联须双方管理员同意。',
      en: 'See the mini programs of the official account, ask for others and end associations; both administrators agree.',
    },
    isExclusive: false,
  },
]

export function isOffered(id: number): boolean {
  return permissionSets.some((set) => set.id === id)
}

export type AuthorisingKind = PermissionSet['of']

/** To who scans: whose account, which platform may do what. In both languages, for nobody knows theirs yet. */
export function authorisingNamed(owner: string, platformName: string, sets: readonly number[]): string {
  const names = setsOf(sets).map(({ name: { zh, en } }) => `${zh} ${en}`)
  return `${owner} → ${platformName}（${names.join('、')}）`
}

export function setsOf(ids: readonly number[]): readonly PermissionSet[] {
  return permissionSets.filter(({ id }) => ids.includes(id))
}
