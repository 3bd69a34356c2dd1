import type { Texts } from '@maque/ui/language.ts'

export const reviewTexts: Texts<{
  readonly queue: string
  readonly empty: string
  readonly emptyHint: string
  readonly waiting: string
  readonly delayedOnes: string
  readonly appealing: string
  readonly everything: string
  readonly only: string
  readonly onlyAll: string
  readonly mine: string
  readonly first: string
  readonly risky: string
  readonly late: string
  readonly urgent: string
  readonly submittedAt: string
  readonly dueAt: string
  readonly look: string
  readonly takenBy: (name: string) => string
  readonly keptFor: (name: string) => string
  readonly approvedBy: (name: string) => string
  readonly take: string
  readonly giveBack: string
  readonly takeHint: string
  readonly back: string
  readonly window: (name: string) => string
  readonly note: string
  readonly groups: string
  readonly open: string
  readonly pages: string
  readonly size: string
  readonly version: string
  readonly by: string
  readonly digest: string
  readonly ugc: string
  readonly privacy: string
  readonly undeclared: string
  readonly saidUnused: string
  readonly orderPath: string
  readonly origin: string
  readonly importedAt: string
  readonly originHint: (versions: number) => string
  readonly feedback: string
  readonly materials: string
  readonly material: (number: number) => string
  readonly testAccount: string
  readonly testAccountHidden: string
  readonly history: string
  readonly sinceOnline: (version: string) => string
  readonly nothingOnline: string
  readonly approve: string
  readonly approveHint: string
  readonly approveRisky: string
  readonly approved: string
  readonly approvedOnce: string
  readonly reject: string
  readonly rejected: string
  readonly findings: string
  readonly finding: (number: number) => string
  readonly item: string
  readonly page: string
  readonly what: string
  readonly whatHint: string
  readonly capture: string
  readonly choosePicture: string
  readonly addFinding: string
  readonly removeFinding: string
  readonly summary: string
  readonly needsTestAccount: string
  readonly annotate: string
  readonly annotateHint: string
  readonly use: string
  readonly undo: string
  readonly cancel: string
  readonly evidence: (number: number) => string
  readonly delay: string
  readonly delayed: string
  readonly delayReason: string
  readonly delayDays: string
  readonly appeal: string
  readonly uphold: string
  readonly overturn: string
  readonly answer: string
  readonly decided: string
  readonly reopen: string
}> = {
  zh: {
    queue: '待审核版本',
    empty: '队列是空的',
    emptyHint: '开发者提交审核后会出现在这里。',
    waiting: '待审核',
    delayedOnes: '已延后',
    appealing: '申诉',
    everything: '全部',
    only: '筛选',
    onlyAll: '不筛选',
    mine: '我的',
    first: '首次提交',
    risky: '高风险',
    late: '已超时',
    urgent: '加急',
    submittedAt: '提交于',
    dueAt: '应完成于',
    look: '审核',
    takenBy: (name) => `${name} 正在审核`,
    keptFor: (name) => `留给 ${name}`,
    approvedBy: (name) => `${name} 已通过，还需一人`,
    take: '领取',
    giveBack: '放回队列',
    takeHint: '领取后一小时内由你审核，并可看到测试账号。',
    back: '返回审核队列',
    window: (name) => `${name} 的送审版本`,
    note: '版本说明',
    groups: '功能页面',
    open: '打开',
    pages: '全部页面',
    size: '代码大小',
    version: '版本号',
    by: '提交者',
    digest: '包摘要',
    privacy: '可能使用的个人信息',
    undeclared: '指引未声明',
    saidUnused: '开发者声明不会调用',
    orderPath: '订单中心页面',
    ugc: '用户发布内容',
    origin: '来自',
    importedAt: '导入于',
    originHint: (versions) => `那里的 ${versions} 个版本不是在本平台审核的。`,
    feedback: '对上次意见的反馈',
    materials: '附件',
    material: (number) => `附件 ${number}`,
    testAccount: '测试账号',
    testAccountHidden: '领取后可见',
    history: '历次审核',
    sinceOnline: (version) => `与线上版本 ${version} 相比`,
    nothingOnline: '线上还没有版本，没有可以比较的。',
    approve: '通过',
    approveHint: '通过后由开发者自行发布。',
    approveRisky: '高风险版本须由两位审核员通过。',
    approved: '已通过',
    approvedOnce: '已通过，等待另一位审核员',
    reject: '驳回',
    rejected: '已驳回',
    findings: '驳回',
    finding: (number) => `问题 ${number}`,
    item: '违反的标准',
    page: '页面',
    what: '看到了什么，应如何修改',
    whatHint: '开发者会原样看到。',
    capture: '截取屏幕',
    choosePicture: '选择图片',
    addFinding: '添加问题',
    removeFinding: '移除',
    summary: '总体说明（可不填）',
    needsTestAccount: '需要测试账号才能继续审核',
    annotate: '标注截图',
    annotateHint: '拖动画出红框，指出问题所在。',
    use: '使用这张图',
    undo: '撤销',
    cancel: '取消',
    evidence: (number) => `截图 ${number}`,
    delay: '延后',
    delayed: '已延后',
    delayReason: '延后原因',
    delayDays: '天数',
    appeal: '申诉',
    uphold: '维持原结论',
    overturn: '改为通过',
    answer: '答复',
    decided: '已答复',
    reopen: '重新打开小程序',
  },
  en: {
    queue: 'Versions to review',
    empty: 'The queue is empty',
    emptyHint: 'What developers submit appears here.',
    waiting: 'Waiting',
    delayedOnes: 'Delayed',
    appealing: 'Appeals',
    everything: 'All',
    only: 'Only',
    onlyAll: 'no filter',
    mine: 'mine',
    first: 'first submissions',
    risky: 'risky',
    late: 'overdue',
    urgent: 'Urgent',
    submittedAt: 'Submitted',
    dueAt: 'Due',
    look: 'Review',
    takenBy: (name) => `${name} is reviewing`,
    keptFor: (name) => `left to ${name}`,
    approvedBy: (name) => `${name} approved it; one more must`,
    take: 'Take',
    giveBack: 'Give back',
    takeHint: 'It is yours for an hour, and you see the test account.',
    back: 'Back to the queue',
    window: (name) => `The submitted version of ${name}`,
    note: 'Version note',
    groups: 'Named pages',
    open: 'Open',
    pages: 'All pages',
    size: 'Code size',
    version: 'Version',
    by: 'Submitted by',
    digest: 'Bundle digest',
    privacy: 'Personal data it can use',
    undeclared: 'Not in its guide',
    saidUnused: 'Its developer says it is never used',
    orderPath: 'Page of orders',
    ugc: 'What users publish',
    origin: 'Came from',
    importedAt: 'imported',
    originHint: (versions) => `Its ${versions} versions from there were not reviewed here.`,
    feedback: 'Answer to the last verdict',
    materials: 'Files',
    material: (number) => `File ${number}`,
    testAccount: 'Test account',
    testAccountHidden: 'for who has taken it',
    history: 'Earlier submissions',
    sinceOnline: (version) => `Compared with version ${version}, which is online`,
    nothingOnline: 'Nothing is online yet that it could be compared with.',
    approve: 'Approve',
    approveHint: 'The developer releases it when they choose.',
    approveRisky: 'Two reviewers must approve what is risky.',
    approved: 'Approved',
    approvedOnce: 'Approved; another reviewer must, too',
    reject: 'Reject',
    rejected: 'Rejected',
    findings: 'Reject',
    finding: (number) => `Finding ${number}`,
    item: 'Item of the checklist',
    page: 'Page',
    what: 'What you saw, and what to change',
    whatHint: 'The developer reads exactly this.',
    capture: 'Capture the screen',
    choosePicture: 'Choose a picture',
    addFinding: 'Add a finding',
    removeFinding: 'Remove',
    summary: 'In general (may be left out)',
    needsTestAccount: 'A test account is needed to go on',
    annotate: 'Mark the picture',
    annotateHint: 'Drag to draw a red frame around what is wrong.',
    use: 'Use this picture',
    undo: 'Undo',
    cancel: 'Cancel',
    evidence: (number) => `Picture ${number}`,
    delay: 'Delay',
    delayed: 'Delayed',
    delayReason: 'Why it is delayed',
    delayDays: 'Days',
    appeal: 'Appeal',
    uphold: 'Uphold the verdict',
    overturn: 'Approve after all',
    answer: 'Answer',
    decided: 'Answered',
    reopen: 'Open the mini program again',
  },
}
