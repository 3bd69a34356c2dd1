/**
 * The platform in one piece: modules over one database, their routes behind one door.
 *
 * It neither listens nor knows what content origins, screens or compilers are: a product brings
 * those and wires them in.
 */
import type { Result } from '@maque/base/result.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { Hono } from 'hono'
import { sql, type Kysely } from 'kysely'
import { openDoor } from './composition/door.ts'
import { openGround, type Ground } from './composition/ground.ts'
import { knownLogSize } from './known-log.ts'
import { platformRoutes } from './composition/routes.ts'
import { openServices, type Services } from './composition/services.ts'
import type { RaisedProblem } from './kernel/http/problem.ts'
import type { RequestOrigin, Route } from './kernel/http/route.ts'
import type { Policy } from './kernel/policy/policy.ts'
import { narrow } from './kernel/store/narrow.ts'
import type { Unit } from './kernel/store/unit-dialect.ts'
import type { AccountService } from './modules/accounts/account-service.ts'
import type { AppService } from './modules/apps/app-service.ts'
import type { Bundles } from './modules/bundles/contract.ts'
import { createLaunchOnline } from './modules/catalogue/launch-online.ts'
import type { Corps } from './modules/corps/contract.ts'
import type {
  ApiCalls,
  AppReach,
  AppSecrets,
  LinkRules,
  MessagePush,
  UploadDoor,
} from './modules/development/contract.ts'
import type { InstanceTime } from './modules/operation/operation-routes.ts'
import type { Profiles } from './modules/profile/contract.ts'
import type { ReleaseService } from './modules/releases/release-service.ts'
import type { Uploads } from './modules/releases/uploads.ts'
import type { VersionSources } from './modules/releases/version-sources.ts'
import type { DeskService } from './modules/review/desk-service.ts'
import type { OwnerService } from './modules/review/owner-service.ts'
import { createVisitors, type Visiting } from './modules/rollouts/visitors.ts'
import type { PlatformOptions } from './platform-options.ts'
import type { PlatformTables } from './platform-tables.ts'

export interface Platform {
  /** `/api`, `/docs`, `/log`, `/bundles` and `/icons`; anything else is not found. */
  readonly http: Hono
  readonly routes: readonly Route[]
  readonly accounts: AccountService
  readonly apps: AppService
  readonly bundles: Bundles
  readonly releases: ReleaseService
  readonly submissions: OwnerService
  readonly review: DeskService
  readonly development: AppReach & AppSecrets & UploadDoor & MessagePush & LinkRules & ApiCalls
  readonly uploads: Uploads
  readonly versionSources: VersionSources
  readonly profiles: Profiles
  /** For whoever serves WeCom’s open interfaces. */
  readonly corps: Corps
  /** What opens the version of this app that is online; or why nobody can open it. */
  launchOnline(visiting: Visiting, origin: RequestOrigin): Promise<Result<Launch, RaisedProblem>>
  /** For those who call services themselves: each deed of theirs is a unit. */
  readonly unit: Unit
  readonly policy: Policy
  /** Resolves when everything that is due has been done. */
  settle(): Promise<void>
  /** Whether the database answers, within a second. */
  isReady(): Promise<boolean>
  /** Resolves when jobs in hand are done and all connections closed. */
  stop(): Promise<void>
}

/** Opens it: with its database brought up to date, and its jobs running. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const ground = await openGround(options)
  const { database, unit, policy, log } = ground
  const services = await openServices(ground)
  const { accounts, apps, links, quota, releases, transparency } = services
  const launchOnline = createLaunchOnline(services)
  const visitorOf = createVisitors({ accounts, apps, trustsProxy: options.trustsProxy })
  const time = instanceTime(ground, services)
  const routes = platformRoutes(ground, services, { launchOnline, visitorOf, time })

  await transparency.adopt(() => releases.everOnline())
  const working = workersOf(services)
  for (const worker of working) worker.start()
  const following = setInterval(() => {
    ground.follow().catch((error: unknown) => log.warn({ err: error }, 'policy and clock could not be read'))
  }, options.jobBeatMs)
  return {
    http: openDoor(ground, services, routes),
    routes,
    accounts,
    apps,
    bundles: services.bundles,
    releases,
    submissions: services.submissions,
    development: {
      ...services.domains,
      ...services.appSecrets,
      ...services.uploadKeys,
      uploader: services.uploader,
      push: services.pushes.push,
      openingOf: links.openingOf,
      countCall: quota.countCall,
    },
    review: services.review,
    uploads: services.uploads,
    versionSources: services.versionSources,
    profiles: services.profiles,
    corps: services.corps,
    launchOnline: async (visiting, origin) =>
      launchOnline(visiting.appId, {
        visitor: await visitorOf(visiting),
        origin,
        knownLog: knownLogSize(visiting.headers),
      }),
    isReady: () => answersInTime(database),
    unit,
    policy,
    settle: () => time.settle(),
    async stop() {
      clearInterval(following)
      await Promise.all(working.map((worker) => worker.stop()))
      await database.destroy()
    },
  }
}

/** Whatever works without being asked. */
function workersOf({ compilations, chores, tellings, runner }: Services) {
  return [compilations, chores, tellings, ...(runner ? [runner] : [])]
}

function instanceTime({ database, clock, sandbox }: Ground, services: Services): InstanceTime {
  return {
    read: () => ({
      now: clock.now().toISOString(),
      aheadMs: sandbox?.aheadMs() ?? 0,
      isMovable: sandbox !== undefined,
    }),
    advance: sandbox && ((milliseconds) => sandbox.advance(milliseconds, narrow(database))),
    async settle() {
      const { chores, compilations, tellings, runner } = services
      await chores.settle()
      await compilations.settle()
      await tellings.settle()
      await runner?.settle()
    },
  }
}

const READY_TIMEOUT_MS = 1_000

async function answersInTime(database: Kysely<PlatformTables>): Promise<boolean> {
  const answered = sql`select 1`.execute(database).then(
    () => true,
    () => false,
  )
  return Promise.race([
    answered,
    new Promise<boolean>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
  ])
}
