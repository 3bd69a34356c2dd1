/**
 * All services of the platform, group by group.
 *
 * A group is given those that stand before it. What stands behind it, it may ask for `later`, within
 * its functions: domains know each other both ways, as people do.
 */
import { openAppServers, type AppServers } from './app-servers.ts'
import { openApps, type Apps } from './apps.ts'
import { openDeveloping, type Developing } from './developing.ts'
import type { Ground } from './ground.ts'
import { openLinking, type Linking } from './linking.ts'
import { openPeople, type People } from './people.ts'
import { openQueues, type Queues } from './queues.ts'
import { openRegistering, type Registering } from './registering.ts'
import { openReviewing, type Reviewing } from './reviewing.ts'
import { openShowing, type Showing } from './showing.ts'
import { openThirdParties, type ThirdParties } from './third-parties.ts'
import { openVersions, type Versions } from './versions.ts'

export type Services = People &
  Apps &
  Versions &
  Showing &
  Registering &
  Linking &
  Developing &
  Reviewing &
  ThirdParties &
  AppServers &
  Queues

/** The services once all of them stand. Not to be called before. */
export type Later = () => Services

export async function openServices(ground: Ground): Promise<Services> {
  let all: Services | undefined
  const later: Later = () => {
    if (!all) throw new Error('A service was asked for before the platform stood.')
    return all
  }
  const people = openPeople(ground, later)
  const apps = { ...people, ...(await openApps(ground, people, later)) }
  const versions = { ...apps, ...(await openVersions(ground, apps, later)) }
  const showing = { ...versions, ...(await openShowing(ground, versions, later)) }
  const registering = { ...showing, ...openRegistering(ground, showing, later) }
  const linking = { ...registering, ...openLinking(ground, registering, later) }
  const developing = { ...linking, ...openDeveloping(ground, linking, later) }
  const reviewing = { ...developing, ...(await openReviewing(ground, developing, later)) }
  const thirdParties = { ...reviewing, ...openThirdParties(ground, reviewing, later) }
  const appServers = { ...thirdParties, ...openAppServers(ground, thirdParties) }
  all = { ...appServers, ...openQueues(ground, appServers) }
  return all
}
