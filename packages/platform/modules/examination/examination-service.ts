/** Examinations as they are wanted and told; examination-runner.ts does them. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Examination } from '@maque/protocol/platform/examination.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { imageTypeOf } from '../../kernel/blobs/media-type.ts'
import { later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Account } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Examinations } from './contract.ts'
import type { ExaminationEnd } from './decide.ts'
import { patienceOf } from './examination-runner.ts'
import type { ExaminationRow, ExaminationTables } from './examination-tables.ts'

export interface ExaminationService extends Examinations {
  ofSubmission(auditId: string): Promise<Examination | undefined>
  ofRelease(appId: string, releaseId: string): Promise<Examination | undefined>
  again(auditId: string): Promise<Result<Examination, RaisedProblem>>
  picture(
    picture: { readonly auditId: string; readonly name: string },
    reader: Account,
  ): Promise<Result<{ readonly bytes: Buffer; readonly type: string }, RaisedProblem>>
  overview(): Promise<ExaminationOverview>
}

export interface ExaminationOverview {
  /** What says that nothing is examined. */
  readonly hindrance?: BilingualText
  readonly waiting: number
  readonly unexamined: readonly UnexaminedSubmission[]
}

type UnexaminedSubmission = Pick<Examination, 'auditId' | 'version' | 'state' | 'queuedAt' | 'reason'> & {
  readonly appId: string
}

export interface ExaminationServiceOptions {
  readonly database: Kysely<ExaminationTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly pictures: BlobStore
  readonly apps: Apps
  /** Whether anybody examines; then `wanted` is told once a submission is there. */
  readonly hasExaminer: boolean
  /** To be called within the unit of work: heard after its commit. */
  wanted(): void
}

/** Not a rule: a page of the operator's screen. */
const LISTED_UNEXAMINED = 100

const begun = {
  attempts: 0,
  finished_at: null,
  lease: null,
  lease_until: null,
  report: null,
} as const

export function createExaminationService(options: ExaminationServiceOptions): ExaminationService {
  const { database, clock, policy, hasExaminer } = options
  const first = () =>
    ({
      ...begun,
      state: hasExaminer ? 'queued' : 'given-up',
      ended: hasExaminer ? null : 'no-examiner',
      queued_at: clock.now(),
      finished_at: hasExaminer ? null : clock.now(),
    }) as const
  return {
    async begin({ submissionId, appId, releaseId, version, groups }) {
      await database
        .insertInto('examinations')
        .values({
          ...first(),
          submission_id: submissionId,
          app_id: appId,
          release_id: releaseId,
          version,
          groups: JSON.stringify(groups),
        })
        .execute()
      options.wanted()
    },
    async awaitedUntil(submissionId) {
      if (!policy.value('examination.required')) return undefined
      const row = await find(submissionId, database)
      if (row?.state !== 'queued' && row?.state !== 'running') return undefined
      const until = later(row.queued_at, patienceOf(policy).limitMs)
      return until > clock.now() ? until : undefined
    },
    async ofSubmission(auditId) {
      const row = await find(auditId, database)
      return row && told(row, policy)
    },
    async ofRelease(appId, releaseId) {
      const row = await database
        .selectFrom('examinations')
        .selectAll()
        .where('release_id', '=', releaseId)
        .where('app_id', '=', appId)
        .orderBy('submission_id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && told(row, policy)
    },
    async again(auditId) {
      const row = await find(auditId, database)
      if (!row) return refuse(notFound)
      // What is waited for already is not waited for longer.
      if (row.state === 'queued' || row.state === 'running') return accept(told(row, policy))
      const renewed = await database
        .updateTable('examinations')
        .set(first())
        .where('submission_id', '=', row.submission_id)
        .returningAll()
        .executeTakeFirstOrThrow()
      options.wanted()
      return accept(told(renewed, policy))
    },
    async picture({ auditId, name }, reader) {
      const row = await find(auditId, database)
      if (!row) return refuse(notFound)
      const maySee =
        reader.staffRoles.some((role) => ['reviewer', 'senior-reviewer', 'operator'].includes(role)) ||
        (await options.apps.may(row.app_id, reader.id, 'view'))
      const isOfIt = row.report?.walk.pages.some(({ pictures }) => pictures.includes(name)) ?? false
      const bytes = maySee && isOfIt ? await options.pictures.get(name) : undefined
      return bytes
        ? accept({ bytes, type: imageTypeOf(bytes) ?? 'application/octet-stream' })
        : refuse(notFound)
    },
    overview: () => overview(options),
  }
}

/** An id that came from outside; a path may hold anything. */
async function find(
  auditId: string,
  database: Kysely<ExaminationTables>,
): Promise<Selectable<ExaminationRow> | undefined> {
  if (!/^\d{1,15}$/.test(auditId)) return undefined
  return database
    .selectFrom('examinations')
    .selectAll()
    .where('submission_id', '=', auditId)
    .executeTakeFirst()
}

function told(row: Selectable<ExaminationRow>, policy: Policy): Examination {
  return {
    auditId: Number(row.submission_id),
    releaseId: row.release_id,
    version: row.version,
    state: row.state,
    queuedAt: row.queued_at.toISOString(),
    givenUpAt: later(row.queued_at, patienceOf(policy).limitMs).toISOString(),
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    ...(row.ended && { reason: reasons[row.ended] }),
    ...(row.report && { report: row.report }),
  }
}

const reasons: Readonly<Record<ExaminationEnd, BilingualText>> = {
  'no-examiner': {
    zh: '这个平台没有开启自动检查。',
    en: 'This platform examines nothing by itself.',
  },
  'too-late': {
    zh: '没有在规定时间内完成，审核不再等待。',
    en: 'It was not done in time: review goes on without.',
  },
  broken: { zh: '检查程序多次出错。', en: 'The examiner broke several times.' },
  lost: { zh: '检查程序多次中断，没有留下结果。', en: 'The examiner was lost several times.' },
}

async function overview({ database, hasExaminer }: ExaminationServiceOptions): Promise<ExaminationOverview> {
  const { waiting } = await database
    .selectFrom('examinations')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  const rows = await database
    .selectFrom('examinations')
    .selectAll()
    .where('state', 'in', ['failed', 'given-up'])
    .where('ended', '!=', 'no-examiner')
    .orderBy('submission_id', 'desc')
    .limit(LISTED_UNEXAMINED)
    .execute()
  return {
    ...(!hasExaminer && { hindrance: reasons['no-examiner'] }),
    waiting: Number(waiting),
    unexamined: rows.map((row) => ({
      auditId: Number(row.submission_id),
      appId: row.app_id,
      version: row.version,
      state: row.state,
      queuedAt: row.queued_at.toISOString(),
      ...(row.ended && { reason: reasons[row.ended] }),
    })),
  }
}
