/**
 * Mail and SMS on their way out.
 *
 * (1) A message is written down in the unit of work that wants it, and leaves after the commit.
 * (2) It leaves once for each success; a way out that fails is tried again, less and less often.
 * (3) Once it has really left, what it said is forgotten here.
 */
import type { Kysely } from 'kysely'
import type { OutboxMessage } from '@maque/protocol/platform/proofs.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { containing } from '../../kernel/store/containing.ts'
import type { Channel, Messages } from './contract.ts'
import { Undeliverable, type Delivery } from './delivery.ts'
import type { MessagesTables } from './messages-tables.ts'

export const DELIVER_JOB = 'deliver-message'

export interface MessageService extends Messages {
  /** The newest first. */
  outbox(asked: OutboxQuery): Promise<readonly OutboxMessage[]>
  readonly delivering: JobHandler
}

export interface OutboxQuery {
  readonly recipient?: string | undefined
  /** What recipients contain. */
  readonly q?: string | undefined
}

export interface MessageServiceOptions {
  readonly database: Kysely<MessagesTables>
  readonly clock: Clock
  readonly random: Random
  readonly deliveries: Readonly<Record<Channel, Delivery>>
  jobs(): JobQueue
}

/** Not a rule: a page of the screen that shows them. */
const OUTBOX_PAGE = 100

export function createMessageService(options: MessageServiceOptions): MessageService {
  const { database, clock, random, deliveries, jobs } = options
  return {
    async send(message) {
      const id = newId('message', random)
      await database
        .insertInto('outbox_messages')
        .values({ id, ...message, state: 'waiting', created_at: clock.now() })
        .execute()
      await jobs().add({ kind: DELIVER_JOB, subject: id })
    },
    async sentSince({ channel, recipient, subject, since }) {
      const rows = await database
        .selectFrom('outbox_messages')
        .select('created_at')
        .where('channel', '=', channel)
        .where('recipient', '=', recipient)
        .where('subject', '=', subject)
        .where('created_at', '>', since)
        .orderBy('sequence')
        .execute()
      return rows.map(({ created_at }) => created_at)
    },
    async outbox({ recipient, q }) {
      const rows = await database
        .selectFrom('outbox_messages')
        .select(['id', 'channel', 'recipient', 'subject', 'text', 'state', 'created_at'])
        .$if(recipient !== undefined, (query) => query.where('recipient', '=', recipient ?? ''))
        .$if(q !== undefined, (query) =>
          query.where('recipient', 'like', containing((q ?? '').toLowerCase())),
        )
        .orderBy('sequence', 'desc')
        .limit(OUTBOX_PAGE)
        .execute()
      return rows.map(({ created_at, ...message }) => ({
        ...message,
        text: deliveries[message.channel].kind === 'played' ? message.text : '',
        createdAt: created_at.toISOString(),
      }))
    },
    delivering: {
      async work(id) {
        const message = await database
          .selectFrom('outbox_messages')
          .selectAll()
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (!message) return
        const delivery = deliveries[message.channel]
        const state = await delivery.deliver(message).then(
          () => 'sent' as const,
          (error: unknown) => {
            if (error instanceof Undeliverable) return 'failed' as const
            throw error
          },
        )
        await database
          .updateTable('outbox_messages')
          .set({ state, ...(delivery.kind === 'real' && { text: '' }) })
          .where('id', '=', id)
          .execute()
      },
      async giveUp(id) {
        await database.updateTable('outbox_messages').set({ state: 'failed' }).where('id', '=', id).execute()
      },
    },
  }
}
