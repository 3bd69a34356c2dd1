import { accept } from '@maque/base/result.ts'
import { documentTypes } from '../../kernel/blobs/check-document.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { sessionCookie } from '../../kernel/http/session-cookie.ts'
import type { AccountGuards, Accounts } from '../accounts/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { RegistrationGuards } from './contract.ts'
import type { BarredPeople } from './barred-people.ts'
import { fastRegistrationRoutes } from './fast-registration-routes.ts'
import { accountTypes } from './account-types.ts'
import { registrantGuard, type RegistrantGuard } from './registration-guards.ts'
import type { RegistrationService } from './registration-service.ts'
import type { VerificationDocuments } from './verification-documents.ts'
import type { VerificationOrders } from './verification-orders.ts'

export interface RegistrationRoutesOptions {
  readonly registrations: RegistrationService
  readonly orders: VerificationOrders
  readonly documents: VerificationDocuments
  readonly barred: BarredPeople
  readonly proofs: Proofs
  readonly accounts: Accounts
  readonly guards: AccountGuards
  readonly registrationGuards: RegistrationGuards
}

export function registrationRoutes(options: RegistrationRoutesOptions): readonly Route[] {
  const registrant = registrantGuard(options.accounts, options.registrations)
  return [
    ...openingRoutes(options),
    ...subjectRoutes(options, registrant),
    ...orderRoutes(options, registrant),
    ...documentRoutes(options, registrant),
    ...fastRegistrationRoutes(options),
    ...endingRoutes(options, registrant),
    ...operatorRoutes(options),
    ...barringRoutes(options),
  ]
}

function openingRoutes({ registrations, proofs, accounts }: RegistrationRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/account-types',
      guard: anyone,
      handle: async () => accept({ answer: { types: accountTypes } }),
    }),
    route({
      endpoint: 'POST /api/registrations',
      guard: anyone,
      audit: 'registration.begun',
      before: ({ body }) => proofs.spendCaptcha(body.captcha),
      handle: async ({ body, origin }) => {
        const begun = await registrations.register(body, origin)
        return begun.ok ? accept({ answer: begun.value, status: 201 }) : begun
      },
    }),
    route({
      endpoint: 'POST /api/registrations/:registrationId/activation-mail',
      guard: anyone,
      audit: 'registration.mail-sent-again',
      handle: async ({ params, origin }) => {
        const sent = await registrations.resend(params.registrationId, origin)
        return sent.ok ? accept({ answer: { resendAt: sent.value.toISOString() } }) : sent
      },
    }),
    route({
      endpoint: 'POST /api/registrations/activation',
      guard: anyone,
      audit: 'registration.activated',
      handle: async ({ body, origin, agent }) => {
        const activated = await registrations.activate(body.token)
        if (!activated.ok) return activated
        const { id } = activated.value
        const holder = { kind: 'registration', id } as const
        const session = await accounts.openSession({ holder, address: origin.address, agent })
        return accept({
          answer: await registrations.view(activated.value),
          actor: { kind: 'registrant', id },
          headers: { 'Set-Cookie': sessionCookie(session.token, session.lifetimeSeconds, origin) },
        })
      },
    }),
  ]
}

