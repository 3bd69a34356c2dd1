/**
 * Transfers that somebody waits for, and what arrived.
 *
 * (1) A line of a statement is taken once, however often the statement is imported.
 * (2) What is matched, refunded or left is decided by decide-line.ts; a refund leaves after the
 *     commit and is ordered once.
 * (3) What is left a person sends back, or matches: with a transfer that is open and of this amount, and
 *     says why.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { isRefundReason, refundReasons } from '@maque/protocol/platform/refund-reasons.ts'
import type {
  AwaitedLine,
  BankLine,
  ImportedStatement,
  TransferTicket,
} from '@maque/protocol/platform/registration.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import { newId, randomBelow, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Messages } from '../messages/contract.ts'
import type { BankChannel } from './bank-channel.ts'
import {
  amountOfAnother,
  awaitedOver,
  bankNotPlayed,
  lineSettled,
  statementColumns,
  statementMalformed,
} from './bank-problems.ts'
import type { BankLineRow, BankTables } from './bank-tables.ts'
import type { AwaitedTransfer, Bank, TransferListener, TransferPurpose } from './contract.ts'
import { decideLine, type BankEntry } from './decide-line.ts'
import { readStatement, type StatementLine } from './read-statement.ts'

export const REFUND_JOB = 'refund-transfer'

type Line = Selectable<BankLineRow>

export interface BankService extends Bank {
  /** The newest first. */
  lines(): Promise<readonly BankLine[]>
  importStatement(csv: string): Promise<Result<ImportedStatement, RaisedProblem>>
  play(entry: BankEntry): Promise<Result<BankLine, RaisedProblem>>
  refund(lineId: string, reason: string): Promise<Result<BankLine, RaisedProblem>>
  /** What is still to arrive, the soonest to be over first. */
  awaited(): Promise<readonly AwaitedLine[]>
  /** What nobody knew is this transfer, as a person has found out. */
  matchByHand(lineId: string, transferId: string, reason: string): Promise<Result<BankLine, RaisedProblem>>
  readonly refunding: JobHandler
}

export interface BankServiceOptions {
  readonly database: Kysely<BankTables>
  readonly clock: Clock
  readonly random: Random
  readonly messages: Messages
  readonly channel: BankChannel
  jobs(): JobQueue
  listenerOf(purpose: TransferPurpose): TransferListener
}

/** Not a rule: a page of the screen that shows them. */
const PAGE = 100

