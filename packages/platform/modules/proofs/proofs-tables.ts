import { sql, type ColumnType } from 'kysely'
import type { IdentityResult, ScanPurpose, ScanState } from '@maque/protocol/platform/proofs.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface ProofsTables {
  readonly captchas: CaptchaRow
  readonly sms_codes: SmsCodeRow
  readonly scan_tickets: ScanTicketRow
  readonly identity_rulings: IdentityRulingRow
}

interface CaptchaRow {
  readonly id: string
  readonly text: string
  readonly expires_at: Date
}

interface SmsCodeRow {
  readonly phone: string
  readonly purpose: string
  readonly code_hash: string
  readonly tries: ColumnType<number, number, number>
  readonly expires_at: Date
}

export interface ScanTicketRow {
  readonly id: string
  readonly purpose: ScanPurpose
  readonly subject: string
  readonly about: string
  readonly url: string
  readonly state: Exclude<ScanState, 'expired'>
  readonly person_id: string | null
  readonly expires_at: Date
  /** Who alone may answer it. */
  readonly answerer_id: string | null
  /** The other three of a `TicketConfirmation`. */
  readonly rule: string | null
  readonly deed: string | null
  readonly session_id: string | null
}

interface IdentityRulingRow {
  readonly id: string
  readonly id_key: string
  /** Masked; empty of those from before it was kept, as what follows. */
  readonly label: string
  readonly result: IdentityResult
  readonly note: string
  readonly author: string | null
  readonly ruled_at: Date | null
}

export const proofsMigrations: ModuleMigrations = {
  'proofs-1': async (database) => {
    await sql`
      create table captchas (id text primary key, text text not null, expires_at timestamptz not null)`.execute(
      database,
    )
    await sql`
      create table sms_codes (
        phone text not null,
        purpose text not null,
        code_hash text not null,
        tries integer not null,
        expires_at timestamptz not null,
        primary key (phone, purpose)
      )`.execute(database)
    await sql`
      create table scan_tickets (
        id text primary key,
        purpose text not null,
        subject text not null,
        about text not null,
        url text not null,
        state text not null,
        person_id text,
        expires_at timestamptz not null
      )`.execute(database)
    await sql`
      create table identity_rulings (id_key text primary key, result text not null, note text not null)`.execute(
      database,
    )
  },

  'proofs-2': async (database) => {
    await sql`alter table scan_tickets
      add column rule text,
      add column answerer_id text,
      add column deed text,
      add column session_id text`.execute(database)
  },
  'proofs-3': async (database) => {
    await sql`alter table identity_rulings
      add column id text unique,
      add column label text not null default '',
      add column author text,
      add column ruled_at timestamptz`.execute(database)
    await sql`update identity_rulings set id = 'ruling_' || md5(id_key)`.execute(database)
    await sql`alter table identity_rulings alter column id set not null`.execute(database)
  },
}
