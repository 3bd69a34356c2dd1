/** What owners do to their versions, and what is online. The rules are in decide.ts. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { Launches } from '../../launches.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor, RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Account } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Releases } from './contract.ts'
import { toRelease } from './release-answer.ts'
import type { ReleasesTables } from './releases-tables.ts'
import { carryOut } from './transition.ts'

export interface ReleaseService extends Releases {
  list(appId: string): Promise<readonly Release[]>
  get(appId: string, releaseId: string): Promise<Result<Release, RaisedProblem>>
  submit(deed: Deed, note: string): Promise<Result<Release, RaisedProblem>>
  withdraw(deed: Deed): Promise<Result<Release, RaisedProblem>>
  release(deed: Deed): Promise<Result<Release, RaisedProblem>>
  rollBack(deed: Deed): Promise<Result<Release, RaisedProblem>>
  /** What opens this version, for those who may see it before it is online. */
  launch(releaseId: string, account: Account, origin: RequestOrigin): Promise<Result<Launch, RaisedProblem>>
}

export interface Deed {
  readonly appId: string
  readonly releaseId: string
  readonly actor: Actor
}

export interface ReleaseServiceOptions {
  readonly database: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly apps: Apps
  readonly launches: Launches
}

/** Not a rule: a page of the screen that shows them. */
const LISTED_RELEASES = 100

export function createReleaseService(options: ReleaseServiceOptions): ReleaseService {
  return { ...whatIsOnline(options), ...ownersDeeds(options), ...reading(options) }
}

function whatIsOnline({ database }: ReleaseServiceOptions): Releases {
  return {
    async online(appIds) {
      if (appIds?.length === 0) return []
      const rows = await database
        .selectFrom('releases')
        .select(['app_id', 'version', 'bundle_digest'])
        .where('state', '=', 'online')
        .$if(appIds !== undefined, (query) => query.where('app_id', 'in', [...(appIds ?? [])]))
        .orderBy('online_at', 'desc')
        .execute()
      return rows.flatMap(({ app_id: appId, version, bundle_digest: digest }) =>
        digest === null ? [] : [{ appId, version, digest }],
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
    async hasBundle(appId, digest) {
      const found = await database
        .selectFrom('releases')
        .select('id')
        .where('bundle_digest', '=', digest)
        .where('app_id', '=', appId)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}

type OwnersDeeds = Pick<ReleaseService, 'submit' | 'withdraw' | 'release' | 'rollBack'>

function ownersDeeds({ database, clock, policy }: ReleaseServiceOptions): OwnersDeeds {
  const run = async (transition: Parameters<typeof carryOut>[0]): Promise<Result<Release, RaisedProblem>> => {
    const row = await database
      .transaction()
      .execute((transaction) => carryOut(transition, { transaction, clock, policy }))
    return row.ok ? accept(toRelease(row.value)) : row
  }
  return {
    async submit(deed, note) {
      const used = [...note].length
      if (used > policy.value('release.note-characters')) {
        return policy.refuse('release.note-characters', { used })
      }
      const values = {
        note,
        submitted_by: deed.actor.id,
        submitted_at: clock.now(),
        reason: null,
        taken_by: null,
        taken_until: null,
      }
      return run({ ...deed, command: 'submit', values })
    },
    withdraw: (deed) => run({ ...deed, command: 'withdraw', values: { taken_by: null, taken_until: null } }),
    release: (deed) => run({ ...deed, command: 'release' }),
    rollBack: (deed) => run({ ...deed, command: 'roll-back' }),
  }
}

type Reading = Pick<ReleaseService, 'list' | 'get' | 'launch'>

function reading({ database, apps, launches }: ReleaseServiceOptions): Reading {
  return {
    async list(appId) {
      const rows = await database
        .selectFrom('releases')
        .selectAll()
        .where('app_id', '=', appId)
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
    async launch(releaseId, account, origin) {
      const row = await database
        .selectFrom('releases')
        .selectAll()
        .where('id', '=', releaseId)
        .where('bundle_digest', 'is not', null)
        .executeTakeFirst()
      if (!row || row.bundle_digest === null) return refuse(notFound)
      const isMember = await apps.may(row.app_id, account.id, 'preview')
      const isUnderReview = account.staffRoles.includes('reviewer') && row.state === 'auditing'
      const card = (await apps.cards([row.app_id])).get(row.app_id)
      if ((!isMember && !isUnderReview) || !card) return refuse(notFound)
      const envVersion = isMember ? 'develop' : 'trial'
      return accept(
        await launches({ card, digest: row.bundle_digest, version: row.version, envVersion }, origin),
      )
    },
  }
}
