/** Submissions: handed in, examined by a program, judged by people; and apps that move between instances. */
import { createSeal } from '../kernel/secrets/sealed-text.ts'
import { narrow, narrowStore } from '../kernel/store/narrow.ts'
import { createExaminationRunner, type ExaminationRunner } from '../modules/examination/examination-runner.ts'
import {
  createExaminationService,
  type ExaminationService,
} from '../modules/examination/examination-service.ts'
import { submittedWork } from '../modules/examination/submitted-work.ts'
import { createDeskService, type DeskService } from '../modules/review/desk-service.ts'
import { createOwnerService, type OwnerService } from '../modules/review/owner-service.ts'
import { createSubmissionFiles, type SubmissionFiles } from '../modules/review/submission-files.ts'
import type { ReviewOptions } from '../modules/review/submissions.ts'
import { createTransferService, type TransferService } from '../modules/transfers/transfer-service.ts'
import type { Apps } from './apps.ts'
import type { Developing } from './developing.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'

export interface Reviewing {
  readonly submissionFiles: SubmissionFiles
  readonly examinations: ExaminationService
  /** Absent where nothing can examine. */
  readonly runner: ExaminationRunner | undefined
  readonly submissions: OwnerService
  readonly review: DeskService
  readonly transfers: TransferService
}

export async function openReviewing(
  ground: Ground,
  before: People & Apps & Versions & Showing & Developing,
  later: Later,
): Promise<Reviewing> {
  const { options, store, database, unit, clock, random, policy, log, secrets } = ground
  const { accounts, apps, bundles, domains, mailsOf, messages, profiles, pushes, releases, uploads } = before
  const [submissionBlobs, walkBlobs, importBlobs] = await Promise.all([
    options.blobs.open('submission-files'),
    options.blobs.open('examinations'),
    options.blobs.open('imports'),
  ])
  const submissionFiles = createSubmissionFiles({
    database: narrow(database),
    blobs: submissionBlobs,
    clock,
    random,
    policy,
    apps,
  })
  const { examiner } = options
  const examinations = createExaminationService({
    database: narrow(database),
    clock,
    policy,
    pictures: walkBlobs,
    apps,
    hasExaminer: examiner !== undefined,
    wanted: () => unit.afterCommit(() => runner?.wake()),
  })
  const runner =
    examiner &&
    createExaminationRunner({
      store: narrowStore(store),
      clock,
      random,
      policy,
      log,
      examiner,
      pictures: walkBlobs,
      beatMs: options.jobBeatMs,
      workOf: (examination) =>
        submittedWork(examination, {
          policy,
          apps,
          bundles,
          releases,
          sources: before.versionSources,
          reach: domains,
          profiles,
        }),
    })
  const transfers = createTransferService({
    database: narrow(database),
    clock,
    random,
    policy,
    secrets,
    instanceName: options.instanceName,
    apps,
    profiles,
    history: before.releaseHistory,
    bundles,
    log: before.transparency,
    imports: importBlobs,
    hasVersion: async (appId) => (await releases.lifeOf(appId)).hasVersion,
    createApp: apps.create,
    setAvatar: (appId, image) => profiles.profile.setAvatar(appId, image, {}),
    draftPrivacyGuide: profiles.privacy.write,
    upload: uploads.take,
  })
  const reviewing: ReviewOptions = {
    database: narrow(database),
    clock,
    random,
    policy,
    accounts,
    apps,
    bundles,
    releases,
    comparison: before.versionSources,
    messages,
    push: pushes,
    mailsOf,
    examinations,
    profiles,
    files: submissionFiles,
    originOf: transfers.originOf,
    seal: createSeal(secrets.secretFor('test accounts'), random),
    jobs: () => later().chores,
  }
  return {
    submissionFiles,
    examinations,
    runner,
    submissions: createOwnerService(reviewing),
    review: createDeskService(reviewing),
    transfers,
  }
}
