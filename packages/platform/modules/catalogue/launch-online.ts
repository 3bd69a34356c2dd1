import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Launches } from '../../launches.ts'
import type { AppMigrations } from '../app-migrations/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Releases } from '../releases/contract.ts'
import type { Rollouts, Visitor } from '../rollouts/contract.ts'

export interface LaunchOnlineOptions {
  readonly apps: Apps
  readonly migrations: AppMigrations
  readonly releases: Releases
  readonly profiles: Pick<Profiles, 'checkOpen'>
  readonly launches: Launches
  readonly rollouts: Rollouts
}

export interface Opening {
  readonly visitor: Visitor
  readonly origin: RequestOrigin
  readonly knownLog: number | undefined
}

/** What it leads into, where it does. Not found when the app has no version online, or is none; refused while its owner has suspended it. */
export type LaunchOnline = (appId: string, opening: Opening) => Promise<Result<Launch, RaisedProblem>>

export function createLaunchOnline({
  apps,
  migrations,
  releases,
  profiles,
  launches,
  rollouts,
}: LaunchOnlineOptions): LaunchOnline {
  return async (opened, { visitor, origin, knownLog }) => {
    const appId = (await migrations.targetOf(opened)) ?? opened
    const [online] = await releases.online([appId])
    const card = (await apps.cards([appId])).get(appId)
    if (!online || !card) return refuse(notFound)
    const open = await profiles.checkOpen(appId)
    if (!open.ok) return open
    const rollout = await rollouts.of(appId, visitor)
    const { digest, version } = rollout?.staged ?? online
    const launch = await launches({ card, digest, version, envVersion: 'release', knownLog }, origin)
    return accept({
      ...launch,
      ...(rollout && { isCompared: true }),
      ...(appId !== opened && { movedFrom: opened }),
    })
  }
}
