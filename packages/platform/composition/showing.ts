/** What the world sees of an app: its profile, whether it is open, its punishments, how clients are led to newer versions. */
import { refuse } from '@maque/base/result.ts'
import type { BlobStore } from '../kernel/blobs/blob-store.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { ledAway } from '../modules/app-migrations/app-migration-problems.ts'
import {
  createClientUpdateService,
  type ClientUpdateService,
} from '../modules/client-updates/client-update-service.ts'
import { createProfileNews } from '../modules/profile/profile-news.ts'
import { createProfiles, type ProfileParts } from '../modules/profile/profile.ts'
import { checklist } from '../modules/review/checklist.ts'
import type { Violations } from '../modules/violations/contract.ts'
import { createStanding } from '../modules/violations/standing.ts'
import { createViolationFiles, type ViolationFiles } from '../modules/violations/violation-files.ts'
import { createViolationNews } from '../modules/violations/violation-news.ts'
import { createViolationService, type ViolationService } from '../modules/violations/violation-service.ts'
import type { Apps } from './apps.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'
import type { Versions } from './versions.ts'

export interface Showing {
  /** Whether an app, or its subject, is under a punishment. */
  readonly violations: Violations
  readonly violationFiles: ViolationFiles
  readonly punishments: ViolationService
  readonly profiles: ProfileParts
  readonly updates: ClientUpdateService
  /** Of what proves something: nothing in it is shown to everybody. */
  readonly documentBlobs: BlobStore
}

export async function openShowing(
  ground: Ground,
  before: People & Apps & Versions,
  later: Later,
): Promise<Showing> {
  const { options, database, clock, random, policy, secrets } = ground
  const { accounts, apps, messages, releases, mailsOf } = before
  const [documentBlobs, violationBlobs] = await Promise.all([
    options.blobs.open('documents'),
    options.blobs.open('violations'),
  ])
  const subjectKeyOf = async (appId: string): Promise<string> => (await later().subjects(appId)).key
  const violations = createStanding({ database: narrow(database), clock, subjectKeyOf })
  const profiles = createProfiles({
    database: narrow(database),
    clock,
    random,
    policy,
    apps,
    releases,
    violations,
    documentBlobs,
    news: createProfileNews({ messages, recipientsOf: (appId) => mailsOf(appId, 'manage') }),
    nameOf: async (personId) => (await accounts.byIds([personId])).get(personId)?.name ?? personId,
    instanceName: options.instanceName,
    push: { push: (appId, event) => later().pushes.push(appId, event) },
    subjectOf: (appId) => later().subjects(appId),
    membersOf: (appId) => before.members.quotas(appId),
  })
  const violationFiles = createViolationFiles({
    database: narrow(database),
    blobs: violationBlobs,
    clock,
    random,
    policy,
    apps,
  })
  const punishments = createViolationService({
    database: narrow(database),
    clock,
    random,
    policy,
    apps,
    files: violationFiles,
    news: createViolationNews({
      clock,
      messages,
      push: { push: (appId, event) => later().pushes.push(appId, event) },
      recipientsOf: (appId) => mailsOf(appId, 'publish'),
    }),
    rules: checklist,
    subjectKeyOf,
  })
  const updates = createClientUpdateService({
    database: narrow(database),
    clock,
    policy,
    secrets,
    releases,
    profiles: {
      checkOpen: async (appId) =>
        (await later().migrations.targetOf(appId)) === undefined
          ? profiles.checkOpen(appId)
          : refuse(ledAway),
    },
  })
  return { violations, violationFiles, punishments, profiles, updates, documentBlobs }
}
