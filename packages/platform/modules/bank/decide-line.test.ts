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
  it('is read with titles, quotes and a byte order mark', () => {
    const csv =
      '\uFEFF流水号,时间,付款人,金额,附言\nT1,2026-03-01T08:00:00Z,"茶叶, 有限公司",0.37,"说 ""MQ11"""\n\n'
    expect(readStatement(csv)).toEqual({
      ok: true,
      value: [
        {
          reference: 'T1',
          arrivedAt: new Date('2026-03-01T08:00:00Z'),
          payer: '茶叶, 有限公司',
          amountFen: 37,
          remark: '说 "MQ11"',
        },
      ],
    })
  })

  it.each([
    'T1,2026-03-01T08:00:00Z,茶,0.375,',
    'T1,soon,茶,1,',
    ',2026-03-01T08:00:00Z,茶,1,',
    'T1,2026-03-01T08:00:00Z,茶,-1,',
  ])('names the line that makes no sense: %s', (line) => {
    expect(readStatement(`reference,time,payer,amount,remark\n${line}`)).toEqual({ ok: false, refusal: 2 })
  })
})
