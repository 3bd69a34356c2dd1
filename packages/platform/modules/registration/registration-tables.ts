import { sql, type ColumnType } from 'kysely'
import type {
  AccountKind,
  BarredKind,
  OrderState,
  RegistrationState,
  SubjectForm,
  SubjectType,
} from '@maque/protocol/platform/registration.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface RegistrationTables {
  readonly registrations: RegistrationRow
  readonly verification_orders: VerificationOrderRow
  readonly verification_documents: VerificationDocumentRow
  readonly barred_people: BarredRow
}

export interface RegistrationRow {
  readonly id: string
  readonly kind: AccountKind
  readonly email: string
  /** Of the first form; gone once the e-mail address is active, because then it is the login’s. */
  readonly password_hash: string
  readonly state: RegistrationState
  readonly created_at: Date
  readonly activation_hash: string
  readonly subject_type: SubjectType | null
  readonly subject_name: string | null
  /** As its owner may see it. */
  readonly subject_number: string | null
  /** What its accounts are counted by. */
  readonly subject_key: string | null
  readonly subject_form: ColumnType<Omit<SubjectForm, 'idNumber'> | null, string | null, string | null>
  readonly admin_person: string | null
  readonly admin_name: string | null
  readonly admin_id_mask: string | null
  readonly admin_id_key: string | null
  readonly admin_phone: string | null
  readonly public_id: string | null
  readonly verified_until: Date | null
  /** Whether the subject has been checked, by transfer or by verification. */
  readonly is_subject_checked: boolean
  /** When what it waits for is over. */
  readonly until: Date | null
  readonly reason: string | null
  /** The official account whose qualification it reuses, by its public id. */
  readonly registered_by: string | null
  readonly reuse: ColumnType<Reuse | null, string | null, string | null>
}

/** What an account takes over from the official account that registered it. */
export interface Reuse {
  /** Name, ID number and phone of the administrator; who that is on the host is scanned later. */
  readonly administrator: boolean
  readonly verification: 'not-asked' | 'asked' | 'inherited' | 'failed'
}

export interface BarredRow {
  readonly id: string
  readonly kind: BarredKind
  /** As registrations keep it: a keyed hash, a number, a person. */
  readonly key: string
  readonly label: string
  readonly reason: string
  readonly author: string
  readonly created_at: Date
}

export interface VerificationOrderRow {
  readonly id: string
  readonly registration_id: string
  readonly state: OrderState
  readonly fee_fen: number
  readonly material: string
  readonly documents: readonly string[]
  readonly supplements: number
  readonly reason: string | null
  readonly created_at: Date
  /** Since when it waits for an auditor, this time. */
  readonly review_since: Date | null
}

export interface VerificationDocumentRow {
  readonly id: string
  readonly registration_id: string
  readonly name: string
  readonly digest: string
  readonly type: string
  readonly size_bytes: number
  readonly added_at: Date
}

export const registrationMigrations: ModuleMigrations = {
  'registration-1': async (database) => {
    await sql`
      create table registrations (
        id text primary key,
        kind text not null,
        email text not null,
        password_hash text not null,
        state text not null,
        created_at timestamptz not null,
        activation_hash text not null unique,
        subject_type text,
        subject_name text,
        subject_number text,
        subject_key text,
        subject_form jsonb,
        admin_person text,
        admin_name text,
        admin_id_mask text,
        admin_id_key text,
        admin_phone text,
        public_id text unique,
        verified_until timestamptz,
        is_subject_checked boolean not null,
        until timestamptz,
        reason text
      )`.execute(database)
    for (const column of ['subject_key', 'admin_id_key', 'admin_phone', 'admin_person', 'email']) {
      await sql`create index ${sql.raw(`registrations_by_${column}`)} on registrations (${sql.ref(column)})`.execute(
        database,
      )
    }
    await sql`
      create table verification_orders (
        id text primary key,
        registration_id text not null references registrations,
        state text not null,
        fee_fen integer not null,
        material text not null,
        supplements integer not null,
        reason text,
        created_at timestamptz not null
      )`.execute(database)
    await sql`create index verification_orders_of on verification_orders (registration_id)`.execute(database)
    // One at a time.
    await sql`
      create unique index one_open_order on verification_orders (registration_id)
      where state in ('unpaid', 'under-review', 'supplement')`.execute(database)
  },

  'registration-2': async (database) => {
    await sql`alter table registrations add column registered_by text, add column reuse jsonb`.execute(
      database,
    )
    await sql`create index registrations_by_registered_by on registrations (registered_by)`.execute(database)
  },

  'registration-3': async (database) => {
    await sql`alter table verification_orders add column review_since timestamptz`.execute(database)
    await sql`update verification_orders set review_since = created_at where state = 'under-review'`.execute(
      database,
    )
  },
  // Accounts that agreed before there was anything to read: to edition 0 of both texts.
  'registration-4': async (database) => {
    await sql`
      insert into agreed_editions (registration_id, document, version, agreed_at)
      select id, document, 0, created_at
      from registrations, lateral (values ('service'), (kind)) as texts (document)`.execute(database)
  },
  'registration-5': async (database) => {
    await sql`
      create table barred_people (
        id text primary key,
        kind text not null,
        key text not null,
        label text not null,
        reason text not null,
        author text not null,
        created_at timestamptz not null,
        unique (kind, key)
      )`.execute(database)
  },
  // Orders from before have their text alone.
  'registration-6': async (database) => {
    await sql`
      create table verification_documents (
        id text primary key,
        registration_id text not null references registrations,
        name text not null,
        digest text not null,
        type text not null,
        size_bytes integer not null,
        added_at timestamptz not null
      )`.execute(database)
    await sql`create index verification_documents_of on verification_documents (registration_id)`.execute(
      database,
    )
    await sql`alter table verification_orders add column documents text[] not null default '{}'`.execute(
      database,
    )
  },
}
