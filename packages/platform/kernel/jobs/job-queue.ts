/**
 * Work that outlives the request that asked for it, kept in the database.
 *
 * (1) A job is added in the transaction that makes it necessary: both are there, or neither.
 * (2) It is worked on under a row lock. A process that dies lets go of it at once, and another
 *     takes it up; its handler's changes and its removal are one commit, so it is done once.
 * (3) A handler that throws is asked again later, less and less often. In the end it is told that
 *     nobody will ask again, and the job is left with its error for the operator to read.
 */
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { KernelTables } from '../store/kernel-tables.ts'

export interface JobQueue {
  add(transaction: Kysely<KernelTables>, job: NewJob): Promise<void>
  /** Looks for work now rather than at the next beat. */
  wake(): void
  start(): void
  /** Resolves when what runs has ended; nothing new is begun. */
  stop(): Promise<void>
}

export interface NewJob {
  readonly kind: string
  readonly subject: string
}

/** What either writes through `transaction` appears when it is done. */
export interface JobHandler<Tables> {
  work(subject: string, transaction: Transaction<Tables>): Promise<void>
  /** The work has failed for the last time. */
  giveUp(subject: string, transaction: Transaction<Tables>): Promise<void>
}

export interface JobQueueOptions<Tables extends KernelTables> {
  readonly database: Kysely<Tables>
  readonly clock: Clock
  readonly log: Logger
  readonly handlers: Readonly<Record<string, JobHandler<Tables>>>
  /** How many jobs this process works on at a time. */
  readonly concurrency: number
  /** How often it looks for work that others added, or that is due again. */
  readonly beatMs: number
}

const MAX_FAILURES = 8

export function createJobQueue<Tables extends KernelTables>(options: JobQueueOptions<Tables>): JobQueue {
  const running = new Set<Promise<void>>()
  let beat: NodeJS.Timeout | undefined
  let isStopped = true

  const begin = (): void => {
    const work: Promise<void> = workOnOne(options).then(
      (found) => {
        running.delete(work)
        if (found) fill()
      },
      (error: unknown) => {
        running.delete(work)
        options.log.error({ err: error }, 'the job queue could not be read')
      },
    )
    running.add(work)
  }
  const fill = (): void => {
    if (isStopped) return
    for (let free = options.concurrency - running.size; free > 0; free--) begin()
  }
  return {
    async add(transaction, { kind, subject }) {
      await transaction
        .insertInto('jobs')
        .values({ kind, subject, run_after: options.clock.now(), last_error: null })
        .execute()
    },
    wake: fill,
    start() {
      isStopped = false
      beat = setInterval(fill, options.beatMs)
      fill()
    },
    async stop() {
      isStopped = true
      clearInterval(beat)
      await Promise.allSettled(running)
    },
  }
}

/** Whether there was one. */
async function workOnOne<Tables extends KernelTables>(options: JobQueueOptions<Tables>): Promise<boolean> {
  const { database, clock, log, handlers } = options
  return database.transaction().execute(async (transaction) => {
    // Generic tables hide the columns of this one.
    const jobs = transaction as unknown as Transaction<KernelTables>
    const job = await jobs
      .selectFrom('jobs')
      .selectAll()
      .where('run_after', '<=', clock.now())
      .where('failures', '<', MAX_FAILURES)
      .where('kind', 'in', Object.keys(handlers))
      .orderBy('run_after')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!job) return false
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`)
    await sql`savepoint job`.execute(transaction)
    try {
      await handler.work(job.subject, transaction)
      await jobs.deleteFrom('jobs').where('id', '=', job.id).execute()
    } catch (error) {
      log.error({ err: error, job: job.id, kind: job.kind, subject: job.subject }, 'a job failed')
      await sql`rollback to savepoint job`.execute(transaction)
      if (job.failures + 1 >= MAX_FAILURES) await handler.giveUp(job.subject, transaction)
      await jobs
        .updateTable('jobs')
        .set({
          failures: job.failures + 1,
          last_error: String(error),
          run_after: new Date(clock.now().getTime() + waitAfter(job.failures + 1)),
        })
        .where('id', '=', job.id)
        .execute()
    }
    return true
  })
}

const FIRST_WAIT_MS = 2_000

function waitAfter(failures: number): number {
  return FIRST_WAIT_MS * 2 ** (failures - 1)
}
