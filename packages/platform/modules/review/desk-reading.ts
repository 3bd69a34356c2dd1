/** What waits for reviewers, as they see it. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ReleaseDifferences } from '@maque/protocol/platform/releases.ts'
import type { QueueEntry, ReviewedSubmission, TestAccount } from '@maque/protocol/platform/review.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Account } from '../accounts/contract.ts'
import { privacyKeysOf } from './preconditions.ts'
import { findSubmission, toSubmissions, type ReviewOptions, type SubmissionEntry } from './submissions.ts'

export interface DeskReading {
  /** The urgent first, then what is due first. */
  queue(filter: QueueFilter, reviewer: Account): Promise<readonly QueueEntry[]>
  /** With the test account, for who has taken it. */
  submission(auditId: string, reviewer: Account): Promise<Result<ReviewedSubmission, RaisedProblem>>
  /** Against the version that is online; `undefined` where none is. */
  differences(auditId: string): Promise<Result<ReleaseDifferences | undefined, RaisedProblem>>
}

interface QueueFilter {
  readonly state: 'waiting' | 'delayed' | 'appealing' | 'all'
  readonly only?: 'mine' | 'first' | 'risky' | 'late' | undefined
}

export function createDeskReading(options: ReviewOptions): DeskReading {
  const { database, clock } = options
  return {
    async queue({ state, only }, reviewer) {
      const states = {
        waiting: ['pending'],
        delayed: ['delayed'],
        appealing: ['appealing'],
        all: ['pending', 'delayed', 'appealing'],
      } as const
      const now = clock.now()
      const rows = await database
        .selectFrom('submissions')
        .selectAll()
        .where('state', 'in', [...states[state]])
        .orderBy('is_urgent', 'desc')
        .orderBy('due_at')
        .orderBy('id')
        .execute()
      const chosen = rows.filter(
        (row) =>
          only === undefined ||
          (only === 'mine' && (holderOf(row, now) === reviewer.id || keeperOf(row, now) === reviewer.id)) ||
          (only === 'first' && row.is_first) ||
          (only === 'risky' && row.is_risky) ||
          (only === 'late' && row.due_at < now),
      )
      return entriesOf(chosen, options)
    },
    submission: (auditId, reviewer) => reviewed(auditId, reviewer, options),
    async differences(auditId) {
      const row = await findSubmission(auditId, options)
      return row ? options.comparison.comparedWithOnline(row.app_id, row.release_id) : refuse(notFound)
    },
  }
}

/** The reviewer who is at it. */
export function holderOf({ taken_by, taken_until }: SubmissionEntry, now: Date): string | undefined {
  return taken_by !== null && taken_until !== null && taken_until > now ? taken_by : undefined
}

/** The reviewer it is left to for a while. */
export function keeperOf({ kept_for, kept_until }: SubmissionEntry, now: Date): string | undefined {
  return kept_for !== null && kept_until !== null && kept_until > now ? kept_for : undefined
}

async function entriesOf(
  rows: readonly SubmissionEntry[],
  { apps, accounts, clock }: ReviewOptions,
): Promise<readonly QueueEntry[]> {
  const now = clock.now()
  const cards = await apps.cards(rows.map(({ app_id }) => app_id))
  const people = await accounts.byIds(
    rows.flatMap((row) =>
      [holderOf(row, now), keeperOf(row, now), row.approved_by ?? undefined].filter((id) => id !== undefined),
    ),
  )
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : people.get(id)?.name
  return rows.flatMap((row) => {
    const card = cards.get(row.app_id)
    if (!card) return []
    const takenBy = nameOf(holderOf(row, now))
    const keptFor = nameOf(keeperOf(row, now))
    const approvedBy = nameOf(row.approved_by ?? undefined)
    return {
      auditId: Number(row.id),
      releaseId: row.release_id,
      state: row.state,
      appId: row.app_id,
      appName: card.name,
      iconUrl: card.iconUrl,
      version: row.version,
      submittedAt: row.submitted_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      note: row.note,
      isFirst: row.is_first,
      isUrgent: row.is_urgent,
      isRisky: row.is_risky,
      ...(takenBy !== undefined && { takenBy }),
      ...(keptFor !== undefined && { keptFor }),
      ...(approvedBy !== undefined && { approvedBy }),
    }
  })
}

/** Not a rule: as far back as a reviewer looks. */
const LISTED_HISTORY = 10

async function reviewed(
  auditId: string,
  reviewer: Account,
  options: ReviewOptions,
): Promise<Result<ReviewedSubmission, RaisedProblem>> {
  const { database, apps, bundles, releases, profiles, seal, clock } = options
  const row = await findSubmission(auditId, options)
  const release = row && (await releases.compiled(row.release_id))
  const card = row && (await apps.cards([row.app_id])).get(row.app_id)
  if (!row || !release || !card) return refuse(notFound)
  const [entry] = await entriesOf([row], options)
  const [submission] = await toSubmissions([row], options)
  if (!entry || !submission) return refuse(notFound)
  const earlier = await database
    .selectFrom('submissions')
    .selectAll()
    .where('app_id', '=', row.app_id)
    .where('id', '<', row.id)
    .orderBy('id', 'desc')
    .limit(LISTED_HISTORY)
    .execute()
  const { pages, calls = [] } = await bundles.outlineOf(release.digest)
  const used = privacyKeysOf(calls)
  const origin = await options.originOf(row.app_id)
  const account = holderOf(row, clock.now()) === reviewer.id ? row.test_account : null
  return accept({
    ...entry,
    submission,
    appIntro: card.intro,
    sizeBytes: release.sizeBytes,
    pages,
    digest: release.digest,
    privacy: { used, undeclared: await profiles.undeclared(row.app_id, used) },
    // It was an account when it was sealed.
    ...(account && { testAccount: JSON.parse(seal.open(account)) as TestAccount }),
    ...(origin && { origin }),
    history: await toSubmissions(earlier, options),
  })
}
