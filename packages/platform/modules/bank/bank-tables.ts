import { sql } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import type { TransferPurpose } from './contract.ts'

export interface BankTables {
  readonly expected_transfers: ExpectedTransferRow
  readonly bank_lines: BankLineRow
}

export interface ExpectedTransferRow {
  readonly id: string
  readonly purpose: TransferPurpose
  readonly subject: string
  readonly amount_fen: number
  readonly payer: string | null
  /** To be written on the transfer; unique. */
  readonly remark: string
  readonly deadline: Date
  readonly state: 'open' | 'arrived' | 'over'
}

export interface BankLineRow {
  readonly id: string
  /** The bank's own number for it: a line is taken once. */
  readonly reference: string
  readonly arrived_at: Date
  readonly payer: string
  readonly amount_fen: number
  readonly remark: string
  readonly state: 'matched' | 'refunded' | 'unknown'
  readonly reason: string | null
  readonly expectation_id: string | null
}

export const bankMigrations: ModuleMigrations = {
  'bank-1': async (database) => {
    await sql`
      create table expected_transfers (
        id text primary key,
        purpose text not null,
        subject text not null,
        amount_fen integer not null,
        payer text,
        remark text not null unique,
        deadline timestamptz not null,
        state text not null
      )`.execute(database)
    await sql`create index expected_transfers_by_subject on expected_transfers (purpose, subject)`.execute(
      database,
    )
    await sql`
      create table bank_lines (
        id text primary key,
        reference text not null unique,
        arrived_at timestamptz not null,
        payer text not null,
        amount_fen integer not null,
        remark text not null,
        state text not null,
        reason text,
        expectation_id text
      )`.execute(database)
  },
}
