/** What owners do to their versions, and what is online. The rules are in decide.ts. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { Release, ReleaseState } from '@maque/protocol/platform/releases.ts'
import type { Launches } from '../../launches.ts'
import { later, MINUTE_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { Account } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Review } from '../review/contract.ts'
import type { Transparency } from '../transparency/contract.ts'
import type { OwnersDeed, OwnersReleases, Releases, ReviewedReleases, StagedReleases } from './contract.ts'
import { toRelease } from './release-answer.ts'
import type { ReleasesTables } from './releases-tables.ts'
import { carryOut } from './transition.ts'
import { createTrials, type Trials } from './trials.ts'

export interface ReleaseService
  extends
    Releases,
    ReviewedReleases,
    StagedReleases,
    OwnersReleases,
    Pick<Trials, 'trialWithCode' | 'renewCode'> {
  get(appId: string, releaseId: string): Promise<Result<Release, RaisedProblem>>
  delete(deed: OwnersDeed): Promise<Result<void, RaisedProblem>>
  /** Until when a preview that was uploaded then can be opened. */
  previewUntil(uploadedAt: Date): Date
  /** What opens this version, by its id or the code of the trial, for those who may see it before it is online. */
  launch(named: string, account: Account, origin: RequestOrigin): Promise<Result<Launch, RaisedProblem>>
}

export interface ReleaseServiceOptions {
  readonly database: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
  readonly launches: Launches
  readonly log: Transparency
  readonly review: Review
  /** Refuses while whose app it is, or who asks, stands in the way of its coming online. */
  mayPublish(deed: Pick<OwnersDeed, 'appId' | 'actor'>): Promise<Result<void, RaisedProblem>>
  /** Within the unit of work that brought a version online for everybody. */
  onReleased(appId: string): Promise<void>
}

/** Not a rule: a page of the screen that shows them. */
const LISTED_RELEASES = 100

export function createReleaseService(options: ReleaseServiceOptions): ReleaseService {
  const { opened, ...trials } = createTrials(options)
  return {
    ...whatIsOnline(options),
    ...reviewed(options),
    ...ownersDeeds(options),
    ...trials,
    ...reading(options, opened),
  }
}

