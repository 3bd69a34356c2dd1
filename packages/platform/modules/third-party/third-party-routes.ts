/** What people do: the Open account with its platforms, the owners of apps with what they authorise. */
import { accept, type Result } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Guard, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { PlatformNotices } from '../development/contract.ts'
import type { OwnAccountAdmission, RegistrationGuards } from '../registration/contract.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { authorisingNamed, permissionSets, setsOf } from './permission-sets.ts'
import type { PlatformEntry } from './third-party-options.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface ThirdPartyRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly notices: Pick<PlatformNotices, 'deliveries'>
  readonly policy: Policy
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
  readonly registrationGuards: RegistrationGuards
  /** Under which names the platform itself is asked. */
  ownHosts(origin: RequestOrigin): readonly string[]
}

export function thirdPartyRoutes(options: ThirdPartyRoutesOptions): readonly Route[] {
  const guard = options.registrationGuards.account('open-account')
  return [...platformRoutes(options, guard), ...templateRoutes(options, guard), ...ownerRoutes(options)]
}

type OwnGuard = Guard<object, OwnAccountAdmission>

interface Chosen {
  readonly admitted: OwnAccountAdmission
  readonly params: { readonly componentAppId: string }
}

/** The platform that is named, if it is the Open account's own. */
function ownPlatform({ platforms }: ThirdPartyService) {
  return ({ admitted, params }: Chosen): Promise<Result<PlatformEntry, RaisedProblem>> =>
    platforms.own(admitted.account.publicId, params.componentAppId)
}

