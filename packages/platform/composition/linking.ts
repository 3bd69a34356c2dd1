/** What joins accounts to each other: Open accounts, official accounts, enterprises, migrations of apps. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { narrow } from '../kernel/store/narrow.ts'
import {
  createAppMigrationService,
  type AppMigrationService,
} from '../modules/app-migrations/app-migration-service.ts'
import {
  createAssociationService,
  type AssociationService,
  type AssociationServiceOptions,
} from '../modules/associations/association-service.ts'
import { createAssociationsOfPrograms } from '../modules/associations/associations-of-programs.ts'
import type { AssociationsOfPrograms } from '../modules/associations/contract.ts'
import { createCorpService, type CorpService } from '../modules/corps/corp-service.ts'
import { createBoundSide, type BoundSide } from '../modules/open-accounts/bound-side.ts'
import { createApplications, type Applications } from '../modules/open-accounts/applications.ts'
import type { OpenAccountsOfPrograms } from '../modules/open-accounts/contract.ts'
import { createOpenAccountsOfPrograms } from '../modules/open-accounts/created-open-accounts.ts'
import {
  createOpenAccountService,
  type OpenAccountService,
} from '../modules/open-accounts/open-account-service.ts'
import { createUnionIdTester, type UnionIdTester } from '../modules/open-accounts/union-id-tester.ts'
import { createUserIds } from '../modules/open-accounts/user-ids.ts'
import type { Apps } from './apps.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'
import type { Registering } from './registering.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'

export interface Linking {
  readonly openAccounts: OpenAccountService
  readonly openAccountsOfPrograms: OpenAccountsOfPrograms
  readonly boundSide: BoundSide
  readonly migrations: AppMigrationService
  readonly applications: Applications
  readonly unionIdTester: UnionIdTester
  readonly associations: AssociationService
  readonly associationsOfPrograms: AssociationsOfPrograms
  readonly corps: CorpService
}

export function openLinking(
  ground: Ground,
  before: People & Apps & Versions & Showing & Registering,
  later: Later,
): Linking {
  const { database, clock, random, policy, rates, secrets } = ground
  const { accounts, apps, messages, profiles, proofs, registrations, releases } = before
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
    jobs: () => later().chores,
  })
  const associating: AssociationServiceOptions = {
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
    jobs: () => later().chores,
  }
  const associations = createAssociationService(associating)
  return {
    openAccounts,
    openAccountsOfPrograms: createOpenAccountsOfPrograms({
      database: narrow(database),
      clock,
      random,
      policy,
      apps,
      registrations,
    }),
    boundSide: createBoundSide({ database: narrow(database), registrations, profiles }),
    migrations,
    applications: createApplications({ database: narrow(database), clock, random, policy, registrations }),
    unionIdTester: createUnionIdTester({
      database: narrow(database),
      accounts,
      apps,
      registrations,
      userIds,
    }),
    associations,
    associationsOfPrograms: createAssociationsOfPrograms(associating, associations),
    corps: createCorpService({
      database: narrow(database),
      clock,
      random,
      policy,
      rates,
      secretKey: createKeyedHash(secrets.secretFor('agent secrets')),
      apps,
      proofs,
      registrations,
      releases,
      addresses: {
        addresses: (id) => later().addresses.read(id, 'api'),
        setAddresses: (owner, list) => later().addresses.write(owner, 'api', list),
        letsAsk: (id, address) => later().addresses.lets(id, 'api', address),
      },
    }),
  }
}
