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

/** Not a rule: what one screen shows. */
const LISTED = 100
/** Not a rule: out of how many, since some of those cannot be found. */
const LOOKED_AT = 1_000

export function catalogueRoutes({
  apps,
  releases,
  profiles,
  launchOnline,
  visitorOf,
  instance,
}: CatalogueOptions): readonly Route[] {
  /** Which of these can be found, as they stand; as many as one screen shows. */
  const listed = async (appIds: readonly string[]): Promise<readonly AppCard[]> => {
    const online = new Set((await releases.online(appIds)).map(({ appId }) => appId))
    const found = await profiles.findable([...online])
    const shown = appIds.filter((appId) => found.has(appId)).slice(0, LISTED)
    const cards = await apps.cards(shown)
    return shown.flatMap((appId) => cards.get(appId) ?? [])
  }

  return [
    route({
      endpoint: 'GET /api/instance',
      guard: anyone,
      handle: async () => accept({ answer: instance }),
    }),
    route({
      endpoint: 'GET /api/catalogue',
      guard: anyone,
      handle: async ({ query: { q = '' } }) => {
        const looked =
          q.trim() === '' ? await releases.newestOnline(LOOKED_AT) : await apps.named(q, LOOKED_AT)
        return accept({ answer: { apps: await listed(looked) } })
      },
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
