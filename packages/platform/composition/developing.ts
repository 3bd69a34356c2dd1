/** What developers set for an app, and what the platform asks and tells outside by it. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { createSeal } from '../kernel/secrets/sealed-text.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { createAddressLists, type AddressLists } from '../modules/development/address-lists.ts'
import { createAddressRequests, type AddressRequests } from '../modules/development/address-requests.ts'
import { createApiQuota, type ApiQuota } from '../modules/development/api-quota.ts'
import { createAppSecrets, type AppSecretService } from '../modules/development/app-secrets.ts'
import type { UploadDoor } from '../modules/development/contract.ts'
import type { DevelopmentTables } from '../modules/development/development-tables.ts'
import { createDomainService, type DomainService } from '../modules/development/domain-service.ts'
import { createIcpFilings, type IcpFilings } from '../modules/development/icp-filings.ts'
import { createLinkService, type LinkService } from '../modules/development/link-service.ts'
import { createOutsideChecks } from '../modules/development/outside-checks.ts'
import { createPushService, type PushService } from '../modules/development/push-service.ts'
import { createSettingChanges, type SettingChanges } from '../modules/development/setting-changes.ts'
import { createUploadGuard } from '../modules/development/upload-guard.ts'
import { createUploadKeys, type UploadKeys } from '../modules/development/upload-keys.ts'
import type { PlatformTables } from '../platform-tables.ts'
import type { Apps } from './apps.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Registering } from './registering.ts'
import type { Later } from './services.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'

export interface Developing {
  readonly changes: SettingChanges
  readonly addresses: AddressLists
  readonly requests: AddressRequests
  readonly appSecrets: AppSecretService
  readonly uploadKeys: UploadKeys
  readonly uploader: UploadDoor['uploader']
  readonly filings: IcpFilings
  readonly domains: DomainService
  readonly links: LinkService
  readonly pushes: PushService
  readonly quota: ApiQuota
}

export function openDeveloping(
  ground: Ground,
  before: People & Apps & Versions & Showing & Registering,
  later: Later,
): Developing {
  const { options, clock, random, policy, secrets, rates } = ground
  const { apps, appGuards, bundles, mailsOf, messages, profiles, registrations, releases, violations } =
    before
  const base = {
    database: narrow<DevelopmentTables, PlatformTables>(ground.database),
    clock,
    random,
    policy,
  }
  const changes = createSettingChanges(base.database, clock, policy)
  const addresses = createAddressLists(base.database, policy, changes)
  const requests = createAddressRequests({
    ...base,
    addresses,
    messages,
    mailsOf: (appId) => mailsOf(appId, 'manage'),
  })
  const appSecrets = createAppSecrets({
    ...base,
    changes,
    addresses,
    requests,
    secretKey: createKeyedHash(secrets.secretFor('app secrets')),
  })
  const uploadKeys = createUploadKeys({ ...base, changes, addresses })
  const filings = createIcpFilings(base.database)
  const checks = createOutsideChecks(base.database, clock, policy, options.outside)
  const domains = createDomainService({
    ...base,
    changes,
    filings,
    checks,
    proofKey: createKeyedHash(secrets.secretFor('proof files')),
    apps,
    registrations,
    profiles,
  })
  const links = createLinkService({
    ...base,
    changes,
    filings,
    checks,
    apps,
    registrations,
    proofFile: domains.proofFile,
    isOnline: async (appId) => (await releases.online([appId])).length > 0,
    async pagesOnline(appId) {
      const [online] = await releases.online([appId])
      return online && (await bundles.outlineOf(online.digest)).pages
    },
    versionUnderTest: async (appId, version) =>
      version === 'trial'
        ? (await releases.trialWithCode(appId))?.code
        : (await releases.list(appId)).find(({ digest }) => digest !== undefined)?.id,
  })
  const pushes = createPushService({
    ...base,
    outside: options.outside,
    checks,
    changes,
    seal: createSeal(secrets.secretFor('message push'), random),
    originalId: domains.originalId,
    thirdParties: { toldInstead: (appId, event) => later().thirdParties.toldInstead(appId, event) },
    jobs: () => later().tellings,
  })
  return {
    changes,
    addresses,
    requests,
    appSecrets,
    uploadKeys,
    uploader: createUploadGuard(appGuards, uploadKeys),
    filings,
    domains,
    links,
    pushes,
    quota: createApiQuota({ ...base, changes, rates, registrations, violations }),
  }
}
