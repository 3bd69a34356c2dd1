/** What everybody can find and open. */
import { accept } from '@maque/base/result.ts'
import type { AppCard, Instance } from '@maque/protocol/platform/catalogue.ts'
import { answering } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { visitor } from '../../kernel/http/device.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { Apps } from '../apps/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Releases } from '../releases/contract.ts'
import type { VisitorOf } from '../rollouts/contract.ts'
import { knownLogSize } from '../../known-log.ts'
import type { LaunchOnline } from './launch-online.ts'

export interface CatalogueOptions {
  readonly apps: Apps
  readonly releases: Releases
  readonly profiles: Pick<Profiles, 'findable'>
  readonly launchOnline: LaunchOnline
  readonly visitorOf: VisitorOf
  readonly instance: Instance
}

export function catalogueRoutes({
  apps,
  releases,
  profiles,
  launchOnline,
  visitorOf,
  instance,
}: CatalogueOptions): readonly Route[] {
  /** What can be found, the newest first. */
  const findable = async (): Promise<readonly string[]> => {
    const online = (await releases.online()).map(({ appId }) => appId)
    const found = await profiles.findable(online)
    return online.filter((appId) => found.has(appId))
  }
  const allOnline = async (): Promise<readonly AppCard[]> => {
    const online = await findable()
    const cards = await apps.cards(online)
    return online.flatMap((appId) => cards.get(appId) ?? [])
  }
  const search = async (text: string): Promise<readonly AppCard[]> => apps.searchNames(text, await findable())

  return [
    route({
      endpoint: 'GET /api/instance',
      guard: anyone,
      handle: async () => accept({ answer: instance }),
    }),
    route({
      endpoint: 'GET /api/catalogue',
      guard: anyone,
      handle: async ({ query: { q = '' } }) =>
        accept({ answer: { apps: q.trim() === '' ? await allOnline() : await search(q) } }),
    }),
    route({
      endpoint: 'GET /api/catalogue/:appId',
      guard: visitor,
      handle: async ({ params: { appId }, admitted: { headers }, origin }) =>
        answering(
          await launchOnline(appId, {
            visitor: await visitorOf({ appId, headers }),
            origin,
            knownLog: knownLogSize(headers),
          }),
        ),
    }),
  ]
}
