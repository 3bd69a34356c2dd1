/**
 * WeChat's open interfaces for the mini programs of an official account (§2.8).
 *
 * Not a rule: the numbers here are words of that interface.
 */
import { accept, refuse } from '@maque/base/result.ts'
import type { AssociationState } from '@maque/protocol/platform/associations.ts'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { AssociationsOfPrograms, AssociationStanding } from '../associations/contract.ts'
import { actorOf } from './component-access.ts'
import { done } from './component-routes.ts'
import { changing } from './developing.ts'
import { LINKS_SET } from './permission-sets.ts'
import type { ThirdPartyOptions } from './third-party-options.ts'
import { flagUnknown } from './third-party-problems.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface LinkInterfaceOptions {
  readonly thirdParties: Pick<ThirdPartyService, 'access'>
  readonly thirdParty: Pick<ThirdPartyOptions, 'apps' | 'registrations' | 'reach'>
  readonly ofPrograms: AssociationsOfPrograms
  isReleased(appId: string): Promise<boolean>
}

type LinkedApp = AnswerOf<'POST /cgi-bin/wxopen/wxamplinkget'>['wxopens']['items'][number]

const STATUS: Readonly<Record<AssociationState, number>> = {
  linked: 1,
  'waiting-app': 2,
  refused: 3,
  'waiting-official-account': 12,
  expired: 0,
  unlinked: 0,
}

interface Asked {
  readonly query: { readonly access_token: string }
  readonly origin: RequestOrigin
}

export function linkInterfaceRoutes(options: LinkInterfaceOptions): readonly Route[] {
  const { thirdParties, ofPrograms } = options
  const asking = async ({ query, origin }: Asked) => {
    const found = await thirdParties.access.authorisedFor(LINKS_SET, query.access_token, origin.address)
    if (!found.ok) return found
    const { platform, authorisation } = found.value
    return accept({ officialAccount: authorisation.app_id, actor: actorOf(platform) })
  }
  return [
    route({
      endpoint: 'POST /cgi-bin/wxopen/wxamplinkget',
      ...changing,
      changesNothing: true,
      handle: async (request) => {
        const by = await asking(request)
        if (!by.ok) return by
        const standings = await ofPrograms.of(by.value.officialAccount)
        const items = await toLinkedApps(standings, request.origin, options)
        return accept({ answer: { ...done, wxopens: { items } } })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/wxamplink',
      ...changing,
      audit: 'association.asked',
      handle: async (request) => {
        const by = await asking(request)
        if (!by.ok) return by
        const { officialAccount, actor } = by.value
        const { appid: appId, notify_users, show_profile } = request.body
        // Official accounts have no followers here: whoever is to be told of it is nobody.
        const wrong = [notify_users, show_profile].some((flag) => flag !== 0 && flag !== 1)
        if (wrong) return refuse(flagUnknown)
        const asked = await ofPrograms.ask({ officialAccount, appId, showsOnProfile: show_profile === 1 })
        if (!asked.ok) return asked
        request.note({ what: appId, after: officialAccount })
        return accept({ answer: done, actor })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/wxampunlink',
      ...changing,
      audit: 'association.ended',
      handle: async (request) => {
        const by = await asking(request)
        if (!by.ok) return by
        const { officialAccount, actor } = by.value
        const { appid: appId } = request.body
        const ended = await ofPrograms.end(officialAccount, appId)
        if (!ended.ok) return ended
        request.note({ what: appId, before: officialAccount })
        return accept({ answer: done, actor })
      },
    }),
  ]
}

async function toLinkedApps(
  standings: readonly AssociationStanding[],
  { scheme, host }: RequestOrigin,
  { thirdParty: { apps, registrations, reach }, isReleased }: LinkInterfaceOptions,
): Promise<readonly LinkedApp[]> {
  const ids = standings.map(({ appId }) => appId)
  const [cards, accounts] = await Promise.all([apps.cards(ids), registrations.byPublicIds(ids)])
  return Promise.all(
    standings.map(async ({ appId, state, showsOnProfile }) => {
      const card = cards.get(appId)
      return {
        status: STATUS[state],
        username: await reach.originalId(appId),
        appid: appId,
        source: 'SOURCE_NORMAL',
        nickname: card?.name ?? appId,
        selected: Number(showsOnProfile),
        nearby_display_status: 0,
        released: Number(await isReleased(appId)),
        headimg_url: card ? `${scheme}://${host}${card.iconUrl}` : '',
        func_infos: [
          { status: Number(accounts.get(appId)?.isVerified ?? false), id: 1, name: '微信认证' },
          { status: 0, id: 2, name: '微信支付' },
        ],
        // Its address is its own business.
        email: '',
      }
    }),
  )
}
