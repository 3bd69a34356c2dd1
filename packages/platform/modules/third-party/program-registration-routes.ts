/** What people say to mini programs that third-party platforms want to register for them (§2.8). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type {
  RegisteredAccount,
  RegistrationGuards,
  RegistrationsOfPrograms,
} from '../registration/contract.ts'
import { namesOf } from './authorisations.ts'
import { isOwnPage } from './decide-authorisation.ts'
import { FAST_REGISTRATION_SET } from './permission-sets.ts'
import { mayRegister, type RegistrationEntry } from './program-registrations.ts'
import type { AuthorisationEntry, PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'
import { componentUnknown, otherOfficialAccount, outsideSets, pageNotOwn } from './third-party-problems.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface ProgramRegistrationRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly thirdParty: Pick<ThirdPartyOptions, 'apps' | 'profiles' | 'registrations'>
  readonly ofPrograms: RegistrationsOfPrograms
  readonly proofs: Proofs
  readonly accountGuards: AccountGuards
  readonly registrationGuards: RegistrationGuards
}

export function programRegistrationRoutes(options: ProgramRegistrationRoutesOptions): readonly Route[] {
  return [...grantRoutes(options), ...personRoutes(options)]
}

interface Granting {
  readonly componentAppId: string
  readonly redirectUri: string
}

function grantRoutes({
  thirdParties,
  thirdParty,
  ofPrograms,
  proofs,
  registrationGuards,
}: ProgramRegistrationRoutesOptions): readonly Route[] {
  const { platforms, authorisations } = thirdParties
  const guard = registrationGuards.account('subscription-account', 'service-account')
  /** Which platform may be let, and where its page is. */
  const granting = async (
    { publicId }: RegisteredAccount,
    { componentAppId, redirectUri }: Granting,
  ): Promise<
    Result<{ readonly entry: PlatformEntry; readonly authorisation: AuthorisationEntry }, RaisedProblem>
  > => {
    const entry = await platforms.find(componentAppId)
    if (!entry) return refuse(componentUnknown)
    const given = await authorisations.between(entry, publicId)
    if (!given.ok) return given
    if (!given.value.sets.includes(FAST_REGISTRATION_SET)) return refuse(outsideSets)
    const may = mayRegister(entry)
    if (!may.ok) return may
    if (!isOwnPage(redirectUri, entry.page_hosts)) return refuse(pageNotOwn)
    return accept({ entry, authorisation: given.value })
  }
  return [
    route({
      endpoint: 'GET /api/official-account/fast-registration-requests',
      guard,
      handle: async ({ admitted: { account }, query }) => {
        if (query.appid !== account.publicId) return refuse(otherOfficialAccount)
        const found = await granting(account, {
          componentAppId: query.component_appid,
          redirectUri: query.redirect_uri,
        })
        if (!found.ok) return found
        const { component_id, name, about } = found.value.entry
        const { type } = account.subject
        return accept({
          answer: {
            platform: { componentAppId: component_id, name, about },
            subjectName: account.subject.name,
            mayLeaveVerification: type === 'enterprise' || type === 'sole-trader',
          },
        })
      },
    }),
    route({
      endpoint: 'POST /api/official-account/fast-registration-grants',
      guard,
      audit: 'fast-registration.grant-asked',
      handle: async ({ admitted: { account }, body, origin }) => {
        const found = await granting(account, body)
        if (!found.ok) return found
        const may = await ofPrograms.checkOfficialAccount(account, body.copiesVerification)
        if (!may.ok) return may
        const { publicId, administratorId } = account
        const names = await namesOf([publicId], thirdParty)
        const ticket = await proofs.openTicket({
          purpose: 'fast-register',
          subject: account.registrationId,
          about: `${names.get(publicId) ?? publicId} → ${found.value.entry.name}`,
          origin: `${origin.scheme}://${origin.host}`,
          answererId: administratorId,
        })
        return accept({ answer: { ticket }, status: 201 })
      },
    }),
    route({
      endpoint: 'POST /api/official-account/fast-registration-grants/confirmation',
      guard,
      audit: 'fast-registration.granted',
      handle: async ({ admitted: { account }, body, note }) => {
        const found = await granting(account, body)
        if (!found.ok) return found
        const agreed = await ofPrograms.checkAgreements(body)
        if (!agreed.ok) return agreed
        const { registrationId: subject, administratorId } = account
        const { ticketId, copiesVerification, redirectUri, componentAppId } = body
        const scanned = await proofs.useTicket({ ticketId, subject, purpose: 'fast-register' })
        if (!scanned.ok) return scanned
        if (scanned.value.personId !== administratorId) return refuse(notFound)
        const { authorisation } = found.value
        const goOnTo = new URL(redirectUri)
        goOnTo.searchParams.set(
          'ticket',
          await authorisations.newRegisterTicket(authorisation, { copiesVerification, agreed: agreed.value }),
        )
        note({ what: componentAppId, after: { copiesVerification } })
        return accept({ answer: { goOnTo: goOnTo.href }, status: 201 })
      },
    }),
  ]
}

