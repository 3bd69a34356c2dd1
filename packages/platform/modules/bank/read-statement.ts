/**
 * Reads a bank statement: CSV with the columns reference, time, payer, amount in yuan, remark; a
 * first line of titles is skipped.
 *
 * Not a rule: the numbers here are those of yuan and fen.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { csvRows } from '../../csv/csv-rows.ts'
import type { BankEntry } from './decide-line.ts'

export interface StatementLine extends BankEntry {
  readonly reference: string
  readonly arrivedAt: Date
}

/** Refuses with the number of the first line that makes no sense. */
export function readStatement(csv: string): Result<readonly StatementLine[], number> {
  const lines: StatementLine[] = []
  for (const { cells, number } of csvRows(csv)) {
    const line = readLine(cells)
    if (line) lines.push(line)
    else if (number > 1) return refuse(number)
  }
  return accept(lines)
}

function readLine([reference = '', time = '', payer = '', amount = '', remark = '']: readonly string[]):
  | StatementLine
  | undefined {
  const arrivedAt = new Date(time)
  const amountFen = /^\d+(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : 0
  if (reference === '' || payer === '' || amountFen <= 0 || Number.isNaN(arrivedAt.getTime()))
    return undefined
  return { reference, arrivedAt, payer, amountFen, remark }
}
