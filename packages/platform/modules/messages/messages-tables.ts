import { sql, type Generated } from 'kysely'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'
import type { Channel } from './contract.ts'

export interface MessagesTables {
  readonly outbox_messages: OutboxMessageRow
}

interface OutboxMessageRow {
  readonly id: string
  readonly channel: Channel
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly created_at: Date
  /** In which they were sent; two may have one moment. */
  readonly sequence: Generated<number>
}

export const messagesMigrations: ModuleMigrations = {
  'messages-1': async (database) => {
    await sql`
      create table outbox_messages (
        id text primary key,
        channel text not null,
        recipient text not null,
        subject text not null,
        text text not null,
        state text not null,
        created_at timestamptz not null
      )`.execute(database)
    await sql`create index outbox_by_recipient on outbox_messages (channel, recipient, created_at)`.execute(
      database,
    )
    await sql`create index outbox_by_time on outbox_messages (created_at)`.execute(database)
  },
  'messages-2': async (database) => {
    await sql`alter table outbox_messages add column sequence integer generated always as identity`.execute(
      database,
    )
    await sql`drop index outbox_by_time`.execute(database)
    await sql`create index outbox_by_sequence on outbox_messages (sequence)`.execute(database)
  },
}