export function createBankService(options: BankServiceOptions): BankService {
  const { database, clock, random, channel } = options
  const take = async (line: StatementLine): Promise<Line | undefined> => {
    const row: Line = {
      id: newId('line', random),
      reference: line.reference,
      arrived_at: line.arrivedAt,
      payer: line.payer,
      amount_fen: line.amountFen,
      remark: line.remark,
      state: 'unknown',
      reason: null,
      expectation_id: null,
    }
    const taken = await database
      .insertInto('bank_lines')
      .values(row)
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .returning('id')
      .executeTakeFirst()
    return taken && settle(row, options)
  }
  return {
    expect: (transfer) => expectTransfer(transfer, options),
    async ticketOf(purpose, subject) {
      const row = await database
        .selectFrom('expected_transfers')
        .selectAll()
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('state', '=', 'open')
        .executeTakeFirst()
      if (!row) return undefined
      const sentBack = await lastSentBack(row.id, database)
      return {
        ...channel.payee,
        amountFen: row.amount_fen,
        remark: row.remark,
        payer: row.payer ?? '',
        deadline: row.deadline.toISOString(),
        ...(sentBack && { sentBack }),
      }
    },
    async stopExpecting(purpose, subject) {
      await database
        .updateTable('expected_transfers')
        .set({ state: 'over' })
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('state', '=', 'open')
        .execute()
    },
    async lines() {
      const rows = await database
        .selectFrom('bank_lines')
        .selectAll()
        .orderBy('arrived_at', 'desc')
        .limit(PAGE)
        .execute()
      return rows.map(toLine)
    },
    async importStatement(csv) {
      const read = readStatement(csv)
      if (!read.ok) {
        const { refusal } = read
        return refuse(refusal.kind === 'line' ? statementMalformed(refusal) : statementColumns(refusal))
      }
      const lines: BankLine[] = []
      for (const line of read.value.lines) {
        const taken = await take(line)
        if (taken) lines.push(toLine(taken))
      }
      const { passedOver } = read.value
      return accept({ lines, skipped: read.value.lines.length - lines.length, passedOver })
    },
    async play(entry) {
      if (channel.kind !== 'played') return refuse(bankNotPlayed)
      const taken = await take({ ...entry, reference: newId('played', random), arrivedAt: clock.now() })
      if (!taken) throw new Error('a played transfer had a reference that was there')
      return accept(toLine(taken))
    },
    async refund(lineId, reason) {
      const row = await database
        .selectFrom('bank_lines')
        .selectAll()
        .where('id', '=', lineId)
        .forUpdate()
        .executeTakeFirst()
      if (!row) return refuse(notFound)
      if (row.state !== 'unknown') return refuse(lineSettled)
      return accept(toLine(await sendBack(row, { reason, expectation: null }, options)))
    },
    async awaited() {
      const rows = await database
        .selectFrom('expected_transfers')
        .selectAll()
        .where('state', '=', 'open')
        .where('deadline', '>', clock.now())
        .orderBy('deadline')
        .execute()
      return Promise.all(
        rows.map(async (row): Promise<AwaitedLine> => {
          const email = await options.listenerOf(row.purpose).mailOf(row.subject)
          return {
            id: row.id,
            purpose: row.purpose,
            amountFen: row.amount_fen,
            remark: row.remark,
            deadline: row.deadline.toISOString(),
            ...(row.payer !== null && { payer: row.payer }),
            ...(email !== undefined && { email }),
          }
        }),
      )
    },
    async matchByHand(lineId, transferId, reason) {
      const row = await database
        .selectFrom('bank_lines')
        .selectAll()
        .where('id', '=', lineId)
        .forUpdate()
        .executeTakeFirst()
      const awaited = await database
        .selectFrom('expected_transfers')
        .selectAll()
        .where('id', '=', transferId)
        .forUpdate()
        .executeTakeFirst()
      if (!row || !awaited) return refuse(notFound)
      if (row.state !== 'unknown') return refuse(lineSettled)
      if (awaited.state !== 'open' || awaited.deadline <= clock.now()) return refuse(awaitedOver)
      if (awaited.amount_fen !== row.amount_fen) {
        return refuse(amountOfAnother({ awaitedFen: awaited.amount_fen, arrivedFen: row.amount_fen }))
      }
      return accept(toLine(await match(row, awaited, { reason }, options)))
    },
    refunding: {
      async work(lineId) {
        const row = await database
          .selectFrom('bank_lines')
          .selectAll()
          .where('id', '=', lineId)
          .executeTakeFirstOrThrow()
        await channel.refund({ id: row.id, reference: row.reference, amountFen: row.amount_fen })
      },
    },
  }
}

/** Not a rule: long enough that nobody types another one by mistake. */
const REMARK_BYTES = 4

async function expectTransfer(
  { purpose, subject, amountFen, payer, deadline }: AwaitedTransfer,
  { database, random }: BankServiceOptions,
): Promise<void> {
  await lockFor(database, 'awaited transfers', purpose)
  const open = await database
    .selectFrom('expected_transfers')
    .select('amount_fen')
    .where('state', '=', 'open')
    .execute()
  const taken = new Set(open.map(({ amount_fen }) => amount_fen))
  await database
    .insertInto('expected_transfers')
    .values({
      id: newId('transfer', random),
      purpose,
      subject,
      amount_fen: typeof amountFen === 'number' ? amountFen : freeAmount(amountFen, taken, random),
      payer: payer ?? null,
      remark: `MQ${random(REMARK_BYTES).toString('hex').toUpperCase()}`,
      deadline,
      state: 'open',
    })
    .execute()
}

