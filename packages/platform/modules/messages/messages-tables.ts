import { sql } from 'kysely'
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
}
