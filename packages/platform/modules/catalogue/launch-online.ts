import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Launches } from '../../launches.ts'
import type { Apps } from '../apps/contract.ts'
import type { Releases } from '../releases/contract.ts'

export interface LaunchOnlineOptions {
  readonly apps: Apps
  readonly releases: Releases
  readonly launches: Launches
}

/** `undefined` when the app has no version online, or is none. */
export type LaunchOnline = (appId: string, origin: RequestOrigin) => Promise<Launch | undefined>

export function createLaunchOnline({ apps, releases, launches }: LaunchOnlineOptions): LaunchOnline {
  return async (appId, origin) => {
    const [online] = await releases.online([appId])
    const card = (await apps.cards([appId])).get(appId)
    if (!online || !card) return undefined
    const { digest, version } = online
    return launches({ card, digest, version, envVersion: 'release' }, origin)
  }
}
