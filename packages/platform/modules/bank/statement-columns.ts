/**
 * Which column of a bank's statement holds what: banks name them as they like, and in any sequence.
 *
 * Not a rule: the numbers here say which column is which.
 */
export interface StatementColumns {
  readonly reference: number
  /** Several where day and hour stand apart. */
  readonly time: readonly number[]
  readonly payer: number
  /** What came in. */
  readonly amount: number
  readonly remark: readonly number[]
  /** What went out, where that has a column of its own. */
  readonly outgoing?: number
  /** Whether a line came in or went out, where a column says so. */
  readonly direction?: number
}

export type NeededColumn = 'reference' | 'time' | 'payer' | 'amount'

/** Without titles: the columns of our own form. */
export const plainColumns: StatementColumns = { reference: 0, time: [1], payer: 2, amount: 3, remark: [4] }

/** The better names of a column first: where a statement has two of them, the first is meant. */
const names = {
  reference: [
    '流水号',
    '交易流水号',
    '交易流水',
    '银行流水号',
    '业务流水号',
    '核心流水号',
    '交易序号',
    '明细编号',
    '交易编号',
    '日志号',
    '凭证号',
    '凭证号码',
    'reference',
    'referencenumber',
    'transactionid',
  ],
  time: [
    '时间',
    '到账时间',
    '入账时间',
    '交易日期时间',
    '记账日期',
    '入账日期',
    '交易日期',
    '交易日',
    '日期',
    '交易时间',
    'time',
    'date',
    'datetime',
    'transactiondate',
    'transactiontime',
  ],
  payer: [
    '付款人',
    '付款方',
    '付款人名称',
    '付款方名称',
    '付款人户名',
    '付款方户名',
    '对方户名',
    '对方名称',
    '对方单位',
    '对方单位名称',
    '对方账户名称',
    '对方账户名',
    '对方账号名称',
    '交易对方',
    '交易对手',
    '对手户名',
    '对手名称',
    '收/付方名称',
    'payer',
    'payername',
    'counterparty',
    'counterpartyname',
  ],
  amount: [
    '收入',
    '收入金额',
    '转入金额',
    '存入金额',
    '贷方',
    '贷方金额',
    '贷方发生额',
    '到账金额',
    '入账金额',
    '金额',
    '交易金额',
    '发生额',
    'credit',
    'creditamount',
    'amount',
    'amountinyuan',
  ],
  outgoing: [
    '支出',
    '支出金额',
    '转出金额',
    '支取金额',
    '借方',
    '借方金额',
    '借方发生额',
    'debit',
    'debitamount',
  ],
  direction: [
    '借贷标志',
    '借贷标识',
    '借贷方向',
    '借贷',
    '借/贷',
    '收支',
    '收/支',
    '收支方向',
    '交易方向',
    '往来标志',
    'direction',
    'creditdebit',
  ],
  remark: [
    '附言',
    '交易附言',
    '备注',
    '用途',
    '交易用途',
    '摘要',
    '交易摘要',
    '客户附言',
    'remark',
    'memo',
    'description',
    'purpose',
  ],
} as const

const needed = ['reference', 'time', 'payer', 'amount'] as const

/** What of a row is a title; which columns that are needed it lacks. `undefined`: it is no row of titles. */
export function readTitles(
  cells: readonly string[],
): StatementColumns | { readonly missing: readonly NeededColumn[] } | undefined {
  const titles = cells.map(plainTitle)
  const all = (of: keyof typeof names): readonly number[] =>
    (names[of] as readonly string[]).flatMap((name) =>
      titles.flatMap((title, at) => (title === name ? [at] : [])),
    )
  const [reference, payer, amount] = [all('reference')[0], all('payer')[0], all('amount')[0]]
  const time = all('time')
  const found = { reference, time: time[0], payer, amount }
  const missing = needed.filter((column) => found[column] === undefined)
  // One word alone may be anything: a statement may begin with who asked for it, and for which days.
  if (missing.length >= needed.length - 1) return undefined
  if (reference === undefined || payer === undefined || amount === undefined || missing.length > 0) {
    return { missing }
  }
  const [outgoing] = all('outgoing')
  const [direction] = all('direction')
  return {
    reference,
    time,
    payer,
    amount,
    remark: all('remark').toSorted((one, other) => one - other),
    ...(outgoing !== undefined && { outgoing }),
    ...(direction !== undefined && { direction }),
  }
}

/** `贷方发生额（元）` and `贷方发生额 (元)` are `贷方发生额`. */
function plainTitle(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\((?:元|人民币|rmb|cny|人民币元)\)/gu, '')
    .replaceAll(/[\s_'"=]|-/gu, '')
}
