/**
 * The reviewers' side of releases.
 *
 * (1) Nobody reviews an app that they belong to.
 * (2) A submission that a reviewer took is left to them, until their time is over.
 * (3) A rejection has a reason.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { QueueEntry, Submission } from '@maque/protocol/platform/review.ts'
import { later, MINUTE_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Account, Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Bundles } from '../bundles/contract.ts'
import { ownApp, reasonMissing, takenByOther } from './release-problems.ts'
import type { ReleaseRow, ReleasesTables } from './releases-tables.ts'
import { carryOut } from './transition.ts'

export interface ReviewService {
  /** The longest waiting first. */
  queue(): Promise<readonly QueueEntry[]>
  submission(releaseId: string): Promise<Result<Submission, RaisedProblem>>
  claim(releaseId: string, reviewer: Account): Promise<Result<Submission, RaisedProblem>>
  giveBack(releaseId: string, reviewer: Account): Promise<Result<Submission, RaisedProblem>>
  approve(releaseId: string, reviewer: Account): Promise<Result<void, RaisedProblem>>
  reject(releaseId: string, reviewer: Account, reason: string): Promise<Result<void, RaisedProblem>>
}

export interface ReviewServiceOptions {
  readonly database: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly accounts: Accounts
  readonly apps: Apps
  readonly bundles: Bundles
}

type Row = Selectable<ReleaseRow>

export function createReviewService(options: ReviewServiceOptions): ReviewService {
  const { database, clock, policy, accounts, apps, bundles } = options

  const auditing = () => database.selectFrom('releases').selectAll().where('state', '=', 'auditing')
  const find = (releaseId: string): Promise<Row | undefined> =>
    auditing().where('id', '=', releaseId).executeTakeFirst()

  const holderOf = (row: Row): string | undefined =>
    row.taken_by !== null && row.taken_until !== null && row.taken_until > clock.now()
      ? row.taken_by
      : undefined

  const entriesOf = async (rows: readonly Row[]): Promise<readonly QueueEntry[]> => {
    const cards = await apps.cards(rows.map(({ app_id }) => app_id))
    const holders = await accounts.byIds(rows.flatMap((row) => holderOf(row) ?? []))
    return rows.flatMap((row) => {
      const card = cards.get(row.app_id)
      return card ? [toEntry(row, card, holders.get(holderOf(row) ?? ''))] : []
    })
  }
  const submission = async (releaseId: string): Promise<Result<Submission, RaisedProblem>> => {
    const row = await find(releaseId)
    if (!row || row.bundle_digest === null) return refuse(notFound)
    const [entry] = await entriesOf([row])
    const card = (await apps.cards([row.app_id])).get(row.app_id)
    if (!entry || !card) return refuse(notFound)
    const submitter = (await accounts.byIds(row.submitted_by === null ? [] : [row.submitted_by]))
      .values()
      .next().value
    return accept({
      ...entry,
      appIntro: card.intro,
      submittedBy: submitter?.name ?? '',
      sizeBytes: row.bundle_bytes ?? 0,
      pages: (await bundles.outlineOf(row.bundle_digest)).pages,
      digest: row.bundle_digest,
    })
  }
  /** The submission, when this reviewer may act on it. */
  const admit = async (releaseId: string, reviewer: Account): Promise<Result<Row, RaisedProblem>> => {
    const row = await find(releaseId)
    if (!row) return refuse(notFound)
    if (await apps.isMember(row.app_id, reviewer.id)) return refuse(ownApp)
    const holder = holderOf(row)
    if (holder === undefined || holder === reviewer.id) return accept(row)
    const name = (await accounts.byIds([holder])).get(holder)?.name ?? holder
    return refuse(takenByOther({ name }))
  }
  const take = async (
    releaseId: string,
    reviewer: Account,
    until: Date | null,
  ): Promise<Result<Submission, RaisedProblem>> => {
    const admitted = await admit(releaseId, reviewer)
    if (!admitted.ok) return admitted
    const now = clock.now()
    const taken = await database
      .updateTable('releases')
      .set({ taken_by: until && reviewer.id, taken_until: until })
      .where('id', '=', releaseId)
      .where('state', '=', 'auditing')
      .where(({ or, eb }) =>
        or([eb('taken_by', 'is', null), eb('taken_by', '=', reviewer.id), eb('taken_until', '<=', now)]),
      )
      .returning('id')
      .executeTakeFirst()
    // Somebody was faster: asked again, `admit` says who.
    if (!taken) return refuseAgain(await admit(releaseId, reviewer))
    return submission(releaseId)
  }
  const judge = async (
    releaseId: string,
    reviewer: Account,
    verdict: { readonly command: 'approve' } | { readonly command: 'reject'; readonly reason: string },
  ): Promise<Result<void, RaisedProblem>> => {
    const admitted = await admit(releaseId, reviewer)
    if (!admitted.ok) return admitted
    const done = await database.transaction().execute((transaction) =>
      carryOut(
        {
          appId: admitted.value.app_id,
          releaseId,
          command: verdict.command,
          actor: { kind: 'person', id: reviewer.id },
          values: {
            reason: verdict.command === 'reject' ? verdict.reason : null,
            taken_by: null,
            taken_until: null,
          },
        },
        { transaction, clock, policy },
      ),
    )
    return done.ok ? accept(undefined) : done
  }

  return {
    submission,
    queue: async () => entriesOf(await auditing().orderBy('submitted_at').execute()),
    claim: (releaseId, reviewer) =>
      take(releaseId, reviewer, later(clock.now(), policy.value('review.claim-minutes') * MINUTE_MS)),
    giveBack: (releaseId, reviewer) => take(releaseId, reviewer, null),
    approve: (releaseId, reviewer) => judge(releaseId, reviewer, { command: 'approve' }),
    async reject(releaseId, reviewer, reason) {
      const written = reason.trim()
      if (written === '') return refuse(reasonMissing)
      const used = [...written].length
      if (used > policy.value('release.reason-characters')) {
        return policy.refuse('release.reason-characters', { used })
      }
      return judge(releaseId, reviewer, { command: 'reject', reason: written })
    },
  }
}

function refuseAgain(admission: Result<Row, RaisedProblem>): Result<never, RaisedProblem> {
  return admission.ok ? refuse(notFound) : admission
}

function toEntry(row: Row, card: AppCard, holder: Account | undefined): QueueEntry {
  return {
    releaseId: row.id,
    appId: row.app_id,
    appName: card.name,
    iconUrl: card.iconUrl,
    version: row.version,
    submittedAt: (row.submitted_at ?? row.uploaded_at).toISOString(),
    note: row.note,
    ...(holder && { takenBy: holder.name }),
  }
}