function platformRoutes(options: ThirdPartyRoutesOptions, guard: OwnGuard): readonly Route[] {
  const { thirdParties, notices, policy, ownHosts } = options
  const { platforms, authorisations, templates, ending } = thirdParties
  const own = ownPlatform(thirdParties)
  return [
    route({
      endpoint: 'GET /api/third-party-platforms',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: {
            isQualified: account.isVerified || !policy.value('open-account.requires-qualification'),
            platforms: await platforms.of(account.publicId),
            limit: policy.value('component.platforms'),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/third-party-platforms',
      guard,
      audit: 'third-party.created',
      handle: async ({ admitted: { account }, body, note }) => {
        const created = await platforms.create(account, body)
        if (!created.ok) return created
        note({ what: created.value.platform.componentAppId, after: body.name })
        return accept({ answer: created.value, status: 201 })
      },
    }),
    route({
      endpoint: 'GET /api/third-party-platforms/:componentAppId',
      guard,
      handle: async (request) => {
        const entry = await own(request)
        if (!entry.ok) return entry
        const id = entry.value.component_id
        return accept({
          answer: {
            platform: await platforms.toPlatform(entry.value),
            sets: permissionSets,
            authorisations: await authorisations.ofPlatform(id),
            developmentApps: await templates.developmentApps(id),
            drafts: await templates.drafts(id),
            templates: await templates.templates(id),
            templateLimit: policy.value('release.templates'),
            deliveries: await notices.deliveries(id),
          },
        })
      },
    }),
    route({
      endpoint: 'PUT /api/third-party-platforms/:componentAppId',
      guard,
      audit: 'third-party.changed',
      handle: async ({ admitted, params, body, origin, note }) => {
        const entry = await own({ admitted, params })
        if (!entry.ok) return entry
        const changed = await platforms.change(entry.value, body, ownHosts(origin))
        if (!changed.ok) return changed
        const { encodingKey: _, token: __, ...said } = body
        note({ what: params.componentAppId, after: said })
        return accept({ answer: await platforms.toPlatform(changed.value) })
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/secret',
      guard,
      audit: 'third-party.secret-made',
      handle: async (request) => {
        const entry = await own(request)
        return entry.ok ? accept({ answer: { secret: await platforms.newSecret(entry.value) } }) : entry
      },
    }),
    route({
      endpoint: 'PUT /api/third-party-platforms/:componentAppId/api-addresses',
      guard,
      audit: 'third-party.addresses-set',
      handle: async ({ admitted, params, body, note }) => {
        const entry = await own({ admitted, params })
        if (!entry.ok) return entry
        note({ what: params.componentAppId, after: body })
        return answering(await platforms.setAddresses(entry.value, body))
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/publication',
      guard,
      audit: 'third-party.published',
      handle: async (request) => {
        const entry = await own(request)
        const published = entry.ok ? await platforms.publish(entry.value) : entry
        return published.ok ? accept({ answer: await platforms.toPlatform(published.value) }) : published
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/end',
      guard,
      audit: 'third-party.end-asked',
      handle: async (request) => {
        const entry = await own(request)
        if (!entry.ok) return entry
        const ticket = await ending.ask(entry.value, request.admitted.account, request.origin)
        return accept({ answer: { ticket }, status: 201 })
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/end/confirmation',
      guard,
      audit: 'third-party.ended',
      handle: async ({ admitted, params, body }) => {
        const entry = await own({ admitted, params })
        if (!entry.ok) return entry
        return answeringNothing(await ending.giveUp(entry.value, admitted.account, body.ticketId))
      },
    }),
  ]
}

function templateRoutes({ thirdParties }: ThirdPartyRoutesOptions, guard: OwnGuard): readonly Route[] {
  const { templates } = thirdParties
  const own = ownPlatform(thirdParties)
  return [
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/development-apps',
      guard,
      audit: 'third-party.development-app-asked',
      handle: async ({ admitted, params, body, origin }) => {
        const entry = await own({ admitted, params })
        if (!entry.ok) return entry
        const { registrationId } = admitted.account
        const ticket = await templates.askForApp(entry.value, { ...body, registrationId, origin })
        return ticket.ok ? accept({ answer: { ticket: ticket.value }, status: 201 }) : ticket
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/development-apps/:appId/confirmation',
      guard,
      audit: 'third-party.development-app-added',
      handle: async ({ admitted, params, body }) => {
        const entry = await own({ admitted, params })
        if (!entry.ok) return entry
        const { registrationId } = admitted.account
        const { appId } = params
        return answering(await templates.addApp(entry.value, { appId, registrationId, ...body }))
      },
    }),
    route({
      endpoint: 'DELETE /api/third-party-platforms/:componentAppId/development-apps/:appId',
      guard,
      audit: 'third-party.development-app-removed',
      handle: async (request) => {
        const entry = await own(request)
        return entry.ok
          ? answeringNothing(await templates.removeApp(entry.value, request.params.appId))
          : entry
      },
    }),
    route({
      endpoint: 'POST /api/third-party-platforms/:componentAppId/templates',
      guard,
      audit: 'third-party.template-added',
      handle: async ({ admitted, params, body, note }) => {
        const entry = await own({ admitted, params })
        const added = entry.ok ? await templates.add(entry.value, body.draftId) : entry
        if (!added.ok) return added
        note({ what: String(added.value.templateId), after: added.value.version })
        return accept({ answer: added.value, status: 201 })
      },
    }),
    route({
      endpoint: 'DELETE /api/third-party-platforms/:componentAppId/templates/:templateId',
      guard,
      audit: 'third-party.template-removed',
      handle: async ({ admitted, params }) => {
        const entry = await own({ admitted, params })
        return entry.ok
          ? answeringNothing(await templates.remove(entry.value, Number(params.templateId)))
          : entry
      },
    }),
  ]
}

function ownerRoutes({ thirdParties, accountGuards, appGuards }: ThirdPartyRoutesOptions): readonly Route[] {
  const { authorisations, platforms } = thirdParties
  const administrator = appGuards.member('manage')
  return [
    route({
      endpoint: 'GET /api/authorisation-requests',
      guard: accountGuards.holder,
      handle: async ({ query }) => {
        const asking = await authorisations.asking({
          componentAppId: query.component_appid,
          preAuthCode: query.pre_auth_code,
          redirectUri: query.redirect_uri,
        })
        if (!asking.ok) return asking
        const { component_id, name, about, sets, is_published, test_apps } = asking.value
        return accept({
          answer: {
            platform: { componentAppId: component_id, name, about },
            sets: setsOf(sets),
            ...(!is_published && { testApps: test_apps }),
          },
        })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/third-party-authorisations',
      guard: appGuards.member('view'),
      handle: async ({ params }) =>
        accept({
          answer: { authorisations: await authorisations.ofApp(params.appId), sets: permissionSets },
        }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/third-party-authorisations',
      guard: administrator,
      audit: 'third-party.authorised',
      confirm: 'confirmation.third-party',
      confirmAbout: async ({ body }) => {
        const entry = await platforms.find(body.componentAppId)
        return entry && ((appName) => authorisingNamed(appName, entry.name, body.sets))
      },
      handle: async ({ params: { appId }, body, note }) => {
        const given = await authorisations.give({ appId, kind: 'mini-program' }, body, body.sets)
        if (!given.ok) return given
        note({ what: body.componentAppId, after: given.value.authorisation.sets })
        return accept({ answer: { goOnTo: given.value.goOnTo }, status: 201 })
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/third-party-authorisations/:componentAppId',
      guard: administrator,
      audit: 'third-party.withdrawn',
      confirm: 'confirmation.third-party',
      confirmAbout: async ({ params }) => {
        const entry = await platforms.find(params.componentAppId)
        return entry && ((appName) => `${appName} ✕ ${entry.name}（取消授权 · withdrawn）`)
      },
      handle: async ({ params }) =>
        answeringNothing(await authorisations.withdraw(params.appId, params.componentAppId)),
    }),
  ]
}
