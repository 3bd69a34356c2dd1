/**
 * `component_verify_ticket`: half of what a platform's server needs for its token, told to it again
 * and again (§2.8). Who can read what is told to a platform and knows its secret is the platform.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { HOUR_MS, later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import type { SignedTokens } from './signed-tokens.ts'
import { componentTicketWrong } from './third-party-problems.ts'
import type { PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'

export const TICKET_JOB = 'component-ticket'
export const TICKET_NOTICE = 'component_verify_ticket'

export interface Tickets {
  /** From now on, whatever was planned before. */
  begin(entry: PlatformEntry): Promise<void>
  check(entry: PlatformEntry, ticket: string): Result<void, RaisedProblem>
  readonly pushing: Required<JobHandler>
}

export function createTickets(options: ThirdPartyOptions, tokens: SignedTokens): Tickets {
  const { database, clock, policy, notices, jobs } = options
  const plan = async (componentId: string, at: Date): Promise<void> => {
    const planned = await database
      .updateTable('third_party_platforms')
      .set({ next_ticket_at: at })
      .where('component_id', '=', componentId)
      .where('ended_at', 'is', null)
      .returning('component_id')
      .executeTakeFirst()
    if (planned) await jobs().add({ kind: TICKET_JOB, subject: componentId, dueAt: at })
  }
  return {
    begin: ({ component_id }) => plan(component_id, clock.now()),
    check(entry, ticket) {
      const what = whatOf(entry.component_id)
      if (!tokens.proves(ticket, what, '')) return refuse(componentTicketWrong)
      const givenAt = tokens.read(ticket)?.at ?? new Date(0)
      const until = later(givenAt, policy.value('component.ticket-hours') * HOUR_MS)
      return until > clock.now() ? accept(undefined) : policy.refuse('component.ticket-hours')
    },
    pushing: {
      async work(componentId) {
        const now = clock.now()
        const entry = await database
          .selectFrom('third_party_platforms')
          .select('next_ticket_at')
          .where('component_id', '=', componentId)
          .forUpdate()
          .executeTakeFirst()
        // Another plan has taken the place of the one that this job was made for.
        if (!entry?.next_ticket_at || entry.next_ticket_at > now) return
        const ticket = tokens.give(whatOf(componentId), '', now)
        await notices.notify(
          componentId,
          { at: now, infoType: TICKET_NOTICE, fields: { ComponentVerifyTicket: ticket } },
          later(now, -HOUR_MS),
        )
        await plan(componentId, later(now, policy.value('component.ticket-minutes') * MINUTE_MS))
      },
      // What failed so often is tried again when the next one would have been.
      giveUp: (componentId) =>
        plan(componentId, later(clock.now(), policy.value('component.ticket-minutes') * MINUTE_MS)),
    },
  }
}

/** As WeChat's own begin. */
function whatOf(componentId: string): string {
  return `ticket@@@${componentId}`
}
