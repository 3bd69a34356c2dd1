/** Puts together what a player needs to open one version of an app. */
import type { AppCard, BundleKey, Launch, LaunchContent } from '@maque/protocol/platform/catalogue.ts'
import type { RequestOrigin } from './kernel/http/route.ts'
import type { Bundles } from './modules/bundles/contract.ts'

/** Where an app's content is found by somebody who asked the platform at `origin`. Whoever serves content says. */
export interface ContentPlaces {
  placeOf(appId: string, origin: RequestOrigin, version: Launch['envVersion']): LaunchContent
}

export interface LaunchedVersion {
  readonly card: AppCard
  readonly digest: string
  readonly version: string
  readonly envVersion: Launch['envVersion']
}

export type Launches = (version: LaunchedVersion, origin: RequestOrigin) => Promise<Launch>

export function createLaunches(
  content: ContentPlaces,
  bundles: Pick<Bundles, 'outlineOf'>,
  key: BundleKey,
): Launches {
  return async ({ card, digest, version, envVersion }, origin) => {
    const { viewScripts, firstFiles, signature } = await bundles.outlineOf(digest)
    const place = content.placeOf(card.appId, origin, envVersion)
    return {
      ...card,
      digest,
      signature: { key, value: signature.toString('base64url') },
      version,
      envVersion,
      content: place,
      viewScripts,
      firstFiles,
    }
  }
}
