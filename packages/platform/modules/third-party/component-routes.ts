/**
 * WeChat's open interfaces for third-party platforms themselves. Nobody is known before the token
 * has been read, and that stands in the query.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { AuthorizerInfo } from './authorizer-info.ts'
import { actorOf } from './component-access.ts'
import type { AuthorisationEntry, PlatformEntry } from './third-party-options.ts'
import { optionProblem, standardTemplates } from './third-party-problems.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface ComponentRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly infoOf: (appId: string, origin: RequestOrigin) => Promise<AuthorizerInfo>
}

/** How open interfaces say that it was done. */
export const done = { errcode: 0, errmsg: 'ok' } as const

const asked = { guard: anyone, rate: 'component.calls-per-address' } as const

export function componentRoutes(options: ComponentRoutesOptions): readonly Route[] {
  return [
    ...tokenRoutes(options.thirdParties),
    ...authorisationRoutes(options),
    ...optionRoutes(options.thirdParties),
    ...templateRoutes(options.thirdParties),
  ]
}

interface Query {
  readonly component_access_token: string
  readonly access_token: string
}

interface Asking {
  readonly query: Query
  readonly origin: RequestOrigin
  readonly body?: { readonly component_appid?: string; readonly [other: string]: unknown }
}

/** Whose token came with this; a request that names a platform names the same. */
export function platformAsking({ access }: Pick<ThirdPartyService, 'access'>) {
  return ({ query, origin, body }: Asking): Promise<Result<PlatformEntry, RaisedProblem>> =>
    access.platformOf(
      query.component_access_token || query.access_token,
      origin.address,
      body?.component_appid,
    )
}

