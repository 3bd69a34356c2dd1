/**
 * Does the examinations that are due, one after the other, in this process.
 *
 * They take minutes, so that none of it is a unit of work but its beginning and its end: in between
 * others see that it runs, and this process says again and again that it still does. A process that
 * dies, or hangs, loses its lease, and another begins anew.
 */
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Selectable } from 'kysely'
import { later, MINUTE_MS, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { Store } from '../../kernel/store/open-database.ts'
import type { ExaminationWork, ExaminedVersion, Examiner } from '../../examiner.ts'
import { afterBreak, nextStep, type ExaminationPatience } from './decide.ts'
import type { ExaminationRow, ExaminationTables } from './examination-tables.ts'

export interface ExaminationRunner {
  /** Looks for work now rather than at the next beat. */
  wake(): void
  start(): void
  /** Resolves when nothing that is due is left. */
  settle(): Promise<void>
  /** Lets go of what runs, so that it is begun again elsewhere or after the next start. */
  stop(): Promise<void>
}

export interface ExaminationRunnerOptions {
  readonly store: Store<ExaminationTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly log: Logger
  readonly examiner: Examiner
  readonly pictures: BlobStore
  readonly beatMs: number
  /** What there is to examine; `undefined` when the version is gone. */
  workOf(examination: Examining): Promise<ExaminationWork | undefined>
}

export type Examining = Selectable<ExaminationRow>

/** Which of those that are open may be due is looked at again under its lock. */
const OPEN = ['queued', 'running'] as const

export function createExaminationRunner(options: ExaminationRunnerOptions): ExaminationRunner {
  let working: Promise<boolean> | undefined
  let beat: NodeJS.Timeout | undefined
  let current: AbortController | undefined

  const workOnOne = async (): Promise<boolean> => {
    const taken = await take(options)
    if (taken === undefined) return false
    if (taken.kind === 'ended') return true
    current = new AbortController()
    try {
      await examine(taken.examination, current, options)
    } finally {
      current = undefined
    }
    return true
  }
  const run = (): Promise<boolean> => {
    working ??= workOnOne().then(
      (found) => {
        working = undefined
        return found
      },
      (error: unknown) => {
        working = undefined
        options.log.error({ err: error }, 'examinations could not be looked for')
        return false
      },
    )
    return working
  }
  const wake = (): void => {
    if (beat !== undefined) void run().then((found) => found && wake())
  }
  return {
    wake,
    start() {
      beat = setInterval(wake, options.beatMs)
      wake()
    },
    async settle() {
      while (await run());
    },
    async stop() {
      clearInterval(beat)
      beat = undefined
      current?.abort()
      await working
    },
  }
}

type Taken = { readonly kind: 'ended' } | { readonly kind: 'begun'; readonly examination: Examining }

/** The first that is due: begun, or ended because nobody will begin it again. */
async function take(options: ExaminationRunnerOptions): Promise<Taken | undefined> {
  const { store, clock, policy, random } = options
  const { database, unit } = store
  return unit.run(async () => {
    const now = clock.now()
    const limit = later(now, -patienceOf(policy).limitMs)
    const row = await database
      .selectFrom('examinations')
      .selectAll()
      .where('state', 'in', OPEN)
      .where(({ or, eb }) =>
        or([eb('state', '=', 'queued'), eb('lease_until', '<=', now), eb('queued_at', '<=', limit)]),
      )
      .orderBy('queued_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return undefined
    const step = nextStep(situationOf(row), patienceOf(policy), now)
    if (step.kind === 'leave-alone') return undefined
    const update = database.updateTable('examinations').where('submission_id', '=', row.submission_id)
    if (step.kind === 'end') {
      await update
        .set({ state: step.state, ended: step.why, lease: null, lease_until: null, finished_at: now })
        .execute()
      return { kind: 'ended' }
    }
    const examination = await update
      .set({
        state: 'running',
        attempts: row.attempts + 1,
        lease: newId('lease', random),
        lease_until: later(now, policy.value('examination.lease-seconds') * SECOND_MS),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { kind: 'begun', examination }
  })
}

function situationOf({ state, attempts, queued_at, lease_until }: Examining): Parameters<typeof nextStep>[0] {
  return { state, attempts, queuedAt: queued_at, leaseUntil: lease_until ?? undefined }
}

export function patienceOf(policy: Policy): ExaminationPatience {
  return {
    attempts: policy.value('examination.attempts'),
    limitMs: policy.value('examination.limit-minutes') * MINUTE_MS,
  }
}

async function examine(
  examination: Examining,
  ending: AbortController,
  options: ExaminationRunnerOptions,
): Promise<void> {
  const { policy, log, examiner } = options
  /** Not a rule: several times before it would be over. */
  const renewals = 4
  const leaseMs = policy.value('examination.lease-seconds') * SECOND_MS
  const beat = setInterval(() => {
    renew(examination, options).then(
      (isOurs) => isOurs || ending.abort(),
      (error: unknown) => log.warn({ err: error }, 'an examination could not be kept'),
    )
  }, leaseMs / renewals)
  try {
    const work = await options.workOf(examination)
    if (work) await conclude(examination, await examiner.examine(work, ending.signal), options)
    else await leave(examination, { state: 'given-up', ended: 'lost' }, options)
  } catch (error) {
    if (!ending.signal.aborted)
      log.error({ err: error, submission: examination.submission_id }, 'an examination broke')
    const state = afterBreak(examination.attempts, patienceOf(policy))
    await leave(examination, { state, ended: state === 'failed' ? 'broken' : null }, options)
  } finally {
    clearInterval(beat)
  }
}

/** Whether it is still this process's. */
async function renew(
  { submission_id, lease }: Examining,
  { store, clock, policy }: ExaminationRunnerOptions,
): Promise<boolean> {
  const renewed = await store.database
    .updateTable('examinations')
    .set({ lease_until: later(clock.now(), policy.value('examination.lease-seconds') * SECOND_MS) })
    .where('submission_id', '=', submission_id)
    .where('lease', '=', lease)
    .returning('submission_id')
    .executeTakeFirst()
  return renewed !== undefined
}

async function conclude(
  { submission_id, lease }: Examining,
  { report, pictures }: ExaminedVersion,
  { store, clock, pictures: kept }: ExaminationRunnerOptions,
): Promise<void> {
  await kept.putAll([...pictures.values()])
  await store.database
    .updateTable('examinations')
    .set({
      state: 'done',
      // Texts of apps may hold what PostgreSQL's JSON cannot.
      report: sql<string>`${JSON.stringify(report).replaceAll('\\u0000', '')}::jsonb`,
      ended: null,
      lease: null,
      lease_until: null,
      finished_at: clock.now(),
    })
    .where('submission_id', '=', submission_id)
    .where('lease', '=', lease)
    .execute()
}

/** Nothing, when somebody else is at it already. */
async function leave(
  { submission_id, lease }: Examining,
  end: Pick<Examining, 'state' | 'ended'>,
  { store, clock }: ExaminationRunnerOptions,
): Promise<void> {
  await store.database
    .updateTable('examinations')
    .set({
      ...end,
      lease: null,
      lease_until: null,
      finished_at: end.state === 'queued' ? null : clock.now(),
    })
    .where('submission_id', '=', submission_id)
    .where('lease', '=', lease)
    .execute()
}
