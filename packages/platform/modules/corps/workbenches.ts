/**
 * What members of corps see: the workbench, and what agents have written to them.
 *
 * (1) In a workbench is what is enabled, has the member in its visible scope and, when it is a mini
 *     program, is linked and online (RULES S48).
 * (2) A person sees corps whose member they have said to be, while they are not disabled and the
 *     corp's account is in force. Of others they learn nothing.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ReceivedCorpMessage, Workbench, WorkbenchApp } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Account } from '../accounts/contract.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { scopeOf, type Agents } from './agents.ts'
import type { CorpMembership } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import { alreadyMemberOfCorp } from './corp-problems.ts'
import type { CorpMemberRow } from './corp-tables.ts'
import { userKey } from './directory.ts'
import { lockCorp, readDirectory } from './read-directory.ts'
import { membersInScope } from './scope.ts'

type MemberEntry = Selectable<CorpMemberRow>

export interface Workbenches extends CorpMembership {
  /** As this member sees it; refused for who is not there. */
  workbenchOf(corpId: string, userId: string): Promise<Result<readonly WorkbenchApp[], RaisedProblem>>
  workbench(person: Account): Promise<Workbench>
  answerInvitation(person: Account, corpId: string, isAccepted: boolean): Promise<Result<void, RaisedProblem>>
  received(person: Account): Promise<readonly ReceivedCorpMessage[]>
  markRead(person: Account, messageId: string): Promise<Result<void, RaisedProblem>>
}

/** Not a rule: a page of the screen that shows them. */
const RECEIVED_PAGE = 100

