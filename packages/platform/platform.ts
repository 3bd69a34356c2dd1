/**
 * The platform in one piece: modules over one database, their routes behind one door.
 *
 * It neither listens nor knows what content origins, screens or compilers are: a product brings
 * those and wires them in.
 */
import { refuse, type Result } from '@maque/base/result.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import { Hono, type Context } from 'hono'
import { sql, type Kysely } from 'kysely'
import type { Logger } from 'pino'
import { createAuditLog } from './kernel/audit/audit-log.ts'
import type { BlobPlace } from './kernel/blobs/blob-store.ts'
import type { Clock } from './kernel/clock.ts'
import { apiPages } from './kernel/http/api-pages.ts'
import { createCompressedBytes } from './kernel/http/compressed-bytes.ts'
import { visitor } from './kernel/http/device.ts'
import { faultResponse } from './kernel/http/fault-response.ts'
import type { RaisedProblem } from './kernel/http/problem.ts'
import { createRateLimit } from './kernel/http/rate-limit.ts'
import { busy, databaseAway, notFound } from './kernel/http/request-problems.ts'
import type { RequestOrigin, Route } from './kernel/http/route.ts'
import { describeDeed } from './kernel/http/confirmation.ts'
import { explain, problemResponse, serveRoutes } from './kernel/http/serve-routes.ts'
import { createJobQueue, type JobHandler, type JobQueue } from './kernel/jobs/job-queue.ts'
import type { PackName } from './kernel/policy/packs.ts'
import type { Policy } from './kernel/policy/policy.ts'
import { createPolicyBook } from './kernel/policy/policy-book.ts'
import type { RuleValue } from './kernel/policy/rule.ts'
import { newId, type Random } from './kernel/random.ts'
import { createSandboxClock } from './kernel/sandbox-clock.ts'
import { createSeal } from './kernel/secrets/sealed-text.ts'
import { createKeyedHash } from './kernel/secrets/keyed-hash.ts'
import { createPasswords, type PasswordCost } from './kernel/secrets/passwords.ts'
import type { InstanceSecrets } from './kernel/secrets/instance-secrets.ts'
import { migrate } from './kernel/store/migrate.ts'
import { narrow, narrowStore } from './kernel/store/narrow.ts'
import { openDatabase, type DatabaseConnection, type PoolOptions } from './kernel/store/open-database.ts'
import { createAccountGuards } from './modules/accounts/account-guards.ts'
import { accountRoutes } from './modules/accounts/account-routes.ts'
import { createAccountService, type AccountService } from './modules/accounts/account-service.ts'
import { credentialRoutes } from './modules/accounts/credential-routes.ts'
import { createCredentials } from './modules/accounts/credentials.ts'
import { createPasskeys } from './modules/accounts/passkeys.ts'
import { scanSignInRoutes } from './modules/accounts/scan-sign-in-routes.ts'
import { ledAway } from './modules/app-migrations/app-migration-problems.ts'
import { appMigrationRoutes } from './modules/app-migrations/app-migration-routes.ts'
import {
  createAppMigrationService,
  MIGRATION_DUE_JOB,
} from './modules/app-migrations/app-migration-service.ts'
import { createAppGuards } from './modules/apps/app-guards.ts'
import { appRoutes } from './modules/apps/app-routes.ts'
import { createAppService, type AppService } from './modules/apps/app-service.ts'
import type { Examiner } from './examiner.ts'
import { iconFiles } from './modules/apps/icon-files.ts'
import { memberRoutes } from './modules/apps/member-routes.ts'
import { createMemberService, type AppSubject } from './modules/apps/member-service.ts'
import { createAppIcons } from './modules/apps/icons.ts'
import { associationRoutes } from './modules/associations/association-routes.ts'
import { createAssociationService } from './modules/associations/association-service.ts'
import { bankRoutes } from './modules/bank/bank-routes.ts'
import { createBankService, REFUND_JOB } from './modules/bank/bank-service.ts'
import type { Corps } from './modules/corps/contract.ts'
import { corpRoutes } from './modules/corps/corp-routes.ts'
import { createCorpService } from './modules/corps/corp-service.ts'
import { createAddressLists } from './modules/development/address-lists.ts'
import { createAppSecrets } from './modules/development/app-secrets.ts'
import type {
  ApiCalls,
  AppReach,
  AppSecrets,
  LinkRules,
  MessagePush,
  UploadDoor,
} from './modules/development/contract.ts'
import { developmentRoutes } from './modules/development/development-routes.ts'
import { createDomainService } from './modules/development/domain-service.ts'
import { createIcpFilings } from './modules/development/icp-filings.ts'
import { createOutsideChecks } from './modules/development/outside-checks.ts'
import { createSettingChanges } from './modules/development/setting-changes.ts'
import { createPushService, PUSH_JOB } from './modules/development/push-service.ts'
import { pushRoutes } from './modules/development/push-routes.ts'
import { createApiQuota } from './modules/development/api-quota.ts'
import { linkRoutes } from './modules/development/link-routes.ts'
import { createLinkService } from './modules/development/link-service.ts'
import { quotaRoutes } from './modules/development/quota-routes.ts'
import { ownHosts } from './modules/development/own-hosts.ts'
import { createUploadGuard } from './modules/development/upload-guard.ts'
import { createUploadKeys } from './modules/development/upload-keys.ts'
import { bundleFiles } from './modules/bundles/bundle-files.ts'
import { createBundleService } from './modules/bundles/bundle-service.ts'
import type { Bundles } from './modules/bundles/contract.ts'
import { catalogueRoutes } from './modules/catalogue/catalogue-routes.ts'
import { confirmationRoutes } from './modules/confirmations/confirmation-routes.ts'
import { createConfirmationService } from './modules/confirmations/confirmation-service.ts'
import { createLaunchOnline } from './modules/catalogue/launch-online.ts'
import { examinationRoutes } from './modules/examination/examination-routes.ts'
import { createExaminationRunner } from './modules/examination/examination-runner.ts'
import { createExaminationService } from './modules/examination/examination-service.ts'
import { submittedWork } from './modules/examination/submitted-work.ts'
import { messageRoutes } from './modules/messages/message-routes.ts'
import { createMessageService, DELIVER_JOB } from './modules/messages/message-service.ts'
import { applicationRoutes } from './modules/open-accounts/application-routes.ts'
import { createApplications } from './modules/open-accounts/applications.ts'
import { openAccountRoutes } from './modules/open-accounts/open-account-routes.ts'
import { createOpenAccountService } from './modules/open-accounts/open-account-service.ts'
import { createUnionIdTester } from './modules/open-accounts/union-id-tester.ts'
import { createUserIds } from './modules/open-accounts/user-ids.ts'
import type { Profiles } from './modules/profile/contract.ts'
import { accountCardRoutes } from './modules/profile/account-card-routes.ts'
import { profileDeskRoutes } from './modules/profile/desk-routes.ts'
import { createProfiles } from './modules/profile/profile.ts'
import { profileRoutes } from './modules/profile/profile-routes.ts'
import { createSubjects } from './modules/profile/subjects.ts'
import { playedIdentityCheck } from './modules/proofs/identity-check.ts'
import { proofRoutes } from './modules/proofs/proof-routes.ts'
import { createProofService } from './modules/proofs/proof-service.ts'
import type { RegisteredAccount } from './modules/registration/contract.ts'
import { DUE_JOB, type LifeOptions } from './modules/registration/life.ts'
import { createRegistrationGuards } from './modules/registration/registration-guards.ts'
import { registrationRoutes } from './modules/registration/registration-routes.ts'
import { createRegistrationService } from './modules/registration/registration-service.ts'
import { createVerificationOrders, ORDER_OVERDUE_JOB } from './modules/registration/verification-orders.ts'
import type { Outside } from './outside.ts'
import { createRolloutService, HALT_JOB } from './modules/rollouts/rollout-service.ts'
import { rolloutRoutes } from './modules/rollouts/rollout-routes.ts'
import { createStanding } from './modules/violations/standing.ts'
import { createViolationFiles } from './modules/violations/violation-files.ts'
import { createViolationNews } from './modules/violations/violation-news.ts'
import { violationRoutes } from './modules/violations/violation-routes.ts'
import { createViolationService } from './modules/violations/violation-service.ts'
import { createVisitors, type Visiting } from './modules/rollouts/visitors.ts'
import type { Providers } from './providers.ts'
import { operationRoutes, type InstanceTime } from './modules/operation/operation-routes.ts'
import { createCiDoor } from './modules/releases/ci-door.ts'
import { ciRoutes } from './modules/releases/ci-routes.ts'
import { releaseRoutes } from './modules/releases/release-routes.ts'
import { toRelease } from './modules/releases/release-answer.ts'
import { createReleaseHistory } from './modules/releases/release-history.ts'
import { createReleaseService, type ReleaseService } from './modules/releases/release-service.ts'
import { createDeskService, DELAY_OVER_JOB, type DeskService } from './modules/review/desk-service.ts'
import { createOwnerService, type OwnerService } from './modules/review/owner-service.ts'
import { reviewRoutes } from './modules/review/review-routes.ts'
import { createSubmissionFiles } from './modules/review/submission-files.ts'
import { submissionRoutes } from './modules/review/submission-routes.ts'
import { isBeforeReviewers, type ReviewOptions } from './modules/review/submissions.ts'
import { accountRoutes as accountInterfaceRoutes } from './modules/third-party/account-routes.ts'
import type { CodePorts } from './modules/third-party/code-ports.ts'
import { codeRoutes } from './modules/third-party/code-routes.ts'
import { loginPage } from './modules/third-party/login-page.ts'
import { settingsRoutes } from './modules/third-party/settings-routes.ts'
import { codePicture, previewAddress } from './modules/releases/preview-code.ts'
import { authorizerInfo } from './modules/third-party/authorizer-info.ts'
import { componentRoutes } from './modules/third-party/component-routes.ts'
import type { ThirdPartyOptions } from './modules/third-party/third-party-options.ts'
import { thirdPartyRoutes } from './modules/third-party/third-party-routes.ts'
import { createThirdPartyService } from './modules/third-party/third-party-service.ts'
import { TICKET_JOB } from './modules/third-party/tickets.ts'
import { logPage } from './modules/transparency/log-page.ts'
import { clientUpdateRoutes } from './modules/client-updates/client-update-routes.ts'
import { createClientUpdateService } from './modules/client-updates/client-update-service.ts'
import { transferRoutes } from './modules/transfers/transfer-routes.ts'
import { createTransferService } from './modules/transfers/transfer-service.ts'
import { createLogService } from './modules/transparency/log-service.ts'
import { transparencyRoutes } from './modules/transparency/transparency-routes.ts'
import { COMPILE_JOB, createUploads, type Uploads } from './modules/releases/uploads.ts'
import { DatabaseBusy, isDatabaseAway, type Unit } from './kernel/store/unit-dialect.ts'
import { knownLogSize } from './known-log.ts'
import { createLaunches, type ContentPlaces } from './launches.ts'
import { createMemberMails } from './member-mails.ts'
import { checklist } from './modules/review/checklist.ts'
import type { DevelopmentTables } from './modules/development/development-tables.ts'
import type { RegistrationTables } from './modules/registration/registration-tables.ts'
import { platformMigrations, type PlatformTables } from './platform-tables.ts'
import type { SourceCompiler } from './source-compiler.ts'

