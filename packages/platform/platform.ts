/**
 * The platform in one piece: modules over one database, their routes behind one door.
 *
 * It neither listens nor knows what content origins, screens or compilers are: a product brings
 * those and wires them in.
 */
import { join } from 'node:path'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import { Hono, type Context } from 'hono'
import { sql, type Kysely } from 'kysely'
import type { Logger } from 'pino'
import { createAuditLog } from './kernel/audit/audit-log.ts'
import { openDiskBlobStore } from './kernel/blobs/disk-blob-store.ts'
import type { Clock } from './kernel/clock.ts'
import { createCompressedBytes } from './kernel/http/compressed-bytes.ts'
import { notFound } from './kernel/http/request-problems.ts'
import type { RequestOrigin, Route } from './kernel/http/route.ts'
import { problemResponse, serveRoutes } from './kernel/http/serve-routes.ts'
import { createJobQueue } from './kernel/jobs/job-queue.ts'
import type { Policy } from './kernel/policy/policy.ts'
import type { Random } from './kernel/random.ts'
import type { InstanceSecrets } from './kernel/secrets/instance-secrets.ts'
import { kernelMigrations, type KernelTables } from './kernel/store/kernel-tables.ts'
import { migrate } from './kernel/store/migrate.ts'
import { narrow } from './kernel/store/narrow.ts'
import { openDatabase, type DatabaseConnection } from './kernel/store/open-database.ts'
import { createAccountGuards } from './modules/accounts/account-guards.ts'
import { accountRoutes } from './modules/accounts/account-routes.ts'
import { createAccountService, type AccountService } from './modules/accounts/account-service.ts'
import { accountsMigrations, type AccountsTables } from './modules/accounts/accounts-tables.ts'
import { createAppGuards } from './modules/apps/app-guards.ts'
import { appRoutes } from './modules/apps/app-routes.ts'
import { createAppService, type AppService } from './modules/apps/app-service.ts'
import { appsMigrations, type AppsTables } from './modules/apps/apps-tables.ts'
import { iconFiles } from './modules/apps/icon-files.ts'
import { createAppIcons } from './modules/apps/icons.ts'
import { bundleFiles } from './modules/bundles/bundle-files.ts'
import { createBundleService } from './modules/bundles/bundle-service.ts'
import { bundlesMigrations, type BundlesTables } from './modules/bundles/bundles-tables.ts'
import type { Bundles } from './modules/bundles/contract.ts'
import { catalogueRoutes } from './modules/catalogue/catalogue-routes.ts'
import { createLaunchOnline } from './modules/catalogue/launch-online.ts'
import { releaseRoutes } from './modules/releases/release-routes.ts'
import { createReleaseService, type ReleaseService } from './modules/releases/release-service.ts'
import { releasesMigrations, type ReleasesTables } from './modules/releases/releases-tables.ts'
import { reviewRoutes } from './modules/releases/review-routes.ts'
import { createReviewService, type ReviewService } from './modules/releases/review-service.ts'
import { COMPILE_JOB, createUploads, type Uploads } from './modules/releases/uploads.ts'
import { createLaunches, type ContentPlaces } from './launches.ts'
import type { SourceCompiler } from './source-compiler.ts'

type Tables = KernelTables & AccountsTables & AppsTables & BundlesTables & ReleasesTables

export interface PlatformOptions {
  readonly instanceName: string
  readonly homeFolder: string
  readonly connection: DatabaseConnection
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly log: Logger
  readonly compiler: SourceCompiler
  /** How many versions are compiled at a time. */
  readonly compilations: number
  readonly jobBeatMs: number
  readonly secrets: InstanceSecrets
  readonly content: ContentPlaces
  originOf(c: Context): RequestOrigin
}

export interface Platform {
  /** `/api`, `/bundles` and `/icons`; anything else is not found. */
  readonly http: Hono
  readonly routes: readonly Route[]
  readonly accounts: AccountService
  readonly apps: AppService
  readonly bundles: Bundles
  readonly releases: ReleaseService
  readonly review: ReviewService
  readonly uploads: Uploads
  /** What opens the version of this app that is online; `undefined` when none is. */
  launchOnline(appId: string, origin: RequestOrigin): Promise<Launch | undefined>
  /** Whether the database answers, within a second. */
  isReady(): Promise<boolean>
  /** Resolves when jobs in hand are done and all connections closed. */
  stop(): Promise<void>
}

