/**
 * What agents write to members (RULES S49, §2.8).
 *
 * (1) Who is named and not reached is listed, and the message is sent to the others; when nobody is
 *     right, nothing is sent.
 * (2) A message and its deliveries are rows of one commit: what was answered is there to be read.
 * (3) Deliveries of a day are counted under the agent's lock, and those to a member of a minute and
 *     an hour: what is more for a member is dropped, what is more for the day is refused.
 */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CorpRecipients, SentCorpMessage } from '@maque/protocol/platform/corps.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import { HOUR_MS, later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { scopeOf, type Agents } from './agents.ts'
import { checkContent } from './check-content.ts'
import type { CorpAgentId, CorpMessages } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import { agentDisabled, nobodyNamed, nobodyReached } from './corp-problems.ts'
import type { CorpMessageRow } from './corp-tables.ts'
import { readDirectory } from './read-directory.ts'
import { reach, reachesAnything } from './scope.ts'

export interface SentMessages extends CorpMessages {
  sent(agent: CorpAgentId): Promise<readonly SentCorpMessage[]>
}

/** Not a rule: a page of the screen that shows them. */
const SENT_PAGE = 100

export function createCorpMessages(options: CorpOptions, agents: Pick<Agents, 'agent'>): SentMessages {
  const { database, clock, random, policy } = options
  return {
    async send(agentId, { to, content }) {
      const row = await agents.agent(agentId.corpId, agentId.agentId)
      if (!row) return refuse(notFound)
      if (!row.is_enabled) return refuse(agentDisabled)
      const checked = checkContent(content, { isMiniProgram: row.app_id !== null }, policy)
      if (!checked.ok) return checked
      const named = checkRecipients(to, options)
      if (!named.ok) return named
      const reached = reach(await readDirectory(database, agentId.corpId), scopeOf(row), to)
      if (!reachesAnything(reached, to)) return refuse(nobodyReached)
      await lockFor(database, 'messages of an agent', `${agentId.corpId} ${agentId.agentId}`)
      const members = await withoutBusy([...reached.members], agentId, options)
      const room = await checkDay(members.length, agentId, options)
      if (!room.ok) return room
      const message = await database
        .insertInto('corp_messages')
        .values({
          id: newId('corp_message', random),
          corp_id: agentId.corpId,
          agent_id: agentId.agentId,
          agent_name: row.name,
          app_id: row.app_id,
          content: JSON.stringify(content),
          delivered: members.length,
          dropped: reached.members.size - members.length,
          invalid_users: reached.invalidUsers,
          invalid_departments: reached.invalidDepartments,
          invalid_tags: reached.invalidTags,
          sent_at: clock.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await sql`
        insert into corp_deliveries (message_id, corp_id, agent_id, user_key, sent_at)
        select ${message.id}, ${message.corp_id}, ${message.agent_id}::integer, user_key,
          ${message.sent_at}::timestamptz
        from unnest(${members}::text[]) as user_key`.execute(database)
      return accept(toSent(message))
    },
    async sent({ corpId, agentId }) {
      const rows = await database
        .selectFrom('corp_messages')
        .selectAll()
        .where('corp_id', '=', corpId)
        .where('agent_id', '=', agentId)
        .orderBy('sent_at', 'desc')
        .orderBy('id')
        .limit(SENT_PAGE)
        .execute()
      return rows.map(toSent)
    },
  }
}

function checkRecipients(to: CorpRecipients, { policy }: CorpOptions): Result<void, RaisedProblem> {
  const { users, departments, tags } = to
  if (users === '@all') return accept(undefined)
  if (users.length + departments.length + tags.length === 0) return refuse(nobodyNamed)
  const lists = [
    ['corp.recipient-users', users.length],
    ['corp.recipient-departments', departments.length],
    ['corp.recipient-tags', tags.length],
  ] as const
  for (const [rule, used] of lists) {
    if (used > policy.value(rule)) return policy.refuse(rule, { used })
  }
  return accept(undefined)
}

/** Of these members, those who may have one more from this agent now. */
async function withoutBusy(
  members: readonly string[],
  { corpId, agentId }: CorpAgentId,
  { database, clock, policy }: CorpOptions,
): Promise<readonly string[]> {
  const now = clock.now()
  const minuteAgo = later(now, -MINUTE_MS)
  const rows = await database
    .selectFrom('corp_deliveries')
    .select(({ fn }) => [
      'user_key',
      fn.countAll<string>().as('of_hour'),
      fn.countAll<string>().filterWhere('sent_at', '>', minuteAgo).as('of_minute'),
    ])
    .where('corp_id', '=', corpId)
    .where('agent_id', '=', agentId)
    .where('sent_at', '>', later(now, -HOUR_MS))
    .groupBy('user_key')
    .execute()
  const perMinute = policy.value('corp.deliveries-per-minute')
  const perHour = policy.value('corp.deliveries-per-hour')
  const busy = new Set(
    rows
      .filter(({ of_hour, of_minute }) => Number(of_hour) >= perHour || Number(of_minute) >= perMinute)
      .map(({ user_key }) => user_key),
  )
  return members.filter((key) => !busy.has(key))
}

async function checkDay(
  wanted: number,
  { corpId, agentId }: CorpAgentId,
  { database, clock, policy }: CorpOptions,
): Promise<Result<void, RaisedProblem>> {
  const now = clock.now()
  const { sum } = await database
    .selectFrom('corp_messages')
    .select(({ fn }) => fn.sum<string | null>('delivered').as('sum'))
    .where('corp_id', '=', corpId)
    .where('agent_id', '=', agentId)
    .where('sent_at', '>=', dayStart(now))
    .executeTakeFirstOrThrow()
  const used = Number(sum ?? 0)
  const limit = policy.value('corp.person-times-per-account') * policy.value('corp.members')
  return used + wanted > limit
    ? policy.refuse('corp.person-times-per-account', { used, resetsAt: nextDay(now) })
    : accept(undefined)
}

function toSent(row: Selectable<CorpMessageRow>): SentCorpMessage {
  return {
    id: row.id,
    agentId: row.agent_id,
    sentAt: row.sent_at.toISOString(),
    content: row.content,
    delivered: row.delivered,
    dropped: row.dropped,
    invalidUsers: row.invalid_users,
    invalidDepartments: row.invalid_departments,
    invalidTags: row.invalid_tags,
  }
}
