/**
 * A platform that its Open account gives up, with its administrator's word (§2.8).
 *
 * (1) From that moment it is told no ticket, and no token, secret or code of it opens anything.
 * (2) Each authorisation ends as if its owner had withdrawn it, and the platform is told so.
 * (3) What it released for owners stays with them; its drafts and templates are of no more use.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { withdrawAll } from './authorisations.ts'
import type { PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'

export interface Ending {
  /** For the administrator of the Open account to scan. */
  ask(entry: PlatformEntry, account: RegisteredAccount, origin: RequestOrigin): Promise<ScanTicket>
  /** With the ticket that they confirmed. */
  giveUp(
    entry: PlatformEntry,
    account: RegisteredAccount,
    ticketId: string,
  ): Promise<Result<void, RaisedProblem>>
}

export function createEnding(options: ThirdPartyOptions): Ending {
  const { database, clock, proofs } = options
  const deedOf = ({ component_id }: PlatformEntry): string => `give up ${component_id}`
  return {
    ask: (entry, { registrationId, administratorId }, { scheme, host }) =>
      proofs.openTicket({
        purpose: 'give-up-third-party',
        subject: registrationId,
        about: entry.name,
        origin: `${scheme}://${host}`,
        confirmation: {
          rule: 'confirmation.third-party',
          personId: administratorId,
          deed: deedOf(entry),
          sessionId: undefined,
        },
      }),
    async giveUp(entry, { registrationId, administratorId }, ticketId) {
      const used = await proofs.useTicket({
        ticketId,
        subject: registrationId,
        purpose: 'give-up-third-party',
        deed: deedOf(entry),
      })
      if (!used.ok) return used
      if (used.value.personId !== administratorId) return refuse(notFound)
      const { component_id } = entry
      await withdrawAll({ component_id }, options)
      await database.deleteFrom('template_apps').where('component_id', '=', component_id).execute()
      await database.deleteFrom('third_party_codes').where('component_id', '=', component_id).execute()
      await database
        .updateTable('third_party_platforms')
        .set({ ended_at: clock.now(), next_ticket_at: null, is_published: false })
        .where('component_id', '=', component_id)
        .execute()
      return accept(undefined)
    },
  }
}