export function createWorkbenches(
  options: CorpOptions,
  agents: Pick<Agents, 'agents' | 'agent'>,
): Workbenches {
  const { database, clock, registrations, releases } = options
  const inForce = async (corpIds: readonly string[]): Promise<ReadonlyMap<string, RegisteredAccount>> => {
    const accounts = await registrations.byPublicIds(corpIds)
    return new Map([...accounts].filter(([, { isInForce }]) => isInForce))
  }
  /** Of corps in force. */
  const membershipsOf = async (
    personId: string,
  ): Promise<readonly { readonly member: MemberEntry; readonly corp: RegisteredAccount }[]> => {
    const rows = await database
      .selectFrom('corp_members')
      .selectAll()
      .where('person_id', '=', personId)
      .where('is_disabled', '=', false)
      .orderBy('created_at')
      .execute()
    const corps = await inForce(rows.map(({ corp_id }) => corp_id))
    return rows.flatMap((member) => {
      const corp = corps.get(member.corp_id)
      return corp ? [{ member, corp }] : []
    })
  }
  const invitationsOf = ({ email }: Account) =>
    database
      .selectFrom('corp_members')
      .selectAll()
      .where('login', '=', email)
      .where('person_id', 'is', null)
      .where('is_disabled', '=', false)
      .orderBy('created_at')
      .execute()
  const appsSeenBy = async (corpId: string, key: string): Promise<readonly WorkbenchApp[]> => {
    const directory = await readDirectory(database, corpId)
    const all = await agents.agents(corpId)
    const online = new Set(
      (await releases.online(all.flatMap(({ appId }) => appId ?? []))).map(({ appId }) => appId),
    )
    return all
      .filter(
        ({ kind, appId, iconUrl, isEnabled, scope }) =>
          isEnabled &&
          // A closed app has no card, and so no icon.
          (kind === 'own' || (appId !== undefined && iconUrl !== undefined && online.has(appId))) &&
          membersInScope(directory, scope).has(key),
      )
      .map(({ agentId, kind, name, about, appId, iconUrl }) => ({
        agentId,
        kind,
        name,
        about,
        ...(appId !== undefined && { appId }),
        ...(iconUrl !== undefined && { iconUrl }),
      }))
  }
  const deliveriesTo = (members: readonly MemberEntry[]) =>
    database
      .selectFrom('corp_deliveries')
      .innerJoin('corp_messages', 'corp_messages.id', 'corp_deliveries.message_id')
      .where(({ or, and, eb }) =>
        or(
          members.map(({ corp_id, user_key }) =>
            and([eb('corp_deliveries.corp_id', '=', corp_id), eb('corp_deliveries.user_key', '=', user_key)]),
          ),
        ),
      )
  return {
    async userIdOf(corpId, personId) {
      const own = (await membershipsOf(personId)).find(({ member }) => member.corp_id === corpId)
      return own?.member.user_id
    },
    async seesApp({ corpId, agentId }, appId, personId) {
      const own = (await membershipsOf(personId)).find(({ member }) => member.corp_id === corpId)
      const row = own && (await agents.agent(corpId, agentId))
      if (!row || row.app_id !== appId || !row.is_enabled) return false
      const directory = await readDirectory(database, corpId)
      return membersInScope(directory, scopeOf(row)).has(own.member.user_key)
    },
    async workbenchOf(corpId, userId) {
      const key = userKey(userId)
      const member = await database
        .selectFrom('corp_members')
        .select('user_key')
        .where('corp_id', '=', corpId)
        .where('user_key', '=', key)
        .executeTakeFirst()
      return member ? accept(await appsSeenBy(corpId, key)) : refuse(notFound)
    },
    async workbench(person) {
      const memberships = await membershipsOf(person.id)
      const invitations = await invitationsOf(person)
      const inviting = await inForce(invitations.map(({ corp_id }) => corp_id))
      const unread =
        memberships.length === 0
          ? 0
          : await deliveriesTo(memberships.map(({ member }) => member))
              .select(({ fn }) => fn.countAll<string>().as('count'))
              .where('read_at', 'is', null)
              .executeTakeFirstOrThrow()
              .then(({ count }) => Number(count))
      return {
        invitations: invitations.flatMap(({ corp_id, name }) => {
          const corp = inviting.get(corp_id)
          return corp ? [{ corpId: corp_id, corpName: corp.subject.name, name }] : []
        }),
        corps: await Promise.all(
          memberships.map(async ({ member, corp }) => ({
            corpId: member.corp_id,
            corpName: corp.subject.name,
            userId: member.user_id,
            name: member.name,
            apps: await appsSeenBy(member.corp_id, member.user_key),
          })),
        ),
        unread,
      }
    },
    async answerInvitation(person, corpId, isAccepted) {
      await lockCorp(database, corpId)
      const invitation = (await invitationsOf(person)).find(({ corp_id }) => corp_id === corpId)
      const isThere = (await inForce([corpId])).has(corpId)
      if (!invitation || !isThere) return refuse(notFound)
      // Also one who is disabled: a person is one member of a corp.
      const other = await database
        .selectFrom('corp_members')
        .select('user_key')
        .where('corp_id', '=', corpId)
        .where('person_id', '=', person.id)
        .executeTakeFirst()
      if (other && isAccepted) return refuse(alreadyMemberOfCorp)
      await database
        .updateTable('corp_members')
        // Who says that this is not them is not asked again until the corp writes down another login.
        .set(isAccepted ? { person_id: person.id } : { login: '' })
        .where('corp_id', '=', corpId)
        .where('user_key', '=', invitation.user_key)
        .execute()
      return accept(undefined)
    },
    async received(person) {
      const memberships = await membershipsOf(person.id)
      if (memberships.length === 0) return []
      const names = new Map(memberships.map(({ corp }) => [corp.publicId, corp.subject.name]))
      const rows = await deliveriesTo(memberships.map(({ member }) => member))
        .select([
          'corp_messages.id',
          'corp_messages.corp_id',
          'corp_messages.agent_name',
          'corp_messages.app_id',
          'corp_messages.sent_at',
          'corp_messages.content',
          'corp_deliveries.read_at',
        ])
        .orderBy('corp_messages.sent_at', 'desc')
        .orderBy('corp_messages.id')
        .limit(RECEIVED_PAGE)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        corpName: names.get(row.corp_id) ?? '',
        agentName: row.agent_name,
        ...(row.app_id !== null && { appId: row.app_id }),
        sentAt: row.sent_at.toISOString(),
        ...(row.read_at && { readAt: row.read_at.toISOString() }),
        content: row.content,
      }))
    },
    async markRead(person, messageId) {
      const memberships = await membershipsOf(person.id)
      for (const { member } of memberships) {
        const read = await database
          .updateTable('corp_deliveries')
          .set(({ fn, ref, val }) => ({ read_at: fn.coalesce(ref('read_at'), val(clock.now())) }))
          .where('message_id', '=', messageId)
          .where('corp_id', '=', member.corp_id)
          .where('user_key', '=', member.user_key)
          .returning('message_id')
          .executeTakeFirst()
        if (read) return accept(undefined)
      }
      return refuse(notFound)
    },
  }
}