function whatIsOnline({ database, policy }: ReleaseServiceOptions): Releases {
  return {
    async online(appIds) {
      if (appIds.length === 0) return []
      const rows = await database
        .selectFrom('releases')
        .select(['app_id', 'version', 'bundle_digest'])
        .where('state', '=', 'online')
        .where('app_id', 'in', [...appIds])
        .orderBy('online_at', 'desc')
        .execute()
      return rows.flatMap(({ app_id: appId, version, bundle_digest: digest }) =>
        digest === null ? [] : [{ appId, version, digest }],
      )
    },
    async newestOnline(limit) {
      const rows = await database
        .selectFrom('releases')
        .select('app_id')
        .where('state', '=', 'online')
        .orderBy('online_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ app_id }) => app_id)
    },
    async usable(appId) {
      const rows = await database
        .selectFrom('releases')
        .select(['id', 'version', 'bundle_digest', 'state', 'online_at'])
        .where('app_id', '=', appId)
        .where('state', 'in', ['online', 'gray', 'replaced'])
        .orderBy('online_at', 'desc')
        // One online, one in stages, and those that can be gone back to.
        .limit(policy.value('release.rollback-depth') + 2)
        .execute()
      return rows.flatMap(({ id, version, bundle_digest: digest, state, online_at: onlineAt }) =>
        digest !== null && onlineAt && (state === 'online' || state === 'gray' || state === 'replaced')
          ? [{ id, version, digest, state, onlineAt }]
          : [],
      )
    },
    async wasEverOnline(digest) {
      const found = await database
        .selectFrom('releases')
        .select('id')
        .where('bundle_digest', '=', digest)
        .where('online_at', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
    async lifeOf(appId) {
      const rows = await database
        .selectFrom('releases')
        .select(['state', 'online_at'])
        .where('app_id', '=', appId)
        .where('state', 'not in', ['compiling', 'failed', 'deleted'])
        .execute()
      const is = (state: ReleaseState): boolean => rows.some((row) => row.state === state)
      return {
        hasVersion: rows.length > 0,
        isInReview: is('auditing') || is('delayed'),
        isApproved: is('approved'),
        isOnline: is('online'),
        wasEverOnline: rows.some(({ online_at }) => online_at !== null),
      }
    },
    async everOnline() {
      const rows = await database
        .selectFrom('releases')
        .select(['app_id', 'version', 'bundle_digest'])
        .where('online_at', 'is not', null)
        .orderBy('online_at')
        .execute()
      return rows.flatMap(({ app_id: appId, version, bundle_digest: digest }) =>
        digest === null ? [] : [{ appId, version, digest }],
      )
    },
    async hasBundle(appId, digests) {
      if (digests.length === 0) return false
      const found = await database
        .selectFrom('releases')
        .select('id')
        .where('bundle_digest', 'in', digests)
        .where('app_id', '=', appId)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}

function reviewed({
  database,
  clock,
  policy,
  log,
  mayPublish,
}: ReleaseServiceOptions): ReviewedReleases & StagedReleases {
  return {
    async staged(appId, releaseId) {
      const row = await database
        .selectFrom('releases')
        .selectAll()
        .where('id', '=', releaseId)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return row && toRelease(row)
    },
    async stage(deed) {
      const allowed = deed.command === 'cancel-gray' ? accept(undefined) : await mayPublish(deed)
      if (!allowed.ok) return allowed
      const done = await carryOut(deed, { transaction: database, clock, policy, log })
      return done.ok ? accept(toRelease(done.value)) : done
    },
    async compiled(releaseId) {
      const row = await database
        .selectFrom('releases')
        .selectAll()
        .where('id', '=', releaseId)
        .where('purpose', '=', 'version')
        .executeTakeFirst()
      if (!row || row.bundle_digest === null || row.state === 'deleted') return undefined
      const { id, app_id: appId, version, state, bundle_digest: digest, bundle_bytes } = row
      return { id, appId, version, state, digest, sizeBytes: bundle_bytes ?? 0 }
    },
    async carryOut(deed) {
      const done = await carryOut(deed, { transaction: database, clock, policy, log })
      return done.ok ? accept(undefined) : done
    },
  }
}

type OwnersDeeds = Pick<ReleaseService, 'release' | 'rollBack' | 'delete'>

function ownersDeeds(options: ReleaseServiceOptions): OwnersDeeds {
  const { database, clock, policy, log, mayPublish, onReleased } = options
  const run = async (
    deed: OwnersDeed,
    command: Parameters<typeof carryOut>[0]['command'],
  ): Promise<Result<Release, RaisedProblem>> => {
    const row = await carryOut({ ...deed, command }, { transaction: database, clock, policy, log })
    return row.ok ? accept(toRelease(row.value)) : row
  }
  return {
    async release(deed) {
      const allowed = await mayPublish(deed)
      if (!allowed.ok) return allowed
      const released = await run(deed, 'release')
      if (released.ok) await onReleased(deed.appId)
      return released
    },
    rollBack: (deed) => run(deed, 'roll-back'),
    async delete(deed) {
      const done = await run(deed, 'delete')
      return done.ok ? accept(undefined) : done
    },
  }
}

type Reading = Pick<ReleaseService, 'list' | 'get' | 'previewUntil' | 'launch'>

function reading(
  { database, clock, policy, apps, launches, review }: ReleaseServiceOptions,
  opened: Trials['opened'],
): Reading {
  const previewUntil = (uploadedAt: Date): Date =>
    later(uploadedAt, policy.value('release.preview-minutes') * MINUTE_MS)
  return {
    previewUntil,
    async list(appId) {
      const rows = await database
        .selectFrom('releases')
        .selectAll()
        .where('app_id', '=', appId)
        .where('purpose', '=', 'version')
        .where('state', '!=', 'deleted')
        .orderBy('uploaded_at', 'desc')
        .orderBy('id')
        .limit(LISTED_RELEASES)
        .execute()
      return rows.map(toRelease)
    },
    async get(appId, releaseId) {
      const row = await database
        .selectFrom('releases')
        .selectAll()
        .where('id', '=', releaseId)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return row ? accept(toRelease(row)) : refuse(notFound)
    },
    async launch(named, account, origin) {
      const byId = await database
        .selectFrom('releases')
        .selectAll()
        .where('id', '=', named)
        .where('bundle_digest', 'is not', null)
        .where('state', '!=', 'deleted')
        .executeTakeFirst()
      const found = byId ? accept(byId) : await opened(named, account.id)
      if (!found.ok) return found
      const row = found.value
      if (row.bundle_digest === null) return refuse(notFound)
      // Whom the code of the trial let in is a member; its id is for those who open any version (§2.5).
      const isMember = !byId || (await apps.may(row.app_id, account.id, 'preview'))
      const isUnderReview = isReviewer(account) && (await review.isBeforeReviewers(row.id))
      const card = (await apps.cards([row.app_id])).get(row.app_id)
      if ((!isMember && !isUnderReview) || !card) return refuse(notFound)
      if (row.purpose === 'preview') {
        if (previewUntil(row.uploaded_at) <= clock.now()) return policy.refuse('release.preview-minutes')
      }
      const envVersion = isMember && !row.is_trial ? 'develop' : 'trial'
      return accept(
        await launches({ card, digest: row.bundle_digest, version: row.version, envVersion }, origin),
      )
    },
  }
}

function isReviewer({ staffRoles }: Account): boolean {
  return staffRoles.some((role) => role === 'reviewer' || role === 'senior-reviewer' || role === 'operator')
}
