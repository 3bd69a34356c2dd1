import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'
import type { NeededColumn } from './statement-columns.ts'

export const statementMalformed = defineProblem<{
  readonly line: number
  readonly column: NeededColumn
  readonly cell: string
}>({
  code: 'statement-malformed',
  status: 422,
  says: ({ line, column, cell }) => ({
    zh: `对账单第 ${line} 行的${columns[column].zh}${cell === '' ? '是空的' : `「${cell}」看不懂`}：${columns[column].form.zh}。没有导入任何一行；请改正后再导入整份对账单，已导入过的行会跳过。`,
    en: `${cell === '' ? `There is no ${columns[column].en}` : `“${cell}” is no ${columns[column].en}`} in line ${line} of the statement: ${columns[column].form.en}. Nothing was imported. Correct it and import the whole statement again; lines that are known are skipped.`,
  }),
})

export const statementColumns = defineProblem<{ readonly missing: readonly NeededColumn[] }>({
  code: 'statement-columns',
  status: 422,
  says: ({ missing }) => ({
    zh: `对账单里找不到这些列：${missing.map((column) => columns[column].zh).join('、')}。表头一行要有流水号、交易时间、付款人（对方户名）和收入金额（贷方发生额），附言可以没有。`,
    en: `The statement has no column for: ${missing.map((column) => columns[column].en).join(', ')}. Its row of titles names the reference, the time, the payer (counterparty) and the amount (credit); a remark is optional.`,
  }),
})

const columns: Readonly<Record<NeededColumn, BilingualText & { readonly form: BilingualText }>> = {
  reference: {
    zh: '流水号',
    en: 'reference',
    form: { zh: '每一笔入账都要有银行的流水号', en: 'each arrival has the bank’s number for it' },
  },
  time: {
    zh: '时间',
    en: 'time',
    form: { zh: '应如 2026-03-01 08:00:00 或 20260301', en: 'such as 2026-03-01 08:00:00 or 20260301' },
  },
  payer: { zh: '付款人', en: 'payer', form: { zh: '应为户名', en: 'the name of an account' } },
  amount: {
    zh: '金额',
    en: 'amount',
    form: {
      zh: '应为元，如 1,234.50，最多两位小数',
      en: 'in yuan such as 1,234.50, with no more than two decimals',
    },
  },
}

export const awaitedOver = plainProblem('awaited-over', 409, {
  zh: '这笔待收款项已到账、已取消或已过期，请重新选择，或退款。',
  en: 'That transfer has arrived, was called off, or its time is over. Choose another one, or send this one back.',
})

export const amountOfAnother = defineProblem<{ readonly awaitedFen: number; readonly arrivedFen: number }>({
  code: 'amount-of-another',
  status: 422,
  says: ({ awaitedFen, arrivedFen }) => ({
    zh: `金额不同：应收 ${yuan(awaitedFen)} 元，到账 ${yuan(arrivedFen)} 元。金额必须完全一致，请退款后让对方重新打款。`,
    en: `The amounts differ: ${yuan(awaitedFen)} yuan are awaited, ${yuan(arrivedFen)} arrived. They have to be the same. Send it back, and have it paid anew.`,
  }),
})

/** Not a rule: a yuan has a hundred fen. */
function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

export const bankNotPlayed = plainProblem('bank-not-played', 409, {
  zh: '这里接入了真实的银行，不能模拟打款。',
  en: 'A real bank is connected here: transfers cannot be played.',
})

export const lineSettled = plainProblem('line-settled', 409, {
  zh: '这笔款项已经处理过。',
  en: 'This line has been settled.',
})
