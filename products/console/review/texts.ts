import type { Texts } from '@maque/ui/language.ts'

export const reviewTexts: Texts<{
  readonly queue: string
  readonly empty: string
  readonly emptyHint: string
  readonly submittedAt: string
  readonly look: string
  readonly takenBy: (name: string) => string
  readonly take: string
  readonly back: string
  readonly window: (name: string) => string
  readonly note: string
  readonly pages: string
  readonly size: string
  readonly version: string
  readonly by: string
  readonly digest: string
  readonly approve: string
  readonly approveHint: string
  readonly approved: string
  readonly reject: string
  readonly rejected: string
  readonly reason: string
  readonly reasonHint: string
  readonly reopen: string
}> = {
  zh: {
    queue: '待审核版本',
    empty: '队列是空的',
    emptyHint: '开发者提交审核后会出现在这里。',
    submittedAt: '提交时间',
    look: '审核',
    takenBy: (name) => `${name} 正在审核`,
    take: '领取',
    back: '返回审核队列',
    window: (name) => `${name} 的送审版本`,
    note: '版本说明',
    pages: '页面',
    size: '代码大小',
    version: '版本号',
    by: '提交者',
    digest: '包摘要',
    approve: '通过',
    approveHint: '通过后由开发者自行发布。',
    approved: '已通过',
    reject: '驳回',
    rejected: '已驳回',
    reason: '驳回原因',
    reasonHint: '写明在哪个页面、看到了什么、应如何修改。开发者会原样看到。',
    reopen: '重新打开小程序',
  },
  en: {
    queue: 'Versions to review',
    empty: 'The queue is empty',
    emptyHint: 'What developers submit appears here.',
    submittedAt: 'Submitted',
    look: 'Review',
    takenBy: (name) => `${name} is reviewing`,
    take: 'Take',
    back: 'Back to the queue',
    window: (name) => `The submitted version of ${name}`,
    note: 'Version note',
    pages: 'Pages',
    size: 'Code size',
    version: 'Version',
    by: 'Submitted by',
    digest: 'Bundle digest',
    approve: 'Approve',
    approveHint: 'The developer releases it when they choose.',
    approved: 'Approved',
    reject: 'Reject',
    rejected: 'Rejected',
    reason: 'Reason for rejection',
    reasonHint: 'Say on which page, what you saw, and what to change. The developer reads exactly this.',
    reopen: 'Open the mini program again',
  },
}
