import type { AwaitedLine, BankLine, ImportedStatement } from '@maque/protocol/platform/registration.ts'
import type { IdentityResult, OutboxMessage } from '@maque/protocol/platform/proofs.ts'
import type { AuditTask, NameWordKind } from '@maque/protocol/platform/profile.ts'
import type { Texts } from '@maque/ui/language.ts'
import type { Desk } from './desks.ts'

export const operationTexts: Texts<{
  readonly operation: string
  readonly desks: Readonly<Record<Desk, string>>
  readonly nothing: string
  readonly recipient: string
  readonly search: string
  readonly channels: Readonly<Record<OutboxMessage['channel'], string>>
  readonly messageStates: Readonly<Record<OutboxMessage['state'], string>>
  readonly identity: string
  readonly identityHint: string
  readonly identityIsReal: string
  readonly noRulings: string
  readonly unnamedNumber: string
  readonly takeBack: string
  readonly takeBackHint: string
  readonly idNumber: string
  readonly result: string
  readonly results: Readonly<Record<IdentityResult, string>>
  readonly note: string
  readonly save: string
  readonly saved: string
  readonly playTransfer: string
  readonly playHint: string
  readonly payer: string
  readonly amountYuan: string
  readonly remark: string
  readonly transfer: string
  readonly statement: string
  readonly statementHint: string
  readonly importStatement: string
  readonly statementText: string
  readonly statementFile: string
  readonly imported: (statement: ImportedStatement) => string
  readonly awaited: string
  readonly awaitedOne: string
  readonly purposes: Readonly<Record<AwaitedLine['purpose'], string>>
  readonly anybody: string
  readonly until: string
  readonly noPayer: string
  readonly match: string
  readonly matchHint: string
  readonly matchReason: string
  readonly noneOfAmount: string
  readonly lineStates: Readonly<Record<BankLine['state'], string>>
  readonly arrived: string
  readonly refund: string
  readonly refundReason: string
  readonly cancel: string
  readonly pass: string
  readonly fail: string
  readonly askForMore: string
  readonly verdictBy: string
  readonly overdue: string
  readonly reason: string
  readonly remarkIfAny: string
  readonly freeze: string
  readonly unfreeze: string
  readonly auditKinds: Readonly<Record<AuditTask['kind'], string>>
  readonly word: string
  readonly wordKind: string
  readonly wordKinds: Readonly<Record<NameWordKind, string>>
  readonly removeWord: string
  readonly filedDomain: string
  readonly filingHint: string
  readonly unfileHint: string
  readonly wordRemovalHint: string
  readonly now: string
  readonly ahead: (days: number, hours: number) => string
  readonly advanceHint: string
  readonly fixed: string
  readonly advance: Readonly<Record<'hour' | 'day' | 'tenDays' | 'year', string>>
}> = {
  zh: {
    operation: '运营',
    desks: {
      outbox: '发件箱',
      examinations: '自动检查',
      bank: '银行流水',
      verification: '认证审核',
      registrations: '帐号',
      barred: '黑名单',
      qualifications: '资料审核',
      words: '名称词库',
      filings: 'ICP 备案',
      violations: '违规处罚',
      staff: '工作人员',
      rules: '规则',
      agreements: '协议',
      audit: '审计日志',
      clock: '时钟',
    },
    nothing: '没有内容',
    recipient: '收件人',
    search: '查找',
    channels: { mail: '邮件', sms: '短信' },
    messageStates: { waiting: '待发送', sent: '已发送', failed: '发送失败' },
    identity: '身份核验结果',
    identityHint: '未接入真实核验时，由这里决定某个证件号的核验结果；没有设定时一律通过。',
    identityIsReal: '这里接入了真实的核验服务，结果由它给出，不能在这里设定。',
    noRulings: '还没有设定，任何证件号都会通过。',
    unnamedNumber: '（较早的设定，未保存证件号）',
    takeBack: '撤销设定',
    takeBackHint: '撤销后，这个证件号的核验一律通过。',
    idNumber: '身份证号',
    result: '结果',
    results: { match: '一致', mismatch: '不一致', unavailable: '暂不可用' },
    note: '备注',
    save: '保存',
    saved: '已保存',
    playTransfer: '模拟一笔转账',
    playHint: '未接入银行时使用：按下面的付款方、金额与备注到账一笔。',
    payer: '付款方户名',
    amountYuan: '金额（元）',
    remark: '备注',
    transfer: '转账',
    statement: '导入流水',
    statementHint:
      '网银导出的 CSV，或从表格里复制的内容；按表头认列（流水号、交易时间、对方户名、贷方发生额、摘要等），顺序不限。支出与合计行会略过，已导入过的行会跳过。没有表头时，列依次为流水号、时间、付款人、金额、附言。',
    statementText: '对账单内容',
    statementFile: '选择文件',
    importStatement: '导入',
    imported: ({ lines, skipped, passedOver }) => {
      const of = (state: BankLine['state']): number => lines.filter((line) => line.state === state).length
      return `导入 ${lines.length} 条：匹配 ${of('matched')}，退款 ${of('refunded')}，待处理 ${of('unknown')}。跳过已导入过的 ${skipped} 条，略过支出与合计 ${passedOver} 行。`
    },
    awaited: '待收款项',
    awaitedOne: '是哪一笔待收款项',
    purposes: { 'subject-check': '主体验证', 'verification-fee': '认证费' },
    anybody: '付款人不限',
    until: '截止',
    noPayer: '（没有户名）',
    match: '人工匹配',
    matchHint: '只列出金额完全相同的待收款项。匹配后视为已按要求到账，并记入审计日志。',
    matchReason: '依据',
    noneOfAmount: '没有金额完全相同的待收款项，只能退款。',
    lineStates: { matched: '已匹配', refunded: '已退款', unknown: '未知来源' },
    arrived: '到账记录',
    refund: '退款',
    refundReason: '退款原因',
    cancel: '取消',
    pass: '通过',
    fail: '不通过',
    askForMore: '要求补充',
    verdictBy: '应在此前审核：',
    overdue: '已超期',
    reason: '说明',
    remarkIfAny: '说明（可不填）',
    freeze: '冻结',
    unfreeze: '解冻',
    auditKinds: { category: '类目资质', name: '名称', dispute: '名称争议', avatar: '头像' },
    word: '词',
    wordKind: '处理',
    wordKinds: {
      forbidden: '禁止使用',
      generic: '不能单独使用',
      host: '平台帐号的名称',
      protected: '需要证明',
    },
    removeWord: '移除',
    filedDomain: '已备案的域名',
    filingHint:
      '规则 domain.requires-icp 打开时，服务器域名和业务域名须已备案；登记一个域名，其下的子域名同样视为已备案。',
    unfileHint: '已配置的域名不受影响；之后再配置会被拒绝。',
    wordRemovalHint: '之后取名不再因它被拒绝或要求材料；已有的名称不受影响。',
    now: '平台时间',
    ahead: (days, hours) => `比实际时间快 ${days > 0 ? `${days} 天 ` : ''}${hours} 小时`,
    advanceHint:
      '时钟只能向前，不能调回：到期的任务会立即执行，会话、验证码和期限随之过期，所有人看到的时间都会改变。',
    fixed: '只有沙箱实例可以调快时钟。',
    advance: { hour: '快进 1 小时', day: '快进 1 天', tenDays: '快进 10 天', year: '快进 1 年' },
  },
  en: {
    operation: 'Operation',
    desks: {
      outbox: 'Outbox',
      examinations: 'Examinations',
      bank: 'Bank',
      verification: 'Verification',
      registrations: 'Accounts',
      barred: 'Black list',
      qualifications: 'Profiles',
      words: 'Words of names',
      filings: 'ICP filings',
      violations: 'Violations',
      staff: 'Staff',
      rules: 'Rules',
      agreements: 'Agreements',
      audit: 'Audit log',
      clock: 'Clock',
    },
    nothing: 'There is nothing here',
    recipient: 'Recipient',
    search: 'Search',
    channels: { mail: 'Mail', sms: 'SMS' },
    messageStates: { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' },
    identity: 'Identity check',
    identityHint:
      'Where no real check is connected, say here how it answers for an ID number; without a ruling it matches.',
    identityIsReal: 'A real check is connected here. It answers, and nothing can be ruled.',
    noRulings: 'There is no ruling: every number matches.',
    unnamedNumber: '(an earlier ruling, whose number was not kept)',
    takeBack: 'Take back',
    takeBackHint: 'From now on the check of this number matches.',
    idNumber: 'ID number',
    result: 'Answer',
    results: { match: 'Matches', mismatch: 'Does not match', unavailable: 'Not available' },
    note: 'Note',
    save: 'Save',
    saved: 'Saved',
    playTransfer: 'Play a transfer',
    playHint: 'Where no bank is connected: a transfer with this payer, amount and remark arrives.',
    payer: 'Payer',
    amountYuan: 'Amount in yuan',
    remark: 'Remark',
    transfer: 'Transfer',
    statement: 'Import a statement',
    statementHint:
      'The CSV that a bank exports, or a table that was copied. Columns are found by their titles, in any sequence; what went out and sums are passed over, known lines skipped. Without titles: reference, time, payer, amount, remark.',
    statementText: 'The statement',
    statementFile: 'Choose a file',
    importStatement: 'Import',
    imported: ({ lines, skipped, passedOver }) => {
      const of = (state: BankLine['state']): number => lines.filter((line) => line.state === state).length
      return `${lines.length} imported: ${of('matched')} matched, ${of('refunded')} sent back, ${of('unknown')} to be dealt with. ${skipped} known ones skipped, ${passedOver} that are no arrivals passed over.`
    },
    awaited: 'Still to arrive',
    awaitedOne: 'Which one it is',
    purposes: { 'subject-check': 'Check of a subject', 'verification-fee': 'Fee of a verification' },
    anybody: 'from anybody',
    until: 'until',
    noPayer: '(no name)',
    match: 'Match by hand',
    matchHint:
      'Only what awaits exactly this amount is listed. It counts as arrived then, and stands in the audit log.',
    matchReason: 'How you know',
    noneOfAmount: 'Nothing awaits exactly this amount: it can only be sent back.',
    lineStates: { matched: 'Matched', refunded: 'Refunded', unknown: 'Unknown' },
    arrived: 'Arrived',
    refund: 'Refund',
    refundReason: 'Why it is refunded',
    cancel: 'Cancel',
    pass: 'Pass',
    fail: 'Fail',
    askForMore: 'Ask for more',
    verdictBy: 'To be judged by',
    overdue: 'Overdue',
    reason: 'Remark',
    remarkIfAny: 'Remark (if any)',
    freeze: 'Freeze',
    unfreeze: 'Unfreeze',
    auditKinds: { category: 'Category', name: 'Name', dispute: 'Claim to a name', avatar: 'Avatar' },
    word: 'Word',
    wordKind: 'In names',
    wordKinds: {
      forbidden: 'Forbidden',
      generic: 'Not by itself',
      host: 'Of a host account',
      protected: 'With proof',
    },
    removeWord: 'Remove',
    filedDomain: 'Domain that is filed',
    filingHint:
      'Where the rule domain.requires-icp is on, servers and sites of apps have to be filed. A domain is filed with everything below it.',
    unfileHint: 'What apps have listed stays; nothing below it can be added any more.',
    wordRemovalHint: 'Names chosen from now on may have it without proof; those there are stay as they are.',
    now: 'Time of the platform',
    ahead: (days, hours) => `${days > 0 ? `${days} days ` : ''}${hours} hours ahead of the wall`,
    advanceHint:
      'The clock goes forward alone and never back: what falls due is done at once, sessions, codes and terms run out, and everybody sees another time.',
    fixed: 'Only a sandbox’s clock can be moved.',
    advance: { hour: 'One hour on', day: 'One day on', tenDays: 'Ten days on', year: 'One year on' },
  },
}