function subjectRoutes(
  { registrations, proofs }: RegistrationRoutesOptions,
  registrant: RegistrantGuard,
): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/registration',
      guard: registrant,
      handle: async ({ admitted }) => accept({ answer: await registrations.view(admitted.registration) }),
    }),
    route({
      endpoint: 'PUT /api/registration/subject',
      guard: registrant,
      audit: 'registration.subject-said',
      handle: async ({ admitted, body, note }) => {
        const said = await registrations.setSubject(admitted.registration, body)
        if (said.ok) note({ what: 'subject', after: said.value.subject })
        return answering(said)
      },
    }),
    route({
      endpoint: 'POST /api/registration/sms-code',
      guard: registrant,
      audit: 'registration.code-sent',
      handle: async ({ body }) => {
        const sent = await proofs.sendSmsCode(body.phone, 'administer')
        return sent.ok ? accept({ answer: { resendAt: sent.value.toISOString() } }) : sent
      },
    }),
    route({
      endpoint: 'POST /api/registration/scan-tickets',
      guard: registrant,
      audit: 'registration.ticket-opened',
      handle: async ({ admitted: { registration }, body, origin }) => {
        const { admin_person: administratorId } = registration
        const ticket = await proofs.openTicket({
          purpose: body.purpose,
          subject: registration.id,
          about: registration.email,
          origin: `${origin.scheme}://${origin.host}`,
          // Whoever becomes the administrator may be anybody; all else is theirs, and nobody spoils their code.
          ...(body.purpose !== 'administer' && administratorId !== null && { answererId: administratorId }),
        })
        return accept({ answer: ticket, status: 201 })
      },
    }),
    route({
      endpoint: 'GET /api/registration/scan-tickets/:ticketId',
      guard: registrant,
      handle: async ({ admitted, params }) =>
        answering(await proofs.ticket(params.ticketId, admitted.registration.id)),
    }),
    route({
      endpoint: 'PUT /api/registration/administrator',
      guard: registrant,
      audit: 'registration.administrator-said',
      before: ({ body: { phone, smsCode: code } }) =>
        proofs.trySmsCode({ phone, code, purpose: 'administer' }),
      handle: async ({ admitted: { registration }, body, note }) => {
        const said = await registrations.setAdministrator(registration, body)
        if (said.ok) {
          const before = registration.admin_person
          note({ what: 'administrator', before, after: said.value.administrator })
        }
        return answering(said)
      },
    }),
    route({
      endpoint: 'PUT /api/registration/reused-administrator',
      guard: registrant,
      audit: 'registration.administrator-bound',
      handle: async ({ admitted: { registration }, body }) => {
        const bound = await registrations.bindReusedAdministrator(registration, body.ticketId)
        return bound.ok ? accept({ answer: await registrations.view(bound.value) }) : bound
      },
    }),
    route({
      endpoint: 'POST /api/registration/confirmation',
      guard: registrant,
      audit: 'registration.confirmed',
      handle: async ({ admitted: { registration }, body, note }) => {
        const confirmed = await registrations.confirm(registration, body.method)
        if (confirmed.ok) note({ what: 'state', before: registration.state, after: confirmed.value.state })
        return answering(confirmed)
      },
    }),
  ]
}

function orderRoutes(
  { registrations, orders, guards }: RegistrationRoutesOptions,
  registrant: RegistrantGuard,
): readonly Route[] {
  const auditor = guards.staff('qualification-auditor')
  return [
    route({
      endpoint: 'GET /api/held-accounts',
      guard: guards.signedIn,
      handle: async ({ admitted: { account } }) => accept({ answer: await registrations.held(account.id) }),
    }),
    route({
      endpoint: 'POST /api/held-accounts/:registrationId/first-login',
      guard: guards.signedIn,
      audit: 'email.first-asked',
      handle: async ({ admitted: { account }, params: { registrationId }, body: { email }, origin }) =>
        answeringNothing(
          await registrations.sendFirstLogin({ registrationId, personId: account.id, email }, origin),
        ),
    }),
    route({
      endpoint: 'DELETE /api/held-accounts/:registrationId',
      guard: guards.signedIn,
      audit: 'registration.administrator-left',
      handle: async ({ admitted: { account }, params }) =>
        answering(await registrations.stepDown(params.registrationId, account.id)),
    }),
    route({
      endpoint: 'POST /api/registration/verification-orders',
      guard: registrant,
      audit: 'verification.ordered',
      handle: async ({ admitted: { registration }, body }) => {
        const opened = await orders.open(registration, body)
        return opened.ok ? accept({ answer: await registrations.view(registration), status: 201 }) : opened
      },
    }),
    route({
      endpoint: 'POST /api/registration/verification-orders/:orderId/supplement',
      guard: registrant,
      audit: 'verification.supplemented',
      handle: async ({ admitted: { registration }, params, body }) => {
        const supplied = await orders.supply(registration.id, params.orderId, body)
        return supplied.ok ? accept({ answer: await registrations.view(registration) }) : supplied
      },
    }),
    route({
      endpoint: 'GET /api/operator/verification-orders',
      guard: auditor,
      handle: async () => accept({ answer: { orders: await orders.waiting() } }),
    }),
    route({
      endpoint: 'POST /api/operator/verification-orders/:orderId/verdict',
      guard: auditor,
      audit: 'verification.judged',
      handle: async ({ params, body, note }) => {
        const judged = await orders.judge(params.orderId, body.verdict, body.reason)
        if (judged.ok) note({ what: judged.value.registrationId, after: judged.value.state })
        return answering(judged)
      },
    }),
  ]
}

