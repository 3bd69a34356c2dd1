/** Apps and who belongs to them. */
import { narrow } from '../kernel/store/narrow.ts'
import { createAppService, type AppService } from '../modules/apps/app-service.ts'
import { createAppIcons, type AppIcons } from '../modules/apps/icons.ts'
import { createMemberService, type AppSubject, type MemberService } from '../modules/apps/member-service.ts'
import {
  createConfirmationService,
  type ConfirmationService,
} from '../modules/confirmations/confirmation-service.ts'
import type { RegisteredAccount } from '../modules/registration/contract.ts'
import type { Ground } from './ground.ts'
import { createMemberMails, type MemberMails } from '../member-mails.ts'
import type { People } from './people.ts'
import type { Later } from './services.ts'

export interface Apps {
  readonly icons: AppIcons
  readonly apps: AppService
  readonly members: MemberService
  readonly mailsOf: MemberMails
  readonly confirmations: ConfirmationService
}

export async function openApps(ground: Ground, { accounts, proofs }: People, later: Later): Promise<Apps> {
  const { options, database, clock, random, policy } = ground
  const icons = createAppIcons(await options.blobs.open('icons'))
  const apps = createAppService({
    database: narrow(database),
    clock,
    random,
    policy,
    icons,
    online: async (appIds) => new Set((await later().releases.online(appIds)).map(({ appId }) => appId)),
    mayTakeName: (name, personId) => later().profiles.names.mayTake(name, personId),
  })
  const members = createMemberService({
    database: narrow(database),
    clock,
    policy,
    accounts,
    setAdministrator: (appId, personId) => apps.setAdministrator(appId, personId),
    subjectOf: async (appId) => standingOf((await later().registrations.byPublicIds([appId])).get(appId)),
  })
  return {
    icons,
    apps,
    members,
    mailsOf: createMemberMails(apps, accounts),
    confirmations: createConfirmationService({ policy, accounts, apps, proofs }),
  }
}

/** An app that was made without registering an account is a person's. */
function standingOf(account: RegisteredAccount | undefined): AppSubject {
  if (!account) return { standing: 'individual', hasAccount: false }
  const ofOrganisation = account.isVerified ? 'verified' : 'unverified'
  return { standing: account.subject.type === 'individual' ? 'individual' : ofOrganisation, hasAccount: true }
}