/** Opens it: with its database brought up to date, and its jobs running. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { homeFolder, secrets, clock, random, policy, log } = options
  const database = openDatabase<Tables>(options.connection, (error) =>
    log.warn({ err: error }, 'a database connection was lost'),
  )
  await migrate(narrow(database), [
    kernelMigrations,
    accountsMigrations,
    appsMigrations,
    bundlesMigrations,
    releasesMigrations,
  ])
  const [sources, bundleBlobs, iconBlobs] = await Promise.all(
    ['sources', 'bundles', 'icons'].map((name) => openDiskBlobStore(join(homeFolder, name))),
  )
  if (!sources || !bundleBlobs || !iconBlobs) throw new Error('the blob stores were not opened')

  const accounts = createAccountService({ database: narrow(database), clock, random, policy: policy.session })
  const icons = createAppIcons(iconBlobs)
  const bundles = createBundleService({ database: narrow(database), blobs: bundleBlobs, secrets, clock })
  const launches = createLaunches(options.content, bundles, secrets.bundleKey)
  const apps = createAppService({
    database: narrow(database),
    clock,
    random,
    policy: policy.app,
    accounts,
    icons,
    online: async (appIds) => new Set((await releases.online(appIds)).map(({ appId }) => appId)),
  })
  const releases = createReleaseService({
    database: narrow(database),
    clock,
    policy: policy.release,
    apps,
    launches,
  })
  const review = createReviewService({ database: narrow(database), clock, policy, accounts, apps, bundles })
  const uploads = createUploads({
    database: narrow(database),
    clock,
    random,
    policy,
    sources,
    bundles,
    compiler: options.compiler,
    jobs: () => jobs,
  })
  const jobs = createJobQueue<Tables>({
    database,
    clock,
    log,
    concurrency: options.compilations,
    beatMs: options.jobBeatMs,
    handlers: {
      [COMPILE_JOB]: {
        work: (releaseId, transaction) => uploads.compile(releaseId, narrow(transaction)),
        giveUp: (releaseId, transaction) => uploads.giveUp(releaseId, narrow(transaction)),
      },
    },
  })

  const launchOnline = createLaunchOnline({ apps, releases, launches })

  const accountGuards = createAccountGuards(accounts)
  const appGuards = createAppGuards(apps, accounts)
  const routes = [
    ...accountRoutes(accounts),
    ...appRoutes({ apps, accountGuards, guards: appGuards, policy: policy.app }),
    ...releaseRoutes({ releases, uploads, accountGuards, appGuards, policy: policy.archive }),
    ...reviewRoutes(review, accountGuards),
    ...catalogueRoutes({
      apps,
      releases,
      launchOnline,
      instance: { name: options.instanceName, bundleKey: secrets.bundleKey },
    }),
  ]
  const audit = createAuditLog(narrow(database), clock)
  const http = new Hono()
  http.route('/', serveRoutes({ routes, audit, log, originOf: options.originOf }))
  http.route(
    '/',
    bundleFiles({
      bundles,
      compressed: createCompressedBytes(),
      wasEverOnline: (digest) => releases.wasEverOnline(digest),
    }),
  )
  http.route('/', iconFiles(icons))
  http.notFound((c) => problemResponse(c, notFound))
  http.onError((error, c) => faultResponse(c, error, log))

  jobs.start()
  return {
    http,
    routes,
    accounts,
    apps,
    bundles,
    releases,
    review,
    uploads,
    launchOnline,
    isReady: () => answersInTime(database),
    async stop() {
      await jobs.stop()
      await database.destroy()
    },
  }
}

const READY_TIMEOUT_MS = 1_000

async function answersInTime(database: Kysely<Tables>): Promise<boolean> {
  const answered = sql`select 1`.execute(database).then(
    () => true,
    () => false,
  )
  return Promise.race([
    answered,
    new Promise<boolean>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
  ])
}

function faultResponse(c: Context, error: Error, log: Logger): Response {
  log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
  const message = { zh: '服务器出错了，请稍后再试。', en: 'The server failed. Try again later.' }
  return c.json({ code: 'fault', message }, 500, { 'Cache-Control': 'no-store' })
}
