/** Words of the pages on which people let a third-party platform register mini programs. */
import type { ProgramRegistration } from '@maque/protocol/platform/program-registrations.ts'
import type { Texts } from '@maque/ui/language.ts'

export const grantTexts: Texts<{
  readonly broken: string
  readonly asks: (platform: string) => string
  readonly whose: string
  readonly reusesVerification: string
  readonly verificationHint: string
  readonly verificationMust: string
  readonly becomes: string
  readonly leads: (host: string) => string
  readonly allow: string
  readonly scan: string
  readonly waiting: string
  readonly waitingHint: string
  readonly open: string
  readonly wants: (platform: string) => string
  readonly subject: Readonly<Record<ProgramRegistration['kind'], string>>
  readonly code: string
  readonly person: string
  readonly platform: string
  readonly contact: string
  readonly until: string
  readonly administers: Readonly<Record<ProgramRegistration['kind'], string>>
  readonly confirm: string
  readonly refuse: string
  readonly refuseHint: string
  readonly states: Readonly<Record<Exclude<ProgramRegistration['state'], 'waiting'>, string>>
  readonly toApp: string
}> = {
  zh: {
    broken: '链接不完整，请回到第三方平台重新发起。',
    asks: (platform) => `${platform} 申请以本公众号的资质注册一个小程序`,
    whose: '主体',
    reusesVerification: '同时复用微信认证',
    verificationHint: '不勾选，小程序须自行认证并付费。',
    verificationMust: '政府、媒体和其他组织必须复用认证。',
    becomes: '小程序立即注册完成：与公众号同主体并自动关联，由扫码的管理员管理，并授权给这个平台开发。',
    leads: (host) => `完成后将回到 ${host}`,
    allow: '允许注册一个小程序',
    scan: '请公众号管理员扫描二维码并确认。',
    waiting: '等你确认的注册',
    waitingHint: '第三方平台申请为你注册小程序。不是你要的，请拒绝。',
    open: '查看',
    wants: (platform) => `${platform} 申请为你注册小程序`,
    subject: { enterprise: '企业', personal: '个人' },
    code: '企业代码',
    person: '你的姓名',
    platform: '第三方平台',
    contact: '平台联系电话',
    until: '确认截止',
    administers: {
      enterprise:
        '请以法人身份确认：核验姓名、身份证号与手机号后，小程序立即注册，由你担任管理员，并授权给这个平台开发。企业信息未经核对，认证后才视为已核实。',
      personal: '核验姓名、身份证号与手机号后，小程序立即注册，由你担任管理员，并授权给这个平台开发。',
    },
    confirm: '确认注册',
    refuse: '拒绝',
    refuseHint: '这次申请随即结束，平台会被告知。',
    states: {
      refused: '你已拒绝，平台已被告知。',
      overdue: '已过确认期限；需要时请平台重新发起。',
      failed: '没有注册成功：',
      registered: '小程序已注册，由你管理：',
    },
    toApp: '去管理',
  },
  en: {
    broken: 'This link is not whole: begin anew at the third-party platform.',
    asks: (platform) =>
      `${platform} asks to register a mini program with this official account’s qualification`,
    whose: 'Subject',
    reusesVerification: 'Take the verification over as well',
    verificationHint: 'Without it the mini program is verified, and pays for that, itself.',
    verificationMust: 'Government, media and other organisations have to take it over.',
    becomes:
      'The mini program is registered at once: of the same subject, associated with the official account, administered by who scans, and given to this platform to develop.',
    leads: (host) => `You go on to ${host}`,
    allow: 'Let it register one mini program',
    scan: 'The administrator of this official account scans this code and confirms.',
    waiting: 'Registrations that wait for you',
    waitingHint:
      'A third-party platform wants to register a mini program for you. Refuse what you have not asked for.',
    open: 'Look at it',
    wants: (platform) => `${platform} wants to register a mini program for you`,
    subject: { enterprise: 'Enterprise', personal: 'Individual' },
    code: 'Code',
    person: 'Your name',
    platform: 'Third-party platform',
    contact: 'It can be reached by',
    until: 'Confirm before',
    administers: {
      enterprise:
        'Confirm as the legal person: once name, ID number and phone are checked the mini program is registered, administered by you and given to this platform to develop. What is said of the enterprise has not been compared with a register: that is done when it is verified.',
      personal:
        'Once name, ID number and phone are checked the mini program is registered, administered by you and given to this platform to develop.',
    },
    confirm: 'Confirm and register',
    refuse: 'Refuse',
    refuseHint: 'This ends it, and the platform is told.',
    states: {
      refused: 'You have refused; the platform was told.',
      overdue: 'The time to confirm is over. The platform can begin anew.',
      failed: 'It was not registered: ',
      registered: 'The mini program is registered, and yours to administer: ',
    },
    toApp: 'Go there',
  },
}