export interface PlatformOptions {
  readonly instanceName: string
  readonly blobs: BlobPlace
  readonly connection: DatabaseConnection
  readonly pool?: PoolOptions
  readonly clock: Clock
  /** Whether an operator may move the clock. */
  readonly isSandbox: boolean
  readonly random: Random
  /** What the instance goes by until an operator publishes an edition. */
  readonly policyPack: PackName
  /** Values that differ from the pack from the beginning. */
  readonly policyValues?: Readonly<Record<string, RuleValue>>
  readonly log: Logger
  readonly compiler: SourceCompiler
  /** How many versions are compiled at a time. */
  readonly compilations: number
  readonly jobBeatMs: number
  /** Absent: submissions are reviewed without. */
  readonly examiner?: Examiner
  readonly secrets: InstanceSecrets
  /** Absent: OWASP’s first choice. */
  readonly passwordCost?: PasswordCost
  readonly content: ContentPlaces
  readonly providers: Providers
  readonly outside: Outside
  originOf(c: Context): RequestOrigin
  /** Whether a proxy in front says who asks and from where. */
  readonly trustsProxy: boolean
}

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
  const { blobs, secrets, random, log } = options
  const store = openDatabase<PlatformTables>(
    options.connection,
    (error) => log.warn({ err: error }, 'a database connection was lost'),
    options.pool,
  )
  const { database, unit } = store
  await migrate(narrow(database), platformMigrations)
  const sandbox = options.isSandbox ? createSandboxClock(options.clock) : undefined
  const clock = sandbox ?? options.clock
  const policy = createPolicyBook({
    pack: options.policyPack,
    values: options.policyValues,
    clock,
    database: () => narrow(database),
  })
  /** What other processes of this instance may have changed. */
  const follow = async (): Promise<void> => {
    await sandbox?.follow(narrow(database))
    await policy.follow()
  }
  await follow()
  const [
    sources,
    bundleBlobs,
    iconBlobs,
    submissionBlobs,
    documentBlobs,
    walkBlobs,
    violationBlobs,
    importBlobs,
  ] = await Promise.all([
    blobs.open('sources'),
    blobs.open('bundles'),
    blobs.open('icons'),
    blobs.open('submission-files'),
    blobs.open('documents'),
    blobs.open('examinations'),
    blobs.open('violations'),
    blobs.open('imports'),
  ])

  const passwords = createPasswords(random, options.passwordCost)
  const accounts = createAccountService({ database: narrow(database), clock, random, passwords, policy })
  const icons = createAppIcons(iconBlobs)
  const bundles = createBundleService({ database: narrow(database), blobs: bundleBlobs, secrets, clock })
  await bundles.noteFiles()
  const transparency = createLogService({ database: narrow(database), clock, secrets })
  const launches = createLaunches({
    content: options.content,
    bundles,
    log: transparency,
    updates: () => updates,
    profiles: () => profiles,
    secrets,
  })
  const apps = createAppService({
    database: narrow(database),
    clock,
    random,
    policy,
    icons,
    online: async (appIds) => new Set((await releases.online(appIds)).map(({ appId }) => appId)),
    mayTakeName: (name, personId) => profiles.names.mayTake(name, personId),
  })
  const members = createMemberService({
    database: narrow(database),
    clock,
    policy,
    accounts,
    setAdministrator: (appId, personId) => apps.setAdministrator(appId, personId),
    subjectOf: async (appId) => standingOf((await registrations.byPublicIds([appId])).get(appId)),
  })
  const releases = createReleaseService({
    database: narrow(database),
    clock,
    policy,
    apps,
    launches,
    log: transparency,
    review: { isBeforeReviewers: (releaseId) => isBeforeReviewers(releaseId, narrow(database)) },
    async mayPublish({ appId, actor }) {
      const left = await thirdParties.checkReleasing(appId, actor)
      return left.ok ? profiles.checkPublishing(appId) : left
    },
    onReleased: (appId) => rollouts.forget(appId),
  })
  const subjectKeyOf = async (appId: string): Promise<string> => (await subjects(appId)).key
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
    subjectOf: (appId) => subjects(appId),
    membersOf: (appId) => members.quotas(appId),
  })
  const updates = createClientUpdateService({
    database: narrow(database),
    clock,
    policy,
    secrets,
    releases,
    profiles: {
      checkOpen: async (appId) =>
        (await migrations.targetOf(appId)) === undefined ? profiles.checkOpen(appId) : refuse(ledAway),
    },
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
    jobs: () => jobs,
    onCompiled: async (compiled) => {
      await thirdParties.noteDraft(compiled)
      // What was committed for an owner is what its testers open (§2.7).
      if (compiled.committedBy !== undefined) await releases.setTrial(compiled.appId, compiled.releaseId)
    },
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
    history: createReleaseHistory({ database: narrow(database), sources }),
    bundles,
    log: transparency,
    imports: importBlobs,
    hasVersion: async (appId) => (await releases.lifeOf(appId)).hasVersion,
    createApp: apps.create,
    setAvatar: (appId, image) => profiles.profile.setAvatar(appId, image, {}),
    draftPrivacyGuide: profiles.privacy.write,
    upload: uploads.take,
  })
  const idKey = createKeyedHash(secrets.secretFor('identity numbers'))
  const { providers } = options
  const messages = createMessageService({
    database: narrow(database),
    clock,
    random,
    deliveries: { mail: providers.mail, sms: providers.sms },
    jobs: () => chores,
  })
  const proofs = createProofService({
    database: narrow(database),
    clock,
    random,
    policy,
    accounts,
    messages,
    captcha: providers.captcha,
    identity: providers.identity ?? playedIdentityCheck(narrow(database), idKey),
    idKey,
    codeKey: createKeyedHash(secrets.secretFor('SMS codes')),
  })
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
          sources: uploads,
          reach: domains,
          profiles,
        }),
    })
  const mailsOf = createMemberMails(apps, accounts)
  const reviewing: ReviewOptions = {
    database: narrow(database),
    clock,
    random,
    policy,
    accounts,
    apps,
    bundles,
    releases,
    comparison: uploads,
    messages,
    push: { push: (appId, event) => pushes.push(appId, event) },
    mailsOf,
    examinations,
    profiles,
    files: submissionFiles,
    seal: createSeal(secrets.secretFor('test accounts'), random),
    jobs: () => chores,
  }
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
      push: reviewing.push,
      recipientsOf: (appId) => mailsOf(appId, 'publish'),
    }),
    rules: checklist,
    subjectKeyOf,
  })
  const submissions = createOwnerService(reviewing)
  const review = createDeskService(reviewing)
  const bank = createBankService({
    database: narrow(database),
    clock,
    random,
    messages,
    channel: providers.bank,
    jobs: () => chores,
    listenerOf: (purpose) =>
      purpose === 'subject-check' ? registrations.transferListener : orders.feeListener,
  })
  const life = {
    database: narrow<RegistrationTables, PlatformTables>(database),
    clock,
    random,
    passwords,
    policy,
    accounts,
    messages,
    bank,
    apps,
    isReleasedGame: async (appId) =>
      (await profiles.isGame(appId)) && (await releases.lifeOf(appId)).wasEverOnline,
    listeners: [
      { changed: (account, state) => associations.listener.changed(account, state) },
      { changed: (account, state) => openAccounts.listener.changed(account, state) },
      { changed: (account, state) => corps.listener.changed(account, state) },
      { changed: (account, state) => thirdParties.authorisations.listener.changed(account, state) },
      {
        changed: async ({ publicId }, state) => {
          if (state === 'cancelled') await profiles.accountCards.remove(publicId)
        },
      },
    ],
    jobs: () => chores,
  } satisfies LifeOptions
  const orders = createVerificationOrders(life)
  const registrations = createRegistrationService({ ...life, proofs, orders, idKey, violations })
  const userIds = createUserIds((purpose) => secrets.secretFor(purpose))
  const openAccounts = createOpenAccountService({
    database: narrow(database),
    clock,
    random,
    policy,
    apps,
    proofs,
    registrations,
    userIds,
  })
  const migrations = createAppMigrationService({
    database: narrow(database),
    clock,
    random,
    policy,
    apps,
    openAccounts,
    registrations,
    releases,
    jobs: () => chores,
  })
  const applications = createApplications({
    database: narrow(database),
    clock,
    random,
    policy,
    registrations,
  })
  const unionIdTester = createUnionIdTester({
    database: narrow(database),
    accounts,
    apps,
    registrations,
    userIds,
  })
  const associations = createAssociationService({
    database: narrow(database),
    clock,
    random,
    policy,
    accounts,
    messages,
    apps,
    proofs,
    registrations,
    profiles,
  })
  const corps = createCorpService({
    database: narrow(database),
    clock,
    random,
    policy,
    secretKey: createKeyedHash(secrets.secretFor('agent secrets')),
    apps,
    proofs,
    registrations,
    releases,
  })
  const subjects = createSubjects(registrations, apps, policy)
  const queue = (handlers: Readonly<Record<string, JobHandler>>, concurrency: number): JobQueue =>
    createJobQueue({
      store: narrowStore(store),
      clock,
      log,
      concurrency,
      beatMs: options.jobBeatMs,
      handlers,
    })
  const jobs = queue(
    {
      [COMPILE_JOB]: {
        work: (releaseId) => uploads.compile(releaseId),
        giveUp: (releaseId) => uploads.giveUp(releaseId),
      },
    },
    options.compilations,
  )

  /** Apart from compiling, so that a mail does not wait for it. */
  const chores = queue(
    {
      [DELIVER_JOB]: messages.delivering,
      [REFUND_JOB]: bank.refunding,
      [DUE_JOB]: registrations.due,
      [ORDER_OVERDUE_JOB]: orders.overdue,
      [MIGRATION_DUE_JOB]: migrations.due,
      [HALT_JOB]: { work: (appId) => rollouts.haltIfNeeded(appId) },
      [TICKET_JOB]: {
        work: (componentId) => thirdParties.pushingTickets.work(componentId),
        giveUp: (componentId) => thirdParties.pushingTickets.giveUp(componentId),
      },
      [DELAY_OVER_JOB]: { work: (auditId) => review.delayOver(auditId) },
    },
    CHORES_AT_A_TIME,
  )

  const credentials = createCredentials({
    database: narrow(database),
    clock,
    random,
    passwords,
    policy,
    messages,
    registrationEmailChanged: (id, email) => registrations.setEmail(id, email),
  })
  const passkeys = createPasskeys({
    database: narrow(database),
    clock,
    random,
    policy,
    instanceName: options.instanceName,
  })
  const confirmations = createConfirmationService({ policy, accounts, apps, proofs })
  const rollouts = createRolloutService({
    database: narrow(database),
    clock,
    policy,
    accounts,
    apps,
    messages,
    releases,
    deviceKey: createKeyedHash(secrets.secretFor('devices')),
    jobs: () => chores,
  })
  const launchOnline = createLaunchOnline({ apps, migrations, releases, profiles, launches, rollouts })
  const visitorOf = createVisitors({ accounts, apps, trustsProxy: options.trustsProxy })

  const accountGuards = createAccountGuards(accounts)
  const appGuards = createAppGuards(apps, accounts, registrations)
  const registrationGuards = createRegistrationGuards(accounts, registrations)
  const development = { database: narrow<DevelopmentTables, PlatformTables>(database), clock, random, policy }
  const changes = createSettingChanges(development.database, clock, policy)
  const addresses = createAddressLists(development.database, policy, changes)
  const appSecrets = createAppSecrets({
    ...development,
    changes,
    addresses,
    secretKey: createKeyedHash(secrets.secretFor('app secrets')),
  })
  const uploadKeys = createUploadKeys({ ...development, changes, addresses })
  const filings = createIcpFilings(development.database)
  const checks = createOutsideChecks(development.database, clock, policy, options.outside)
  const domains = createDomainService({
    ...development,
    changes,
    filings,
    checks,
    proofKey: createKeyedHash(secrets.secretFor('proof files')),
    apps,
    registrations,
    profiles,
  })
  const uploader = createUploadGuard(appGuards, uploadKeys)
  const links = createLinkService({
    ...development,
    changes,
    filings,
    checks,
    apps,
    registrations,
    proofFile: domains.proofFile,
    isOnline: async (appId) => (await releases.online([appId])).length > 0,
  })
  const pushes = createPushService({
    ...development,
    outside: options.outside,
    checks,
    changes,
    seal: createSeal(secrets.secretFor('message push'), random),
    originalId: domains.originalId,
    thirdParties: { toldInstead: (appId, event) => thirdParties.toldInstead(appId, event) },
    jobs: () => tellings,
  })
  const thirdParty: ThirdPartyOptions = {
    database: narrow(database),
    clock,
    random,
    policy,
    secretKey: createKeyedHash(secrets.secretFor('third-party platforms')),
    apps,
    proofs,
    registrations,
    notices: pushes,
    addresses: {
      addresses: (id) => addresses.read(id, 'api'),
      setAddresses: (owner, list) => addresses.write(owner, 'api', list),
      letsAsk: (id, address) => addresses.lets(id, 'api', address),
    },
    reach: domains,
    profiles,
    sources: uploads,
    jobs: () => chores,
  }
  const thirdParties = createThirdPartyService(thirdParty)
  const codePorts: CodePorts = {
    thirdParties,
    policy,
    apps,
    bundles,
    profiles,
    versions: {
      commit: (version) => uploads.take(version),
      whenCompiled: async (releaseId) => toRelease(await uploads.whenCompiled(releaseId)),
    },
    releases,
    personKey: createKeyedHash(secrets.secretFor('testers of third-party platforms')),
    codeOf: (releaseId, origin, path) => codePicture(previewAddress(releaseId, origin, { path })),
    submissions,
    rollouts,
    openness: profiles.openness,
    domains,
    members,
    ownHosts,
  }
  /** Apart from other chores: what is told waits for servers of others. */
  const tellings = queue({ [PUSH_JOB]: pushes.pushing }, TELLINGS_AT_A_TIME)
  const audit = createAuditLog(narrow(database), clock)
  const rates = createRateLimit(narrow(database), clock, policy)
  const quota = createApiQuota({ ...development, changes, rates, registrations, violations })
  const time: InstanceTime = {
    read: () => ({
      now: clock.now().toISOString(),
      aheadMs: sandbox?.aheadMs() ?? 0,
      isMovable: sandbox !== undefined,
    }),
    advance: sandbox && ((milliseconds) => sandbox.advance(milliseconds, narrow(database))),
    async settle() {
      await chores.settle()
      await jobs.settle()
      await tellings.settle()
      await runner?.settle()
    },
  }
  const routes: readonly Route[] = [
    ...accountRoutes(accounts, accountGuards),
    ...credentialRoutes({ accounts, credentials, passkeys, proofs, guards: accountGuards }),
    ...scanSignInRoutes({ accounts, proofs, policy, random }),
    ...messageRoutes(messages, accountGuards),
    ...proofRoutes({ proofs, accounts, guards: accountGuards, passwords }),
    ...confirmationRoutes({
      confirmations,
      proofs,
      guards: accountGuards,
      describe: (request, asker) => describeDeed(request, asker, routes),
    }),
    ...bankRoutes(bank, accountGuards),
    ...registrationRoutes({
      registrations,
      orders,
      proofs,
      accounts,
      guards: accountGuards,
      registrationGuards,
    }),
    ...appMigrationRoutes(migrations, appGuards),
    ...applicationRoutes({ applications, accountGuards, registrationGuards }),
    ...openAccountRoutes({ openAccounts, unionIdTester, appGuards, registrationGuards }),
    ...associationRoutes({ associations, appGuards, registrationGuards }),
    ...corpRoutes({ corps, accountGuards, appGuards, registrationGuards }),
    ...thirdPartyRoutes({
      thirdParties,
      notices: pushes,
      policy,
      accountGuards,
      appGuards,
      registrationGuards,
      ownHosts,
    }),
    ...componentRoutes({
      thirdParties,
      infoOf: (appId, origin) => authorizerInfo(appId, origin, thirdParty),
    }),
    ...accountInterfaceRoutes({
      thirdParties,
      registrations,
      profileOf: (appId) => profiles.profile.of(appId),
    }),
    ...codeRoutes(codePorts),
    ...settingsRoutes(codePorts),
    ...appRoutes({ apps, accountGuards, guards: appGuards }),
    ...profileRoutes({ profiles, guards: appGuards, releases }),
    ...profileDeskRoutes(profiles, accountGuards),
    ...accountCardRoutes(profiles.accountCards, registrationGuards),
    ...violationRoutes({ violations: punishments, files: violationFiles, accountGuards, appGuards }),
    ...memberRoutes({ members, accountGuards, guards: appGuards }),
    ...developmentRoutes({
      policy,
      secrets: appSecrets,
      keys: uploadKeys,
      addresses,
      domains,
      changes,
      filings,
      guards: appGuards,
      accountGuards,
    }),
    ...pushRoutes({ pushes, guards: appGuards }),
    ...linkRoutes({
      links,
      changes,
      policy,
      accounts,
      guards: appGuards,
      proofFile: domains.proofFile,
    }),
    ...quotaRoutes(quota, appGuards),
    ...releaseRoutes({ releases, uploads, accountGuards, appGuards, uploader }),
    ...ciRoutes({
      ci: createCiDoor({ policy, uploads, door: { ...uploadKeys, uploader } }),
      releases,
      policy,
    }),
    ...submissionRoutes({ owners: submissions, files: submissionFiles, accountGuards, appGuards }),
    ...reviewRoutes(review, accountGuards),
    ...examinationRoutes({ examinations, hindrance: examiner?.hindrance, accountGuards, appGuards }),
    ...rolloutRoutes({ rollouts, appGuards, device: visitor }),
    ...catalogueRoutes({
      apps,
      releases,
      profiles,
      launchOnline,
      visitorOf,
      instance: {
        name: options.instanceName,
        bundleKey: secrets.bundleKey,
        successions: secrets.successions,
      },
    }),
    ...transparencyRoutes(transparency),
    ...transferRoutes({
      transfers,
      accountGuards,
      appGuards,
      appOf: apps.get,
      whenCompiled: async (releaseId) => toRelease(await uploads.whenCompiled(releaseId)),
    }),
    ...clientUpdateRoutes({ updates, guards: appGuards }),
    ...operationRoutes({
      policy,
      audit,
      time,
      guards: accountGuards,
      explain: (request, asker) => explain(request, asker, { routes, unit, rates }),
    }),
  ]
  const http = new Hono()
  http.route(
    '/',
    serveRoutes({ routes, unit, audit, policy, rates, confirmations, originOf: options.originOf }),
  )
  http.route('/', apiPages(routes, options.instanceName, policy))
  http.route(
    '/',
    bundleFiles({
      bundles,
      compressed: createCompressedBytes(),
      wasEverOnline: (digest) => releases.wasEverOnline(digest),
    }),
  )
  http.route('/', logPage(transparency, options.instanceName))
  http.route('/', iconFiles(icons))
  http.route('/', loginPage())
  http.notFound((c) => problemResponse(c, notFound))
  http.onError((error, c) => {
    if (error instanceof DatabaseBusy) return problemResponse(c, busy)
    if (!isDatabaseAway(error)) return faultResponse(c, error, { log, id: newId('fault', random) })
    log.error({ err: error }, 'the database cannot be reached')
    return problemResponse(c, databaseAway)
  })

  await transparency.adopt(() => releases.everOnline())
  jobs.start()
  chores.start()
  tellings.start()
  runner?.start()
  const following = setInterval(() => {
    follow().catch((error: unknown) => log.warn({ err: error }, 'policy and clock could not be read'))
  }, options.jobBeatMs)
  return {
    http,
    routes,
    accounts,
    apps,
    bundles,
    releases,
    submissions,
    development: {
      ...domains,
      ...appSecrets,
      ...uploadKeys,
      uploader,
      push: pushes.push,
      openingOf: links.openingOf,
      countCall: quota.countCall,
    },
    review,
    uploads,
    profiles,
    corps,
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
      await Promise.all([jobs.stop(), chores.stop(), tellings.stop(), runner?.stop()])
      await database.destroy()
    },
  }
}

/** An app that was made without registering an account is a person's. */
function standingOf(account: RegisteredAccount | undefined): AppSubject {
  if (!account) return { standing: 'individual', hasAccount: false }
  const ofOrganisation = account.isVerified ? 'verified' : 'unverified'
  return { standing: account.subject.type === 'individual' ? 'individual' : ofOrganisation, hasAccount: true }
}

const CHORES_AT_A_TIME = 4
const TELLINGS_AT_A_TIME = 4

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
