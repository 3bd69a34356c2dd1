/** How players keep up with versions, and how those that run hear that theirs has ended. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  ClientUpdates,
  ClientUpdateSettings,
  SignedStanding,
  Standing,
} from '@maque/protocol/platform/client-updates.ts'
import { isBaseLibrary, isOlderLibrary } from '@maque/protocol/platform/base-library.ts'
import { LIBRARY_VERSION } from '@maque/protocol/platform/own-versions.ts'
import { standingText } from '@maque/protocol/transparency/standing-text.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { InstanceSecrets } from '../../kernel/secrets/instance-secrets.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Releases } from '../releases/contract.ts'
import { baseLibraryUnknown } from './client-update-problems.ts'
import type { MinimumLibraries, Updates } from './contract.ts'
import { mayGoOn, startable } from './decide.ts'
import type { ClientUpdatesTables } from './client-updates-tables.ts'

export interface ClientUpdateService extends Updates, MinimumLibraries {
  get(appId: string): Promise<ClientUpdates>
  /** With what can be chosen. */
  settings(appId: string): Promise<ClientUpdateSettings>
  set(appId: string, wanted: ClientUpdates): Promise<Result<ClientUpdates, RaisedProblem>>
  standingOf(version: { readonly appId: string; readonly digest: string }): Promise<Standing>
}

export interface ClientUpdateOptions {
  readonly database: Kysely<ClientUpdatesTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly secrets: Pick<InstanceSecrets, 'sign'>
  readonly releases: Pick<Releases, 'usable'>
  readonly profiles: Pick<Profiles, 'checkOpen'>
}

/** Not a rule: how long these are. */
const SECOND_MS = 1000
/** Not a rule: see above. */
const DAY_MS = 86_400_000

export function createClientUpdateService(options: ClientUpdateOptions): ClientUpdateService {
  const { database, clock, policy, secrets, releases, profiles } = options

  const get = async (appId: string): Promise<ClientUpdates> => {
    const row = await database
      .selectFrom('client_updates')
      .selectAll()
      .where('app_id', '=', appId)
      .executeTakeFirst()
    return {
      minimumReleaseId: row?.minimum_release_id ?? null,
      prefersLocal: row?.prefers_local ?? false,
      minimumBaseLibrary: row?.minimum_base_library ?? null,
    }
  }
  const sign = (appId: string, digest: string): SignedStanding => {
    const until = new Date(clock.now().getTime() + policy.value('client.offline-days') * DAY_MS).toISOString()
    const signature = secrets.sign(Buffer.from(standingText({ appId, digest, until })))
    return { until, signature: signature.toString('base64url') }
  }

  return {
    get,

    async settings(appId) {
      const [updates, versions] = await Promise.all([get(appId), releases.usable(appId)])
      return {
        ...updates,
        baseLibrary: LIBRARY_VERSION,
        versions: versions.map(({ id, version, state, onlineAt }) => ({
          releaseId: id,
          version,
          state,
          onlineAt: onlineAt.toISOString(),
        })),
      }
    },

    async set(appId, { minimumReleaseId, prefersLocal, minimumBaseLibrary }) {
      if (minimumBaseLibrary !== null && !isServed(minimumBaseLibrary)) return refuse(baseLibraryUnknown)
      const isThere =
        minimumReleaseId === null || (await releases.usable(appId)).some(({ id }) => id === minimumReleaseId)
      if (!isThere) return refuse(notFound)
      const row = {
        minimum_release_id: minimumReleaseId,
        prefers_local: prefersLocal,
        minimum_base_library: minimumBaseLibrary,
      }
      await database
        .insertInto('client_updates')
        .values({ app_id: appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute()
      return accept({ minimumReleaseId, prefersLocal, minimumBaseLibrary })
    },

    minimumLibrary: async (appId) => (await get(appId)).minimumBaseLibrary ?? undefined,

    async setMinimumLibrary(appId, version) {
      if (!isServed(version)) return refuse(baseLibraryUnknown)
      await database
        .insertInto('client_updates')
        .values({
          app_id: appId,
          minimum_release_id: null,
          prefers_local: false,
          minimum_base_library: version,
        })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet({ minimum_base_library: version }))
        .execute()
      return accept(undefined)
    },

    async forLaunch(appId, digest) {
      const [{ minimumReleaseId, prefersLocal, minimumBaseLibrary }, versions] = await Promise.all([
        get(appId),
        releases.usable(appId),
      ])
      return {
        updates: {
          startable: startable(versions, minimumReleaseId),
          forcedAfterMs: policy.value('client.forced-update-days') * DAY_MS,
          prefersLocal,
          minimumBaseLibrary,
          askEveryMs: policy.value('client.standing-seconds') * SECOND_MS,
        },
        standing: sign(appId, digest),
      }
    },

    async standingOf({ appId, digest }) {
      const versions = await releases.usable(appId)
      if (!versions.some(({ state }) => state === 'online')) return { appId, digest, state: 'ended' }
      const open = await profiles.checkOpen(appId)
      if (!open.ok) return { appId, digest, state: 'ended', why: open.refusal.problem.message }
      const { minimumReleaseId } = await get(appId)
      return mayGoOn(versions, { minimumReleaseId, digest })
        ? { appId, digest, state: 'runs', renewed: sign(appId, digest) }
        : { appId, digest, state: 'superseded' }
    },
  }
}

/** Whether there are players here that have it, or a newer one. */
function isServed(version: string): boolean {
  return isBaseLibrary(version) && !isOlderLibrary(LIBRARY_VERSION, version)
}
