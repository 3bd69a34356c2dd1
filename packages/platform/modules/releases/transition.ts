/** Carries a command out: load, decide, write, in the caller's transaction. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor } from '../../kernel/http/route.ts'
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
  /** Written on the release that the command is about, with its new state. */
  readonly values?: Partial<
    Pick<ReleaseRow, 'note' | 'submitted_by' | 'submitted_at' | 'reason' | 'taken_by' | 'taken_until'>
  >
}

export interface TransitionContext {
  readonly transaction: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly policy: Policy
}

export async function carryOut(
  { appId, releaseId, command, actor, values }: Transition,
  { transaction, clock, policy }: TransitionContext,
): Promise<Result<Selectable<ReleaseRow>, RaisedProblem>> {
  // One command on an app's releases at a time; the unique indexes would only let one win as well,
  // but with an error instead of an answer.
  await lockFor(transaction, 'releases of an app', appId)
  const row = await transaction
    .selectFrom('releases')
    .selectAll()
    .where('id', '=', releaseId)
    .where('app_id', '=', appId)
    .executeTakeFirst()
  if (!row) return refuse(notFound)
  const today = new Date(Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS)
  const decided = decide(await loadSituation(row, transaction, { policy, today }), command)
  if (!decided.ok) return refuse(releaseProblem(decided.refusal, policy, later(today, DAY_MS)))
  for (const change of decided.value) {
    await write(change, {
      transaction,
      actor,
      appId,
      at: clock.now(),
      values: change.release === releaseId ? (values ?? {}) : {},
    })
  }
  return accept(
    await transaction
      .selectFrom('releases')
      .selectAll()
      .where('id', '=', releaseId)
      .executeTakeFirstOrThrow(),
  )
}

async function loadSituation(
  release: Selectable<ReleaseRow>,
  transaction: Kysely<ReleasesTables>,
  { policy, today }: { readonly policy: Policy; readonly today: Date },
): Promise<ReleaseSituation> {
  const current = await transaction
    .selectFrom('releases')
    .select(['id', 'state'])
    .where('app_id', '=', release.app_id)
    .where('state', 'in', ['online', 'auditing', 'approved'])
    .execute()
  const earlier = await transaction
    .selectFrom('releases')
    .select('id')
    .where('app_id', '=', release.app_id)
    .where('state', '=', 'replaced')
    .orderBy('online_at', 'desc')
    .limit(policy.value('release.rollback-depth'))
    .execute()
  const { withdrawn } = await transaction
    .selectFrom('release_events')
    .select(({ fn }) => fn.countAll<string>().as('withdrawn'))
    .where('app_id', '=', release.app_id)
    .where('from_state', 'in', ['auditing', 'approved'])
    .where('to_state', '=', 'development')
    .where('happened_at', '>=', today)
    .executeTakeFirstOrThrow()
  return {
    release: { id: release.id, state: release.state },
    online: current.find(({ state }) => state === 'online')?.id,
    inReview: current.find(({ state }) => state !== 'online'),
    rollbackTargets: earlier.map(({ id }) => id),
    withdrawalsLeft: policy.value('release.withdrawals-per-day') - Number(withdrawn),
  }
}

interface Writing {
  readonly transaction: Kysely<ReleasesTables>
  readonly actor: Actor
  readonly appId: string
  readonly at: Date
  readonly values: NonNullable<Transition['values']>
}

async function write(
  { release, from, to }: StateChange,
  { transaction, actor, appId, at, values }: Writing,
): Promise<void> {
  const { bundle_digest } = await transaction
    .updateTable('releases')
    .set({ ...values, state: to, ...(to === 'online' && { online_at: at }) })
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