function documentRoutes(
  { documents, guards }: RegistrationRoutesOptions,
  registrant: RegistrantGuard,
): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/registration/verification-documents',
      guard: registrant,
      fileTypes: documentTypes,
      fileLimit: 'document.bytes',
      audit: 'verification.document-added',
      handle: async ({ admitted: { registration }, query: { name }, file, note }) => {
        const added = await documents.add(registration, name, file)
        if (added.ok) note({ what: added.value.documentId, after: { name } })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'GET /api/registration/verification-documents/:documentId',
      guard: registrant,
      handle: ({ admitted: { registration }, params }) => documents.read(params.documentId, registration.id),
    }),
    route({
      endpoint: 'GET /api/operator/verification-documents/:documentId',
      guard: guards.staff('qualification-auditor'),
      handle: ({ params }) => documents.readAsAuditor(params.documentId),
    }),
  ]
}

function endingRoutes(
  { registrations }: RegistrationRoutesOptions,
  registrant: RegistrantGuard,
): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/registration/cancellation',
      guard: registrant,
      audit: 'registration.cancellation-begun',
      handle: async ({ admitted, body }) =>
        answering(await registrations.cancel(admitted.registration, body.ticketId)),
    }),
    route({
      endpoint: 'DELETE /api/registration/cancellation',
      guard: registrant,
      audit: 'registration.kept',
      handle: async ({ admitted }) => answering(await registrations.keep(admitted.registration)),
    }),
    route({
      endpoint: 'POST /api/registration/cancellation/confirmation',
      guard: registrant,
      audit: 'registration.cancelled',
      handle: async ({ admitted, body }) =>
        answering(await registrations.confirmCancellation(admitted.registration, body.ticketId)),
    }),
  ]
}

function operatorRoutes({ registrations, guards }: RegistrationRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/operator/registrations',
      guard: guards.staff('qualification-auditor', 'finance', 'trust-and-safety'),
      handle: async ({ query }) =>
        accept({ answer: { registrations: await registrations.search(query.q ?? '') } }),
    }),
    route({
      endpoint: 'POST /api/operator/registrations/:registrationId/freeze',
      guard: guards.staff('trust-and-safety'),
      audit: 'registration.frozen',
      handle: async ({ params, body, note }) => {
        const frozen = await registrations.freeze(params.registrationId, body.reason)
        if (frozen.ok) note({ what: 'reason', after: body.reason })
        return answering(frozen)
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/registrations/:registrationId/freeze',
      guard: guards.staff('trust-and-safety'),
      audit: 'registration.unfrozen',
      handle: async ({ params }) => answering(await registrations.unfreeze(params.registrationId)),
    }),
  ]
}

function barringRoutes({ barred, guards }: RegistrationRoutesOptions): readonly Route[] {
  const guard = guards.staff('trust-and-safety')
  return [
    route({
      endpoint: 'GET /api/operator/barred-people',
      guard,
      handle: async () => accept({ answer: { entries: await barred.list() } }),
    }),
    route({
      endpoint: 'POST /api/operator/barred-people',
      guard,
      audit: 'person.barred',
      handle: async ({ body, admitted, note }) => {
        const added = await barred.add(body, admitted.account.name)
        if (added.ok) note({ what: added.value.label, after: body.reason })
        return answering(added)
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/barred-people/:entryId',
      guard,
      audit: 'person.let-in',
      handle: async ({ params }) => answeringNothing(await barred.remove(params.entryId)),
    }),
  ]
}
