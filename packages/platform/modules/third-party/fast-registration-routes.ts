/**
 * WeChat's open interfaces by which third-party platforms register mini programs (§2.8).
 *
 * Not a rule: the numbers here are words of that interface.
 */
import { accept, refuse } from '@maque/base/result.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { Associations } from '../associations/contract.ts'
import type { RegistrationsOfPrograms } from '../registration/contract.ts'
import { actionUnknown } from './code-problems.ts'
import { actorOf } from './component-access.ts'
import { done, platformAsking } from './component-routes.ts'
import { changing } from './developing.ts'
import { FAST_REGISTRATION_SET } from './permission-sets.ts'
import { addressOf, mayRegister, type RegistrationEntry } from './program-registrations.ts'
import type { ThirdPartyOptions } from './third-party-options.ts'
import { notAuthorised, registrationMissing, registrationWaits } from './third-party-problems.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface FastRegistrationInterfaceOptions {
  readonly thirdParties: ThirdPartyService
  readonly thirdParty: Pick<ThirdPartyOptions, 'registrations'>
  readonly ofPrograms: RegistrationsOfPrograms
  readonly associations: Pick<Associations, 'areLinked'>
}

export function fastRegistrationInterfaceRoutes(options: FastRegistrationInterfaceOptions): readonly Route[] {
  return [...officialAccountRoute(options), ...personRoutes(options)]
}

/** WeChat's number for a platform that asks for too few sets, in this interface. */
const LACKS_SETS_OF_OFFICIAL = 61029

function officialAccountRoute({
  thirdParties,
  thirdParty,
  ofPrograms,
  associations,
}: FastRegistrationInterfaceOptions): readonly Route[] {
  const { access, authorisations } = thirdParties
  return [
    route({
      endpoint: 'POST /cgi-bin/account/fastregister',
      ...changing,
      audit: 'fast-registration.done-by-program',
      handle: async ({ query, body, origin, note }) => {
        const found = await access.authorisedFor(FAST_REGISTRATION_SET, query.access_token, origin.address)
        if (!found.ok) return found
        const { platform, authorisation } = found.value
        const may = mayRegister(platform, LACKS_SETS_OF_OFFICIAL)
        if (!may.ok) return may
        const ticket = await authorisations.takeRegisterTicket(authorisation, body.ticket)
        if (!ticket.ok) return ticket
        const { app_id: officialAccount } = authorisation
        const account = (await thirdParty.registrations.byPublicIds([officialAccount])).get(officialAccount)
        if (!account) return refuse(notAuthorised)
        const { copiesVerification, agreed } = ticket.value
        const registered = await ofPrograms.fromOfficialAccount(account, copiesVerification, agreed)
        if (!registered.ok) return registered
        const { appId, isVerified } = registered.value
        note({ what: officialAccount, after: appId })
        return accept({
          answer: {
            ...done,
            appid: appId,
            authorization_code: await authorisations.giveRegistered(platform, appId),
            is_wx_verify_succ: isVerified,
            is_link_succ: await associations.areLinked(officialAccount, appId),
          },
          actor: actorOf(platform),
        })
      },
    }),
  ]
}

/** What a personal registration has come to, for programs that ask. */
const STATUS: Readonly<Record<RegistrationEntry['state'], number>> = {
  waiting: 0,
  overdue: 1,
  refused: 2,
  failed: 11,
  registered: 12,
}

function statusOf({ state, status }: RegistrationEntry): number {
  return state === 'failed' ? (status ?? STATUS.failed) : STATUS[state]
}

function originOf({ scheme, host }: RequestOrigin): string {
  return `${scheme}://${host}`
}

function personRoutes({ thirdParties }: FastRegistrationInterfaceOptions): readonly Route[] {
  const { programRegistrations } = thirdParties
  const asking = platformAsking(thirdParties)
  return [
    route({
      endpoint: 'POST /cgi-bin/component/fastregisterweapp',
      ...changing,
      // Also of who only looks for one: a line that changes nothing.
      audit: 'fast-registration.asked-by-program',
      handle: async ({ query, body, origin, note }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const said = {
          name: body.name.trim(),
          code: body.code.trim(),
          codeType: body.code_type,
          personName: body.legal_persona_name.trim(),
          login: body.legal_persona_wechat.trim(),
          componentPhone: body.component_phone.trim(),
        }
        const answered = accept({ answer: done, actor: actorOf(entry.value) })
        switch (query.action) {
          case 'create': {
            const asked = await programRegistrations.askEnterprise({
              entry: entry.value,
              said,
              origin: originOf(origin),
            })
            if (!asked.ok) return asked
            note({ what: asked.value.id, after: said.name })
            return answered
          }
          case 'search': {
            const found = await programRegistrations.findEnterprise(entry.value, said)
            if (found?.state === 'waiting') return refuse(registrationWaits)
            return found?.state === 'registered' ? answered : refuse(registrationMissing)
          }
          default:
            return refuse(actionUnknown({ action: query.action, known: 'create, search' }))
        }
      },
    }),
    route({
      endpoint: 'POST /wxa/component/fastregisterpersonalweapp',
      ...changing,
      audit: 'fast-registration.asked-by-program',
      handle: async ({ query, body, origin, note }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const answered = (row: RegistrationEntry) =>
          accept({
            answer: {
              ...done,
              taskid: row.id,
              authorize_url: addressOf(row, originOf(origin)),
              status: statusOf(row),
              ...(row.app_id !== null && { appid: row.app_id }),
            },
            actor: actorOf(entry.value),
          })
        switch (query.action) {
          case 'create': {
            const said = {
              name: '',
              code: '',
              codeType: 0,
              personName: body.idname.trim(),
              login: body.wxuser.trim(),
              componentPhone: body.component_phone.trim(),
            }
            const asked = await programRegistrations.askPerson({
              entry: entry.value,
              said,
              origin: originOf(origin),
            })
            if (!asked.ok) return asked
            note({ what: asked.value.id, after: said.personName })
            return answered(asked.value)
          }
          case 'query': {
            const found = await programRegistrations.find(entry.value, body.taskid)
            return found?.kind === 'personal' ? answered(found) : refuse(registrationMissing)
          }
          default:
            return refuse(actionUnknown({ action: query.action, known: 'create, query' }))
        }
      },
    }),
  ]
}
