/** Accounts of every kind, from their first form to their end, and the money that proves them. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { createAppGuards } from '../modules/apps/app-guards.ts'
import type { AppGuards } from '../modules/apps/contract.ts'
import { createBankService, type BankService } from '../modules/bank/bank-service.ts'
import { createSubjects, type SubjectOf } from '../modules/profile/subjects.ts'
import type { RegistrationGuards, RegistrationsOfPrograms } from '../modules/registration/contract.ts'
import type { LifeOptions } from '../modules/registration/life.ts'
import { createRegistrationsOfPrograms } from '../modules/registration/registrations-of-programs.ts'
import { createRegistrationGuards } from '../modules/registration/registration-guards.ts'
import { createBarredPeople, type BarredPeople } from '../modules/registration/barred-people.ts'
import {
  createRegistrationService,
  type RegistrationService,
} from '../modules/registration/registration-service.ts'
import type { RegistrationTables } from '../modules/registration/registration-tables.ts'
import {
  createVerificationDocuments,
  type VerificationDocuments,
} from '../modules/registration/verification-documents.ts'
import {
  createVerificationOrders,
  type VerificationOrders,
} from '../modules/registration/verification-orders.ts'
import type { PlatformTables } from '../platform-tables.ts'
import type { Apps } from './apps.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'

export interface Registering {
  readonly bank: BankService
  readonly orders: VerificationOrders
  readonly verificationDocuments: VerificationDocuments
  readonly barred: BarredPeople
  readonly registrations: RegistrationService
  readonly registrationsOfPrograms: RegistrationsOfPrograms
  readonly registrationGuards: RegistrationGuards
  readonly appGuards: AppGuards
  /** Whose an app is. */
  readonly subjects: SubjectOf
}

export function openRegistering(
  ground: Ground,
  before: People & Apps & Versions & Showing,
  later: Later,
): Registering {
  const { options, database, clock, random, policy, secrets, passwords } = ground
  const { accounts, agreements, apps, messages, profiles, proofs, releases, violations } = before
  const bank = createBankService({
    database: narrow(database),
    clock,
    random,
    messages,
    channel: options.providers.bank,
    jobs: () => later().chores,
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
    agreements,
    messages,
    bank,
    apps,
    isReleasedGame: async (appId) =>
      (await profiles.isGame(appId)) && (await releases.lifeOf(appId)).wasEverOnline,
    listeners: [
      { changed: (account, state) => later().associations.listener.changed(account, state) },
      { changed: (account, state) => later().openAccounts.listener.changed(account, state) },
      { changed: (account, state) => later().corps.listener.changed(account, state) },
      { changed: (account, state) => later().thirdParties.authorisations.listener.changed(account, state) },
      {
        changed: async ({ publicId }, state) => {
          if (state === 'cancelled') await profiles.accountCards.remove(publicId)
        },
      },
    ],
    jobs: () => later().chores,
  } satisfies LifeOptions
  const verificationDocuments = createVerificationDocuments({ ...life, blobs: before.documentBlobs })
  const orders = createVerificationOrders({ ...life, documents: verificationDocuments })
  const idKey = createKeyedHash(secrets.secretFor('identity numbers'))
  const registering = { ...life, proofs, orders, idKey, violations, firstLogins: before.firstLogins }
  const registrations = createRegistrationService(registering)
  return {
    bank,
    orders,
    verificationDocuments,
    barred: createBarredPeople({ database: narrow(database), clock, random, idKey, accounts }),
    registrations,
    registrationsOfPrograms: createRegistrationsOfPrograms(registering),
    registrationGuards: createRegistrationGuards(accounts, registrations),
    appGuards: createAppGuards(apps, accounts, registrations),
    subjects: createSubjects(registrations, apps, policy),
  }
}
