import { accept, refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { decideLine, type BankEntry, type Expectation, type LineVerdict } from './decide-line.ts'
import { readStatement } from './read-statement.ts'

const tea: Expectation = { id: 'tea', amountFen: 37, payer: '茶叶有限公司', remark: 'MQ11', isOpen: true }
const fee: Expectation = { id: 'fee', amountFen: 30_000, payer: null, remark: 'MQ22', isOpen: true }
const late: Expectation = { id: 'late', amountFen: 55, payer: '迟到有限公司', remark: 'MQ33', isOpen: false }

const entry = (changes: Partial<BankEntry> = {}): BankEntry => ({
  payer: '茶叶有限公司',
  amountFen: 37,
  remark: '',
  ...changes,
})
const refund = (expectation: string, reason: string) => ({ kind: 'refund', expectation, reason })

describe('a transfer that arrived (§2.1)', () => {
  it.each([
    ['is known by payer and amount', entry(), { kind: 'matched', expectation: 'tea' }],
    [
      'is known however the bank writes it',
      entry({ payer: ' 茶叶　有限公司' }),
      { kind: 'matched', expectation: 'tea' },
    ],
    ['is known by its remark', entry({ remark: 'for mq11 please' }), { kind: 'matched', expectation: 'tea' }],
    ['goes back when a fen is missing', entry({ amountFen: 36 }), refund('tea', 'wrong-amount')],
    ['goes back when it is a fen too much', entry({ amountFen: 38 }), refund('tea', 'wrong-amount')],
    ['goes back when somebody else paid', entry({ payer: '王小明' }), refund('tea', 'wrong-payer')],
    [
      'goes back when somebody else names it',
      entry({ payer: '王小明', remark: 'MQ11', amountFen: 1 }),
      refund('tea', 'wrong-payer'),
    ],
    [
      'goes back when it comes too late',
      entry({ payer: '迟到有限公司', remark: 'MQ33', amountFen: 55 }),
      refund('late', 'too-late'),
    ],
    [
      'may be paid by anybody where nobody is named',
      entry({ payer: '老板本人', remark: 'MQ22', amountFen: 30_000 }),
      { kind: 'matched', expectation: 'fee' },
    ],
    [
      'is nobody’s without remark, payer or amount that is known',
      entry({ payer: '老板本人', amountFen: 30_000 }),
      { kind: 'unknown' },
    ],
  ] satisfies readonly (readonly [string, BankEntry, object])[])('%s', (_, line, verdict) => {
    expect(decideLine(line, [tea, fee, late])).toEqual(verdict as LineVerdict)
  })
})

describe('a bank statement', () => {
  const line = {
    reference: 'T1',
    arrivedAt: new Date('2026-03-01T00:00:00Z'),
    payer: '茶叶有限公司',
    amountFen: 123_450,
    remark: 'MQ11',
  }
  it.each([
    [
      'with titles, quotes and a byte order mark',
      '\uFEFF流水号,时间,付款人,金额,附言\nT1,2026-03-01T00:00:00Z,茶叶有限公司,1234.50,MQ11\n\n',
      0,
    ],
    ['without titles', 'T1,2026-03-01T08:00:00+08:00,茶叶有限公司,1234.5,MQ11', 0],
    [
      'with what a bank writes above and below, sums with separators and what went out',
      `对公账户交易明细\n账号：6222 0000,币种：人民币\n交易日期,交易时间,借方发生额（元）,贷方发生额（元）,对方户名,对方账号,摘要,交易流水号\n20260301,08:00:00,0.00,"1,234.50",茶叶有限公司,'6222,MQ11,T1\n20260301,09:00:00,"2,000.00",0.00,水电公司,6223,电费,T2\n合计,,"2,000.00","1,234.50",,,,`,
      2,
    ],
    [
      'copied from a spreadsheet, columns in another sequence',
      '附言\t金额\t对方名称\t交易时间\t凭证号\nMQ11\t¥1,234.50\t茶叶有限公司\t2026/3/1 8:00\tT1',
      0,
    ],
    [
      'where a column says whether it came in',
      '交易流水号,交易时间,借贷标志,交易金额,对方单位名称,用途\nT1,2026年3月1日 08:00:00,贷,1234.50,茶叶有限公司,MQ11\nT2,2026-03-01 09:00:00,借,5.00,水电公司,电费',
      1,
    ],
    [
      'where spreadsheets were kept from touching numbers, and what went out is negative',
      '交易流水号,交易时间,交易金额,对方户名,备注\n="T1",\t20260301080000\t,+1234.50,茶叶有限公司,MQ11\n="T2",20260301080000,-7.00,水电公司,',
      1,
    ],
  ])('is read %s', (_, csv, passedOver) => {
    expect(readStatement(csv)).toEqual(accept({ lines: [line], passedOver }))
  })

  it('has lines without a payer, and cells with commas and quotes', () => {
    const csv = '流水号,时间,付款人,金额,附言\nT1,20260301,,0.37,"说 ""MQ11"", 谢谢"'
    expect(readStatement(csv)).toMatchObject({
      value: {
        lines: [{ payer: '', remark: '说 "MQ11", 谢谢', arrivedAt: new Date('2026-02-28T16:00:00Z') }],
      },
    })
  })

  it.each([
    ['T1,2026-03-01T08:00:00Z,茶,0.375,', 'amount', '0.375'],
    ['T1,2026-03-01T08:00:00Z,茶,"12,34.00",', 'amount', '12,34.00'],
    ['T1,2026-03-01T08:00:00Z,茶,0,', 'amount', '0'],
    ['T1,soon,茶,1,', 'time', 'soon'],
    ['T1,2026-02-30 08:00,茶,1,', 'time', '2026-02-30 08:00'],
    ['合计,soon,茶,1,', undefined, undefined],
    [',2026-03-01T08:00:00Z,茶,1,', 'reference', ''],
  ])('names the line and the cell that make no sense: %s', (row, column, cell) => {
    const read = readStatement(`reference,time,payer,amount,remark\n${row}`)
    expect(read).toEqual(
      column === undefined
        ? accept({ lines: [], passedOver: 1 })
        : refuse({ kind: 'line', line: 2, column, cell }),
    )
  })

  it.each([
    ['reference', '交易时间,金额,对方户名\n2026-03-01,1.00,茶', ['reference']],
    ['what it needs', '甲,乙,丙\nT1,2026-03-01T08:00:00Z,茶,1', ['reference', 'time', 'payer', 'amount']],
  ])('is refused without a column for %s', (_, csv, missing) => {
    expect(readStatement(csv)).toEqual(refuse({ kind: 'columns', missing }))
  })
})
