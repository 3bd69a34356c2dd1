/** People, how they sign in, what is sent to them and what they prove. */
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { createAccountGuards } from '../modules/accounts/account-guards.ts'
import { createAccountService, type AccountService } from '../modules/accounts/account-service.ts'
import type { AccountGuards } from '../modules/accounts/contract.ts'
import { createAgreementService, type AgreementService } from '../modules/agreements/agreement-service.ts'
import {
  createCredentials,
  type Credentials,
  type CredentialsOptions,
} from '../modules/accounts/credentials.ts'
import { createFirstLogins, type FirstLoginService } from '../modules/accounts/first-logins.ts'
import { createPasskeys, type Passkeys } from '../modules/accounts/passkeys.ts'
import { createStaff, type Staff } from '../modules/accounts/staff.ts'
import { createMessageService, type MessageService } from '../modules/messages/message-service.ts'
import { playedIdentityCheck } from '../modules/proofs/identity-check.ts'
import { createProofService, type ProofService } from '../modules/proofs/proof-service.ts'
import type { Ground } from './ground.ts'
import type { Later } from './services.ts'

export interface People {
  readonly agreements: AgreementService
  readonly accounts: AccountService
  readonly accountGuards: AccountGuards
  readonly staff: Staff
  readonly messages: MessageService
  readonly proofs: ProofService
  readonly credentials: Credentials
  readonly firstLogins: FirstLoginService
  readonly passkeys: Passkeys
}

export function openPeople(ground: Ground, later: Later): People {
  const { options, database, clock, random, policy, secrets, passwords } = ground
  const { providers } = options
  const agreements = createAgreementService({ database: narrow(database), clock })
  const accounts = createAccountService({
    database: narrow(database),
    clock,
    random,
    passwords,
    policy,
    awaitsAgreement: async (holder) => (await agreements.awaited(holder)).length > 0,
  })
  const messages = createMessageService({
    database: narrow(database),
    clock,
    random,
    deliveries: { mail: providers.mail, sms: providers.sms },
    jobs: () => later().chores,
  })
  const idKey = createKeyedHash(secrets.secretFor('identity numbers'))
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
  const ofCredentials = {
    database: narrow(database),
    clock,
    random,
    passwords,
    policy,
    messages,
    registrationEmailChanged: (id, email) => later().registrations.setEmail(id, email),
  } satisfies CredentialsOptions
  const credentials = createCredentials(ofCredentials)
  const firstLogins = createFirstLogins(ofCredentials)
  const passkeys = createPasskeys({
    database: narrow(database),
    clock,
    random,
    policy,
    instanceName: options.instanceName,
  })
  const accountGuards = createAccountGuards(accounts)
  const staff = createStaff(narrow(database))
  return { agreements, accounts, accountGuards, staff, messages, proofs, credentials, firstLogins, passkeys }
}
