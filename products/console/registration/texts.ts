import type {
  OrderState,
  RegistrationState,
  SubjectMethod,
  SubjectType,
} from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export const registrationTexts: Texts<{
  readonly title: string
  readonly kinds: string
  readonly hint: string
  readonly choose: string
  readonly chosen: string
  readonly subjects: string
  readonly notOffered: string
  readonly haveAccount: string
  readonly email: string
  readonly emailHint: string
  readonly password: string
  readonly passwordHint: string
  readonly passwordAgain: string
  readonly captcha: string
  readonly captchaAnother: string
  readonly register: string
  readonly mailSent: (email: string) => string
  readonly mailHint: string
  readonly mailAgain: string
  readonly mailSentAgain: string
  readonly activating: string
  readonly states: Readonly<Record<RegistrationState, string>>
  readonly steps: readonly [subject: string, administrator: string, confirmation: string, done: string]
  readonly subjectTypes: Readonly<Record<SubjectType, string>>
  readonly subjectType: string
  readonly personName: string
  readonly idNumber: string
  readonly organisationName: string
  readonly asInCertificate: string
  readonly codeType: string
  readonly codeTypes: Readonly<Record<1 | 2 | 3, string>>
  readonly code: string
  readonly enterpriseForm: string
  readonly enterpriseForms: Readonly<Record<'enterprise' | 'branch' | 'brand', string>>
  readonly branch: string
  readonly branches: Readonly<
    Record<
      'police' | 'party' | 'judicial' | 'transport' | 'tourism' | 'industry-commerce-tax' | 'municipal',
      string
    >
  >
  readonly medium: string
  readonly media: Readonly<
    Record<'newspaper' | 'magazine' | 'television' | 'radio' | 'news-agency' | 'other', string>
  >
  readonly next: string
  readonly change: string
  readonly administrator: string
  readonly formerAdministrator: string
  readonly administratorHint: string
  readonly individualHint: string
  readonly reusedHint: string
  readonly reuseFailed: string
  readonly phone: string
  readonly smsCode: string
  readonly sendCode: string
  readonly replaceAdministrator: string
  readonly replaceHint: string
  readonly vacantHint: string
  readonly newScan: string
  readonly presentScan: string
  readonly administratorReplaced: string
  readonly appHint: string
  readonly toApp: string
  readonly codeSent: string
  readonly scan: string
  readonly confirmTitle: string
  readonly confirmHint: string
  readonly method: string
  readonly methods: Readonly<Record<SubjectMethod, string>>
  readonly confirm: string
  readonly transferTitle: string
  readonly transferHint: string
  readonly sentBack: (payer: string, amount: string) => string
  readonly feeHint: string
  readonly renew: string
  readonly reviewDue: string
  readonly reviewDueHint: string
  readonly payee: string
  readonly bank: string
  readonly accountNumber: string
  readonly amount: string
  readonly remark: string
  readonly payer: string
  readonly deadline: string
  readonly publicId: string
  readonly subject: string
  readonly verified: string
  readonly notVerified: string
  readonly lapsed: string
  readonly verifiedUntil: string
  readonly verification: string
  readonly verificationHint: string
  readonly supplementHint: string
  readonly material: string
  readonly materialHint: string
  readonly documents: string
  readonly documentsHint: string
  readonly handedIn: string
  readonly order: string
  readonly verdictBy: string
  readonly orderStates: Readonly<Record<OrderState, string>>
  readonly fee: string
  readonly reason: string
  readonly supply: string
  readonly cancelTitle: string
  readonly cancelHint: string
  readonly cancellingHint: string
  readonly cancellationDueHint: string
  readonly cancellingUntil: string
  readonly confirmUntil: string
  readonly cancelAccount: string
  readonly keepAccount: string
  readonly confirmCancellation: string
  readonly back: string
}> = {
  zh: {
    title: '注册帐号',
    kinds: '帐号类型',
    hint: '先选择帐号类型，再填写邮箱与密码。一个邮箱只能注册一个帐号。',
    choose: '选择',
    chosen: '已选择',
    subjects: '可注册的主体',
    notOffered: '本平台不提供',
    haveAccount: '已有帐号？登录',
    email: '邮箱',
    emailHint: '作为登录帐号，未被其他帐号使用过',
    password: '密码',
    passwordHint: '8–64 位字母、数字或英文符号，区分大小写，不能是常见密码',
    passwordAgain: '确认密码',
    captcha: '验证码',
    captchaAnother: '换一张',
    register: '注册',
    mailSent: (email) => `激活邮件已发送至 ${email}`,
    mailHint: '请打开邮件中的链接继续。没有收到时请看垃圾邮件，或重新发送。',
    mailAgain: '重新发送',
    mailSentAgain: '已重新发送',
    activating: '正在激活…',
    states: {
      'email-sent': '待激活',
      'email-active': '填写资料',
      'awaiting-transfer': '等待打款',
      registered: '已注册',
      frozen: '已冻结',
      unadministered: '待设管理员',
      cancelling: '注销冻结期',
      'cancellation-due': '待确认注销',
      cancelled: '已注销',
      failed: '注册失败',
      expired: '激活已过期',
    },
    steps: ['主体信息', '管理员', '确认主体', '完成'],
    subjectTypes: {
      individual: '个人',
      enterprise: '企业',
      'sole-trader': '个体工商户',
      government: '政府',
      media: '媒体',
      other: '其他组织',
    },
    subjectType: '主体类型',
    personName: '姓名',
    idNumber: '身份证号',
    organisationName: '组织名称',
    asInCertificate: '与证件上的名称一致',
    codeType: '证件类型',
    codeTypes: {
      1: '统一社会信用代码（18 位）',
      2: '组织机构代码（9 位）',
      3: '营业执照注册号（15 位）',
    },
    code: '证件号码',
    enterpriseForm: '企业形式',
    enterpriseForms: { enterprise: '企业', branch: '分支机构', brand: '企业相关品牌' },
    branch: '政府部门',
    branches: {
      police: '公安机关',
      party: '党团机关',
      judicial: '司法机关',
      transport: '交通机关',
      tourism: '旅游机关',
      'industry-commerce-tax': '工商税务',
      municipal: '市政机关',
    },
    medium: '媒体类型',
    media: {
      newspaper: '报纸',
      magazine: '杂志',
      television: '电视',
      radio: '电台',
      'news-agency': '通讯社',
      other: '其他媒体',
    },
    next: '下一步',
    change: '修改',
    administrator: '管理员',
    formerAdministrator: '原管理员（已解绑）',
    administratorHint: '管理员用自己的平台帐号扫码确认身份，之后的敏感操作都需要其扫码。',
    individualHint: '个人帐号由本人管理：姓名和身份证号须与主体一致，并用本人的平台帐号扫码。',
    phone: '手机号',
    smsCode: '短信验证码',
    sendCode: '发送验证码',
    replaceAdministrator: '更换管理员',
    replaceHint: '填写新管理员的信息；新管理员与现任管理员都需扫码确认。',
    vacantHint: '管理员已解绑，帐号暂停。请填写新的管理员。',
    newScan: '新管理员扫码',
    presentScan: '现任管理员扫码同意',
    administratorReplaced: '管理员已更换',
    appHint: '接下来填写名称、头像、介绍和服务类目，并上传版本。',
    toApp: '管理小程序',
    codeSent: '验证码已发送',
    scan: '管理员扫码',
    reusedHint: '管理员信息复用自公众号。请该管理员用自己的帐号扫码绑定。',
    reuseFailed: '小程序已完成注册，认证未成功。请重新发起小程序认证。',
    confirmTitle: '确认主体信息',
    confirmHint: '确认后主体信息不可更改。',
    method: '验证方式',
    methods: {
      none: '无需验证',
      transfer: '对公打款验证',
      verification: '付费认证',
      reuse: '复用公众号资质',
    },
    confirm: '确认并提交',
    sentBack: (payer, amount) => `「${payer}」的 ${amount} 打款已退回`,
    transferTitle: '请用对公账户打款',
    renew: '年审：在到期前重新认证',
    reviewDue: '请办理年审',
    reviewDueHint: '新的一年从到期之日起算。到期：',
    feeHint: '请在截止时间前付清，金额与备注必须完全一致；到账后进入审核。',
    transferHint: '付款方户名必须与主体名称一致，金额与备注必须完全一致；打款成功后自动完成注册。',
    payee: '收款方',
    bank: '开户银行',
    accountNumber: '收款账号',
    amount: '金额',
    remark: '备注',
    payer: '付款方户名',
    deadline: '截止时间',
    publicId: '帐号 ID',
    subject: '主体',
    verified: '已认证',
    notVerified: '未认证',
    lapsed: '认证已过期',
    verifiedUntil: '认证有效期至',
    verification: '主体认证',
    verificationHint: '提交材料并支付认证费，由审核人员核实。',
    supplementHint: '按审核人员的说明补充材料，不需要再次付费；文件可以添加，也可以移除后换新的。',
    material: '材料说明',
    materialHint: '写明证件、申请公函与联系人',
    documents: '材料文件',
    documentsHint:
      '证照、申请公函、法定代表人证件的图片（PNG、JPEG、WebP）或 PDF；只有本帐号和资质审核员能看到',
    handedIn: '已提交的材料',
    order: '提交认证',
    verdictBy: '预计在此前完成审核：',
    orderStates: {
      unpaid: '待付款',
      'under-review': '审核中',
      supplement: '需补充材料',
      passed: '认证通过',
      failed: '认证未通过',
      expired: '订单已过期',
    },
    fee: '认证费',
    reason: '说明',
    supply: '补充材料',
    cancelTitle: '注销帐号',
    cancelHint: '管理员扫码后进入冻结期，到期再次扫码确认才会注销；期间可以撤回。',
    cancellingHint: '冻结期内随时可以撤回；结束后由管理员再次扫码确认才会注销。',
    cancellationDueHint: '冻结期已结束。管理员扫码确认后帐号注销，不能恢复；逾期未确认则保留帐号。',
    cancellingUntil: '冻结期至',
    confirmUntil: '请在此前确认',
    cancelAccount: '申请注销',
    keepAccount: '保留帐号',
    confirmCancellation: '确认注销',
    back: '返回',
  },
  en: {
    title: 'Register an account',
    kinds: 'Kind of account',
    hint: 'Choose a kind of account, then give an e-mail address and a password. One address has one account.',
    choose: 'Choose',
    chosen: 'Chosen',
    subjects: 'For',
    notOffered: 'Not on this platform',
    haveAccount: 'You have an account? Sign in',
    email: 'E-mail',
    emailHint: 'Signs in to the account; no other account may have it',
    password: 'Password',
    passwordHint: '8–64 letters, digits and ASCII symbols; none that everybody has',
    passwordAgain: 'Password again',
    captcha: 'Captcha',
    captchaAnother: 'Another picture',
    register: 'Register',
    mailSent: (email) => `A mail has been sent to ${email}`,
    mailHint: 'Open the link in it to go on. If it has not come, look among the spam, or send it again.',
    mailAgain: 'Send again',
    mailSentAgain: 'Sent again',
    activating: 'Activating…',
    states: {
      'email-sent': 'To be activated',
      'email-active': 'To be filled in',
      'awaiting-transfer': 'Waiting for the transfer',
      registered: 'Registered',
      frozen: 'Frozen',
      unadministered: 'Without an administrator',
      cancelling: 'Being cancelled',
      'cancellation-due': 'Cancellation to be confirmed',
      cancelled: 'Cancelled',
      failed: 'Failed',
      expired: 'Not activated in time',
    },
    steps: ['Subject', 'Administrator', 'Confirmation', 'Done'],
    subjectTypes: {
      individual: 'Individual',
      enterprise: 'Enterprise',
      'sole-trader': 'Sole trader',
      government: 'Government',
      media: 'Media',
      other: 'Other organisation',
    },
    subjectType: 'Subject',
    personName: 'Name',
    idNumber: 'ID number',
    organisationName: 'Name of the organisation',
    asInCertificate: 'As it stands in the certificate',
    codeType: 'Certificate',
    codeTypes: {
      1: 'Unified social credit code (18)',
      2: 'Organisation code (9)',
      3: 'Business licence number (15)',
    },
    code: 'Number',
    enterpriseForm: 'Form',
    enterpriseForms: { enterprise: 'Enterprise', branch: 'Branch', brand: 'Brand of an enterprise' },
    branch: 'Branch of government',
    branches: {
      police: 'Police',
      party: 'Party',
      judicial: 'Justice',
      transport: 'Transport',
      tourism: 'Tourism',
      'industry-commerce-tax': 'Commerce and taxes',
      municipal: 'Municipal',
    },
    medium: 'Medium',
    media: {
      newspaper: 'Newspaper',
      magazine: 'Magazine',
      television: 'Television',
      radio: 'Radio',
      'news-agency': 'News agency',
      other: 'Other',
    },
    next: 'Next',
    change: 'Change',
    administrator: 'Administrator',
    formerAdministrator: 'Administrator before (has left)',
    administratorHint:
      'The administrator proves who they are by scanning with their own account, and again for every sensitive action.',
    individualHint:
      'An individual administers their account themselves: name and ID number are those of the subject, and the scan is their own.',
    phone: 'Phone',
    smsCode: 'Code from the SMS',
    sendCode: 'Send a code',
    replaceAdministrator: 'Replace the administrator',
    replaceHint: 'Say who follows; they and the present administrator scan a code.',
    vacantHint: 'Its administrator has left, and the account rests. Say who administers it from now on.',
    newScan: 'The new administrator scans',
    presentScan: 'The present administrator agrees with a scan',
    administratorReplaced: 'The administrator was replaced',
    appHint: 'What comes next: name, picture, introduction, categories, and a first version.',
    toApp: 'Manage the mini program',
    codeSent: 'The code has been sent',
    scan: 'The administrator scans',
    reusedHint:
      'The administrator is the one of the official account. They scan this code with their own account.',
    reuseFailed: 'The mini program is registered, and its verification did not succeed. Order one.',
    confirmTitle: 'Confirm the subject',
    confirmHint: 'The subject can never be changed afterwards.',
    method: 'Checked by',
    methods: {
      none: 'No check',
      transfer: 'A transfer from its bank account',
      verification: 'Verification',
      reuse: 'The qualification of the official account',
    },
    confirm: 'Confirm',
    sentBack: (payer, amount) => `The ${amount} from “${payer}” was sent back`,
    transferTitle: 'Transfer from the bank account of the subject',
    renew: 'Annual review: verify again before it ends',
    reviewDue: 'Annual review',
    reviewDueHint: 'The new year begins where this one ends:',
    feeHint: 'Pay before the deadline, with exactly this amount and remark; an auditor looks at it then.',
    transferHint:
      'The name of the payer must be that of the subject; amount and remark exactly as given. The registration ends by itself when the transfer arrives.',
    payee: 'Payee',
    bank: 'Bank',
    accountNumber: 'Account number',
    amount: 'Amount',
    remark: 'Remark',
    payer: 'Payer',
    deadline: 'Until',
    publicId: 'Account id',
    subject: 'Subject',
    verified: 'Verified',
    notVerified: 'Not verified',
    lapsed: 'No longer verified',
    verifiedUntil: 'Verified until',
    verification: 'Verification',
    verificationHint: 'Hand in what proves the subject and pay the fee; an auditor looks at it.',
    supplementHint:
      'Add what the auditor has asked for; there is nothing more to pay. Files can be added, or removed and replaced.',
    material: 'Material',
    materialHint: 'The certificate, the letter of application, whom to call',
    documents: 'Files',
    documentsHint:
      'Licence, letter of application, ID of the legal person: pictures (PNG, JPEG, WebP) or PDF, seen by this account and auditors alone',
    handedIn: 'Handed in',
    order: 'Order a verification',
    verdictBy: 'A verdict is due by',
    orderStates: {
      unpaid: 'To be paid',
      'under-review': 'Under review',
      supplement: 'More is needed',
      passed: 'Passed',
      failed: 'Failed',
      expired: 'Expired',
    },
    fee: 'Fee',
    reason: 'Remark',
    supply: 'Add material',
    cancelTitle: 'Cancel the account',
    cancelHint:
      'The administrator scans; after a time of waiting they scan again, and it is gone. Until then it can be kept.',
    cancellingHint:
      'It can be kept at any time. When the time of waiting is over, the administrator scans again.',
    cancellationDueHint:
      'The time of waiting is over. Once the administrator has scanned, the account is gone for good; if nobody does in time, it is kept.',
    cancellingUntil: 'Waiting until',
    confirmUntil: 'To be confirmed until',
    cancelAccount: 'Cancel the account',
    keepAccount: 'Keep it',
    confirmCancellation: 'Cancel it for good',
    back: 'Back',
  },
}
