import { sql, type Kysely } from 'kysely'
import type { AgreementDocument } from '@maque/protocol/platform/agreements.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import firstEditions from './first-editions.json' with { type: 'json' }
import firstEditionsForPeople from './first-editions-for-people.json' with { type: 'json' }

export interface AgreementsTables {
  readonly agreement_editions: AgreementEditionRow
  readonly agreed_editions: AgreedEditionRow
  readonly editions_of_people: EditionOfPersonRow
}

export interface AgreementEditionRow {
  readonly document: AgreementDocument
  readonly version: number
  readonly title_zh: string
  readonly title_en: string
  readonly text_zh: string
  readonly text_en: string
  /** Absent: since the instance began. */
  readonly effective_at: Date | null
  readonly asks_again: boolean
  readonly author: string | null
  readonly published_at: Date | null
}

interface AgreedEditionRow {
  readonly registration_id: string
  readonly document: AgreementDocument
  /** 0: of accounts that agreed before there was anything to read. */
  readonly version: number
  readonly agreed_at: Date
}

/** What people have agreed to who use the host. */
interface EditionOfPersonRow extends Omit<AgreedEditionRow, 'registration_id'> {
  readonly person_id: string
}

export const agreementsMigrations: ModuleMigrations = {
  'agreements-1': async (database) => {
    await sql`
      create table agreement_editions (
        document text not null,
        version integer not null,
        title_zh text not null,
        title_en text not null,
        text_zh text not null,
        text_en text not null,
        effective_at timestamptz,
        asks_again boolean not null,
        author text,
        published_at timestamptz,
        primary key (document, version)
      )`.execute(database)
    await sql`
      create table agreed_editions (
        registration_id text not null,
        document text not null,
        version integer not null,
        agreed_at timestamptz not null,
        primary key (registration_id, document, version)
      )`.execute(database)
    await insertFirst(firstEditions, database)
  },
  'agreements-2': async (database) => {
    await sql`
      create table editions_of_people (
        person_id text not null,
        document text not null,
        version integer not null,
        agreed_at timestamptz not null,
        primary key (person_id, document, version)
      )`.execute(database)
    await insertFirst(firstEditionsForPeople, database)
  },
}

async function insertFirst(editions: typeof firstEditions, database: Kysely<unknown>): Promise<void> {
  for (const { document, title, text } of editions) {
    await sql`
      insert into agreement_editions values (
        ${document}, 1, ${title.zh}, ${title.en},
        ${text.zh.join('\n\n')}, ${text.en.join('\n\n')}, null, false, null, null
      )`.execute(database)
  }
}
