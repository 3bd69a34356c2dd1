import type { Texts } from '@maque/ui/language.ts'
import type {
  PreconditionId,
  SubmissionState,
  UgcDeclaration,
  Verdict,
} from '@maque/protocol/platform/review.ts'

export const versionTexts: Texts<{
  readonly submit: string
  readonly submitted: string
  readonly cancel: string
  readonly preconditions: string
  readonly allMet: (count: number) => string
  readonly preconditionNames: Readonly<Record<PreconditionId, string>>
  readonly met: string
  readonly unmet: string
  readonly mend: string
  readonly category: string
  readonly privacyUnused: string
  readonly privacyUnusedHint: (data: string) => string
  readonly pages: (count: number) => string
  readonly pagesHint: string
  readonly page: (number: number) => string
  readonly title: string
  readonly tags: string
  readonly tagsHint: string
  readonly addPage: string
  readonly removePage: string
  readonly firstPageTitle: string
  readonly note: string
  readonly noteHint: string
  readonly ugc: string
  readonly ugcScenes: Readonly<Record<UgcDeclaration['scenes'][number], string>>
  readonly ugcHow: string
  readonly ugcMethods: Readonly<Record<UgcDeclaration['methods'][number], string>>
  readonly hasAuditTeam: string
  readonly testAccount: string
  readonly testAccountHint: string
  readonly account: string
  readonly password: string
  readonly hint: string
  readonly feedback: string
  readonly feedbackHint: string
  readonly addFile: string
  readonly removeFile: string
  readonly added: (number: number) => string
  readonly previews: string
  readonly previewsHint: string
  readonly ugcOther: string
  readonly ugcMore: string
  readonly left: (used: number, limit: number) => string
  readonly states: Readonly<Record<SubmissionState, string>>
  readonly submittedAt: string
  readonly dueAt: string
  readonly urgent: string
  readonly speedUp: string
  readonly spedUp: string
  readonly withdraw: string
  readonly withdrawn: string
  readonly verdicts: Readonly<Record<Verdict['kind'], string>>
  readonly until: string
  readonly evidence: (number: number) => string
  readonly appeal: string
  readonly appealHint: string
  readonly appealed: string
  readonly appealUntil: string
  readonly appealOutcomes: Readonly<Record<'upheld' | 'overturned', string>>
  readonly history: string
  readonly onPhone: string
  readonly codeOf: (version: string) => string
  readonly codeHint: string
  readonly onlineCodeHint: string
  readonly trial: string
  readonly makeTrial: string
  readonly endTrial: string
  readonly endTrialConfirm: string
  readonly trialChosen: string
  readonly trialEnded: string
  readonly renewCode: string
  readonly renewCodeConfirm: string
  readonly codeRenewed: string
  readonly codeUntil: string
  readonly codeOver: string
  readonly delete: string
  readonly deleteConfirm: (version: string) => string
  readonly deleted: string
  readonly progress: string
}> = {
  zh: {
    submit: '提交审核',
    submitted: '已提交审核',
    cancel: '取消',
    preconditions: '提交审核前还需要',
    allMet: (count) => `提交审核的 ${count} 项条件都已满足`,
    preconditionNames: {
      name: '名称',
      avatar: '头像',
      intro: '介绍',
      category: '服务类目',
      'categories-in-force': '类目在有效期内',
      'privacy-scan': '隐私接口检测',
      'privacy-guide': '隐私保护指引',
      'opened-apps': '会打开的小程序',
      'nothing-in-review': '没有正在审核的版本',
      'submissions-left': '本月提交次数',
    },
    met: '已满足',
    unmet: '未满足',
    mend: '去完成',
    category: '类目',
    privacyUnused: '代码中有隐私接口，但不会调用',
    privacyUnusedHint: (data) => `代码可能使用、而指引没有声明：${data}。审核员会看到这项声明。`,
    pages: (count) => `功能页面（${count}/5）`,
    pagesHint: '填写最能代表服务的页面，审核员会从这些页面看起。',
    page: (number) => `页面 ${number}`,
    title: '标题',
    tags: '标签',
    tagsHint: '用空格分隔，最多 10 个，例如：点餐 外卖',
    addPage: '添加页面',
    removePage: '移除',
    firstPageTitle: '首页',
    note: '版本说明',
    noteHint: '改了什么，怎样体验。',
    ugc: '用户可以发布哪些内容',
    ugcScenes: { profile: '用户资料', picture: '图片', video: '视频', text: '文本', other: '其他' },
    ugcHow: '怎样审核这些内容',
    ugcMethods: {
      'platform-check': '平台的内容安全接口',
      'other-check': '其他内容审核产品',
      'by-hand': '人工审核',
      none: '没有审核',
    },
    hasAuditTeam: '有专门的审核团队',
    testAccount: '测试账号',
    testAccountHint: '审核员用它登录。只有领取审核任务的审核员能看到。',
    account: '账号',
    password: '密码',
    hint: '登录说明',
    feedback: '对上次审核意见的反馈',
    feedbackHint: '说明改了什么，可附图片或视频。',
    addFile: '添加附件',
    removeFile: '移除',
    added: (number) => `附件 ${number}`,
    previews: '预览截图和录屏',
    previewsHint: '让审核员看到怎样使用：图片或 MP4 视频，最多 10 个，可不填。',
    ugcOther: '其他内容是什么，怎样审核',
    ugcMore: '补充说明（可不填）',
    left: (used, limit) => `本月已提交 ${used}/${limit} 次`,
    states: {
      pending: '审核中',
      delayed: '审核延后',
      approved: '审核通过',
      rejected: '审核不通过',
      appealing: '申诉中',
      withdrawn: '已撤回',
      replaced: '已被新的提交取代',
    },
    submittedAt: '提交于',
    dueAt: '预计完成',
    urgent: '加急',
    speedUp: '加急审核',
    spedUp: '已加急',
    withdraw: '撤回审核',
    withdrawn: '已撤回',
    verdicts: { approved: '通过', rejected: '不通过', delayed: '延后' },
    until: '最晚',
    evidence: (number) => `截图 ${number}`,
    appeal: '申诉',
    appealHint: '由另一位审核员重新审核。请说明为什么不同意。',
    appealed: '已提交申诉',
    appealUntil: '可申诉至',
    appealOutcomes: { upheld: '申诉未成立', overturned: '申诉成立' },
    history: '审核记录',
    onPhone: '扫码打开',
    codeOf: (version) => `打开 ${version} 的二维码`,
    codeHint: '用手机扫码，登录后打开；只有项目成员和体验成员可以。',
    onlineCodeHint: '用手机扫码，谁都可以打开。',
    trial: '体验版',
    makeTrial: '选为体验版',
    endTrial: '取消体验版',
    endTrialConfirm: '体验成员的二维码随即失效，直到再选出体验版。',
    trialChosen: '体验成员现在打开的是这个版本',
    trialEnded: '现在没有体验版',
    renewCode: '更新体验码',
    renewCodeConfirm: '原来的体验码随即失效，持有它的人需要新的体验码。',
    codeRenewed: '体验码已更新',
    codeUntil: '体验码有效期至',
    codeOver: '体验码已过期：更新后体验成员才能打开。',
    delete: '删除',
    deleteConfirm: (version) => `版本 ${version} 将被删除，不能恢复。`,
    deleted: '已删除',
    progress: '审核进度',
  },
  en: {
    submit: 'Submit for review',
    submitted: 'Submitted for review',
    cancel: 'Cancel',
    preconditions: 'Before you can submit',
    allMet: (count) => `All ${count} conditions are met`,
    preconditionNames: {
      name: 'Name',
      avatar: 'Avatar',
      intro: 'Introduction',
      category: 'Category',
      'categories-in-force': 'Categories in force',
      'privacy-scan': 'Scan for private interfaces',
      'privacy-guide': 'Privacy guide',
      'opened-apps': 'Mini programs that it opens',
      'nothing-in-review': 'Nothing is in review',
      'submissions-left': 'Submissions this month',
    },
    met: 'Met',
    unmet: 'Not met',
    mend: 'Do it now',
    category: 'Category',
    privacyUnused: 'There are private interfaces in the code, but it never calls them',
    privacyUnusedHint: (data) =>
      `The code could use what the guide does not declare: ${data}. Reviewers see that you said so.`,
    pages: (count) => `Pages (${count} of 5)`,
    pagesHint: 'Name the pages that stand for what it does; reviewers begin there.',
    page: (number) => `Page ${number}`,
    title: 'Title',
    tags: 'Tags',
    tagsHint: 'Divided by blanks, 10 at most, for example: order delivery',
    addPage: 'Add a page',
    removePage: 'Remove',
    firstPageTitle: 'Home',
    note: 'Version note',
    noteHint: 'What has changed, and how to try it.',
    ugc: 'What users can publish',
    ugcScenes: { profile: 'profiles', picture: 'pictures', video: 'films', text: 'texts', other: 'other' },
    ugcHow: 'How that is checked',
    ugcMethods: {
      'platform-check': 'the platform’s content checks',
      'other-check': 'another product',
      'by-hand': 'by people',
      none: 'not at all',
    },
    hasAuditTeam: 'There is a team for it',
    testAccount: 'Test account',
    testAccountHint: 'Reviewers sign in with it. Only who has taken the submission sees it.',
    account: 'Account',
    password: 'Password',
    hint: 'How to sign in',
    feedback: 'Your answer to the last verdict',
    feedbackHint: 'Say what has changed; add pictures or films.',
    addFile: 'Add a file',
    removeFile: 'Remove',
    added: (number) => `File ${number}`,
    previews: 'Pictures and films of it in use',
    previewsHint: 'They show reviewers how it is used: pictures or MP4 films, 10 at most. May be left out.',
    ugcOther: 'What else it is, and how it is checked',
    ugcMore: 'More about it (may be left out)',
    left: (used, limit) => `${used} of ${limit} submissions this month`,
    states: {
      pending: 'In review',
      delayed: 'Delayed',
      approved: 'Approved',
      rejected: 'Rejected',
      appealing: 'Appealed',
      withdrawn: 'Withdrawn',
      replaced: 'Replaced by a newer submission',
    },
    submittedAt: 'Submitted',
    dueAt: 'Due',
    urgent: 'Urgent',
    speedUp: 'Speed up',
    spedUp: 'It is urgent now',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn',
    verdicts: { approved: 'Approved', rejected: 'Rejected', delayed: 'Delayed' },
    until: 'at the latest',
    evidence: (number) => `Picture ${number}`,
    appeal: 'Appeal',
    appealHint: 'Another reviewer looks at it again. Say why you disagree.',
    appealed: 'The appeal was made',
    appealUntil: 'Appeal until',
    appealOutcomes: { upheld: 'The appeal failed', overturned: 'The appeal was successful' },
    history: 'Earlier submissions',
    onPhone: 'On a phone',
    codeOf: (version) => `The code that opens ${version}`,
    codeHint: 'Scan it with a phone and sign in there: members and experiencers of the app may.',
    onlineCodeHint: 'Scan it with a phone: anybody may.',
    trial: 'Trial',
    makeTrial: 'Make it the trial',
    endTrial: 'End the trial',
    endTrialConfirm: 'Experiencers’ codes stop working until another version is made the trial.',
    trialChosen: 'Experiencers open this version now',
    trialEnded: 'There is no trial now',
    renewCode: 'Renew the trial code',
    renewCodeConfirm: 'The code of before leads nowhere from then on: whoever holds it needs the new one.',
    codeRenewed: 'There is a new trial code',
    codeUntil: 'The trial code is good until',
    codeOver: 'The trial code is over: renew it, and experiencers can open this version again.',
    delete: 'Delete',
    deleteConfirm: (version) => `Version ${version} will be deleted for good.`,
    deleted: 'Deleted',
    progress: 'Progress of the review',
  },
}
