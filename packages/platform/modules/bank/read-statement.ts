/**
 * Reads a bank statement as banks write them: CSV or a table that was copied, its columns by their
 * titles in any sequence, after whatever a bank writes above them. Without titles the columns are
 * reference, time, payer, amount in yuan, remark.
 *
 * (1) What went out, and sums at the end, are passed over and counted. Anything else that makes no
 *     sense refuses the statement whole, with its line: nobody finds out later that a line is missing.
 * (2) A time without a zone is one of China.
 *
 * Not a rule: the numbers here are those of yuan and fen, and of dates.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { csvRows, type CsvRow } from '../../csv/csv-rows.ts'
import type { BankEntry } from './decide-line.ts'
import { plainColumns, readTitles, type NeededColumn, type StatementColumns } from './statement-columns.ts'

export interface StatementLine extends BankEntry {
  readonly reference: string
  readonly arrivedAt: Date
}

export interface Statement {
  readonly lines: readonly StatementLine[]
  /** How many lines are no money that arrived. */
  readonly passedOver: number
}

export type StatementRefusal =
  | { readonly kind: 'line'; readonly line: number; readonly column: NeededColumn; readonly cell: string }
  | { readonly kind: 'columns'; readonly missing: readonly NeededColumn[] }

export function readStatement(text: string): Result<Statement, StatementRefusal> {
  const asTable = titled(csvRows(text, '\t'))
  const found = asTable && 'columns' in asTable ? asTable : (titled(csvRows(text)) ?? untitled(csvRows(text)))
  return 'missing' in found
    ? refuse({ kind: 'columns', missing: found.missing })
    : readRows(found.rows, found.columns)
}

interface Table {
  readonly columns: StatementColumns
  readonly rows: readonly CsvRow[]
}

type Lacking = { readonly missing: readonly NeededColumn[] }

/** The first row that has titles, and what follows it. */
function titled(rows: readonly CsvRow[]): Table | Lacking | undefined {
  const read = rows.map(({ cells }) => readTitles(cells))
  const at = read.findIndex((titles) => titles !== undefined && !('missing' in titles))
  const columns = read[at]
  if (columns && !('missing' in columns)) return { columns, rows: rows.slice(at + 1) }
  return read.find((titles): titles is Lacking => titles !== undefined)
}

function untitled(rows: readonly CsvRow[]): Table | Lacking {
  const [first] = rows
  const isLine = first === undefined || 'reference' in readRow(first, plainColumns)
  // A first row that is neither a line nor titles we know: in which column the payer stands is not guessed.
  const isTitle = first !== undefined && !isLine && !/\d/.test(first.cells.join(''))
  return isTitle ? { missing: ['reference', 'time', 'payer', 'amount'] } : { columns: plainColumns, rows }
}

function readRows(rows: readonly CsvRow[], columns: StatementColumns): Result<Statement, StatementRefusal> {
  const lines: StatementLine[] = []
  let passedOver = 0
  for (const row of rows) {
    const read = readRow(row, columns)
    if ('reference' in read) lines.push(read)
    else if (read.kind === 'line') return refuse(read)
    else passedOver += 1
  }
  return accept({ lines, passedOver })
}

type ReadRow = StatementLine | StatementRefusal | { readonly kind: 'passed-over' }

const PASSED_OVER = { kind: 'passed-over' } as const

function readRow({ cells, number }: CsvRow, columns: StatementColumns): ReadRow {
  const cell = (at: number | undefined): string => (at === undefined ? '' : plain(cells[at] ?? ''))
  const wrong = (column: NeededColumn, written: string): StatementRefusal => ({
    kind: 'line',
    line: number,
    column,
    cell: written,
  })
  const reference = cell(columns.reference)
  const payer = cell(columns.payer)
  const time = readTime(columns.time.map(cell))
  if (time === undefined && isSum(cells)) return PASSED_OVER
  const amount = cell(columns.amount)
  const fen = readFen(amount)
  if (isOutgoing(cell(columns.direction)) || (fen !== undefined && fen < 0)) return PASSED_OVER
  if ((fen === undefined ? isNothing(amount) : fen === 0) && (readFen(cell(columns.outgoing)) ?? 0) !== 0) {
    return PASSED_OVER
  }
  if (reference === '') return wrong('reference', reference)
  if (time === undefined) return wrong('time', columns.time.map(cell).join(' '))
  if (fen === undefined || fen === 0) return wrong('amount', amount)
  const remark = columns.remark
    .map(cell)
    .filter((text) => text !== '')
    .join(' ')
  return { reference, arrivedAt: time, payer, amountFen: fen, remark }
}

/** Banks put tabs, quotes and formulas around numbers, so that spreadsheets leave them as they are. */
function plain(cell: string): string {
  const text = cell.trim()
  return (/^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '')).trim()
}

function isNothing(cell: string): boolean {
  return /^[-—–/]*$/u.test(cell)
}

function isSum(cells: readonly string[]): boolean {
  const first = cells.map(plain).find((cell) => cell !== '') ?? ''
  return /^(?:合计|总计|小计|总笔数|合计笔数|汇总|本页|total|sum)/iu.test(first)
}

function isOutgoing(direction: string): boolean {
  return /^(?:借|支|付|支出|付款|借方|转出|往账|d|dr|debit|out)$/iu.test(direction)
}

/** Yuan with or without separators and signs, in fen. `undefined`: no amount. */
function readFen(cell: string): number | undefined {
  const written = cell
    .normalize('NFKC')
    .replaceAll(/[¥\s]|cny|rmb|元/giu, '')
    .replace(/^\+/, '')
  const isGrouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(written)
  const number = isGrouped ? written.replaceAll(',', '') : written
  return /^-?\d{1,12}(?:\.\d{1,2})?$/.test(number) ? Math.round(Number(number) * 100) : undefined
}

const CHINA = '+08:00'

/** Day and hour may stand in one cell or in two, each written as banks do. */
function readTime(cells: readonly string[]): Date | undefined {
  const [first = ''] = cells.filter((cell) => cell !== '')
  const whole = parseTime(first)
  if (whole && (whole.hasHour || cells.length < 2)) return whole.time
  const hour = cells.find((cell) => /^\d{1,2}:?\d{2}(?::?\d{2})?$/.test(cell) && cell !== first)
  return (hour === undefined ? undefined : parseTime(`${first} ${hour}`)?.time) ?? whole?.time
}

function parseTime(written: string): { readonly time: Date; readonly hasHour: boolean } | undefined {
  if (/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(written)) {
    const time = new Date(written)
    return Number.isNaN(time.getTime()) ? undefined : { time, hasHour: true }
  }
  const [, year = '', month = '', day = '', hour, minute, second = '00'] =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[\sT]*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?$/u.exec(
      written,
    ) ?? []
  const two = (part: string): string => part.padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const time = new Date(`${date}T${two(hour ?? '0')}:${two(minute ?? '0')}:${two(second)}${CHINA}`)
  const shown = new Date(time.getTime() + 8 * 3_600_000)
  // The 31st of a month that has 30 days is a day of none.
  const isThere = !Number.isNaN(time.getTime()) && shown.getUTCDate() === Number(day)
  return isThere ? { time, hasHour: hour !== undefined } : undefined
}
