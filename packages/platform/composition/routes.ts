/** Every route of the platform, with the services and guards that it asks. */
import type { Route } from '../kernel/http/route.ts'
import { visitor } from '../kernel/http/device.ts'
import { describeDeed } from '../kernel/http/confirmation.ts'
import { explain } from '../kernel/http/explain.ts'
import { accountRoutes } from '../modules/accounts/account-routes.ts'
import { credentialRoutes } from '../modules/accounts/credential-routes.ts'
import { scanSignInRoutes } from '../modules/accounts/scan-sign-in-routes.ts'
import { staffRoutes } from '../modules/accounts/staff-routes.ts'
import { agreementRoutes } from '../modules/agreements/agreement-routes.ts'
import { loginRoutes } from '../modules/app-servers/login-routes.ts'
import { openedAppRoutes } from '../modules/app-servers/opened-app-routes.ts'
import { quotaRoutes as appServerQuotaRoutes } from '../modules/app-servers/quota-routes.ts'
import { ridRoutes } from '../modules/app-servers/rid-routes.ts'
import { tokenRoutes } from '../modules/app-servers/token-routes.ts'
import { userDataRoutes } from '../modules/app-servers/user-data-routes.ts'
import { appMigrationRoutes } from '../modules/app-migrations/app-migration-routes.ts'
import { appRoutes } from '../modules/apps/app-routes.ts'
import { memberRoutes } from '../modules/apps/member-routes.ts'
import { associationRoutes } from '../modules/associations/association-routes.ts'
import { bankRoutes } from '../modules/bank/bank-routes.ts'
import { catalogueRoutes } from '../modules/catalogue/catalogue-routes.ts'
import type { LaunchOnline } from '../modules/catalogue/launch-online.ts'
import { clientUpdateRoutes } from '../modules/client-updates/client-update-routes.ts'
import { confirmationRoutes } from '../modules/confirmations/confirmation-routes.ts'
import { corpRoutes } from '../modules/corps/corp-routes.ts'
import { developmentRoutes } from '../modules/development/development-routes.ts'
import { linkRoutes } from '../modules/development/link-routes.ts'
import { ownHosts } from '../modules/development/own-hosts.ts'
import { pushRoutes } from '../modules/development/push-routes.ts'
import { quotaRoutes } from '../modules/development/quota-routes.ts'
import { examinationRoutes } from '../modules/examination/examination-routes.ts'
import { messageRoutes } from '../modules/messages/message-routes.ts'
import { applicationRoutes } from '../modules/open-accounts/application-routes.ts'
import { boundSideRoutes } from '../modules/open-accounts/bound-side-routes.ts'
import { openAccountRoutes } from '../modules/open-accounts/open-account-routes.ts'
import { operationRoutes, type InstanceTime } from '../modules/operation/operation-routes.ts'
import { accountCardRoutes } from '../modules/profile/account-card-routes.ts'
import { profileDeskRoutes } from '../modules/profile/desk-routes.ts'
import { profileRoutes } from '../modules/profile/profile-routes.ts'
import { proofRoutes } from '../modules/proofs/proof-routes.ts'
import { registrationRoutes } from '../modules/registration/registration-routes.ts'
import { createCiDoor } from '../modules/releases/ci-door.ts'
import { ciRoutes } from '../modules/releases/ci-routes.ts'
import { toRelease } from '../modules/releases/release-answer.ts'
import { releaseRoutes } from '../modules/releases/release-routes.ts'
import { reviewRoutes } from '../modules/review/review-routes.ts'
import { submissionRoutes } from '../modules/review/submission-routes.ts'
import { rolloutRoutes } from '../modules/rollouts/rollout-routes.ts'
import type { VisitorOf } from '../modules/rollouts/visitors.ts'
import { accountRoutes as accountInterfaceRoutes } from '../modules/third-party/account-routes.ts'
import { authorizerInfo } from '../modules/third-party/authorizer-info.ts'
import { categoryRoutes } from '../modules/third-party/category-routes.ts'
import { codeRoutes } from '../modules/third-party/code-routes.ts'
import { componentRoutes } from '../modules/third-party/component-routes.ts'
import { libraryRoutes } from '../modules/third-party/library-routes.ts'
import { officialAccountRoutes } from '../modules/third-party/official-account-routes.ts'
import { fastRegistrationInterfaceRoutes } from '../modules/third-party/fast-registration-routes.ts'
import { notOfferedRoutes } from '../modules/third-party/not-offered-routes.ts'
import { programRegistrationRoutes } from '../modules/third-party/program-registration-routes.ts'
import { linkInterfaceRoutes } from '../modules/third-party/link-routes.ts'
import { openAccountInterfaceRoutes } from '../modules/third-party/open-account-routes.ts'
import { privacyRoutes } from '../modules/third-party/privacy-routes.ts'
import { profileRoutes as profileInterfaceRoutes } from '../modules/third-party/profile-routes.ts'
import { hostRoutes } from '../modules/third-party/host-routes.ts'
import { devInfoRoutes, settingsRoutes } from '../modules/third-party/settings-routes.ts'
import { thirdPartyRoutes } from '../modules/third-party/third-party-routes.ts'
import { temporaryMediaRoutes } from '../modules/temporary-media/temporary-media-routes.ts'
import { transferRoutes } from '../modules/transfers/transfer-routes.ts'
import { transparencyRoutes } from '../modules/transparency/transparency-routes.ts'
import { violationRoutes } from '../modules/violations/violation-routes.ts'
import type { Ground } from './ground.ts'
import type { Services } from './services.ts'

