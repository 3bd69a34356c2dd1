import { accept, refuse } from '@maque/base/result.ts'
import { answeringNothing } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { Passwords } from '../../kernel/secrets/passwords.ts'
import { parsePhone } from '../../numbers/phone.ts'
import type { AccountGuards, Accounts } from '../accounts/contract.ts'
import type { Agreements } from '../agreements/contract.ts'
import type { ProofService } from './proof-service.ts'
import { loginTaken } from './proof-problems.ts'
import type { ScanTicketRow } from './proofs-tables.ts'

export interface ProofRoutesOptions {
  readonly proofs: ProofService
  readonly accounts: Accounts
  readonly agreements: Agreements
  readonly guards: AccountGuards
  readonly passwords: Passwords
}

export function proofRoutes(options: ProofRoutesOptions): readonly Route[] {
  return [...personRoutes(options), ...ticketRoutes(options)]
}

function personRoutes({
  proofs,
  accounts,
  agreements,
  guards,
  passwords,
}: ProofRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/captchas',
      guard: anyone,
      // What is kept is forgotten in minutes and belongs to nobody.
      changesNothing: true,
      handle: async () => accept({ answer: await proofs.newCaptcha() }),
    }),
    route({
      endpoint: 'POST /api/persons/sms-code',
      guard: anyone,
      audit: 'person.code-sent',
      before: ({ body }) => proofs.spendCaptcha(body.captcha),
      handle: async ({ body }) => {
        const sent = await proofs.sendSmsCode(body.phone, 'sign-up')
        return sent.ok ? accept({ answer: { resendAt: sent.value.toISOString() } }) : sent
      },
    }),
    route({
      endpoint: 'POST /api/persons',
      guard: anyone,
      audit: 'person.signed-up',
      before: ({ body: { phone, code } }) => proofs.trySmsCode({ phone, code, purpose: 'sign-up' }),
      handle: async ({ body, note }) => {
        const { phone, code, name, password } = body
        const agreed = await agreements.checkPerson(body)
        if (!agreed.ok) return agreed
        const checked = accounts.checkPassword(password, 'person')
        if (!checked.ok) return checked
        await proofs.useSmsCode({ phone, code, purpose: 'sign-up' })
        const person = await accounts.signUp({
          login: parsePhone(phone) ?? phone,
          name,
          passwordHash: await passwords.hash(password),
        })
        if (!person) return refuse(loginTaken)
        await agreements.keep({ kind: 'person', id: person.id }, agreed.value)
        for (const { document, version } of agreed.value) note({ what: document, after: version })
        return accept({ answer: person, status: 201, actor: { kind: 'person', id: person.id } })
      },
    }),
    route({
      endpoint: 'PUT /api/operator/identity-rulings',
      guard: guards.staff('operator'),
      audit: 'identity.ruled',
      handle: async ({ body, admitted, note }) => {
        const ruled = await proofs.rule(body, admitted.account.name)
        if (ruled.ok) note({ what: ruled.value.idNumber, after: ruled.value.result })
        return answeringNothing(ruled)
      },
    }),
    route({
      endpoint: 'GET /api/operator/identity-rulings',
      guard: guards.staff('operator'),
      handle: async () => accept({ answer: await proofs.rulings() }),
    }),
    route({
      endpoint: 'DELETE /api/operator/identity-rulings/:rulingId',
      guard: guards.staff('operator'),
      audit: 'identity.ruling-taken-back',
      handle: async ({ params, note }) => {
        const taken = await proofs.takeRulingBack(params.rulingId)
        if (taken.ok) note({ what: taken.value.idNumber, before: taken.value.result })
        return answeringNothing(taken)
      },
    }),
  ]
}

function ticketRoutes({ proofs, guards: { signedIn } }: ProofRoutesOptions): readonly Route[] {
  const told = (ticket: ScanTicketRow) => ({
    id: ticket.id,
    purpose: ticket.purpose,
    about: ticket.about,
    ...(ticket.rule !== null && { rule: ticket.rule }),
    state: proofs.shown(ticket),
    expiresAt: ticket.expires_at.toISOString(),
  })
  return [
    route({
      endpoint: 'GET /api/scan-tickets/:ticketId',
      guard: signedIn,
      handle: async ({ params }) => {
        const ticket = await proofs.scannedTicket(params.ticketId)
        return ticket.ok ? accept({ answer: told(ticket.value) }) : ticket
      },
    }),
    route({
      endpoint: 'POST /api/scan-tickets/:ticketId/scan',
      guard: signedIn,
      audit: 'ticket.scanned',
      handle: async ({ params, admitted }) => {
        const { account, sessionId } = admitted
        const command = { kind: 'scan', personId: account.id } as const
        const ticket = await proofs.answerTicket(params.ticketId, command, sessionId)
        return ticket.ok ? accept({ answer: told(ticket.value) }) : ticket
      },
    }),
    route({
      endpoint: 'POST /api/scan-tickets/:ticketId/answer',
      guard: signedIn,
      audit: 'ticket.answered',
      handle: async ({ params, admitted, body, note }) => {
        const { account, sessionId } = admitted
        const command = { kind: body.isConfirmed ? 'confirm' : 'deny', personId: account.id } as const
        const ticket = await proofs.answerTicket(params.ticketId, command, sessionId)
        if (ticket.ok) note({ what: ticket.value.purpose, after: ticket.value.state })
        return ticket.ok ? accept({ answer: told(ticket.value) }) : ticket
      },
    }),
  ]
}