function personRoutes({
  thirdParties,
  proofs,
  accountGuards,
}: ProgramRegistrationRoutesOptions): readonly Route[] {
  const { programRegistrations } = thirdParties
  const guard = accountGuards.signedIn
  const toAnswer = (row: RegistrationEntry) => programRegistrations.toRegistration(row)
  return [
    route({
      endpoint: 'GET /api/program-registrations',
      guard,
      handle: async ({ admitted: { account } }) => {
        const rows = await programRegistrations.waitingFor(account.id)
        return accept({ answer: { registrations: await Promise.all(rows.map(toAnswer)) } })
      },
    }),
    route({
      endpoint: 'GET /api/program-registrations/:registrationId',
      guard,
      handle: async ({ admitted: { account }, params }) => {
        const row = await programRegistrations.ofPerson(account.id, params.registrationId)
        return row.ok ? accept({ answer: await toAnswer(row.value) }) : row
      },
    }),
    route({
      endpoint: 'POST /api/program-registrations/:registrationId/sms-code',
      guard,
      audit: 'registration.code-sent',
      handle: async ({ admitted: { account }, params, body }) => {
        const row = await programRegistrations.ofPerson(account.id, params.registrationId)
        const sent = row.ok ? await proofs.sendSmsCode(body.phone, 'administer') : row
        return sent.ok ? accept({ answer: { resendAt: sent.value.toISOString() } }) : sent
      },
    }),
    route({
      endpoint: 'POST /api/program-registrations/:registrationId/confirmation',
      guard,
      audit: 'fast-registration.confirmed',
      before: async ({ admitted: { account }, params, body: { phone, smsCode: code } }) => {
        const row = await programRegistrations.ofPerson(account.id, params.registrationId)
        return row.ok ? proofs.trySmsCode({ phone, code, purpose: 'administer' }) : row
      },
      handle: async ({ admitted: { account }, params, body, note }) => {
        const row = await programRegistrations.ofPerson(account.id, params.registrationId)
        if (!row.ok) return row
        const confirmed = await programRegistrations.confirm(row.value, body)
        if (!confirmed.ok) return confirmed
        await proofs.useSmsCode({ phone: body.phone, code: body.smsCode, purpose: 'administer' })
        note({ what: confirmed.value.state, after: confirmed.value.app_id })
        return accept({ answer: await toAnswer(confirmed.value) })
      },
    }),
    route({
      endpoint: 'POST /api/program-registrations/:registrationId/refusal',
      guard,
      audit: 'fast-registration.refused',
      handle: async ({ admitted: { account }, params }) => {
        const row = await programRegistrations.ofPerson(account.id, params.registrationId)
        const refused = row.ok ? await programRegistrations.refuse(row.value) : row
        return refused.ok ? answering(accept(await toAnswer(refused.value))) : refused
      },
    }),
  ]
}
