/** What apps' own servers ask, and what players ask for apps. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { createSeal } from '../kernel/secrets/sealed-text.ts'
import { narrow } from '../kernel/store/narrow.ts'
import type { AppServerOptions } from '../modules/app-servers/app-server-options.ts'
import { createAppServerService, type AppServerService } from '../modules/app-servers/app-server-service.ts'
import { createExposureMail } from '../modules/app-servers/exposure-mail.ts'
import type { Account } from '../modules/accounts/contract.ts'
import type { Apps } from './apps.ts'
import type { Developing } from './developing.ts'
import type { Ground } from './ground.ts'
import type { Linking } from './linking.ts'
import type { People } from './people.ts'
import type { Registering } from './registering.ts'
import type { ThirdParties } from './third-parties.ts'
import type { Versions } from './versions.ts'

export interface AppServers {
  readonly appServers: AppServerService
  readonly appServer: AppServerOptions
}

export function openAppServers(
  { database, clock, random, policy, secrets }: Ground,
  before: People & Apps & Versions & Registering & Developing & Linking & ThirdParties,
): AppServers {
  const { accounts, apps, mailsOf, messages, releases } = before
  const appServer: AppServerOptions = {
    database: narrow(database),
    clock,
    random,
    policy,
    secretKey: createKeyedHash(secrets.secretFor('access tokens')),
    seal: createSeal(secrets.secretFor('user sessions'), random),
    accounts,
    apps,
    secrets: before.appSecrets,
    calls: before.quota,
    quotas: before.quota,
    developers: before.thirdParties.developers,
    openAccounts: before.openAccounts,
    registrations: before.registrations,
    async mayOpen(appId, account) {
      if (!(await apps.cards([appId])).has(appId)) return false
      if ((await releases.online([appId])).length > 0) return true
      if (await apps.isMember(appId, account.id)) return true
      return isReviewer(account) && (await releases.lifeOf(appId)).isInReview
    },
    tellOfExposure: createExposureMail({
      clock,
      policy,
      messages,
      apps,
      mailsOf: (appId) => mailsOf(appId, 'develop'),
    }),
  }
  return { appServers: createAppServerService(appServer), appServer }
}

/** They try what is submitted, and sign in to it as its users will. */
function isReviewer({ staffRoles }: Account): boolean {
  return staffRoles.some((role) => role === 'reviewer' || role === 'senior-reviewer' || role === 'operator')
}
