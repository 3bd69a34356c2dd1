import type { ApplicationForm, OpenApplication } from '@maque/protocol/platform/open-accounts.ts'
import type { Texts } from '@maque/ui/language.ts'

export const applicationTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly kinds: Readonly<Record<ApplicationForm['kind'], string>>
  readonly states: Readonly<Record<OpenApplication['state'], string>>
  readonly none: string
  readonly kind: string
  readonly name: string
  readonly about: string
  readonly domain: string
  readonly domainHint: string
  readonly bundleId: string
  readonly androidPackage: string
  readonly signature: string
  readonly signatureHint: string
  readonly add: string
  readonly addTitle: string
  readonly again: string
  readonly remove: string
  readonly removeHint: string
  readonly reason: string
}> = {
  zh: {
    title: '移动应用与网站应用',
    hint: '审核通过后得到 AppID；与绑定的小程序、公众号共用同一个 UnionID。',
    kinds: { 'mobile-app': '移动应用', website: '网站应用' },
    states: { pending: '审核中', approved: '已通过', refused: '未通过' },
    none: '还没有移动应用或网站应用。',
    kind: '类型',
    name: '名称',
    about: '简介',
    domain: '授权回调域',
    domainHint: '只填域名，例如 www.example.com',
    bundleId: 'iOS Bundle ID',
    androidPackage: 'Android 包名',
    signature: 'Android 应用签名',
    signatureHint: '签名证书的 MD5，32 位小写十六进制字符',
    add: '提交审核',
    addTitle: '创建应用',
    again: '修改后重新提交',
    remove: '删除',
    removeHint: '删除后该应用不再得到用户的 UnionID，AppID 不能恢复。',
    reason: '审核意见',
  },
  en: {
    title: 'Mobile apps and websites',
    hint: 'What is approved is given an AppID, and knows users by the same UnionID as everything that is bound.',
    kinds: { 'mobile-app': 'Mobile app', website: 'Website' },
    states: { pending: 'Being audited', approved: 'Approved', refused: 'Refused' },
    none: 'There are no mobile apps or websites yet.',
    kind: 'Kind',
    name: 'Name',
    about: 'About it',
    domain: 'Callback host',
    domainHint: 'The host alone, such as www.example.com',
    bundleId: 'iOS bundle id',
    androidPackage: 'Android package',
    signature: 'Android signature',
    signatureHint: 'MD5 of the certificate: 32 lower-case hexadecimal digits',
    add: 'Submit for audit',
    addTitle: 'Add an application',
    again: 'Change and submit again',
    remove: 'Remove',
    removeHint: 'It is given no UnionIDs any more, and its AppID is gone.',
    reason: 'The auditor wrote',
  },
}
