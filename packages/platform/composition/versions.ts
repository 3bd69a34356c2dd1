/** Versions of apps: uploaded, compiled, signed, logged, and brought online at once or in stages. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { createBundleService } from '../modules/bundles/bundle-service.ts'
import type { Bundles } from '../modules/bundles/contract.ts'
import type { ReleaseHistory } from '../modules/releases/contract.ts'
import { createReleaseHistory } from '../modules/releases/release-history.ts'
import { createReleaseService, type ReleaseService } from '../modules/releases/release-service.ts'
import { createUploads, type Uploads } from '../modules/releases/uploads.ts'
import { createVersionSources, type VersionSources } from '../modules/releases/version-sources.ts'
import { isBeforeReviewers } from '../modules/review/submissions.ts'
import { createRolloutService, type RolloutService } from '../modules/rollouts/rollout-service.ts'
import { createLogService, type LogService } from '../modules/transparency/log-service.ts'
import type { Apps } from './apps.ts'
import type { Ground } from './ground.ts'
import { createLaunches, type Launches } from '../launches.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'

export interface Versions {
  readonly bundles: Bundles
  readonly transparency: LogService
  readonly launches: Launches
  readonly releases: ReleaseService
  readonly uploads: Uploads
  readonly versionSources: VersionSources
  readonly releaseHistory: ReleaseHistory
  readonly rollouts: RolloutService
}

export async function openVersions(ground: Ground, before: People & Apps, later: Later): Promise<Versions> {
  const { options, database, clock, random, policy, secrets } = ground
  const { accounts, apps, messages } = before
  const [sources, bundleBlobs] = await Promise.all([
    options.blobs.open('sources'),
    options.blobs.open('bundles'),
  ])
  const bundles = createBundleService({ database: narrow(database), blobs: bundleBlobs, secrets, clock })
  await bundles.noteFiles()
  const transparency = createLogService({ database: narrow(database), clock, secrets })
  const launches = createLaunches({
    content: options.content,
    bundles,
    log: transparency,
    updates: () => later().updates,
    profiles: () => later().profiles,
    secrets,
  })
  const releases = createReleaseService({
    database: narrow(database),
    clock,
    random,
    policy,
    apps,
    launches,
    log: transparency,
    review: { isBeforeReviewers: (releaseId) => isBeforeReviewers(releaseId, narrow(database)) },
    async mayPublish({ appId, actor }) {
      const left = await later().thirdParties.checkReleasing(appId, actor)
      return left.ok ? later().profiles.checkPublishing(appId) : left
    },
    onReleased: (appId) => rollouts.forget(appId),
  })
  const uploads = createUploads({
    database: narrow(database),
    clock,
    random,
    policy,
    sources,
    bundles,
    log: transparency,
    compiler: options.compiler,
    jobs: () => later().compilations,
    direct: () => later().thirdParties.directCommits,
    onCompiled: async (compiled) => {
      await later().thirdParties.noteDraft(compiled)
      // What was committed for an owner is what its testers open (§2.7).
      if (compiled.committedBy !== undefined) await releases.setTrial(compiled.appId, compiled.releaseId)
    },
  })
  const rollouts = createRolloutService({
    database: narrow(database),
    clock,
    policy,
    accounts,
    apps,
    messages,
    releases,
    deviceKey: createKeyedHash(secrets.secretFor('devices')),
    jobs: () => later().chores,
  })
  return {
    bundles,
    transparency,
    launches,
    releases,
    uploads,
    versionSources: createVersionSources({
      database: narrow(database),
      policy,
      sources,
      compiler: options.compiler,
    }),
    releaseHistory: createReleaseHistory({ database: narrow(database), sources }),
    rollouts,
  }
}
