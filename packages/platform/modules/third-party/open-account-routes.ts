/** WeChat's open interfaces for the Open account of a mini program or official account (§2.8). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { OpenAccountsOfPrograms } from '../open-accounts/contract.ts'
import { actorOf } from './component-access.ts'
import { done } from './component-routes.ts'
import { changing } from './developing.ts'
import { BASICS_SET, OFFICIAL_OPEN_ACCOUNT_SET, OPEN_ACCOUNT_SET } from './permission-sets.ts'
import { otherAppId } from './third-party-problems.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface OpenAccountInterfaceOptions {
  readonly thirdParties: Pick<ThirdPartyService, 'access'>
  readonly ofPrograms: OpenAccountsOfPrograms
}

interface Asked {
  readonly query: { readonly access_token: string }
  readonly origin: RequestOrigin
  readonly body?: { readonly appid: string }
}

const SETS = [OPEN_ACCOUNT_SET, OFFICIAL_OPEN_ACCOUNT_SET]

export function openAccountInterfaceRoutes(options: OpenAccountInterfaceOptions): readonly Route[] {
  const { thirdParties, ofPrograms } = options
  /** Whose Open account it is about: who names an account names that of the token. */
  const asking = async ({ query, origin, body }: Asked, sets: readonly number[]): Promise<Asking> => {
    const found = await thirdParties.access.authorisedFor(sets, query.access_token, origin.address)
    if (!found.ok) return found
    const { platform, authorisation } = found.value
    const { app_id: publicId } = authorisation
    const said = body?.appid ?? ''
    if (said !== '' && said !== publicId) return refuse(otherAppId)
    return accept({ publicId, program: platform.component_id, actor: actorOf(platform) })
  }
  return [
    route({
      endpoint: 'POST /cgi-bin/open/create',
      ...changing,
      audit: 'open-account.created-by-program',
      handle: async (request) => {
        const by = await asking(request, SETS)
        if (!by.ok) return by
        const { publicId, program, actor } = by.value
        const created = await ofPrograms.create(publicId, program)
        if (!created.ok) return created
        request.note({ what: publicId, after: created.value })
        return accept({ answer: { ...done, open_appid: created.value }, actor })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/open/bind',
      ...changing,
      audit: 'open-account.bound',
      handle: async (request) => {
        const by = await asking(request, SETS)
        if (!by.ok) return by
        const { publicId, actor } = by.value
        const { open_appid: openAccount } = request.body
        const bound = await ofPrograms.bind(publicId, openAccount)
        if (!bound.ok) return bound
        request.note({ what: publicId, after: openAccount })
        return accept({ answer: done, actor })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/open/unbind',
      ...changing,
      audit: 'open-account.unbound',
      handle: async (request) => {
        const by = await asking(request, SETS)
        if (!by.ok) return by
        const { publicId, actor } = by.value
        const { open_appid: openAccount } = request.body
        const unbound = await ofPrograms.unbind(publicId, openAccount)
        if (!unbound.ok) return unbound
        request.note({ what: publicId, before: openAccount })
        return accept({ answer: done, actor })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/open/get',
      ...changing,
      changesNothing: true,
      handle: async (request) => {
        const by = await asking(request, SETS)
        const bound = by.ok ? await ofPrograms.boundTo(by.value.publicId) : by
        return bound.ok ? accept({ answer: { ...done, open_appid: bound.value } }) : bound
      },
    }),
    route({
      endpoint: 'GET /cgi-bin/open/have',
      guard: anyone,
      handle: async (request) => {
        const by = await asking(request, [...SETS, BASICS_SET])
        if (!by.ok) return by
        return accept({
          answer: { ...done, have_open: (await ofPrograms.boundTo(by.value.publicId)).ok },
        })
      },
    }),
  ]
}

type Asking = Result<
  { readonly publicId: string; readonly program: string; readonly actor: ReturnType<typeof actorOf> },
  RaisedProblem
>
