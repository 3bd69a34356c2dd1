import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Launches } from '../../launches.ts'
import type { Apps } from '../apps/contract.ts'
import type { Releases } from '../releases/contract.ts'
import type { Rollouts, Visitor } from '../rollouts/contract.ts'

export interface LaunchOnlineOptions {
  readonly apps: Apps
  readonly releases: Releases
  readonly launches: Launches
  readonly rollouts: Rollouts
}

/** `undefined` when the app has no version online, or is none. */
export type LaunchOnline = (
  appId: string,
  visitor: Visitor,
  origin: RequestOrigin,
) => Promise<Launch | undefined>

export function createLaunchOnline({
  apps,
  releases,
  launches,
  rollouts,
}: LaunchOnlineOptions): LaunchOnline {
  return async (appId, visitor, origin) => {
    const [online] = await releases.online([appId])
    const card = (await apps.cards([appId])).get(appId)
    if (!online || !card) return undefined
    const rollout = await rollouts.of(appId, visitor)
    const { digest, version } = rollout?.staged ?? online
    const launch = await launches({ card, digest, version, envVersion: 'release' }, origin)
    return rollout ? { ...launch, isCompared: true } : launch
  }
}
