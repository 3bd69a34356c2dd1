import type { FastRegistered } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const fastTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly inAll: string
  readonly left: (left: number) => string
  readonly thisMonth: string
  readonly resets: string
  readonly none: string
  readonly appId: string
  readonly ofPlatform: string
  readonly verification: Readonly<Record<FastRegistered['verification'], string>>
  readonly until: string
  readonly withdraw: string
  readonly withdrawHint: string
  readonly mailAgain: string
  readonly mailSentAgain: string
  readonly formTitle: string
  readonly reuse: string
  readonly subject: (name: string) => string
  readonly subjectHint: string
  readonly administrator: (name: string) => string
  readonly administratorHint: string
  readonly reusesVerification: string
  readonly verificationHint: string
  readonly verificationMust: string
  readonly verificationLost: string
  readonly newEmail: string
  readonly scan: string
  readonly register: string
  readonly begun: (email: string) => string
  readonly begunHint: string
  readonly another: string
  readonly notVerified: string
  readonly verifyFirst: string
  readonly full: string
  readonly open: string
}> = {
  zh: {
    title: '快速注册小程序',
    hint: '复用本公众号的资质注册小程序，无需再次提交主体材料。',
    inAll: '已快速注册',
    left: (left) => `还可注册 ${left} 个`,
    thisMonth: '本月',
    resets: '恢复于',
    none: '还没有快速注册的小程序。',
    appId: 'AppID',
    ofPlatform: '第三方平台代注册',
    verification: {
      'not-asked': '未复用认证',
      asked: '将复用认证',
      inherited: '已复用认证',
      failed: '认证未成功',
    },
    until: '有效期至',
    withdraw: '撤回',
    withdrawHint: '撤回后激活链接失效，这个邮箱可以重新使用，名额也会恢复。',
    mailAgain: '重发激活邮件',
    mailSentAgain: '激活邮件已重新发送',
    formTitle: '注册一个小程序',
    reuse: '复用哪些资质',
    subject: (name) => `主体资质：${name}`,
    subjectHint: '主体类型、名称和证件号码，必选。',
    administrator: (name) => `运营者信息：${name}`,
    administratorHint: '姓名、身份证号和手机号；激活后由其扫码绑定为管理员。不勾选则激活后另填管理员。',
    reusesVerification: '认证资质',
    verificationHint: '认证到期时间与公众号一致；不勾选则小程序须另行认证并支付认证费。',
    verificationMust: '这类主体必须复用认证资质。',
    verificationLost: '按当前的平台规则，认证资质不会随之带入，小程序注册后仍须认证。',
    newEmail: '小程序的登录帐号',
    scan: '公众号管理员扫码',
    register: '快速注册',
    begun: (email) => `激活邮件已发送至 ${email}`,
    begunHint: '打开邮件里的链接，绑定管理员后即完成注册。',
    another: '返回列表',
    notVerified: '公众号通过认证后才能快速注册小程序。',
    verifyFirst: '去认证',
    full: '名额已用完：注销其中一个小程序后可以再次注册。',
    open: '已有一个快速注册正在进行，完成或撤回后才能开始下一个。',
  },
  en: {
    title: 'Fast registration',
    hint: 'Register mini programs with the qualification of this official account, without handing anything in again.',
    inAll: 'Registered this way',
    left: (left) => `${left} more may be`,
    thisMonth: 'This month',
    resets: 'Resets',
    none: 'Nothing has been registered this way yet.',
    appId: 'AppID',
    ofPlatform: 'Registered by a third-party platform',
    verification: {
      'not-asked': 'Verification not reused',
      asked: 'Verification to be reused',
      inherited: 'Verification reused',
      failed: 'Verification not reused: it was lost',
    },
    until: 'until',
    withdraw: 'Take back',
    withdrawHint: 'The link in the mail stops working; the address and the place are free again.',
    mailAgain: 'Send the mail again',
    mailSentAgain: 'Sent again',
    formTitle: 'Register a mini program',
    reuse: 'What is reused',
    subject: (name) => `The subject: ${name}`,
    subjectHint: 'Its type, name and number; always.',
    administrator: (name) => `The administrator: ${name}`,
    administratorHint:
      'Name, ID number and phone; they scan once it is activated. Without a tick, another one is given then.',
    reusesVerification: 'The verification',
    verificationHint:
      'It ends when that of the official account ends. Without a tick, the mini program has to be verified and pays for it.',
    verificationMust: 'This type of subject has to reuse it.',
    verificationLost: 'By the rules in force the verification is not handed on: order one afterwards.',
    newEmail: 'How one signs in to the mini program',
    scan: 'The administrator of the official account scans',
    register: 'Register',
    begun: (email) => `A mail has been sent to ${email}`,
    begunHint: 'Open the link in it; once an administrator has scanned, the mini program is registered.',
    another: 'Back to the list',
    notVerified: 'The official account has to be verified first.',
    verifyFirst: 'Verify it',
    full: 'No place is left. Cancel one of these mini programs to have one again.',
    open: 'One fast registration is on its way: finish it or take it back first.',
  },
}