export interface RouteWays {
  readonly launchOnline: LaunchOnline
  readonly visitorOf: VisitorOf
  readonly time: InstanceTime
}

export function platformRoutes(
  ground: Ground,
  services: Services,
  { launchOnline, visitorOf, time }: RouteWays,
): readonly Route[] {
  const { options, unit, policy, random, secrets, passwords, audit, rates } = ground
  const { accounts, accountGuards, apps, appGuards, domains, links, migrations, profiles, proofs } = services
  const { pushes, quota, registrations, registrationGuards, releases, thirdParties, uploads } = services
  const routes: readonly Route[] = [
    ...accountRoutes(accounts, accountGuards, ground.clock),
    ...staffRoutes(services.staff, accountGuards),
    ...credentialRoutes({
      accounts,
      credentials: services.credentials,
      firstLogins: services.firstLogins,
      passkeys: services.passkeys,
      proofs,
      guards: accountGuards,
    }),
    ...agreementRoutes({ agreements: services.agreements, accounts, guards: accountGuards }),
    ...scanSignInRoutes({ accounts, proofs, policy, random }),
    ...messageRoutes(services.messages, accountGuards),
    ...proofRoutes({ proofs, accounts, agreements: services.agreements, guards: accountGuards, passwords }),
    ...confirmationRoutes({
      confirmations: services.confirmations,
      proofs,
      guards: accountGuards,
      describe: (request, asker) => describeDeed(request, asker, routes),
    }),
    ...bankRoutes(services.bank, accountGuards),
    ...registrationRoutes({
      registrations,
      orders: services.orders,
      documents: services.verificationDocuments,
      barred: services.barred,
      proofs,
      accounts,
      guards: accountGuards,
      registrationGuards,
    }),
    ...appMigrationRoutes(migrations, appGuards),
    ...applicationRoutes(services),
    ...openAccountRoutes(services),
    ...boundSideRoutes(services),
    ...associationRoutes(services),
    ...corpRoutes(services),
    ...thirdPartyRoutes({
      thirdParties,
      notices: pushes,
      policy,
      accountGuards,
      appGuards,
      registrationGuards,
      ownHosts,
    }),
    ...officialAccountRoutes(services),
    ...fastRegistrationInterfaceRoutes({
      ...services,
      ofPrograms: services.registrationsOfPrograms,
    }),
    ...notOfferedRoutes(),
    ...programRegistrationRoutes({ ...services, ofPrograms: services.registrationsOfPrograms }),
    ...linkInterfaceRoutes({
      thirdParties,
      thirdParty: services.thirdParty,
      ofPrograms: services.associationsOfPrograms,
      isReleased: async (appId) => (await releases.lifeOf(appId)).isOnline,
    }),
    ...openAccountInterfaceRoutes({ thirdParties, ofPrograms: services.openAccountsOfPrograms }),
    ...componentRoutes({
      thirdParties,
      infoOf: (appId, origin) => authorizerInfo(appId, origin, services.thirdParty),
    }),
    ...accountInterfaceRoutes({
      thirdParties,
      clock: ground.clock,
      registrations,
      profileOf: (appId) => profiles.profile.of(appId),
    }),
    ...profileInterfaceRoutes(services.profilePorts),
    ...categoryRoutes(services.profilePorts),
    ...privacyRoutes(services.privacyPorts),
    ...temporaryMediaRoutes({
      media: services.temporaryMedia,
      byToken: services.appServers.admission.byToken,
    }),
    ...codeRoutes(services.codePorts),
    ...settingsRoutes(services.codePorts),
    ...hostRoutes(services.codePorts),
    ...devInfoRoutes({ domains, byToken: services.appServers.admission.byToken }),
    ...libraryRoutes(services.codePorts),
    ...tokenRoutes(services.appServers, services.appServer),
    ...loginRoutes(services.appServers, services.appServer),
    ...appServerQuotaRoutes(services.appServers, services.appServer),
    ...ridRoutes(services.appServers, ground),
    ...userDataRoutes(services.appServers),
    ...openedAppRoutes(services.appServers, services.appServer, accountGuards),
    ...appRoutes({ apps, accountGuards, guards: appGuards }),
    ...profileRoutes({ profiles, guards: appGuards, releases }),
    ...profileDeskRoutes(profiles, accountGuards),
    ...accountCardRoutes(profiles.accountCards, registrationGuards),
    ...violationRoutes({
      violations: services.punishments,
      files: services.violationFiles,
      accountGuards,
      appGuards,
    }),
    ...memberRoutes({ members: services.members, accountGuards, guards: appGuards }),
    ...developmentRoutes({
      policy,
      secrets: services.appSecrets,
      keys: services.uploadKeys,
      addresses: services.addresses,
      requests: services.requests,
      domains,
      changes: services.changes,
      filings: services.filings,
      guards: appGuards,
      accountGuards,
    }),
    ...pushRoutes({ pushes, guards: appGuards }),
    ...linkRoutes({
      links,
      changes: services.changes,
      policy,
      accounts,
      guards: appGuards,
      proofFile: domains.proofFile,
    }),
    ...quotaRoutes(quota, appGuards),
    ...releaseRoutes({
      releases,
      uploads,
      versionSources: services.versionSources,
      accountGuards,
      appGuards,
      uploader: services.uploader,
    }),
    ...ciRoutes({
      ci: createCiDoor({
        policy,
        uploads,
        versionSources: services.versionSources,
        door: { ...services.uploadKeys, uploader: services.uploader },
        direct: services.thirdParties.directCommits,
      }),
      releases,
      templates: services.thirdParties.templates,
      policy,
    }),
    ...submissionRoutes({
      owners: services.submissions,
      files: services.submissionFiles,
      accountGuards,
      appGuards,
    }),
    ...reviewRoutes(services.review, accountGuards),
    ...examinationRoutes({
      examinations: services.examinations,
      hindrance: options.examiner?.hindrance,
      accountGuards,
      appGuards,
    }),
    ...rolloutRoutes({ rollouts: services.rollouts, appGuards, device: visitor }),
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
    ...transparencyRoutes(services.transparency),
    ...transferRoutes({
      transfers: services.transfers,
      accountGuards,
      appGuards,
      appOf: apps.get,
      whenCompiled: async (releaseId) => toRelease(await uploads.whenCompiled(releaseId)),
    }),
    ...clientUpdateRoutes({ updates: services.updates, guards: appGuards }),
    ...operationRoutes({
      policy,
      audit,
      time,
      guards: accountGuards,
      explain: (request, asker) => explain(request, asker, { routes, unit, rates, policy }),
    }),
  ]
  return routes
}
