/** All tables of the platform, and the steps that bring a database to them. */
import type { ModuleMigrations } from './kernel/store/migrate.ts'
import { kernelMigrations, type KernelTables } from './kernel/store/kernel-tables.ts'
import { accountsMigrations, type AccountsTables } from './modules/accounts/accounts-tables.ts'
import { agreementsMigrations, type AgreementsTables } from './modules/agreements/agreements-tables.ts'
import {
  appMigrationsMigrations,
  type AppMigrationsTables,
} from './modules/app-migrations/app-migrations-tables.ts'
import { appServerMigrations, type AppServerTables } from './modules/app-servers/app-server-tables.ts'
import { appsMigrations, type AppsTables } from './modules/apps/apps-tables.ts'
import {
  associationsMigrations,
  type AssociationsTables,
} from './modules/associations/associations-tables.ts'
import { bankMigrations, type BankTables } from './modules/bank/bank-tables.ts'
import { bundlesMigrations, type BundlesTables } from './modules/bundles/bundles-tables.ts'
import {
  clientUpdatesMigrations,
  type ClientUpdatesTables,
} from './modules/client-updates/client-updates-tables.ts'
import { corpMigrations, type CorpTables } from './modules/corps/corp-tables.ts'
import { developmentMigrations, type DevelopmentTables } from './modules/development/development-tables.ts'
import { examinationMigrations, type ExaminationTables } from './modules/examination/examination-tables.ts'
import { messagesMigrations, type MessagesTables } from './modules/messages/messages-tables.ts'
import {
  openAccountsMigrations,
  type OpenAccountsTables,
} from './modules/open-accounts/open-accounts-tables.ts'
import { profileMigrations, type ProfileTables } from './modules/profile/profile-tables.ts'
import { proofsMigrations, type ProofsTables } from './modules/proofs/proofs-tables.ts'
import {
  registrationMigrations,
  type RegistrationTables,
} from './modules/registration/registration-tables.ts'
import { releasesMigrations, type ReleasesTables } from './modules/releases/releases-tables.ts'
import { reviewMigrations, type ReviewTables } from './modules/review/review-tables.ts'
import { rolloutsMigrations, type RolloutsTables } from './modules/rollouts/rollouts-tables.ts'
import {
  temporaryMediaMigrations,
  type TemporaryMediaTables,
} from './modules/temporary-media/temporary-media-tables.ts'
import { thirdPartyMigrations, type ThirdPartyTables } from './modules/third-party/third-party-tables.ts'
import {
  transparencyMigrations,
  type TransparencyTables,
} from './modules/transparency/transparency-tables.ts'
import { transfersMigrations, type TransfersTables } from './modules/transfers/transfers-tables.ts'
import { violationsMigrations, type ViolationsTables } from './modules/violations/violations-tables.ts'

export type PlatformTables = KernelTables &
  AccountsTables &
  MessagesTables &
  ProofsTables &
  BankTables &
  RegistrationTables &
  AgreementsTables &
  AssociationsTables &
  OpenAccountsTables &
  CorpTables &
  AppsTables &
  AppServerTables &
  DevelopmentTables &
  ProfileTables &
  BundlesTables &
  ReleasesTables &
  ReviewTables &
  ExaminationTables &
  RolloutsTables &
  ViolationsTables &
  TransparencyTables &
  TransfersTables &
  ClientUpdatesTables &
  ThirdPartyTables &
  TemporaryMediaTables &
  AppMigrationsTables

/** In the order in which they stand on one another. */
export const platformMigrations: readonly ModuleMigrations[] = [
  kernelMigrations,
  accountsMigrations,
  messagesMigrations,
  proofsMigrations,
  bankMigrations,
  registrationMigrations,
  agreementsMigrations,
  associationsMigrations,
  openAccountsMigrations,
  corpMigrations,
  appsMigrations,
  appServerMigrations,
  developmentMigrations,
  profileMigrations,
  bundlesMigrations,
  releasesMigrations,
  reviewMigrations,
  examinationMigrations,
  rolloutsMigrations,
  violationsMigrations,
  transparencyMigrations,
  transfersMigrations,
  clientUpdatesMigrations,
  temporaryMediaMigrations,
  thirdPartyMigrations,
  appMigrationsMigrations,
]
