import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const statementMalformed = defineProblem<{ readonly line: number }>({
  code: 'statement-malformed',
  status: 422,
  says: ({ line }) => ({
    zh: `对账单第 ${line} 行不正确：应为 流水号,时间,付款人,金额（元）,附言。`,
    en: `Line ${line} of the statement makes no sense: reference, time, payer, amount in yuan, remark.`,
  }),
})

export const bankNotPlayed = plainProblem('bank-not-played', 409, {
  zh: '这里接入了真实的银行，不能模拟打款。',
  en: 'A real bank is connected here: transfers cannot be played.',
})

export const lineSettled = plainProblem('line-settled', 409, {
  zh: '这笔款项已经处理过。',
  en: 'This line has been settled.',
})
