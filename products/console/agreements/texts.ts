import type { AgreementDocument } from '@maque/protocol/platform/agreements.ts'
import type { Texts } from '@maque/ui/language.ts'

export const agreementTexts: Texts<{
  readonly agree: (title: string) => string
  readonly read: string
  readonly readOf: (title: string) => string
  readonly version: (version: number) => string
  readonly since: string
  readonly ownPage: string
  readonly close: string
  readonly agreeAgain: string
  readonly agreeAgainHint: string
  readonly goOn: string
  readonly documents: Readonly<Record<AgreementDocument, string>>
  readonly hint: string
  readonly inForce: string
  readonly toCome: string
  readonly asks: string
  readonly fromTheStart: string
  readonly newEdition: string
  readonly newEditionHint: string
  readonly which: string
  readonly title: Readonly<Record<'zh' | 'en', string>>
  readonly text: Readonly<Record<'zh' | 'en', string>>
  readonly textHint: string
  readonly effectiveAt: string
  readonly effectiveHint: string
  readonly asksAgain: string
  readonly asksAgainHint: string
  readonly publish: string
  readonly publishHint: string
  readonly published: string
  readonly cancel: string
}> = {
  zh: {
    agree: (title) => `我已阅读并同意《${title}》`,
    read: '阅读',
    readOf: (title) => `阅读《${title}》`,
    version: (version) => `第 ${version} 版`,
    since: '生效时间：',
    ownPage: '在新页面打开',
    close: '关闭',
    agreeAgain: '请同意协议',
    agreeAgainHint: '继续使用这个帐号之前，请阅读并同意。',
    goOn: '同意并继续',
    documents: {
      service: '平台服务协议',
      'mini-program': '小程序',
      'subscription-account': '订阅号',
      'service-account': '服务号',
      'open-account': '开放平台帐号',
      'enterprise-account': '企业微信',
      merchant: '商户号',
      people: '用户协议（平台用户）',
      privacy: '隐私保护指引（平台用户）',
    },
    hint: '帐号和平台用户注册时要同意的文本。已发布的版本不再改变；在这里发布新的一版。',
    inForce: '现行',
    toCome: '将生效',
    asks: '登录时再次询问',
    fromTheStart: '平台自带的文本',
    newEdition: '发布新的一版',
    newEditionHint: '以现行文本为底稿修改。',
    which: '协议',
    title: { zh: '标题（中文）', en: '标题（英文）' },
    text: { zh: '正文（中文）', en: '正文（英文）' },
    textHint: '段落之间空一行。',
    effectiveAt: '生效时间',
    effectiveHint: '不填为立即生效',
    asksAgain: '没有同意过这一版的，下次登录时询问',
    asksAgainHint: '同意之前，帐号不能继续使用。面向平台用户的两份也会询问工作人员，包括您自己。',
    publish: '发布',
    publishHint: '发布后不能修改或撤回，只能再发布新的一版。',
    published: '已发布',
    cancel: '取消',
  },
  en: {
    agree: (title) => `I have read and agree to: ${title}`,
    read: 'Read it',
    readOf: (title) => `Read: ${title}`,
    version: (version) => `Edition ${version}`,
    since: 'In force since ',
    ownPage: 'Open in a page of its own',
    close: 'Close',
    agreeAgain: 'Agree before you go on',
    agreeAgainHint: 'Before you go on, read it and agree to it.',
    goOn: 'Agree and go on',
    documents: {
      service: 'Service agreement',
      'mini-program': 'Mini programs',
      'subscription-account': 'Subscription accounts',
      'service-account': 'Service accounts',
      'open-account': 'Open accounts',
      'enterprise-account': 'Enterprise accounts',
      merchant: 'Merchant accounts',
      people: 'Terms for people',
      privacy: 'Privacy guide for people',
    },
    hint: 'What one agrees to when one registers. What was published never changes; a new edition is published here.',
    inForce: 'in force',
    toCome: 'to come',
    asks: 'asked for at sign-in',
    fromTheStart: 'What the platform came with',
    newEdition: 'Publish a new edition',
    newEditionHint: 'It begins as the text in force.',
    which: 'Agreement',
    title: { zh: 'Title in Chinese', en: 'Title in English' },
    text: { zh: 'Text in Chinese', en: 'Text in English' },
    textHint: 'Leave an empty line between paragraphs.',
    effectiveAt: 'In force from',
    effectiveHint: 'Empty: at once',
    asksAgain: 'Ask whoever has not agreed to this edition when they sign in next',
    asksAgainHint:
      'Until they agree the account cannot be used. The two for people also ask staff, you among them.',
    publish: 'Publish',
    publishHint: 'It cannot be changed or taken back then; only another edition can follow it.',
    published: 'Published',
    cancel: 'Cancel',
  },
}
