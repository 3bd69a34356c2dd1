/**
 * Work that outlives the request that asked for it, or that falls due later, kept in the database.
 *
 * (1) A job is added in the unit of work that makes it necessary: both are there, or neither.
 * (2) It is worked on under a row lock, as one unit of work. A process that dies lets go of it at
 *     once, and another takes it up; its handler's changes and its removal are one commit, so it
 *     is done once.
 * (3) A handler that throws is asked again later, less and less often. In the end it is told that
 *     nobody will ask again, and the job is left with its error for the operator to read.
 * (4) A job may fall due when it no longer matters: its handler looks first.
 * (5) One look at a time, and the next as soon as one has found something: an idle queue costs the
 *     database one question a beat, however many jobs it could work on.
 */
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { KernelTables } from '../store/kernel-tables.ts'
import type { Store } from '../store/open-database.ts'

export interface JobQueue {
  /** Within a unit of work: looked at when that has committed. */
  add(job: NewJob): Promise<void>
  /** Looks for work now rather than at the next beat. */
  wake(): void
  start(): void
  /** Resolves when nothing that is due is left, but for what failed and waits. */
  settle(): Promise<void>
  /** Resolves when what runs has ended; nothing new is begun. */
  stop(): Promise<void>
}

export interface NewJob {
  readonly kind: string
  readonly subject: string
  /** Absent: at once. */
  readonly dueAt?: Date
}

export interface JobHandler {
  work(subject: string): Promise<void>
  /** The work has failed for the last time. */
  giveUp?(subject: string): Promise<void>
}

export interface JobQueueOptions {
  readonly store: Store<KernelTables>
  readonly clock: Clock
  readonly log: Logger
  /** What this queue works on; jobs of other kinds are others' to do. */
  readonly handlers: Readonly<Record<string, JobHandler>>
  /** How many jobs this process works on at a time. */
  readonly concurrency: number
  /** How often it looks for work that others added, or that is due again. */
  readonly beatMs: number
}

const MAX_FAILURES = 8

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const running = new Set<Promise<void>>()
  let beat: NodeJS.Timeout | undefined
  let isStopped = true
  let isLooking = false
  /** Asked for while a look was under way, which may have passed what is new. */
  let isWantedAgain = false

  const look = (): void => {
    if (isLooking) isWantedAgain = true
    if (isStopped || isLooking || running.size >= options.concurrency) return
    isLooking = true
    isWantedAgain = false
    const taken = Promise.withResolvers<boolean>()
    const work: Promise<void> = workIfAny(options, () => taken.resolve(true)).then(
      (found) => {
        running.delete(work)
        taken.resolve(false)
        if (found) look()
      },
      (error: unknown) => {
        running.delete(work)
        taken.resolve(false)
        options.log.error({ err: error }, 'the job queue could not be read')
      },
    )
    running.add(work)
    // Out here, and not where it is taken: the next look is no part of that unit of work.
    void taken.promise.then((isTaken) => {
      isLooking = false
      if (isTaken || isWantedAgain) look()
    })
  }
  return {
    async add({ kind, subject, dueAt = options.clock.now() }) {
      await options.store.database
        .insertInto('jobs')
        .values({ kind, subject, run_after: dueAt, last_error: null })
        .execute()
      options.store.unit.afterCommit(look)
    },
    wake: look,
    start() {
      isStopped = false
      beat = setInterval(look, options.beatMs)
      look()
    },
    async settle() {
      // A look passes over what a beat has taken meanwhile, and that may lead to more.
      do await Promise.allSettled(running)
      while ((await workIfAny(options)) || running.size > 0)
    },
    async stop() {
      isStopped = true
      clearInterval(beat)
      await Promise.allSettled(running)
    },
  }
}

/** Whether there was one; whoever wants to know is told when it is taken, before it is done. */
async function workIfAny(options: JobQueueOptions, onTaken?: () => void): Promise<boolean> {
  // Most looks find nothing: those begin no unit of work.
  const due = await dueJobs(options).select('id').limit(1).executeTakeFirst()
  return due !== undefined && workOnOne(options, onTaken)
}

function dueJobs({ store, clock, handlers }: JobQueueOptions) {
  return store.database
    .selectFrom('jobs')
    .where('run_after', '<=', clock.now())
    .where('failures', '<', MAX_FAILURES)
    .where('kind', 'in', Object.keys(handlers))
}

function workOnOne(options: JobQueueOptions, onTaken?: () => void): Promise<boolean> {
  const { store, clock, log, handlers } = options
  const { database, unit } = store
  return unit.run(async () => {
    const job = await dueJobs(options)
      .selectAll()
      .orderBy('run_after')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!job) return false
    onTaken?.()
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`)
    await sql`savepoint job`.execute(database)
    try {
      await handler.work(job.subject)
      await database.deleteFrom('jobs').where('id', '=', job.id).execute()
    } catch (error) {
      log.error({ err: error, job: job.id, kind: job.kind, subject: job.subject }, 'a job failed')
      await sql`rollback to savepoint job`.execute(database)
      if (job.failures + 1 >= MAX_FAILURES) await handler.giveUp?.(job.subject)
      await database
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