/** When all are taken, one of them again: the remark and the payer still tell who paid. */
function freeAmount(
  { min, max }: { readonly min: number; readonly max: number },
  taken: ReadonlySet<number>,
  random: Random,
): number {
  const all = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  const free = all.filter((amount) => !taken.has(amount))
  const choice = free.length > 0 ? free : all
  return choice[randomBelow(choice.length, random)] ?? min
}

async function settle(row: Line, options: BankServiceOptions): Promise<Line> {
  const { database, clock } = options
  // What has arrived is not awaited: a second transfer of the same is known by nobody.
  const expectations = await database
    .selectFrom('expected_transfers')
    .selectAll()
    .where('state', '<>', 'arrived')
    .execute()
  const now = clock.now()
  const verdict = decideLine(
    { payer: row.payer, amountFen: row.amount_fen, remark: row.remark },
    expectations.map(({ id, amount_fen: amountFen, payer, remark, state, deadline }) => ({
      id,
      amountFen,
      payer,
      remark,
      isOpen: state === 'open' && deadline > now,
    })),
  )
  if (verdict.kind === 'unknown') return row
  const expectation = expectations.find(({ id }) => id === verdict.expectation)
  if (!expectation) throw new Error('a line was matched with a transfer that nobody awaits')
  if (verdict.kind === 'refund') {
    return sendBack(row, { reason: verdict.reason, expectation }, options)
  }
  return match(row, expectation, { reason: null }, options)
}

/** `reason`: why a person took it for this one. */
async function match(
  row: Line,
  { id, purpose, subject }: Selectable<BankTables['expected_transfers']>,
  { reason }: { readonly reason: string | null },
  { database, listenerOf }: BankServiceOptions,
): Promise<Line> {
  const matched = await database
    .updateTable('bank_lines')
    .set({ state: 'matched', expectation_id: id, reason })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await database.updateTable('expected_transfers').set({ state: 'arrived' }).where('id', '=', id).execute()
  await listenerOf(purpose).arrived(subject)
  return matched
}

async function lastSentBack(
  expectation: string,
  database: Kysely<BankTables>,
): Promise<TransferTicket['sentBack']> {
  const row = await database
    .selectFrom('bank_lines')
    .selectAll()
    .where('expectation_id', '=', expectation)
    .where('state', '=', 'refunded')
    .orderBy('arrived_at', 'desc')
    .executeTakeFirst()
  if (!row || row.reason === null || !isRefundReason(row.reason)) return undefined
  const { payer, amount_fen: amountFen, reason, arrived_at: arrivedAt } = row
  return { payer, amountFen, reason, arrivedAt: arrivedAt.toISOString() }
}

async function sendBack(
  row: Line,
  {
    reason,
    expectation,
  }: {
    readonly reason: string
    readonly expectation: Selectable<BankTables['expected_transfers']> | null
  },
  { database, jobs, messages, listenerOf }: BankServiceOptions,
): Promise<Line> {
  const refunded = await database
    .updateTable('bank_lines')
    .set({ state: 'refunded', reason, expectation_id: expectation?.id ?? null })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await jobs().add({ kind: REFUND_JOB, subject: row.id })
  const recipient = expectation && (await listenerOf(expectation.purpose).mailOf(expectation.subject))
  if (!recipient) return refunded
  const why = isRefundReason(reason) ? refundReasons[reason] : { zh: reason, en: reason }
  await messages.send({
    channel: 'mail',
    recipient,
    subject: '打款已退回 · Your transfer was sent back',
    text: `来自「${row.payer}」的打款已退回：${why.zh}。\nA transfer from "${row.payer}" was sent back: ${why.en}.`,
  })
  return refunded
}

function toLine(row: Line): BankLine {
  return {
    id: row.id,
    reference: row.reference,
    arrivedAt: row.arrived_at.toISOString(),
    payer: row.payer,
    amountFen: row.amount_fen,
    remark: row.remark,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
  }
}