function tokenRoutes(thirdParties: ThirdPartyService): readonly Route[] {
  const { access, tickets, authorisations } = thirdParties
  const asking = platformAsking(thirdParties)
  return [
    route({
      endpoint: 'POST /cgi-bin/component/api_start_push_ticket',
      ...asked,
      audit: 'third-party.tickets-begun',
      handle: async ({ body, origin }) => {
        const entry = await access.bySecret(body.component_appid, body.component_secret, origin.address)
        if (!entry.ok) return entry
        await tickets.begin(entry.value)
        return accept({ answer: done, actor: actorOf(entry.value) })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/api_component_token',
      ...asked,
      changesNothing: true,
      handle: async ({ body, origin }) => {
        const entry = await access.bySecret(body.component_appid, body.component_appsecret, origin.address)
        if (!entry.ok) return entry
        const given = access.giveComponentToken(entry.value, body.component_verify_ticket)
        if (!given.ok) return given
        const { token, expiresInSeconds } = given.value
        return accept({ answer: { component_access_token: token, expires_in: expiresInSeconds } })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/api_create_preauthcode',
      ...asked,
      audit: 'third-party.authorisation-asked',
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const { code, expiresInSeconds } = await authorisations.newAskCode(entry.value)
        return accept({
          answer: { pre_auth_code: code, expires_in: expiresInSeconds },
          actor: actorOf(entry.value),
        })
      },
    }),
  ]
}

function authorisationRoutes({ thirdParties, infoOf }: ComponentRoutesOptions): readonly Route[] {
  const { access, authorisations } = thirdParties
  const asking = platformAsking(thirdParties)
  const said = (authorisation: AuthorisationEntry) => ({
    authorizer_appid: authorisation.app_id,
    authorizer_refresh_token: authorisations.refreshTokenOf(authorisation),
    func_info: authorisation.sets.map((id) => ({ funcscope_category: { id } })),
  })
  return [
    route({
      endpoint: 'POST /cgi-bin/component/api_query_auth',
      ...asked,
      audit: 'third-party.authorisation-taken',
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const found = await authorisations.byAnswer(entry.value, request.body.authorization_code)
        if (!found.ok) return found
        request.note({ what: found.value.app_id })
        const { token, expiresInSeconds } = access.giveAuthorizerToken(found.value)
        return accept({
          answer: {
            authorization_info: {
              ...said(found.value),
              authorizer_access_token: token,
              expires_in: expiresInSeconds,
            },
          },
          actor: actorOf(entry.value),
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/api_authorizer_token',
      ...asked,
      changesNothing: true,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const { authorizer_appid, authorizer_refresh_token } = request.body
        const found = await authorisations.byRefreshToken(
          entry.value,
          authorizer_appid,
          authorizer_refresh_token,
        )
        if (!found.ok) return found
        const { token, expiresInSeconds } = access.giveAuthorizerToken(found.value)
        return accept({
          answer: {
            authorizer_access_token: token,
            expires_in: expiresInSeconds,
            authorizer_refresh_token: authorisations.refreshTokenOf(found.value),
          },
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/api_get_authorizer_info',
      ...asked,
      changesNothing: true,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const found = await authorisations.between(entry.value, request.body.authorizer_appid)
        if (!found.ok) return found
        return accept({
          answer: {
            authorizer_info: await infoOf(found.value.app_id, request.origin),
            authorization_info: said(found.value),
          },
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/api_get_authorizer_list',
      ...asked,
      changesNothing: true,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const { offset, count } = request.body
        const all = await authorisations.ofPlatform(entry.value.component_id)
        const page = all.slice(Math.max(0, offset), Math.max(0, offset) + clamp(count))
        const list = await Promise.all(
          page.map(async ({ appId, authorisedAt }) => {
            const found = await authorisations.between(entry.value, appId)
            return {
              authorizer_appid: appId,
              refresh_token: found.ok ? authorisations.refreshTokenOf(found.value) : '',
              auth_time: secondsOf(authorisedAt),
            }
          }),
        )
        return accept({ answer: { total_count: all.length, list } })
      },
    }),
  ]
}

/** Not a rule: a page of WeChat's interface. */
const LARGEST_PAGE = 500

function clamp(count: number): number {
  return Math.min(Math.max(0, count), LARGEST_PAGE)
}

/** There are none for mini programs: each is refused by its name. */
function optionRoutes(thirdParties: ThirdPartyService): readonly Route[] {
  const { authorisations } = thirdParties
  const asking = platformAsking(thirdParties)
  return [
    route({
      endpoint: 'POST /cgi-bin/component/get_authorizer_option',
      ...asked,
      changesNothing: true,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const found = await authorisations.between(entry.value, request.body.authorizer_appid)
        return found.ok ? refuse(optionProblem(request.body.option_name)) : found
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/set_authorizer_option',
      ...asked,
      changesNothing: true,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const found = await authorisations.between(entry.value, request.body.authorizer_appid)
        return found.ok ? refuse(optionProblem(request.body.option_name)) : found
      },
    }),
  ]
}

function templateRoutes(thirdParties: ThirdPartyService): readonly Route[] {
  const { templates } = thirdParties
  const asking = platformAsking(thirdParties)
  return [
    route({
      endpoint: 'GET /wxa/gettemplatedraftlist',
      guard: anyone,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const drafts = await templates.drafts(entry.value.component_id)
        return accept({ answer: { ...done, draft_list: drafts.map(toDraftEntry) } })
      },
    }),
    route({
      endpoint: 'POST /wxa/addtotemplate',
      ...asked,
      audit: 'third-party.template-added',
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        if (request.body.template_type !== 0) return refuse(standardTemplates)
        const added = await templates.add(entry.value, request.body.draft_id)
        if (!added.ok) return added
        request.note({ what: String(added.value.templateId), after: added.value.version })
        return accept({ answer: done, actor: actorOf(entry.value) })
      },
    }),
    route({
      endpoint: 'GET /wxa/gettemplatelist',
      guard: anyone,
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const all =
          request.query.template_type === 1 ? [] : await templates.templates(entry.value.component_id)
        const template_list = all.map((one) => ({
          ...toDraftEntry(one),
          template_id: one.templateId,
          template_type: 0,
        }))
        return accept({ answer: { ...done, template_list } })
      },
    }),
    route({
      endpoint: 'POST /wxa/deletetemplate',
      ...asked,
      audit: 'third-party.template-removed',
      handle: async (request) => {
        const entry = await asking(request)
        if (!entry.ok) return entry
        const removed = await templates.remove(entry.value, request.body.template_id)
        if (!removed.ok) return removed
        request.note({ what: String(request.body.template_id) })
        return accept({ answer: done, actor: actorOf(entry.value) })
      },
    }),
  ]
}

function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / SECOND_MS)
}

function toDraftEntry(draft: {
  readonly draftId: number
  readonly appId: string
  readonly appName: string
  readonly version: string
  readonly description: string
  readonly developer: string
  readonly createdAt: string
}) {
  return {
    create_time: secondsOf(draft.createdAt),
    user_version: draft.version,
    user_desc: draft.description,
    draft_id: draft.draftId,
    source_miniprogram_appid: draft.appId,
    source_miniprogram: draft.appName,
    developer: draft.developer,
  }
}
