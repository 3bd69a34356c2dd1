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
/** Messages between users and the app’s people. */
export const CUSTOMER_SERVICE_SET = 19

export const permissionSets: readonly PermissionSet[] = [
  {
    id: DEVELOPMENT_SET,
    name: { zh: '开发管理与数据分析', en: 'Development' },
    about: {
      zh: '代为上传代码、提交审核、发布与回退，设置服务器域名与业务域名，添加体验者。',
      en: 'Upload code, submit, release and roll back in your place; set domains; add testers.',
    },
    isExclusive: true,
  },
  {
    id: BASICS_SET,
    name: { zh: '基本信息', en: 'Basic information' },
    about: { zh: '读取名称、头像、简介、类目等。', en: 'Read name, picture, introduction and categories.' },
    isExclusive: false,
  },
  {
    id: CUSTOMER_SERVICE_SET,
    name: { zh: '客服与消息', en: 'Messages' },
    about: {
      zh: '接收小程序的消息与事件推送；开发者自己的服务器不再收到。',
      en: 'Be told the app’s messages and events; its own server is told them no longer.',
    },
    isExclusive: false,
  },
]

export function isOffered(id: number): boolean {
  return permissionSets.some((set) => set.id === id)
}

export function setsOf(ids: readonly number[]): readonly PermissionSet[] {
  return permissionSets.filter(({ id }) => ids.includes(id))
}
