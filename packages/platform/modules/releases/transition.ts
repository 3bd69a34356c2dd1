/** Carries a command out: load, decide, write, in the caller's transaction. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { LogEntry } from '@maque/protocol/transparency/log-entry.ts'
import { dayStart, monthStart, nextDay, nextMonth } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { Transparency } from '../transparency/contract.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { decide, type ReleaseCommand, type ReleaseSituation, type StateChange } from './decide.ts'
import { releaseProblem } from './release-problems.ts'
import type { ReleaseRow, ReleasesTables } from './releases-tables.ts'

export interface Transition {
  readonly appId: string
  readonly releaseId: string
  readonly command: ReleaseCommand
  readonly actor: Actor
}

export interface TransitionContext {
  readonly transaction: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly log: Transparency
}

export async function carryOut(
  { appId, releaseId, command, actor }: Transition,
  { transaction, clock, policy, log }: TransitionContext,
): Promise<Result<Selectable<ReleaseRow>, RaisedProblem>> {
  // One command on an app's releases at a time; the unique indexes would only let one win as well,
  // but with an error instead of an answer.
  await lockFor(transaction, 'releases of an app', appId)
  const row = await transaction
    .selectFrom('releases')
    .selectAll()
    .where('id', '=', releaseId)
    .where('app_id', '=', appId)
    .where('purpose', '=', 'version')
    .executeTakeFirst()
  if (!row) return refuse(notFound)
  const now = clock.now()
  const decided = decide(await loadSituation(row, transaction, { policy, now }), command)
  if (!decided.ok) {
    return refuse(releaseProblem(decided.refusal, policy, { day: nextDay(now), month: nextMonth(now) }))
  }
  for (const change of decided.value) await write(change, { transaction, actor, appId, at: now })
  const kind = LOGGED_AS[command]
  if (kind !== undefined && row.bundle_digest !== null)
    await log.append({ app: appId, version: row.version, digest: row.bundle_digest, kind })
  return accept(
    await transaction
      .selectFrom('releases')
      .selectAll()
      .where('id', '=', releaseId)
      .executeTakeFirstOrThrow(),
  )
}

/** The commands that bring a version online: none of them is done without an entry in the log. */
const LOGGED_AS: Partial<Readonly<Record<ReleaseCommand, LogEntry['kind']>>> = {
  release: 'released',
  'start-gray': 'staged',
  'roll-back': 'rolled-back-to',
}

async function loadSituation(
  release: Selectable<ReleaseRow>,
  transaction: Kysely<ReleasesTables>,
  { policy, now }: { readonly policy: Policy; readonly now: Date },
): Promise<ReleaseSituation> {
  const current = await transaction
    .selectFrom('releases')
    .select(['id', 'state'])
    .where('app_id', '=', release.app_id)
    .where('state', 'in', ['online', 'gray', 'auditing', 'delayed', 'approved'])
    .execute()
  const earlier = await transaction
    .selectFrom('releases')
    .select('id')
    .where('app_id', '=', release.app_id)
    .where('state', '=', 'replaced')
    .orderBy('online_at', 'desc')
    .limit(policy.value('release.rollback-depth'))
    .execute()
  const withdrawn = await transaction
    .selectFrom('release_events')
    .select('happened_at')
    .where('app_id', '=', release.app_id)
    .where('from_state', 'in', ['auditing', 'delayed', 'approved'])
    .where('to_state', '=', 'development')
    .where('happened_at', '>=', monthStart(now))
    .execute()
  const today = withdrawn.filter(({ happened_at }) => happened_at >= dayStart(now))
  return {
    release: { id: release.id, state: release.state, isTrial: release.is_trial },
    online: current.find(({ state }) => state === 'online')?.id,
    gray: current.find(({ state }) => state === 'gray')?.id,
    inReview: current.find(({ state }) => state !== 'online' && state !== 'gray'),
    rollbackTargets: earlier.map(({ id }) => id),
    withdrawalsLeft: {
      today: policy.value('release.withdrawals-per-day') - today.length,
      thisMonth: policy.value('release.withdrawals-per-month') - withdrawn.length,
    },
  }
}

interface Writing {
  readonly transaction: Kysely<ReleasesTables>
  readonly actor: Actor
  readonly appId: string
  readonly at: Date
}

async function write(
  { release, from, to }: StateChange,
  { transaction, actor, appId, at }: Writing,
): Promise<void> {
  const { bundle_digest } = await transaction
    .updateTable('releases')
    .set({
      state: to,
      ...((to === 'online' || to === 'gray') && { online_at: at }),
      ...(to === 'deleted' && { is_trial: false }),
    })
    .where('id', '=', release)
    .where('state', '=', from)
    .returning('bundle_digest')
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('release_events')
    .values({
      happened_at: at,
      app_id: appId,
      release_id: release,
      from_state: from,
      to_state: to,
      actor_kind: actor.kind,
      actor_id: actor.id,
      bundle_digest,
    })
    .execute()
}
