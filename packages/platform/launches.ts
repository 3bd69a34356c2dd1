/** Puts together what a player needs to open one version of an app. */
import type { AppCard, Launch, LaunchContent } from '@maque/protocol/platform/catalogue.ts'
import type { InstanceSecrets } from './kernel/secrets/instance-secrets.ts'
import type { RequestOrigin } from './kernel/http/route.ts'
import type { Bundles } from './modules/bundles/contract.ts'
import type { Profiles } from './modules/profile/contract.ts'
import type { Updates } from './modules/client-updates/contract.ts'
import type { Transparency } from './modules/transparency/contract.ts'

/** Where an app's content is found by somebody who asked the platform at `origin`. Whoever serves content says. */
export interface ContentPlaces {
  placeOf(appId: string, origin: RequestOrigin, version: Launch['envVersion']): LaunchContent
}

export interface LaunchedVersion {
  readonly card: AppCard
  readonly digest: string
  readonly version: string
  readonly envVersion: Launch['envVersion']
  /** How long the log of releases was when whoever opens it last saw it. */
  readonly knownLog?: number | undefined
}

export type Launches = (version: LaunchedVersion, origin: RequestOrigin) => Promise<Launch>

export interface LaunchesOptions {
  readonly content: ContentPlaces
  readonly bundles: Pick<Bundles, 'outlineOf'>
  readonly log: Pick<Transparency, 'proofOf'>
  readonly updates: () => Updates
  readonly profiles: () => Pick<Profiles, 'privacyGuide'>
  readonly secrets: Pick<InstanceSecrets, 'bundleKey' | 'successions'>
}

export function createLaunches(options: LaunchesOptions): Launches {
  const { content, bundles, log, updates, profiles, secrets } = options
  return async ({ card, digest, version, envVersion, knownLog }, origin) => {
    const isOnline = envVersion === 'release'
    const [{ viewScripts, firstFiles, signature }, guide, proof, whenOnline] = await Promise.all([
      bundles.outlineOf(digest),
      profiles().privacyGuide(card.appId),
      isOnline ? log.proofOf({ appId: card.appId, digest, known: knownLog }) : undefined,
      isOnline ? updates().forLaunch(card.appId, digest) : undefined,
    ])
    if (isOnline && !proof) throw new Error(`${digest} is online and not in the log of releases`)
    const place = content.placeOf(card.appId, origin, envVersion)
    return {
      ...card,
      digest,
      signature: {
        key: secrets.bundleKey,
        value: signature.toString('base64url'),
        successions: secrets.successions,
      },
      ...(proof && { proof }),
      ...whenOnline,
      version,
      envVersion,
      content: place,
      privacy: {
        contractName: `《${card.name}小程序隐私保护指引》`,
        declared: guide?.guide.uses.map(({ key }) => key) ?? [],
        ...(guide && !isOnline && { text: guide.text }),
      },
      viewScripts,
      firstFiles,
    }
  }
}
