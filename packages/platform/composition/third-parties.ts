/** Platforms of others, and what they may do for the apps that authorised them. */
import { accept } from '@maque/base/result.ts'
import { createKeyedHash } from '../kernel/secrets/keyed-hash.ts'
import { narrow } from '../kernel/store/narrow.ts'
import { ownHosts } from '../modules/development/own-hosts.ts'
import { categoryTrees, treeOf } from '../modules/profile/category-trees.ts'
import { codePicture } from '../modules/releases/preview-code.ts'
import { toRelease } from '../modules/releases/release-answer.ts'
import {
  createTemporaryMedia,
  type TemporaryMediaService,
} from '../modules/temporary-media/temporary-media.ts'
import type { CodePorts } from '../modules/third-party/code-ports.ts'
import type { PrivacyPorts, ProfilePorts } from '../modules/third-party/profile-ports.ts'
import type { ProgramRegistrationOptions } from '../modules/third-party/program-registrations.ts'
import type { ThirdPartyOptions } from '../modules/third-party/third-party-options.ts'
import {
  createThirdPartyService,
  type ThirdPartyService,
} from '../modules/third-party/third-party-service.ts'
import type { Apps } from './apps.ts'
import type { Developing } from './developing.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'
import type { Registering } from './registering.ts'
import type { Reviewing } from './reviewing.ts'
import type { Later } from './services.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'

export interface ThirdParties {
  readonly thirdParties: ThirdPartyService
  readonly thirdParty: ThirdPartyOptions
  readonly codePorts: CodePorts
  readonly profilePorts: ProfilePorts
  readonly privacyPorts: CodePorts & PrivacyPorts
  readonly temporaryMedia: TemporaryMediaService
}

export function openThirdParties(
  ground: Ground,
  before: People & Apps & Versions & Showing & Registering & Developing & Reviewing,
  later: Later,
): ThirdParties {
  const { database, clock, random, policy, secrets } = ground
  const { addresses, apps, domains, profiles, proofs, pushes, registrations, releases, uploads } = before
  const thirdParty: ProgramRegistrationOptions = {
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
    sources: before.versionSources,
    accounts: before.accounts,
    messages: before.messages,
    ofPrograms: before.registrationsOfPrograms,
    settingChanges: before.changes,
    jobs: () => later().chores,
  }
  const thirdParties = createThirdPartyService(thirdParty)
  const codePorts: CodePorts = {
    thirdParties,
    policy,
    apps,
    bundles: before.bundles,
    profiles,
    versions: {
      async commit(version) {
        const taken = await uploads.take(version)
        return taken.ok ? accept(taken.value.releaseId) : taken
      },
      whenCompiled: async (releaseId) => toRelease(await uploads.whenCompiled(releaseId)),
    },
    releases,
    personKey: createKeyedHash(secrets.secretFor('testers of third-party platforms')),
    codePicture,
    submissions: before.submissions,
    files: before.submissionFiles,
    rollouts: before.rollouts,
    openness: profiles.openness,
    libraries: before.updates,
    privacy: profiles.privacy,
    sources: before.versionSources,
    domains,
    members: before.members,
    ownHosts,
  }
  const temporaryMedia = createTemporaryMedia({ database: narrow(database), clock, random, policy })
  const profilePorts: ProfilePorts = {
    thirdParties,
    media: temporaryMedia,
    profile: profiles.profile,
    names: profiles.names,
    documents: profiles.documents,
    categories: profiles.categories,
    treeNamed: (name) => categoryTrees[name],
    treeFor: (subject) => treeOf(subject, policy),
    openness: profiles.openness,
  }
  const privacyPorts = { ...codePorts, privacy: profiles.privacy, ownTexts: temporaryMedia }
  return { thirdParties, thirdParty, codePorts, profilePorts, privacyPorts, temporaryMedia }
}
