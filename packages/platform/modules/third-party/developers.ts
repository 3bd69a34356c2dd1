/** Third-party platforms that ask what the own server of an app would ask: those that develop it. */
import { accept, refuse } from '@maque/base/result.ts'
import type { Authorisations } from './authorisations.ts'
import { actorOf, type ComponentAccess } from './component-access.ts'
import type { AppDevelopers } from './contract.ts'
import { DEVELOPMENT_SET } from './permission-sets.ts'
import { outsideSets } from './third-party-problems.ts'

export function createDevelopers(
  access: Pick<ComponentAccess, 'isOne' | 'authorisedFor' | 'platformOf'>,
  authorisations: Pick<Authorisations, 'between'>,
): AppDevelopers {
  return {
    isTheirs: (token) => /^[ac]-/.test(token) && access.isOne(token),
    async appOfToken(token, address, sets = [DEVELOPMENT_SET]) {
      const found = await access.authorisedFor(sets, token, address)
      if (!found.ok) return found
      const { platform, authorisation } = found.value
      return accept({ appId: authorisation.app_id, actor: actorOf(platform), actorName: platform.name })
    },
    async appOfPlatform({ token, componentAppId, appId, address }) {
      const platform = await access.platformOf(token, address, componentAppId)
      if (!platform.ok) return platform
      const authorisation = await authorisations.between(platform.value, appId)
      if (!authorisation.ok) return authorisation
      return authorisation.value.sets.includes(DEVELOPMENT_SET)
        ? accept({ appId, actor: actorOf(platform.value), actorName: platform.value.name })
        : refuse(outsideSets)
    },
  }
}
